import Casework
import Desk
import FoundationEssentials
import Records
import Text

// From the application received to the threshold decided; the decision itself is in DecisionAct.swift.
extension CaseAct {
    static let acknowledgement = CaseAct(
        noun: "acknowledgement",
        title: "The applicant has been told that the application is here",
        button: "Yes, the applicant has been told",
        isOffered: { page in
            if case .received = page.application.stage { page.isHeld(by: .coordinator) } else { false }
        },
        fields: { _, _ in
            "<p>Use this after you have told the applicant by post, by telephone or in person. What is sent by email "
                + "is recorded by itself.</p>"
        },
        perform: { form, page, desk in
            guard try form.isRight() else { return false }
            try await desk.act(onApplicationOf: page) { application, around throws(Refusal) in
                try application.acknowledging(by: page.actor, in: around)
            }
            return true
        }
    )

    static let withdrawal = CaseAct(
        noun: "withdrawal",
        title: "The applicant withdraws",
        button: "Record the withdrawal",
        isOffered: { $0.application.canWithdraw(from: $0.review) && $0.isHeld(by: .coordinator) },
        fields: { _, shown in shown.area("reason", "Why does the applicant withdraw?", rows: 4) },
        perform: { form, page, desk in
            let reason = form.area("reason", "Why the applicant withdraws", max: 2_000)
            guard try form.isRight() else { return false }
            try await desk.withdraw(
                page.application.id, because: reason, in: page.key.partnership, as: page.actor,
                seen: page.mustBeAsSeen)
            return true
        }
    )
}
