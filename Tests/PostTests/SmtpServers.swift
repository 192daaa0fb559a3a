import Curl
import FoundationEssentials
import TestSupport
import Text

@testable import Post

/// Mail servers of Python's aiosmtpd, that misbehave as told, with certificates made for them.
struct SmtpServers: Sendable {
    let directory: String
    private let companion: Companion

    /// Runs the body with them; nothing of them is left after it.
    static func with(_ body: (SmtpServers) async throws -> Void) async throws {
        guard let tools = ProcessInfo.processInfo.environment["CASEREVIEW_TOOLS"] else {
            throw TestTrouble(
                "CASEREVIEW_TOOLS is not set: it names the directory that Tests/Support/prepare filled; make test sets it"
            )
        }
        try await withCertificates { directory in
            let words = ["\(tools)/venv/bin/python3", "\(support)/mail-server.py"]
            try await Companion.with(words) { companion in
                try await body(SmtpServers(directory: directory, companion: companion))
            }
        }
    }

    /// `Tests/Support`.
    static let support = String(#filePath.dropLast("/PostTests/SmtpServers.swift".count)) + "/Support"

    /// A directory with what make-certificates makes.
    static func withCertificates(_ body: (String) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            try await Companion.run(["\(support)/make-certificates", directory])
            try await body(directory)
        }
    }

    /// What a server does instead of its reply at a step: see Tests/Support/mail-server.py.
    struct Fault: Sendable {
        var at: String
        var reply: String?
        var times: Int?
        var pace: Double?
        var then: String?
        var to: String?
        var until: Int?

        var json: JSON {
            var members: [(String, JSON)] = [("at", .string(at))]
            if let reply { members.append(("reply", .string(reply))) }
            if let times { members.append(("times", .integer(times))) }
            if let pace { members.append(("pace", .number(pace))) }
            if let then { members.append(("then", .string(then))) }
            if let to { members.append(("for", .string(to))) }
            if let until { members.append(("until", .integer(until))) }
            return .object(members)
        }
    }

    /// One server.
    struct Door: Sendable {
        let port: Int
        fileprivate let companion: Companion

        /// What came to it so far.
        func seen() async throws -> Seen {
            let answer = try Node.json(try await companion.ask(JSON.object([("seen", .integer(port))]).text()))
            return try Seen(JSON(answer))
        }

        /// Takes no more connections.
        func shut() async throws { _ = try await companion.ask(JSON.object([("shut", .integer(port))]).text()) }
    }

    /// Opens a server on 127.0.0.1: plain, or with a certificate by its name. With a user it wants to be signed in to,
    /// by PLAIN or LOGIN where it is not `without` them.
    func open(
        _ security: MailTransfer.Security = .none, certificate: String = "good", user: String? = nil,
        without: [String] = [], isOld: Bool = false, _ faults: [Fault] = []
    ) async throws -> Door {
        var options: [(String, JSON)] = [
            ("tls", .string(security.rawValue)), ("certificate", .string("\(directory)/\(certificate).pem")),
            ("key", .string("\(directory)/\(certificate).key")), ("old", .bool(isOld)),
            ("without", JSON(without)), ("faults", .array(faults.map(\.json))),
        ]
        if let user { options += [("user", .string(user)), ("password", .string("correct horse"))] }
        let answer = try Node.json(
            try await companion.ask(JSON.object([("open", .object(options))]).text()))
        guard case .integer(let port)? = answer["port"]?.kind else { throw TestTrouble("no port") }
        return Door(port: port, companion: companion)
    }

    /// The channel to a server, with short deadlines.
    func channel(
        _ door: Door, _ security: MailTransfer.Security = .none, host: String = "127.0.0.1", user: String? = nil,
        password: String = "correct horse", whenUnknown: MailServer.WhenUnknown = .hold, seconds: Int = 20
    ) -> Smtp {
        var server = MailServer(
            host: host, port: door.port, security: security, authorityFile: "\(directory)/authority.pem",
            ownName: "review.example", whenUnknown: whenUnknown)
        if let user { (server.user, server.password) = (user, password) }
        var channel = Smtp(server)
        channel.limits = Smtp.Limits(
            all: .seconds(seconds), connecting: .seconds(seconds), beginning: .seconds(seconds))
        return channel
    }
}

/// What came to a mail server.
struct Seen {
    struct Message {
        var id: String
        var from: String
        var to: [String]
        var isSecret: Bool
        var user: String?
        var bytes: [UInt8]
    }

    var connections = 0
    /// The commands of all connections, `MAIL`, `RCPT`.
    var commands: [String] = []
    /// Those that it had whole and did not refuse.
    var messages: [Message] = []

    init(_ json: JSON) throws {
        guard case .integer(let connections)? = json["connections"], case .array(let commands)? = json["commands"],
            case .array(let messages)? = json["messages"]
        else { throw TestTrouble("the mail server answered \(json.text())") }
        self.connections = connections
        self.commands = commands.compactMap(Seen.text)
        self.messages = messages.map { message in
            var to: [String] = []
            if case .array(let recipients)? = message["to"] { to = recipients.compactMap(Seen.text) }
            return Message(
                id: Seen.text(message["id"]) ?? "", from: Seen.text(message["from"]) ?? "", to: to,
                isSecret: message["tls"] == .bool(true), user: Seen.text(message["user"]),
                bytes: Array(Data(base64Encoded: Seen.text(message["bytes"]) ?? "") ?? Data()))
        }
    }

    private static func text(_ json: JSON?) -> String? {
        guard case .string(let text)? = json else { return nil }
        return text
    }
}
