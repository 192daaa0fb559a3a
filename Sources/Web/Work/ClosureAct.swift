import Casework
import Desk
import Records
import Text

extension CaseAct {
    static let closure = CaseAct(
        noun: "closure",
        title: "Close the case",
        button: "Close the case and tell the applicant",
        isOffered: { page in
            guard case .outcomeSent? = page.review?.stage else { return false }
            return page.isHeld(by: .coordinator)
        },
        fields: { page, shown in
            let open = page.review?.actions.count(where: \.isOpen) ?? 0
            let despite: HTML? =
                open == 0
                ? nil
                : shown.area(
                    "despite",
                    "Actions that are still open: \(open). Why is the case closed all the same?",
                    rows: 3
                )
            return "\(shown.area("reason", "Why is the case closed? The applicant is told.", rows: 4))\(despite)"
        },
        perform: { form, page, desk in
            let reason = form.area("reason", "Why the case is closed", max: 2_000)
            let open = page.review?.actions.count(where: \.isOpen) ?? 0
            let despite = form.area(
                "despite",
                "Why it is closed all the same",
                max: 2_000,
                required: open > 0,
                missing: "Enter why the case is closed over actions that are still open"
            )
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.closing(because: reason, despiteOpenActions: despite.nonEmpty, by: page.actor, in: around)
            }
            return true
        }
    )
}
