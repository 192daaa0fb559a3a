import ArgumentParser
import Casework
import Records
import Shipped
import Text

struct CheckCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Judges whether an application meets the threshold, with the reason for every report.",
        discussion: """
            Reads no clock and no database. The answer is no decision: bodies and people decide. A decision.json, as \
            the page of a case gives it, is judged by the procedure that stands in it, and the answer says whether it \
            is the finding that was kept.
            """)

    @Argument(help: "One application as JSON; - for standard input.")
    var file: String

    @Option(
        help: ArgumentHelp(
            "A shipped procedure by name, or a procedure file; else statutory, or a decision.json's own.",
            valueName: "name|file"))
    var procedure: String?

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
        let named = try procedure.map { try Library.procedure($0) }
        var input = try Input(file)
        guard lines else {
            try judge(Node.json(try input.all()), under: named)
            return 0
        }
        let procedure = try named ?? Library.procedure(Self.statutory)
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

    private static let statutory = "statutory"

    /// One application, or a kept decision.
    private func judge(_ node: Node, under named: Procedure?) throws {
        let facts = try CheckFile.read(node)
        let kept = named == nil ? try DecisionRecords.kept(node) : nil
        let procedure = try named ?? kept?.procedure ?? Library.procedure(Self.statutory)
        let finding = check(facts.application, facts.reports, under: procedure)
        answer(finding, isAsKept: kept.map { $0.finding == CheckFile.json(finding) })
    }

    /// nil for an empty line.
    private func judge(_ line: Input.Line, _ number: Int, under procedure: Procedure) throws(Mistakes) -> JSON? {
        guard let facts = try line.application(number) else { return nil }
        return CheckFile.json(check(facts.application, facts.reports, under: procedure))
    }

    /// `isAsKept`: whether it is the finding that was kept with the decision; nil where none was.
    private func answer(_ finding: Finding, isAsKept: Bool?) {
        switch common.format {
        case .json:
            var answer = CheckFile.json(finding)
            if let isAsKept, case .object(let members) = answer {
                answer = .object(members + [("as_kept", .bool(isAsKept))])
            }
            Output.json(answer)
        case .text:
            let change = finding.wouldChange.map(\.sentence)
            let sections = [
                ["Decision: \(finding.decision.inWords)"] + finding.explanation,
                finding.notes.isEmpty ? [] : ["", "For the people who decide:"] + finding.notes.map(\.sentence),
                change.isEmpty ? [] : ["", "What would change this:"] + change,
                isAsKept.map { ["", $0 ? Self.same : Self.other] } ?? [],
            ]
            Output.line(sections.joined().joined(separator: "\n"))
        }
    }
}

extension Input.Line {
    /// The application on line `number` of a stream; nil for an empty line.
    func application(_ number: Int) throws(Mistakes) -> CheckFile.Facts? {
        switch self {
        case .tooLong:
            throw Mistakes(
                Mistake(
                    position: Position(line: number, column: 1), found: "a line above 8 MiB",
                    expected: "one application a line", mend: "Shorten it, or give it in a file of its own."))
        case .bytes(let bytes):
            guard bytes.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }) else { return nil }
            return try CheckFile.read(bytes, firstLine: number)
        }
    }
}

extension CheckCommand {
    fileprivate static let same = "This is the finding that was kept with the decision."
    fileprivate static let other =
        "This is not, to the letter, the finding that was kept with the decision: compare it with `finding` in the file."
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
