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
        let procedure = try Library.procedure(procedure)
        var input = try Input(file)
        guard lines else {
            let facts = try CheckFile.read(try input.all())
            answer(check(facts.application, facts.reports, under: procedure))
            return 0
        }
        var code: Int32 = 0
        var number = 0
        while let line = try input.line() {
            number += 1
            guard line.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }) else { continue }
            do {
                let facts = try CheckFile.read(line, firstLine: number)
                Output.line(CheckFile.json(check(facts.application, facts.reports, under: procedure)).text())
            } catch {
                Output.line(error.json.text())
                code = Failure.wrongData
            }
        }
        return code
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

/// Procedures and calendars by the name of a shipped one, or as a file.
enum Library {
    static func procedure(_ name: String) throws -> Procedure {
        try ProcedureFile.read(try bytes(name, among: Shipped.procedures, kind: "procedure"))
    }

    static func calendar(_ name: String) throws -> WorkingCalendar {
        try CalendarFile.read(try bytes(name, among: Shipped.calendars, kind: "calendar"))
    }

    private static func bytes(_ name: String, among shipped: [Shipped.Named], kind: String) throws -> [UInt8] {
        if let known = shipped.first(where: { $0.name == name }) { return Array(known.text.utf8) }
        let looksLikeFile = name.utf8.contains(UInt8(ascii: "/")) || name.utf8.contains(UInt8(ascii: "."))
        guard looksLikeFile else {
            throw Failure(
                Failure.wrongUsage, "There is no \(kind) “\(name)”.",
                mend: "Name one of \(shipped.map(\.name).joined(separator: ", ")), or a file.")
        }
        var input = try Input(name)
        return try input.all()
    }
}
