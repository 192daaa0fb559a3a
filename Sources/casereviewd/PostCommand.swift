import ArgumentParser
import Casework
import FoundationEssentials
import Postgres
import Records
import Text

struct PostCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "post", abstract: "The outbox: what waits, what failed, and whether anything may leave.",
        subcommands: [List.self, Show.self, Hold.self, Rehearse.self, Release.self, Retry.self])

    func perform() async throws -> Int32 { throw Failure.noCommand(of: PostCommand.self) }

    /// Runs `body` in one transaction of the post's own role, with the service's time.
    static func work<Value: Sendable>(
        _ common: CommonOptions, _ access: Access = .readWrite,
        _ body: @Sendable (borrowing Transaction, Instant) throws -> Value
    ) async throws -> Value {
        let settings = try Settings.load(common.config)
        return try await Databases.with(settings) { databases in
            var post = databases.post
            // A hold waits for claims: of one whose process stands still, until the server ends its transaction. And
            // an outbox that was held for weeks is long.
            post.lockTimeout = .seconds(30)
            post.statementTimeout = .seconds(300)
            return try await Pool.lent(post) { pool in
                try await ServingChecks.pass(pool, as: Databases.postRole)
                return try await pool.transaction(access, settings: Acting().settings, deadline: .seconds(600)) { tx in
                    let turned = try Demonstrations.clock(in: tx) ?? 0
                    return try body(tx, SystemClock.now().adding(seconds: turned))
                }
            }
        }
    }

    /// A text that is kept for good: said, and of a length that a person reads.
    static func require(_ text: String, _ option: String) throws {
        guard text.utf8.contains(where: { $0 > 0x20 }) else { throw ValidationError("\(option) is empty.") }
        guard text.utf8.count <= 1_000 else { throw ValidationError("\(option) is longer than 1,000 bytes.") }
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7f }) else {
            throw ValidationError("\(option) has control characters.")
        }
    }
}

extension PostCommand {
    struct List: ServiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Messages of the outbox, without what they say and to whom.")

        @Option(
            help: ArgumentHelp(
                "Only those in this state: \(Sending.messageStates.joined(separator: ", ")).", valueName: "state"))
        var state: String?

        @Option(help: ArgumentHelp("How many at most, 1 to 10000.", valueName: "n"))
        var limit = 50

        @OptionGroup var common: CommonOptions

        func validate() throws {
            if let state, !Sending.messageStates.contains(state) {
                throw ValidationError(
                    "There is no state “\(state)”, only \(Sending.messageStates.joined(separator: ", ")).")
            }
            guard (1...10_000).contains(limit) else { throw ValidationError("--limit must be between 1 and 10000.") }
        }

        func perform() async throws -> Int32 {
            let rows = try await PostCommand.work(common, .readOnly) { [state, limit] tx, _ in
                try Sending.list(state: state, limit: limit, in: tx)
            }
            switch common.format {
            case .json: Output.json(.array(rows.map(\.json)))
            case .text:
                for row in rows { Output.line(row.line) }
                if rows.isEmpty { Output.line("There are none.") }
            }
            return 0
        }
    }

    struct Hold: ServiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stops sending, for every instance at once.",
            discussion: "Messages go on being written and wait. To be said after a recovery to a point in time and "
                + "after the database's files were put back, before serve; and in an incident.")

        @Option(help: ArgumentHelp("Why, for whoever finds the post held.", valueName: "text"))
        var because: String

        @Option(help: ArgumentHelp("Who says so.", valueName: "name"))
        var by: String?

        @OptionGroup var common: CommonOptions

        func validate() throws {
            try PostCommand.require(because, "--because")
            try by.map { try PostCommand.require($0, "--by") }
        }

        func perform() async throws -> Int32 {
            let outlook = try await PostCommand.work(common) { [because, by] tx, now in
                try Sending.hold(because: because, by: by, now: now, in: tx)
                return try Sending.outlook(now: now, in: tx)
            }
            switch common.format {
            case .json: Output.json(["sending": "off", "in_hand": .integer(outlook.inHand)])
            case .text:
                Output.line("Sending is off.")
                if outlook.inHand > 0 {
                    Output.line(
                        "Messages that were being handed over when it stopped, and may still arrive: "
                            + "\(outlook.inHand).")
                }
            }
            return 0
        }
    }

    struct Retry: ServiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sends messages again that failed.",
            discussion: "Each gets a new attempt. “casereviewd post list --state failed” names them.")

        @Argument(help: ArgumentHelp("The messages.", valueName: "id"))
        var ids: [String]

        @Flag(help: "Also what may have arrived already: somebody may then get it twice.")
        var evenIfSent = false

        @OptionGroup var common: CommonOptions

        func validate() throws {
            guard !ids.isEmpty else { throw ValidationError("Name one message or more.") }
            for id in ids where UUID(uuidString: id) == nil {
                throw ValidationError("“\(id)” is no message's id: those have 36 characters.")
            }
        }

        func perform() async throws -> Int32 {
            let ids = ids.compactMap { UUID(uuidString: $0) }
            let answers = try await PostCommand.work(common) { [evenIfSent] tx, now in
                try Sending.again(ids, evenIfSent: evenIfSent, now: now, in: tx)
            }
            switch common.format {
            case .json:
                Output.json(
                    .array(
                        zip(ids, answers).map { id, answer in
                            [
                                "id": .string(id.uuidString.lowercased()), "retried": .bool(answer == .pending),
                                "finding": .string(answer.sentence),
                            ]
                        }))
            case .text:
                for (id, answer) in zip(ids, answers) {
                    Output.line("\(id.uuidString.lowercased())  \(answer.sentence)")
                }
            }
            return answers.allSatisfy { $0 == .pending } ? 0 : 1
        }
    }
}

extension SendingRow {
    fileprivate var json: JSON {
        [
            "id": .string(id.uuidString.lowercased()), "kind": .string(kind.rawValue), "state": .string(state),
            "statutory": .bool(isStatutory), "channel": .string(channel), "attempts": .integer(attempts),
            "created_at": .string(createdAt.rfc3339UTC), "due_at": .string(dueAt.rfc3339UTC),
            "settled_at": JSON(settledAt?.rfc3339UTC), "detail": JSON(detail),
        ]
    }

    fileprivate var line: String {
        let words = [
            id.uuidString.lowercased(), state, kind.rawValue + (isStatutory ? " (the law requires it)" : ""),
            "due \(dueAt.rfc3339UTC)", channel, "\(attempts) attempt\(attempts == 1 ? "" : "s")",
        ]
        return words.joined(separator: "  ") + (detail.map { "  \($0)" } ?? "")
    }
}

extension Sending.Again {
    fileprivate var sentence: String {
        switch self {
        case .pending: "It will be sent again."
        case .absent: "There is no such message."
        case .mayHaveArrived: "It may have arrived. Say --even-if-sent where it may go out twice."
        case .signInCode: "The code of a sign-in is not kept. Whoever needs one asks for a new one."
        case .not(let state): "It is \(state): only what failed or is unknown can be sent again."
        }
    }
}
