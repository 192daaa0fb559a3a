import Casework
import Desk
import FoundationEssentials
import Post
import Records
import Text

// What a person must do because the post cannot: a letter to post, a call to make, an application to pass on.
extension Pages {
    @Sendable func taskPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (task, office) = try await task(visit, worker)
        if task.kind == .earlierDate { return .page(try await earlierDatePage(task, office, worker, visit)) }
        return .page(try await taskPage(task, office, worker, visit, Shown()))
    }

    func task(_ visit: Visit, _ worker: Worker) async throws -> (Tasks.Entry, Officer) {
        guard let id = visit.parameters["id"].flatMap({ UUID(uuidString: $0) }) else { throw Fault.notFound }
        return try await desk.task(id, for: worker.signedIn)
    }

    private func taskPage(
        _ task: Tasks.Entry,
        _ office: Officer,
        _ worker: Worker,
        _ visit: Visit,
        _ shown: Shown
    ) async throws -> HTML {
        let until = try await desk.reviewUntil(telling: task, by: office)
        var text: HTML = ""
        if let message = task.message {
            let letter = try await ledger.letter(
                message, in: office.partnership, as: .officer(office), on: today,
                telling: until.map { ["review_until": .date($0)] } ?? [:])
            text =
                letter.map {
                    "<h2>\(TaskWords.letter(task))</h2>\n<p><strong>\($0.subject)</strong></p>\n<pre>\($0.text)</pre>"
                }
                ?? "<p>The text of this letter cannot be written any more.</p>"
        }
        if let mail = try await desk.incoming(task, for: office) {
            text += IncomingView(mail: mail, task: task.id).html
        }
        let contact = try await desk.contact(of: task, by: office)
        let byHand: HTML? = contact.map { contact in
            let link = HTML.link(to: "/work/tasks/\(task.id.uuidString)/letter", "The letter to print")
            return "\(CallScript(contact: contact).html)<h2>If you write</h2>\n<p>\(link)</p>\n"
        }
        if case .outside(let request)? = task.recipient {
            text +=
                "<p>\(HTML.link(to: "/work/requests/\(request)", "The request, and where they are reached"))</p>\n"
        }
        if case .outsideBody(let recommendation)? = task.recipient {
            text +=
                "<p>\(HTML.link(to: "/work/recommendations/\(recommendation)", "The recommendation, and where they are reached"))</p>\n"
        }
        let references = try await desk.references(of: task, for: office)
        let cases: [HTML] = references.map { HTML.link(to: "/work/cases/\($0)", "\($0)") }
        let ofCase: HTML? = cases.isEmpty ? nil : "<p>Case \(HTML(cases, separator: ", "))</p>\n"
        var shown = shown
        if shown.values.isEmpty { shown.set("done_on", today) }
        let form: HTML =
            task.doneOn.map { "<p>Done on \(Pieces.date($0)). \(task.note ?? "")</p>" }
            ?? Pieces.form(
                "/work/tasks/\(task.id.uuidString)",
                visit.formToken,
                button: TaskWords.button(task),
                TaskWords.ending(task, shown) + shown.date("done_on", TaskWords.day(task))
                    + shown.area("note", "Note", hint: TaskWords.note(task), rows: 3)
            )
        return Layout.form(
            TaskWords.title(task),
            for: worker.audience,
            back: "/work",
            shown: shown,
            """
            <h1>\(TaskWords.title(task))</h1>
            \(ofCase)\(TaskWords.about(task))
            \(until.map(TaskWords.lastDay))
            \(byHand)
            \(text)
            \(form)
            """
        )
    }

    @Sendable func finishTask(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (task, office) = try await task(visit, worker)
        if task.kind == .earlierDate { return try await answerEarlierDate(task, office, worker, visit) }
        var form = visit.form()
        let isNotTold =
            task.kind == .notTold
            && form.choice("ending", "Choose how it ended", among: ["told", "not"]) == "not"
        let day = isNotTold ? today : form.date("done_on", TaskWords.day(task), .upTo(today))
        let note = form.area(
            "note", "Note", max: 2_000, required: isNotTold,
            missing: "Say why the applicant is not told: it stays on record")
        guard try form.isRight(), let day else {
            return .page(try await taskPage(task, office, worker, visit, form.shown), status: 422)
        }
        do {
            if isNotTold {
                try await desk.decideNotToTell(task, because: note, by: office)
                return .seeOther("/work")
            }
            try await desk.finish(task, on: day, note: note, by: office)
        } catch let refusal as Refusal {
            guard case .date = refusal else { throw refusal }
            form.note("done_on", refusal.sentence, anchor: "done_on-day")
            return .page(try await taskPage(task, office, worker, visit, form.shown), status: 422)
        }
        return .seeOther("/work")
    }
}

