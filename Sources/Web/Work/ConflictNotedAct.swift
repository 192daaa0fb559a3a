import Casework
import Desk
import Records
import Text

extension CaseAct {
    /// Somebody declares a conflict at the meeting, and whoever records it writes it down.
    static let conflictNoted = CaseAct(
        noun: "conflict-noted",
        title: "Note a conflict that somebody declares",
        button: "Note it, and close the case to them",
        isOffered: { page in
            page.review?.hearingToRecord != nil && page.isHeld(by: .chair, .coordinator)
        },
        fields: { page, shown in
            let others = page.eligible.filter { $0.person != page.key.officer.person }
            return """
                <p>The case and its papers are closed to them at once. They are off the meeting, chair none and do not \
                lead, and the coordinators are told. What you have written in the record of the meeting stays.</p>
                \(shown.select("person", "Who?", page.choices(others)))
                \(shown.area("what", "What is the conflict?", rows: 3))
                """
        },
        perform: { form, page, desk in
            let person: Person.ID? = form.id("person", "Choose who declared it")
            let what = form.area("what", "What it is", max: 1_000, missing: "Enter what the conflict is")
            guard try form.isRight(), let person else { return false }
            try await desk.declare(conflict: what, of: person, on: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )
}
