import ArgumentParser
import Casework
import Records
import Shipped
import Text

struct ProcedureLintCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Says what the law and the guidance make of review procedures, with the mend.",
        discussion: """
            Each finding has a code, a severity, a place, the paragraph and the mend. error: the Act does not allow \
            it, or no case could run by it. warning: the Act allows it or the text is silent, and an applicant may lose by \
            it. note: worth knowing. Ends with 1 where there is an error or a warning.

            Without a name every shipped procedure is looked at. Several versions of one name are held against each \
            other. Reads no clock and no database.

            With --format json one procedure gives an object, none or several a list of them.
            """)

    @Argument(help: ArgumentHelp("Shipped procedures by name, or procedure files.", valueName: "name|file"))
    var names: [String] = []

    @Flag(help: "Lists every code with what it finds, and looks at nothing.")
    var codes = false

    @Option(help: ArgumentHelp("A shipped calendar by name, or a calendar file.", valueName: "name|file"))
    var calendar: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard !codes || names.isEmpty else { throw ValidationError("--codes takes no procedure.") }
    }

    func perform() async throws -> Int32 {
        let settings = try Settings.load(common.config, readingSecrets: false)
        if codes {
            listCodes()
            return 0
        }
        let calendar = try calendar.map { try Library.calendar($0) } ?? Library.calendar(of: settings)
        let files = try read(names.isEmpty ? Shipped.procedures.map(\.name) : names)
        let findings = ProcedureLint.findings(on: files, calendar: calendar)
        switch common.format {
        case .json:
            let answers = zip(files, findings).map { ProcedureLint.json($0, $1) }
            Output.json(names.count == 1 ? answers.first ?? .null : .array(answers))
        case .text:
            Output.line(zip(files, findings).map { LintText(file: $0, findings: $1).text }.joined(separator: "\n\n"))
        }
        return findings.joined().contains { $0.severity != .note } ? 1 : 0
    }

    /// Every mistake of every file at once.
    private func read(_ names: [String]) throws -> [ProcedureLint.File] {
        var files: [ProcedureLint.File] = []
        var mistakes: [Mistake] = []
        for name in names {
            do {
                files.append(try ProcedureLint.File(try Library.procedureBytes(name), name: name))
            } catch let found as Mistakes {
                mistakes += found.all.map { mistake in
                    guard names.count > 1 else { return mistake }
                    var placed = mistake
                    placed.path = name + (mistake.path.map { ": \($0)" } ?? "")
                    return placed
                }
            }
        }
        if let mistakes = Mistakes(mistakes) { throw Failure(Failure.wrongData, mistakes) }
        return files
    }

    private func listCodes() {
        switch common.format {
        case .json:
            Output.json(
                .array(
                    LintRule.all.map {
                        [
                            "code": .string($0.code), "severity": .string($0.severity.rawValue),
                            "law": .string($0.law), "about": .string($0.about),
                        ]
                    }))
        case .text:
            Output.line(
                LintRule.all.map { "\($0.code) (\($0.severity.rawValue); \($0.law)): \($0.about)" }
                    .joined(separator: "\n"))
        }
    }
}
