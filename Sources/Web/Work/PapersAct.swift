import Casework
import Desk
import Text

// What the panel reads before the meeting.
extension CaseAct {
    static let papers = CaseAct(
        noun: "papers",
        title: "Send the panel pack",
        button: "Send the pack",
        isOffered: { page in
            if case .meetingSet? = page.review?.stage { page.isHeld(by: .coordinator, .chair) } else { false }
        },
        prefilled: { page in Shown(page.review?.hearing?.papers.map { ["papers": $0.text] } ?? [:]) },
        fields: { page, shown in
            """
            <p>The pack is made from the case as it stands now, and stays as it is sent: \
            \(HTML.link(to: "/work/cases/\(page.application.reference)/pack", "look at it first")). Everybody who is \
            invited is told that it is there, without its words. A pack that was sent before stays beside it.</p>
            \(shown.area(
                "papers",
                "Your note to the panel (optional)",
                hint: "Put a name that the panel need not know between double brackets, like [[Jo Bloggs]]: only "
                    + "coordinators and the chair read it.",
                rows: 10
            ))
            """
        },
        perform: { form, page, desk in
            let note = form.area("papers", "Your note", max: 20_000, required: false)
            guard try form.isRight() else { return false }
            try await desk.sendPack(note: note, of: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )
}
