import Casework
import Desk
import Records
import Text

// From the plan made to the case closed.
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

    static let actions = CaseAct(
        noun: "actions",
        title: "Set an action",
        button: "Set the action",
        isOffered: { page in
            switch page.review?.stage {
            case .held, .consulting, .outcomeSent: page.isHeld(by: .chair, .coordinator)
            default: false
            }
        },
        fields: { page, shown in
            """
            \(shown.area("action", "What is to be done?", hint: "The applicant reads this in the plan.", rows: 3))
            \(shown.area("done_when", "What does done look like?", rows: 2))
            \(shown.select("person", "Who does it?", page.choices(page.eligible)))
            \(shown.date("due", "By when?"))
            """
        },
        perform: { form, page, desk in
            let text = form.area("action", "What is to be done", max: 1_000)
            let doneWhen = form.area("done_when", "What done looks like", max: 1_000)
            let person: Person.ID? = form.id("person", "Choose who does it")
            let due = form.date("due", "The day by which it is to be done", .from(page.today))
            let agency = page.eligible.first { $0.person == person }?.agency
            if person != nil && agency == nil { form.note("person", "Choose who does it") }
            guard try form.isRight(), let person, let due, let agency else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.settingAction(
                    text,
                    doneWhen: doneWhen,
                    agency: agency,
                    person: person,
                    due: due,
                    by: page.actor,
                    in: around
                )
            }
            return true
        }
    )

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