enum TaskWords {
    static func title(_ task: Tasks.Entry) -> String {
        switch task.kind {
        case .tellByHand: "Tell by letter or call: \(notice(task))"
        case .undelivered: "Could not be sent: \(notice(task))"
        case .passOn: "Pass the application on to another area"
        case .namePerson: "Name a person"
        case .reply: task.about ?? "Read an answer"
        case .earlierDate: "Agree to an earlier day, or keep the one that was told"
        case .notTold: "Find a safe way to tell: \(notice(task))"
        }
    }

    /// Where it is done: who is named for what an agency has open, on a page of its own.
    static func path(_ task: Tasks.Entry) -> String {
        if task.kind == .namePerson, task.agency != nil, let subject = task.subject {
            return "/work/unnamed/\(subject.uuidString.lowercased())"
        }
        return "/work/tasks/\(task.id.uuidString)"
    }

    private static func notice(_ task: Tasks.Entry) -> String { task.notice?.inWords ?? "a message" }

    /// Why a person must do it.
    static func about(_ task: Tasks.Entry) -> HTML? {
        switch task.kind {
        case .tellByHand, .undelivered: return task.reason.map { "<p>It did not go out by itself: \($0).</p>\n" }
        case .passOn:
            let received: HTML? = task.receivedOn.map { "; it counts as received on \(Pieces.date($0))" }
            return "<p>Pass the application on to the bodies of the area where it happened\(received). Hand it over "
                + "today, in a way that is safe for it; on its page in the list of cases you find it as it goes to "
                + "them.</p>\n"
        case .notTold:
            return task.reason.map {
                "<p>The applicant has not been told: \($0). Find a way that is safe, and say here when you have told them, or decide not to tell them and say why.</p>\n"
            }
        case .reply: return nil
        case .namePerson, .earlierDate: return task.about.map { "<p>\($0)</p>\n" }
        }
    }

    /// How a search for a safe way ended; nothing for other tasks.
    static func ending(_ task: Tasks.Entry, _ shown: Shown) -> HTML {
        guard task.kind == .notTold else { return "" }
        return shown.radios(
            "ending", "How did it end?",
            [
                Choice("told", "They have been told, in a way that is safe"),
                Choice("not", "It is decided not to tell them: say why in the note"),
            ])
    }

    /// The applicant's time to challenge the decision runs from the day on which they are told.
    static func lastDay(_ day: CivilDate) -> HTML {
        """
        <div class="notice"><p>Their time to ask for a review of the decision runs from the day on which you tell them. \
        Told today, the last day to ask is <strong>\(Pieces.date(day))</strong>: tell them so. The letter below says \
        it, and so does their own page once you have told them.</p></div>

        """
    }

    static func letter(_ task: Tasks.Entry) -> String {
        task.kind == .passOn ? "What the applicant is told" : "The letter"
    }

    static func button(_ task: Tasks.Entry) -> String {
        switch task.kind {
        case .tellByHand, .undelivered: "It has been told"
        case .notTold: "Save how it ended"
        case .passOn: "It has been passed on"
        case .namePerson, .reply, .earlierDate: "It is done"
        }
    }

    static func day(_ task: Tasks.Entry) -> String {
        switch task.kind {
        case .tellByHand, .undelivered, .notTold: "The day on which it was posted or spoken"
        case .passOn: "The day on which it was passed on"
        case .namePerson, .reply, .earlierDate: "The day on which it was done"
        }
    }

    static func note(_ task: Tasks.Entry) -> String {
        let what =
            switch task.kind {
            case .passOn: "How, and to whom."
            case .tellByHand, .undelivered, .notTold: "How it was told, and to whom."
            case .namePerson, .reply, .earlierDate: "What was done."
            }
        return what + " You need not write anything."
    }
}
