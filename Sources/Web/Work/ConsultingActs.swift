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
            switch page.review?.stage {
            case .held: break
            case .consulting:
                guard page.review?.changesSinceDraft(among: page.agencies).isEmpty == false else { return false }
            default: return false
            }
            return page.isHeld(by: .chair, .coordinator)
        },
        fields: { page, shown in
            let changes: [HTML] = (page.review?.changesSinceDraft(among: page.agencies) ?? []).map { "\($0)" }
            let again: HTML? =
                changes.isEmpty
                ? nil
                : "<p>It was sent before. Sent again, the applicant is told what has changed and has a new last day:</p>\n"
                    + Pieces.items(changes)
            let joint: HTML? =
                page.heardWith.isEmpty
                ? nil : "<p>Each applicant reads what concerns them, and nothing of the rest.</p>\n"
            return """
                <p>The applicant is asked what they think of it before it is final.</p>
                \(again)\(joint)\
                \(CaseView(page: page).plan)
                \(LookedAt.html(shown))
                """
        },
        perform: { form, page, desk in
            LookedAt.check(&form, page.hintsInPlan)
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
