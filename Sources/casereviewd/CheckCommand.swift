import ArgumentParser
import Casework
import Records
import Shipped
import Text

struct CheckCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Judges whether an application meets the threshold, with the reason for every report.",
        discussion: "Reads no clock and no database. The answer is no decision: bodies and people decide.")

    @Argument(help: "One application as JSON; - for standard input.")
    var file: String

    @Option(help: ArgumentHelp("A shipped procedure by name, or a procedure file.", valueName: "name|file"))
    var procedure = "statutory"

    @Flag(help: "One application a line in, one answer a line out, in order.")
    var lines = false

    @OptionGroup var common: CommonOptions

    func perform() async throws -> Int32 {
        _ = try Settings.load(common.config, readingSecrets: false)
        if file == "-", procedure == "-" {
            throw Failure(
                Failure.wrongUsage, "Standard input cannot be both the application and the procedure.",
                mend: "Name a file for one of them.")
        }
        let procedure = try Library.procedure(procedure)
        var input = try Input(file)
        guard lines else {
            let facts = try CheckFile.read(try input.all())
            answer(check(facts.application, facts.reports, under: procedure))
            return 0
        }
        var code: Int32 = 0
        var number = 0
        while !Output.isBroken, let line = try input.line() {
            number += 1
            do throws(Mistakes) {
                guard let answer = try judge(line, number, under: procedure) else { continue }
                Output.line(answer.text())
            } catch {
                Output.line(error.json.text())
                code = Failure.wrongData
            }
        }
        return code
    }

    /// nil for an empty line.
    private func judge(_ line: Input.Line, _ number: Int, under procedure: Procedure) throws(Mistakes) -> JSON? {
        switch line {
        case .tooLong:
            throw Mistakes(
                Mistake(
                    position: Position(line: number, column: 1), found: "a line above 8 MiB",
                    expected: "one application a line", mend: "Shorten it, or judge it in a file of its own."))
        case .bytes(let bytes):
            guard bytes.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }) else { return nil }
            let facts = try CheckFile.read(bytes, firstLine: number)
            return CheckFile.json(check(facts.application, facts.reports, under: procedure))
        }
    }

    private func answer(_ finding: Finding) {
        switch common.format {
        case .json: Output.json(CheckFile.json(finding))
        case .text:
            Output.line((["Decision: \(finding.decision.inWords)"] + finding.explanation).joined(separator: "\n"))
        }
    }
}

extension Finding.Decision {
    fileprivate var inWords: String {
        switch self {
        case .met: "the threshold is met."
        case .refer: "a person must decide."
        case .notMetOnNumber: "not met on the number; persistence, harm and adequacy must now be considered."
        case .otherArea: "another area's; pass it on today and keep the day of receipt."
        }
    }
}
