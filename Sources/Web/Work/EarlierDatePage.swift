import Casework
import Desk
import FoundationEssentials
import Records
import Text

// A day that the calendar would have earlier: a coordinator agrees to it, or keeps the day that was told.
extension Pages {
    func earlierDatePage(
        _ task: Tasks.Entry, _ office: Officer, _ worker: Worker, _ visit: Visit, _ shown: Shown = Shown()
    ) async throws -> HTML {
        let question = try await desk.earlierDate(task, by: office)
        return Layout.form(
            TaskWords.title(task),
            for: worker.audience,
            back: "/work",
            shown: shown,
            """
            <h1>\(TaskWords.title(task))</h1>
            \(Pieces.list([
                ("Case", HTML.link(to: "/work/cases/\(question.reference)", "\(question.reference)")),
                ("What", "\(question.duty.inWords)"), ("The day that was told", Pieces.date(question.dueOn)),
                ("Counted anew", question.earlierOn.map(Pieces.date)),
            ]))
            \(TaskWords.about(task))
            \(answers(question, task, visit))
            """
        )
    }

    private func answers(_ question: EarlierDate, _ task: Tasks.Entry, _ visit: Visit) -> HTML {
        if let day = task.doneOn { return "<p>Done on \(Pieces.date(day)). \(task.note ?? "")</p>" }
        func button(_ answer: String, _ words: String, second: Bool) -> HTML {
            Pieces.form(
                "/work/tasks/\(task.id.uuidString)", visit.formToken, button: words, second: second,
                "<input type=\"hidden\" name=\"answer\" value=\"\(answer)\">\n")
        }
        guard let earlier = question.earlierOn else {
            return
                "<p>There is nothing left to decide: the deadline has moved or ended since, or the bank holidays of now give the day that was told.</p>\n"
                + button("gone", "Close this task", second: false)
        }
        let agree: HTML =
            earlier < today
            ? "<p>The earlier day has gone by: the day that was told stays.</p>\n"
            : button("agree", "Agree to \(earlier.inWords)", second: false)
        return agree + button("keep", "Keep \(question.dueOn.inWords)", second: earlier >= today)
    }

    func answerEarlierDate(
        _ task: Tasks.Entry, _ office: Officer, _ worker: Worker, _ visit: Visit
    ) async throws -> Reply {
        let question = try await desk.earlierDate(task, by: office)
        var form = visit.form()
        let answer = form.choice("answer", "Choose one of the two", among: ["agree", "keep", "gone"])
        guard try form.isRight(), let answer else {
            return .page(try await earlierDatePage(task, office, worker, visit, form.shown), status: 422)
        }
        if question.earlierOn == nil {
            try await desk.finish(task, on: today, note: "", by: office)
        } else {
            guard answer != "gone" else { throw Fault.notFound }
            try await desk.answer(question, agreeing: answer == "agree")
        }
        return .seeOther("/work")
    }
}
