import ArgumentParser
import Casework
import FoundationEssentials
import Glibc
import Post
import Postgres
import Records
import Text

/// What a command ends with when it could not do its work.
struct Failure: Error {
    var exitCode: Int32
    var mistakes: [Mistake]
    /// What stands on standard error for people, where it is more than the mistakes say (the usage of a command).
    var text: String?
    /// The file that the mistakes are in; nil where it is plain from the command line.
    var file: String?
    /// `--help` and `--version` are no failures: their text goes to standard output.
    var isAnswer = false

    /// EX_USAGE, EX_DATAERR, EX_UNAVAILABLE and EX_CONFIG of sysexits.h.
    static let wrongUsage: Int32 = 64
    static let wrongData: Int32 = 65
    static let unavailable: Int32 = 69
    static let wrongConfiguration: Int32 = 78

    /// A sentence and its mend.
    init(_ exitCode: Int32, _ sentence: String, mend: String = "") {
        self.exitCode = exitCode
        mistakes = [Mistake(found: sentence, expected: "", mend: mend)]
        text = mend.isEmpty ? sentence : "\(sentence) \(mend)"
    }

    /// `file` where the person did not name it a moment ago.
    init(_ exitCode: Int32, _ mistakes: Mistakes, file: String? = nil) {
        self.exitCode = exitCode
        self.mistakes = mistakes.all
        self.file = file
        if let file { text = mistakes.all.map { "\(file): \($0.sentence)" }.joined(separator: "\n") }
    }

    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let host as HostError: self.init(host.exitCode, host.sentence, mend: host.mend)
        case let mistakes as Mistakes: self.init(Failure.wrongData, mistakes)
        case let postgres as PostgresError: self.init(postgres, from: "database.url")
        default: self.init(parsing: error)
        }
    }

    /// `origin` is what led to the database: a key of the settings.
    init(_ error: PostgresError, from origin: String) {
        let mend =
            error.isUnavailable
            ? "See that PostgreSQL runs and that \(origin) in the settings leads to it."
            : "casereviewd doctor says what it believes; \(origin) in the settings led here."
        self.init(Failure.unavailable, "The database did not answer as it should: \(error.message).", mend: mend)
    }

    private init(parsing error: any Error) {
        let code = Casereviewd.exitCode(for: error)
        let message = Casereviewd.fullMessage(for: error)
        if code.isSuccess {
            self.init(0, message)
            isAnswer = true
        } else if code == .validationFailure {
            self.init(Failure.wrongUsage, Casereviewd.message(for: error), mend: "casereviewd --help shows the usage.")
            text = message
        } else {
            self.init(
                Failure.unavailable, "Something unexpected went wrong: \(error).",
                mend: "casereviewd doctor says what it believes.")
        }
    }

    /// Runs `body`; what a database refuses is told with the key of the settings that led to it.
    static func naming<Value>(_ origin: String, _ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as PostgresError {
            throw Failure(error, from: origin)
        }
    }

    /// A command that only has others below it.
    static func noCommand(of command: any ParsableCommand.Type) -> Failure {
        var failure = Failure(wrongUsage, "No command was given.", mend: "casereviewd --help shows the usage.")
        failure.text = "No command was given.\n\n" + Casereviewd.helpMessage(for: command)
        return failure
    }

    func report(asJSON: Bool) {
        if isAnswer { return Output.line(text ?? "") }
        if asJSON {
            Output.errorLine(JSON.object([("errors", .array(mistakes.map(told)))]).text())
        } else {
            Output.errorLine(text ?? mistakes.map(\.sentence).joined(separator: "\n"))
        }
    }

    /// With the file where it is known.
    private func told(_ mistake: Mistake) -> JSON {
        guard let file, case .object(let members) = mistake.json else { return mistake.json }
        return .object(members + [("file", .string(file))])
    }

    /// Known before the command line has been understood, so that even a wrong one is answered as asked.
    static func wantsJSON(_ arguments: [String]) -> Bool {
        arguments.contains("--format=json")
            || zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1 == "json" }
    }
}
