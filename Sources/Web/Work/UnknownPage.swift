import Casework
import Desk
import FoundationEssentials
import Records
import Text

// A message of which nobody knows whether it arrived: what a coordinator can say of it.
extension Pages {
    func addComingBack(to routes: inout Routes) {
        routes.get("/work/messages/{id}", messagePage)
        routes.post("/work/messages/{id}/{decision}", decideMessage)
        routes.get("/work/tasks/{id}/mail.eml", incomingMail)
    }

    private func life(_ visit: Visit, _ worker: Worker) async throws -> (MessageLife, Officer) {
        guard let id = visit.parameters["id"].flatMap({ UUID(uuidString: $0) }) else { throw Fault.notFound }
        return try await desk.life(of: id, for: worker.signedIn)
    }

    @Sendable func messagePage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (life, _) = try await life(visit, worker)
        return .page(messagePage(life, worker, visit, Shown()))
    }

    /// - Parameter asked: the decision whose form was sent and was not right.
    private func messagePage(
        _ life: MessageLife,
        _ worker: Worker,
        _ visit: Visit,
        _ shown: Shown,
        asked: UnknownMessages.Decision? = nil
    ) -> HTML {
        Layout.form(
            "What became of a message",
            for: worker.audience,
            back: "/work",
            shown: shown,
            """
            <h1>What became of a message</h1>
            <p>\(life.kind.inWords.withUpperStart)\(life.isStatutory ? " (required by law)" : ""), to \
            \(life.recipientName ?? "the applicant"): \(MessageWords.state(life)).</p>
            \(LifeView(life: life, officerName: { _ in "a coordinator" }).html)
            \(life.state == "unknown" ? UnknownView.forms(life, visit.formToken, shown, asked) : nil)
            """
        )
    }

    @Sendable func decideMessage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (life, office) = try await life(visit, worker)
        guard let decision = visit.parameters["decision"].flatMap({ UnknownMessages.Decision(rawValue: $0) }) else {
            throw Fault.notFound
        }
        var form = visit.form()
        let note = form.area(
            UnknownView.field(decision), "Note", max: 2_000, required: decision != .sendAgain,
            missing: "Write down how you know")
        guard try form.isRight() else {
            return .page(messagePage(life, worker, visit, form.shown, asked: decision), status: 422)
        }
        try await desk.decide(decision, about: life, note: note, by: office)
        return .seeOther("/work")
    }

    /// The whole mail that a task is about, to be kept in a file. It is never shown by the browser as a page.
    @Sendable func incomingMail(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard let id = visit.parameters["id"].flatMap({ UUID(uuidString: $0) }) else { throw Fault.notFound }
        let (task, office) = try await desk.task(id, for: worker.signedIn)
        guard let entry = try await desk.incoming(task, for: office) else { throw Fault.notFound }
        var reply = Reply(type: "application/octet-stream", body: entry.mail.raw)
        reply.headers = [("Content-Disposition", "attachment; filename=\"mail.eml\"")]
        return reply
    }
}

enum UnknownView {
    /// On the list of work; nil where there are none.
    static func list(_ lives: [MessageLife]) -> HTML? {
        guard !lives.isEmpty else { return nil }
        let rows: [[HTML]] = lives.map { life in
            [
                HTML.link(
                    to: "/work/messages/\(life.id.uuidString)",
                    "\(life.kind.inWords.withUpperStart), to \(life.recipientName ?? "the applicant")"),
                life.settledAt.map(Pieces.moment) ?? "", life.isStatutory ? "Yes" : "No",
            ]
        }
        return Pieces.table(
            "Messages of which nobody knows whether they arrived", ["Message", "Since", "Required by law"], rows)
    }

    /// The note beside a decision; each form has its own.
    static func field(_ decision: UnknownMessages.Decision) -> String { "note-\(decision.rawValue)" }

    /// What can be said of it.
    static func forms(
        _ life: MessageLife,
        _ token: String,
        _ shown: Shown,
        _ asked: UnknownMessages.Decision?
    ) -> HTML {
        let path = "/work/messages/\(life.id.uuidString)"
        func form(_ decision: UnknownMessages.Decision, _ title: String, _ hint: String, _ button: String) -> HTML {
            Pieces.act(
                title, isOpen: decision == asked,
                Pieces.form(
                    "\(path)/\(decision.rawValue)", token, button: button,
                    shown.area(field(decision), "Note", hint: hint, rows: 3)))
        }
        return """
            <h2>What to do</h2>
            <p>It was handed over, and the reply was lost: it may have arrived or not. Ask the reader, or look into the \
            mail server's log.</p>
            \(form(
                .arrived, "It arrived", "How do you know?", "It arrived"))
            \(form(
                .didNotArrive, "It did not arrive",
                "How do you know? It is then sent by another way where there is one, and a person is asked to see to it.",
                "It did not arrive"))
            \(form(
                .sendAgain, "Send it again", "The reader may then get it twice. You need not write anything.",
                "Send it again"))
            """
    }
}
