import ArgumentParser

struct ProcedureCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "procedure", abstract: "Review procedures: which there are, and what the law makes of them.",
        subcommands: [
            ProcedureListCommand.self,
            ProcedureLintCommand.self,
        ])

    func perform() async throws -> Int32 { throw Failure.noCommand(of: ProcedureCommand.self) }
}
