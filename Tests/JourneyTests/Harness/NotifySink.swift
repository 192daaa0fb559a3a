import FoundationEssentials
import TestSupport
import Text

/// A stand-in for GOV.UK Notify (Tests/Support/notify-server.py) that keeps whatever comes, also twice.
struct NotifySink: Sink {
    let settings: [String]
    private let companion: Companion
    private let port: Int

    /// `options`: of the service, as notify-server.py has them. `token`: what its callbacks sign in with.
    static func with(
        _ scratch: Scratch, options: JSON = [:], token: String? = nil, _ body: (NotifySink) async throws -> Void
    ) async throws {
        let support = String(#filePath.dropLast("/JourneyTests/Harness/NotifySink.swift".count)) + "/Support"
        try await Companion.with(["python3", "\(support)/notify-server.py"]) { companion in
            let answer = try Node.json(try await companion.ask(JSON.object([("open", options)]).text()))
            guard let port = answer["port"]?.number, let key = answer["key"]?.text, let email = answer["email"]?.text,
                let text = answer["text"]?.text, let letter = answer["letter"]?.text
            else { throw Trouble("The stand-in answered \(JSON(answer).text())") }
            try scratch.write(key.utf8, to: "notify-key")
            var settings = [
                "channel: govuk-notify", "govuk_notify:", "  url: http://127.0.0.1:\(port)",
                "  api_key_file: \(scratch.file("notify-key"))", "  email_template: \(email)",
                "  text_template: \(text)", "  letter_template: \(letter)",
            ]
            if let token {
                try scratch.write(token.utf8, to: "notify-token")
                settings.append("  callback_token_file: \(scratch.file("notify-token"))")
            }
            try await body(NotifySink(settings: settings, companion: companion, port: port))
        }
    }

    private func seen() async throws -> Node {
        try Node.json(try await companion.ask(JSON.object([("seen", .integer(port))]).text()))
    }

    func arrived() async throws -> [UUID: Int] {
        var arrived: [UUID: Int] = [:]
        for message in try await seen()["messages"]?.items ?? [] {
            guard let id = message["reference"]?.text.flatMap({ UUID(uuidString: $0) }) else {
                throw Trouble("A message has no reference of ours.")
            }
            arrived[id, default: 0] += 1
        }
        return arrived
    }

    /// To whom each message went and what it said, oldest first.
    func messages() async throws -> [(type: String, to: String, body: String)] {
        try await seen()["messages"]?.items?.map { message in
            (message["type"]?.text ?? "", message["to"]?.text ?? "", message["places"]?["body"]?.text ?? "")
        } ?? []
    }

    /// The statuses with which the callbacks were answered.
    func callbacks() async throws -> [Int] {
        try await seen()["callbacks"]?.items?.map { $0["status"]?.number ?? 0 } ?? []
    }

    func say(_ message: UUID, _ status: String) async throws {
        let line: JSON = [
            "say": .integer(port), "reference": .string(message.uuidString.lowercased()), "status": .string(status),
        ]
        _ = try await companion.ask(line.text())
    }

    func change(_ options: JSON) async throws {
        _ = try await companion.ask(JSON.object([("change", .integer(port)), ("options", options)]).text())
    }
}
