import ArgumentParser
import FoundationEssentials
import Glibc

/// The program: parses the command line, runs one command, and turns whatever went wrong into a sentence with its
/// mend and an exit code of contracts.md.
@main
enum Main {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        exit(await run(arguments))
    }

    static func run(_ arguments: [String]) async -> Int32 {
        // A reader that goes away must end a command, not trap it; signals that mean nothing here must not end a daemon.
        for stray in [SIGPIPE, SIGUSR1, SIGUSR2] { _ = signal(stray, SIG_IGN) }
        Output.holdStandardDescriptors()
        let code = await answer(arguments)
        guard let failure = Output.failure else { return code }
        failure.report(asJSON: Failure.wantsJSON(arguments))
        return failure.exitCode
    }

    private static func answer(_ arguments: [String]) async -> Int32 {
        let asJSON = Failure.wantsJSON(arguments)
        do {
            let command = try Casereviewd.parseAsRoot(arguments)
            if command is Casereviewd { throw Failure.noCommand(of: Casereviewd.self) }
            guard let command = command as? any ServiceCommand else {
                var plain = command
                try plain.run()
                return 0
            }
            if command.mayStartCluster { Interruption.watch() }
            return try await command.perform()
        } catch {
            let failure = Failure(error)
            failure.report(asJSON: asJSON)
            return failure.exitCode
        }
    }
}

struct Casereviewd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "casereviewd",
        abstract: "Coordinates ASB Case Reviews between councils, police, health bodies and landlords.",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, DemoCommand.self, CheckCommand.self, DeadlineCommand.self,
            LeadCommand.self, MeetingCommand.self, StatisticsCommand.self, AuditCommand.self, NotifyCommand.self,
            PostCommand.self,
            DoctorCommand.self, ProcedureCommand.self, LettersCommand.self, BounceCommand.self,
        ])
}

/// A command of the program. It returns its exit code: 0, or 1 where the answer is "no".
protocol ServiceCommand: ParsableCommand {
    func perform() async throws -> Int32
    /// Signals are then ours from the first moment.
    var mayStartCluster: Bool { get }
}

extension ServiceCommand {
    func run() throws {}
    var mayStartCluster: Bool { false }
}

/// What every command takes.
struct CommonOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument { case text, json }

    @Option(help: "How to answer: text for people, json for programs.")
    var format = Format.text

    @Option(
        help: ArgumentHelp(
            "The settings file.",
            discussion: "Without it: $CASEREVIEWD_CONFIG, else /etc/casereviewd/casereviewd.yaml where it exists, else "
                + "the built-in defaults.",
            valueName: "file"))
    var config: String?
}
