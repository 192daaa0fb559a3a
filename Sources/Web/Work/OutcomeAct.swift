import Casework
import Desk
import Records
import Text

extension CaseAct {
    static let outcome = CaseAct(
        noun: "outcome",
        title: "Tell the applicant the outcome",
        button: "Send the outcome",
        isOffered: { page in
            guard case .consulting? = page.review?.stage else { return false }
            return page.isHeld(by: .chair, .coordinator)
        },
        fields: { page, shown in
            """
            <p>The applicant is told the outcome and the recommendations (section 104(8)), and every body its own.</p>
            \(CaseView(page: page).plan)
            \(shown.area("outcome", "The outcome, as the applicant will read it", rows: 8))
            """
        },
        perform: { form, page, desk in
            let summary = form.area("outcome", "The outcome", max: 10_000)
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.sendingOutcome(summary, by: page.actor, in: around)
            }
            return true
        }
    )
}
