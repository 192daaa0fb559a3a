import Casework
import Desk
import Records
import Text

// Who must not see a case, and who lets them in again.
extension CaseAct {
    static let shutOuts = CaseAct(
        noun: "shut-outs",
        title: "Shut somebody out of this case",
        button: "Shut out",
        isOffered: { _ in true },
        fields: { page, shown in
            """
            <p>For somebody with a conflict of interest: a relative of a party, an officer complained of. They see \
            nothing of \
            the case from now on, until a second person lets them in again. You can also name yourself.</p>
            \(shown.select("person", "Who?", page.choices(page.officers)))
            \(shown.area("reason", "Why?", rows: 3))
            """
        },
        perform: { form, page, desk in
            let person: Person.ID? = form.id("person", "Choose who is shut out")
            let reason = form.area("reason", "Why", max: 1_000, missing: "Enter why they are shut out")
            guard try form.isRight(), let person else { return false }
            try await desk.shutOut(person, of: page.key, because: reason)
            return true
        }
    )

    static let shutOutsLift = CaseAct(
        noun: "shut-outs/lift",
        title: "Let somebody in again",
        button: "Let in",
        isOffered: { !$0.shutOuts.isEmpty && $0.isHeld(by: .coordinator, .chair) },
        fields: { page, shown in
            let people = Set(page.shutOuts.map(\.shutOut.person))
            return "<p>A second person decides: not the one who named them, and not they themselves.</p>\n"
                + shown.select("person", "Who?", people.map { Choice("\($0)", page.officerName($0)) })
                + shown.area("reason", "Why may they see it again?", hint: "It stays on record.", rows: 3)
        },
        perform: { form, page, desk in
            let person: Person.ID? = form.id("person", "Choose who is let in again")
            let reason = form.area("reason", "Why", max: 1_000, missing: "Enter why they may see the case again")
            guard try form.isRight(), let person else { return false }
            try await desk.liftShutOut(of: person, from: page.key, because: reason)
            return true
        }
    )
}
