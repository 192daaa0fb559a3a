import FoundationEssentials
import TestSupport
import Text

@testable import Post

/// Stand-ins for GOV.UK Notify (Tests/Support/notify-server.py), each a service with a key and templates of its own.
struct NotifyServers: Sendable {
    private let companion: Companion

    /// Runs the body with them; nothing of them is left after it.
    static func with(_ body: (NotifyServers) async throws -> Void) async throws {
        try await Companion.with(["python3", "\(SmtpServers.support)/notify-server.py"]) { companion in
            try await body(NotifyServers(companion: companion))
        }
    }

    /// One service.
    struct Door: Sendable {
        let port: Int
        let service: NotifyService
        fileprivate let companion: Companion

        func seen() async throws -> NotifySeen {
            let answer = try Node.json(try await companion.ask(JSON.object([("seen", .integer(port))]).text()))
            return try NotifySeen(JSON(answer))
        }

        /// That is what became of the message.
        func say(_ reference: UUID, _ status: String) async throws {
            let line: JSON = [
                "say": .integer(port), "reference": .string(reference.uuidString.lowercased()),
                "status": .string(status),
            ]
            let answer = try Node.json(try await companion.ask(line.text()))
            guard case .integer(let said)? = answer["said"]?.kind, said > 0 else {
                throw TestTrouble("the stand-in does not know \(reference)")
            }
        }

        func change(_ options: JSON) async throws {
            _ = try await companion.ask(JSON.object([("change", .integer(port)), ("options", options)]).text())
        }

        func shut() async throws { _ = try await companion.ask(JSON.object([("shut", .integer(port))]).text()) }

        /// The channel to it, with short pauses.
        func channel(all seconds: Int = 20) -> GovukNotify {
            var channel = GovukNotify(service)
            channel.limits = GovukNotify.Limits(
                all: .seconds(seconds), sending: .seconds(max(seconds * 3 / 5, 1)), asking: .seconds(5),
                pause: .milliseconds(200))
            return channel
        }
    }

    /// `options`: see notify-server.py.
    func open(_ options: JSON = [:]) async throws -> Door {
        let answer = try Node.json(try await companion.ask(JSON.object([("open", options)]).text()))
        guard case .integer(let port)? = answer["port"]?.kind, let text = answer["key"]?.string,
            let key = NotifyKey(text)
        else { throw TestTrouble("the stand-in answered \(JSON(answer).text())") }
        let service = NotifyService(
            url: "http://127.0.0.1:\(port)", key: key, emailTemplate: answer["email"]?.string,
            textTemplate: answer["text"]?.string, letterTemplate: answer["letter"]?.string)
        return Door(port: port, service: service, companion: companion)
    }
}

/// What a stand-in has.
struct NotifySeen {
    struct Message {
        var reference: String
        var type: String
        var to: String
        var status: String
        var places: [String: String]
    }

    var messages: [Message] = []
    /// `post 201`, `get 200`: in the order in which they were answered.
    var answers: [String] = []
    /// The statuses with which its callbacks were answered; 0 where there was no answer.
    var callbacks: [Int] = []

    init(_ json: JSON) throws {
        guard case .array(let messages)? = json["messages"], case .array(let requests)? = json["requests"],
            case .array(let callbacks)? = json["callbacks"]
        else { throw TestTrouble("the stand-in answered \(json.text())") }
        self.messages = messages.map { message in
            var places: [String: String] = [:]
            if case .object(let members)? = message["places"] {
                for (name, value) in members { places[name] = NotifySeen.text(value) }
            }
            return Message(
                reference: NotifySeen.text(message["reference"]) ?? "", type: NotifySeen.text(message["type"]) ?? "",
                to: NotifySeen.text(message["to"]) ?? "", status: NotifySeen.text(message["status"]) ?? "",
                places: places)
        }
        answers = requests.map { "\(NotifySeen.text($0["at"]) ?? "") \(NotifySeen.number($0["status"]) ?? 0)" }
        self.callbacks = callbacks.map { NotifySeen.number($0["status"]) ?? 0 }
    }

    /// How often each of our messages is there.
    var copies: [String: Int] { messages.reduce(into: [:]) { $0[$1.reference, default: 0] += 1 } }

    private static func text(_ json: JSON?) -> String? {
        if case .string(let text)? = json { text } else { nil }
    }

    private static func number(_ json: JSON?) -> Int? {
        if case .integer(let number)? = json { number } else { nil }
    }
}
