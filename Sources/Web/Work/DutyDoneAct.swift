import Casework
import Desk
import Records
import Text

// Duties that nothing else in the service ends: somebody says when they were done.
extension CaseAct {
    static let dutyDone = CaseAct(
        noun: "duty-done",
        title: "Say that a duty is done",
        button: "It is done",
        isOffered: { $0.isHeld(by: .coordinator, .chair) && !$0.doneByWord.isEmpty },
        prefilled: { page in
            var shown = Shown()
            shown.set("done_on", page.today)
            return shown
        },
        fields: { page, shown in
            """
            \(shown.select("deadline", "What is done?", page.doneByWord.map { Choice("\($0.id)", page.named($0)) }))
            \(shown.date("done_on", "On which day was it done?"))
            \(shown.area("note", "Note", hint: "How, and by whom. You need not write anything.", rows: 3))
            """
        },
        perform: { form, page, desk in
            let chosen: Deadline.ID? = form.id("deadline", "Choose what is done")
            let day = form.date("done_on", "The day on which it was done", .upTo(page.today))
            let note = form.area("note", "The note", max: 1_000, required: false)
            let entry = page.doneByWord.first { $0.id == chosen }
            if chosen != nil && entry == nil { form.note("deadline", "Choose what is done") }
            guard try form.isRight(), let entry, let day else { return false }
            try await desk.finishDuty(entry.id, on: day, note: note, of: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )
}

extension CasePage {
    /// The open duties that are done by saying so.
    var doneByWord: [Deadlines.Entry] { deadlines.filter { $0.state == "open" && $0.duty.isDoneByWord } }
}
