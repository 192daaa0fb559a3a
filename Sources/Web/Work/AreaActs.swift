import Casework
import Desk
import Records
import Text

// Behaviour in another area: passed on there the same day, or a person says whose it is.
extension CaseAct {
    static let passingOn = CaseAct(
        noun: "passing-on",
        title: "Pass the application on to another area",
        button: "Pass on today",
        isOffered: { $0.isToBePassedOn && $0.isHeld(by: .coordinator) },
        prefilled: { page in
            var shown = Shown(["note": page.application.danger?.note ?? ""])
            shown.values["to"] = page.proposal.map { [$0] }
            return shown
        },
        fields: { page, shown in
            let choices = page.onwardChoices
            let none: HTML? =
                choices.isEmpty
                ? "<p>No other area is known here yet.</p>" : nil
            let place: HTML? = page.elsewhere.place.map { "<p>Where it happens, as the applicant says: \($0)</p>" }
            let unread: HTML? =
                page.application.danger == nil && page.application.isUndecided
                ? """
                <div class="notice"><p>Nobody has read this application for danger to life yet. \
                \(HTML.link(
                    to: "/work/cases/\(page.application.reference)/danger-reading", "Read it before you pass it on"))\
                .</p></div>
                """ : nil
            return """
                \(unread)\(place)\(none)
                <p>Received on \(Pieces.date(page.application.receipt.receivedOn)): that day is kept. A partnership of \
                this service gets a file of its own with everything that was told, and this file is closed. The \
                contact of any other area gets a message that names nobody, and you hand the application itself over \
                today.</p>
                \(choices.isEmpty ? nil : shown.radios("to", "To which area?", choices))
                <p>The area is not there? <a href="/work/areas">Enter its contact first</a>.</p>
                \(shown.area(
                    "note", "What they must know at once",
                    hint: "Danger to life, and how to reach the applicant safely. You can leave it empty.", rows: 4))
                """
        },
        perform: { form, page, desk in
            let to = form.choice("to", "Choose the area", among: page.onwardChoices.map(\.value))
            let note = form.area("note", "What they must know at once", max: 4_000, required: false)
            guard try form.isRight(), let to else { return false }
            try await desk.passOn(page.key, to: page.onward(to), note: note, seen: page.mustBeAsSeen)
            return true
        }
    )

    static let areaChoice = CaseAct(
        noun: "area-choice",
        title: "Say whose area it is",
        button: "Record whose it is",
        isOffered: { $0.application.isUndecided && $0.isHeld(by: .coordinator) },
        fields: { page, shown in
            """
            <p>On a boundary, or where the area is not clear, a person decides, and the reason is kept. Nobody is \
            left without an answer meanwhile: every limit goes on running here.</p>
            \(shown.radios("whose", "Whose is it?", [
                Choice("ours", "Ours", hint: "Every report counts here, and our bodies have it."),
                Choice("theirs", "Theirs", hint: "It is passed on to them today."),
                Choice(
                    "joint", "Both: we look at it together",
                    hint: "It stays here, and every report counts here. Tell their point of contact today (Schedule 4, "
                        + "paragraph 8)."),
            ]))
            \(shown.area("reason", "Why?", rows: 3))
            """
        },
        perform: { form, page, desk in
            let whose: AreaChoice.Whose? = form.choice("whose", "Choose whose it is")
            let reason = form.area("reason", "Why", max: 2_000, missing: "Enter why")
            guard try form.isRight(), let whose else { return false }
            try await desk.chooseArea(whose, because: reason, on: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )
}

extension CasePage {
    /// Where it can be passed on to: the areas of other partnerships here, and the contacts of the directory.
    fileprivate var onwardChoices: [Choice] {
        elsewhere.served.map {
            Choice($0.code, $0.name, hint: "\($0.partnership.name), in this service: they have it at once.")
        }
            + elsewhere.contacts.map {
                Choice("\($0.id)", $0.areaName, hint: $0.reach)
            }
    }

    /// The choice that the reports propose; nil where they propose none.
    fileprivate var proposal: String? {
        guard let area = proposedArea else { return nil }
        if elsewhere.served.contains(where: { $0.code == area }) { return area }
        return elsewhere.contacts.first { $0.area == area }.map { "\($0.id)" }
    }

    fileprivate func onward(_ choice: String) -> Onward {
        AreaContact.ID(choice).map { .contact($0) } ?? .area(choice)
    }
}
