import ArgumentParser

struct ProcedureCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "procedure",
        abstract:
            "Review procedures: which there are, what they say, what the law makes of them, and what a change does.",
        subcommands: [
            ProcedureListCommand.self, ProcedureShowCommand.self, ProcedureLintCommand.self,
            ProcedureSimulateCommand.self,
        ])

    func perform() async throws -> Int32 { throw Failure.noCommand(of: ProcedureCommand.self) }
}
