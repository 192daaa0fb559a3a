import Casework
import Desk
import Records
import Text

extension CaseAct {
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
}
