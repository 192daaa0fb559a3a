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

    static let informationRequests = CaseAct(
        noun: "information-requests",
        title: "Ask agencies for information",
        button: "Ask",
        isOffered: { $0.application.isUndecided && $0.isHeld(by: .coordinator) },
        prefilled: { _ in
            Shown([
                "asked":
                    "What you hold about the behaviour reported in this case: reports with their dates, what was done "
                    + "and by whom, and any risk to the person affected.",
                "purpose":
                    "To decide whether the threshold for an ASB Case Review is met, and to carry out the review "
                    + "(section 104 and Schedule 4, paragraph 7).",
            ])
        },
        fields: { page, shown in
            let open = page.agencies.filter { agency in !page.application.requests.contains { $0.agency == agency.id } }
            let choices = (open.isEmpty ? page.agencies : open).map {
                Choice("\($0.id)", $0.name, hint: "This body \($0.answering.inWords).")
            }
            return """
                \(shown.checkboxes("agencies", "Whom do you ask?", choices))
                \(shown.area("asked", "What do you ask for?", rows: 4))
                \(shown.area("purpose", "What is it for?", rows: 3))
                \(shown.date("due", "By when? (leave empty for the day that the procedure says)"))
                """
        },
        perform: { form, page, desk in
            let ticked = form.checkboxes(
                "agencies",
                among: page.agencies.map { "\($0.id)" },
                missing: "Choose at least one agency"
            )
            let asked = form.area("asked", "What you ask for", max: 4_000)
            let purpose = form.area("purpose", "What it is for", max: 2_000)
            let due = form.date("due", "The day by which you ask for it", .from(page.today), required: false)
            guard try form.isRight() else { return false }
            let agencies = page.bodies(ticked)
            try await desk.act(onApplicationOf: page) { application, around throws(Refusal) in
                try application.asking(agencies, for: asked, purpose: purpose, due: due, by: page.actor, in: around)
            }
            return true
        }
    )

    static let withdrawal = CaseAct(
        noun: "withdrawal",
        title: "The applicant withdraws",
        button: "Record the withdrawal",
        isOffered: { $0.application.isUndecided && $0.isHeld(by: .coordinator) },
        fields: { _, shown in shown.area("reason", "Why does the applicant withdraw?", rows: 4) },
        perform: { form, page, desk in
            let reason = form.area("reason", "Why the applicant withdraws", max: 2_000)
            guard try form.isRight() else { return false }
            try await desk.act(onApplicationOf: page) { application, around throws(Refusal) in
                try application.withdrawing(because: reason, by: page.actor, in: around)
            }
            return true
        }
    )
}
