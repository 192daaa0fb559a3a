import Casework
import Desk
import Records
import Text

extension CaseAct {
    static let plan = CaseAct(
        noun: "plan",
        title: "Share the draft plan with the applicant",
        button: "Share the draft plan",
        isOffered: { page in
            guard case .held? = page.review?.stage else { return false }
            return page.isHeld(by: .chair, .coordinator)
        },
        fields: { page, _ in
            "<p>The applicant is asked what they think of it before it is final.</p>\n\(CaseView(page: page).plan)"
        },
        perform: { form, page, desk in
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.sharingPlan(by: page.actor, in: around)
            }
            return true
        }
    )

    static let planAnswer = CaseAct(
        noun: "plan-answer",
        title: "Enter what the applicant says of the draft plan",
        button: "Enter",
        isOffered: { page in
            guard case .consulting? = page.review?.stage else { return false }
            return page.isHeld(by: .coordinator)
        },
        fields: { _, shown in shown.area("text", "What the applicant says") },
        perform: { form, page, desk in
            let text = form.area("text", "What the applicant says")
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.answeringPlan(text, of: page.application.id, by: page.actor, in: around)
            }
            return true
        }
    )
}
