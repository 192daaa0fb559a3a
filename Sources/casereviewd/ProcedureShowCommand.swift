import ArgumentParser
import Casework
import Records
import Text

struct ProcedureShowCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "A review procedure in plain English, as its public page shows it.",
        discussion: """
            With --format json: the procedure as data, in the keys of a procedure file, and beside them “conditions”: \
            every condition that section 104 does not know, with its place, its words and “in_section_104”: false. \
            “conditions” is no key of a procedure file; take it out to read the answer back. Reads no clock and no \
            database.
            """)

    @Argument(help: ArgumentHelp("A shipped procedure by name, or a procedure file.", valueName: "name|file"))
    var procedure: String

    @OptionGroup var common: CommonOptions

    func perform() async throws -> Int32 {
        _ = try Settings.load(common.config, readingSecrets: false)
        let procedure = try Library.procedure(procedure)
        switch common.format {
        case .json: Output.json(ProcedureFile.shown(procedure))
        case .text: Output.line(ProcedureInWords(procedure).text(width: 80))
        }
        return 0
    }
}
