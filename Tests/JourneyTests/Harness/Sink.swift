import FoundationEssentials
import TestSupport
import Text

/// Where messages arrive, whichever channel brings them.
protocol Sink: Sendable {
    /// The lines of the settings below `post:` that lead there.
    var settings: [String] { get }

    /// How often each message has arrived.
    func arrived() async throws -> [UUID: Int]
}

/// The channels that instances are killed at.
enum SinkKind: String, CaseIterable {
    /// A second delivery is no other file.
    case maildir
    /// A second delivery is a second mail: what may have been sent is held.
    case smtp
    /// A second delivery is a second message: it is asked whether it has the first.
    case notify

    /// Lends a sink whose files are in `scratch`.
    func with(_ scratch: Scratch, _ body: (any Sink) async throws -> Void) async throws {
        switch self {
        case .maildir: try await body(MaildirSink(directory: scratch.file("mail")))
        case .smtp: try await SmtpSink.with(body)
        case .notify: try await NotifySink.with(scratch) { sink in try await body(sink) }
        }
    }
}

/// A Maildir that several instances share.
struct MaildirSink: Sink {
    let directory: String

    var settings: [String] { ["channel: maildir", "maildir: \(directory)"] }

    /// A second delivery would be a second file: names of messages, and names that a mail reader may have lengthened.
    func arrived() throws -> [UUID: Int] {
        var arrived: [UUID: Int] = [:]
        for folder in ["new", "cur"] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(directory)/\(folder)")) ?? []
            for name in names {
                guard let id = UUID(uuidString: String(name.prefix(36))) else {
                    throw Trouble("\(name) is no message's name.")
                }
                arrived[id, default: 0] += 1
            }
        }
        return arrived
    }
}

/// A mail server (Tests/Support/mail-server.py) that keeps whatever comes, also twice.
struct SmtpSink: Sink {
    private let companion: Companion
    private let port: Int

    /// `faults`: JSON, as the server's program explains.
    static func with(faults: String = "[]", _ body: (any Sink) async throws -> Void) async throws {
        guard let tools = ProcessInfo.processInfo.environment["CASEREVIEW_TOOLS"] else {
            throw Trouble(
                "CASEREVIEW_TOOLS is not set: it names the directory that Tests/Support/prepare filled; make test sets it"
            )
        }
        let support = String(#filePath.dropLast("/JourneyTests/Harness/Sink.swift".count)) + "/Support"
        try await Companion.with(["\(tools)/venv/bin/python3", "\(support)/mail-server.py"]) { companion in
            let answer = try Node.json(try await companion.ask(#"{"open": {"tls": "none", "faults": \#(faults)}}"#))
            guard let port = answer["port"]?.number else { throw Trouble("The mail server has no port.") }
            try await body(SmtpSink(companion: companion, port: port))
        }
    }

    var settings: [String] {
        [
            "channel: smtp", "smtp:", "  host: 127.0.0.1", "  port: \(port)", "  tls: none",
            "  own_name: review.example", "  when_unknown: hold",
        ]
    }

    /// By the Message-ID, which begins with the message's id.
    func arrived() async throws -> [UUID: Int] {
        let answer = try Node.json(try await companion.ask(#"{"ids": \#(port)}"#))
        var arrived: [UUID: Int] = [:]
        for text in answer["ids"]?.texts ?? [] {
            guard let id = UUID(uuidString: String(text.drop { $0 == "<" }.prefix(36))) else {
                throw Trouble("\(text) is no message's id.")
            }
            arrived[id, default: 0] += 1
        }
        return arrived
    }
}
