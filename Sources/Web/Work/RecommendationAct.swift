import Casework
import Desk
import Records
import Text

extension CaseAct {
    static let recommendations = CaseAct(
        noun: "recommendations",
        title: "Record a recommendation",
        button: "Record",
        isOffered: { page in
            switch page.review?.stage {
            case .held, .consulting: page.isHeld(by: .chair, .coordinator)
            default: false
            }
        },
        fields: { page, shown in
            """
            <p>Whoever exercises public functions must have regard to it (section 104(7)), and answers it.</p>
            \(shown.select("agency", "To whom?", page.agencyChoices))
            \(shown.area("recommendation", "The recommendation", rows: 4))
            """
        },
        perform: { form, page, desk in
            let agency: Agency.ID? = form.id("agency", "Choose to whom it is made")
            let text = form.area("recommendation", "The recommendation")
            guard try form.isRight(), let agency else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.recommending(text, to: agency, by: page.actor, in: around)
            }
            return true
        }
    )
}
