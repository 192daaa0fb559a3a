import Casework
import Desk
import Post
import Records
import Text

// A demonstration's own pages: its clock, and the messages that it would have sent. Anywhere else they are not there.
extension Pages {
    /// Leads a newcomer to the clock and the messages.
    static let demonstrationNotice: HTML = """
        <div class="notice"><p>This is a demonstration. <a href="/demonstration">Turn its clock</a>, and \
        <a href="/demonstration/outbox">read the messages</a> that it sends.</p></div>
        """

    private func requireDemonstration() async throws {
        guard try await desk.readClock() else { throw Fault.notFound }
    }

    @Sendable func demonstration(_ visit: Visit) async throws -> Reply {
        try await requireDemonstration()
        func button(_ value: String, _ words: String) -> HTML {
            Pieces.form(
                "/demonstration",
                visit.formToken,
                button: words,
                second: true,
                "<input type=\"hidden\" name=\"turn\" value=\"\(value)\">\n"
            )
        }
        return .page(
            Layout.page(
                "Demonstration",
                back: "/work",
                """
                <h1>Demonstration</h1>
                <p>The clock of this demonstration shows \(Pieces.moment(desk.now)). No message leaves this machine.</p>
                \(button("day", "One day on"))
                \(button("reminder", "On to the next reminder"))
                \(button("deadline", "On to the next deadline"))
                <p><a href="/demonstration/outbox">The messages</a></p>
                """
            )
        )
    }

    @Sendable func turnClock(_ visit: Visit) async throws -> Reply {
        try await requireDemonstration()
        var form = visit.form()
        let turn = form.choice("turn", "Choose how far", among: ["day", "reminder", "deadline"])
        guard try form.isRight() else { return .seeOther("/demonstration") }
        let partnerships = Set(try await desk.areas().map(\.partnership.id)).sorted()
        switch turn {
        case "day": try await desk.turnClock(days: 1)
        case "deadline": _ = try await desk.turnClockToNextDeadline(in: partnerships)
        default: _ = try await desk.turnClockToNextReminder(in: partnerships)
        }
        // The clock is turned, whatever becomes of this: what is due leaves with the post's own next look at the latest.
        try? await deliverDue()
        return .seeOther("/demonstration")
    }

    @Sendable func outboxPage(_ visit: Visit) async throws -> Reply {
        try await requireDemonstration()
        guard let outbox else { throw Fault.notFound }
        let rows: [[HTML]] = outbox.names().reversed().compactMap { name in
            outbox.message(name).map { message in
                [HTML.link(to: "/demonstration/outbox/\(name)", message.subject), "\(message.to)", "\(message.date)"]
            }
        }
        return .page(
            Layout.page(
                "Messages of the demonstration",
                back: "/demonstration",
                "<h1>Messages of the demonstration</h1>\n"
                    + Pieces.table("The newest first", ["Subject", "To", "Date"], rows)
            )
        )
    }

    @Sendable func outboxMessage(_ visit: Visit) async throws -> Reply {
        try await requireDemonstration()
        guard let message = visit.parameters["file"].flatMap({ outbox?.message($0) }) else { throw Fault.notFound }
        return .page(
            Layout.page(
                message.subject,
                back: "/demonstration/outbox",
                """
                <h1>\(message.subject)</h1>
                \(Pieces.list([("To", "\(message.to)"), ("Date", "\(message.date)")]))
                <pre>\(linked(message.text))</pre>
                """
            )
        )
    }

    /// The text with the links to this service made so.
    private func linked(_ text: String) -> HTML {
        let own = "\(settings.publicURL)/"
        let lines: [HTML] = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            line in
            let words: [HTML] = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map { word in
                let word = String(decoding: word, as: UTF8.self)
                guard word.utf8.starts(with: own.utf8) else { return HTML(escaping: word) }
                return HTML.link(to: "/" + String(decoding: word.utf8.dropFirst(own.utf8.count), as: UTF8.self), word)
            }
            return HTML(words, separator: " ")
        }
        return HTML(lines, separator: "\n")
    }
}

extension Set<Partnership.ID> {
    fileprivate func sorted() -> [Partnership.ID] { sorted { "\($0)" < "\($1)" } }
}
