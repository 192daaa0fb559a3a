import Casework
import FoundationEssentials
import Records
import TestSupport
import Testing
import Text

@testable import Post

/// Messages that went through a real mail server, read by Python's email package and by icalendar from PyPI.
@Suite(.serialized) struct `Mail about a meeting, as others read it` {
    private func read(_ body: (Companion) async throws -> Void) async throws {
        guard let tools = ProcessInfo.processInfo.environment["CASEREVIEW_TOOLS"] else {
            throw TestTrouble(
                "CASEREVIEW_TOOLS is not set: it names the directory that Tests/Support/prepare filled; make test sets it"
            )
        }
        try await Companion.with(["\(tools)/venv/bin/python3", "\(SmtpServers.support)/read-mail.py"], body)
    }

    private func letter(_ kind: Notice.Kind) throws -> OutgoingMessage {
        var message = Samples.message(kind)
        if !kind.isToApplicant { message.recipient = .person(.init(UUID())) }
        message.sequence = 2
        message.thread = [UUID(), UUID()]
        let settings = PostSettings(
            publicURL: "https://review.example", from: PostOffice.sender, passage: .anyTime, worker: "test")
        return try Delivery(message: message, link: "https://review.example/track")
            .outgoing(try Letters(directory: nil), settings).get()
    }

    @Test func `every kind comes through whole, with its headers and parts`() async throws {
        try await SmtpServers.with { servers in
            let door = try await servers.open()
            try await read { reader in
                for kind in Notice.Kind.allCases {
                    let letter = try letter(kind)
                    #expect(await servers.channel(door).deliver(letter).name == "accepted")
                    let bytes = try #require(try await door.seen().messages.last).bytes
                    let line = Data(bytes).base64EncodedString()
                    let found = JSON(try Node.json(try await reader.ask(line)))
                    for (name, value) in [
                        ("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All"),
                        ("Reply-To", "review@east.example"), ("Content-Language", "en-GB"),
                        ("Subject", letter.subject), ("In-Reply-To", letter.thread.last.map { "<\($0)>" } ?? ""),
                        ("References", letter.thread.map { "<\($0)>" }.joined(separator: " ")),
                    ] {
                        #expect(found["headers"]?[name] == .string(value), "\(kind): \(name)")
                    }
                    #expect(found["text"] == .string(letter.text), "\(kind)")
                    #expect(found["html"] == .string(letter.html.text), "\(kind)")
                    #expect(found["defects"] == .array([]), "\(kind)")
                    let change = kind.eventChange
                    #expect((found["event"] == .null) == (change == nil), "\(kind)")
                    guard let change else { continue }
                    let method = change == .set ? "REQUEST" : "CANCEL"
                    #expect(found["event"]?["method"] == .string(method))
                    #expect(found["event"]?["mime_method"] == .string(method))
                    #expect(found["event"]?["attached"] == .bool(true))
                    #expect(found["event"]?["uid"] == .string("6c7a0f3e-0b1d-4a55-9d7f-2f1f9f0a1c11"))
                    #expect(found["event"]?["sequence"] == .integer(2))
                    #expect(found["event"]?["start"] == .string("2026-05-04T13:00:00+00:00"))
                    #expect(found["event"]?["attendees"] == .array([.string("mailto:someone@east.example")]))
                    #expect(found["event"]?["organizer"] == .string("mailto:review@east.example"))
                    #expect(found["event"]?["class"] == .string("PRIVATE"))
                    let status: JSON = change == .withdraw ? .null : .string(change == .set ? "CONFIRMED" : "CANCELLED")
                    #expect(found["event"]?["status"] == status, "\(kind)")
                }
            }
        }
    }
}
