import ArgumentParser
import Casework
import FoundationEssentials
import Glibc
import Records
import Shipped
import Text

struct ThresholdBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "threshold",
        abstract: "How many eligibility decisions a second one core makes.",
        discussion: """
            Judges invented applications, with and without the explanation and what would change the answer, from facts \
            that are read already; then, with --binary, end to end through check --lines with all of it, from a file to \
            /dev/null, with the greatest memory of that process.
            """)

    @Option(help: ArgumentHelp("Reports of an application; several are measured in turn.", valueName: "n"))
    var reports = [1, 5, 50, 500]

    @Option(help: ArgumentHelp("A shipped procedure by name.", valueName: "name"))
    var procedure = "statutory"

    @Option(help: ArgumentHelp("How many measurements of each kind; the best counts.", valueName: "n"))
    var runs = 3

    @Option(help: ArgumentHelp("How long each takes.", valueName: "seconds"))
    var seconds = 1.0

    @Option(help: ArgumentHelp("The casereviewd to measure end to end.", valueName: "path"))
    var binary: String?

    @Option(help: ArgumentHelp("Applications in the file that it reads.", valueName: "n"))
    var lines = 100_000

    func validate() throws {
        guard !reports.isEmpty, reports.allSatisfy((0...100_000).contains) else {
            throw ValidationError("--reports is between 0 and 100000.")
        }
        guard (1...100).contains(runs) else { throw ValidationError("--runs is between 1 and 100.") }
        guard (0.01...60).contains(seconds) else { throw ValidationError("--seconds is between 0.01 and 60.") }
        guard (1...10_000_000).contains(lines) else { throw ValidationError("--lines is between 1 and 10000000.") }
        if let binary {
            guard unsafe access(binary, X_OK) == 0 else { throw ValidationError("There is no program \(binary).") }
        }
    }

    func run() async throws {
        guard let shipped = Shipped.procedures.first(where: { $0.name == procedure }) else {
            throw ValidationError("There is no procedure \(procedure).")
        }
        let rules = try ProcedureFile.read(Array(shipped.text.utf8))
        for count in reports {
            let facts = try CheckFile.read(Array(ThresholdBench.application(reports: count).utf8))
            func line(_ kind: String, _ work: (Finding) -> Int) {
                let rate = OneCore.rate(runs: runs, seconds: seconds) {
                    work(check(facts.application, facts.reports, under: rules))
                }
                print(
                    kind, count,
                    [
                        ("per_second", Bench.rounded(rate.clock)),
                        ("per_processor_second", Bench.rounded(rate.processor)),
                    ])
            }
            line("findings") { $0.complaints.count &+ $0.notes.count }
            line("findings with explanation") { $0.explanation.count }
            line("findings with explanation and what would change them") {
                $0.explanation.count &+ $0.wouldChange.count
            }
        }
        if let binary { for count in reports { try endToEnd(binary, count) } }
    }

    /// Every line is the same application: what is measured is the reading, the judging and the writing.
    private func endToEnd(_ binary: String, _ count: Int) throws {
        let folder = "/tmp/casereview-bench-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let line = Array((ThresholdBench.application(reports: count) + "\n").utf8)
        let many = max(1, min(lines, lines * 5 / max(count, 1)))
        guard let file = unsafe fopen("\(folder)/applications.jsonl", "w") else {
            throw Trouble("No file can be made.")
        }
        for _ in 0..<many { _ = unsafe fwrite(line, 1, line.count, file) }
        unsafe fclose(file)
        let begun = ContinuousClock.now
        try Command.run([
            "/bin/sh", "-c", #"exec "$0" check "$1" --lines --procedure "$2" > /dev/null"#, binary,
            "\(folder)/applications.jsonl", procedure,
        ])
        let took = (ContinuousClock.now - begun) / .seconds(1)
        var usage = rusage()
        unsafe getrusage(RUSAGE_CHILDREN.rawValue, &usage)
        print(
            "check --lines", count,
            [
                ("applications", .integer(many)), ("per_second", Bench.rounded(Double(many) / took)),
                ("seconds", Bench.rounded(took)),
                ("greatest_resident_mib", Bench.rounded(Double(usage.ru_maxrss) / 1_024)),
            ])
    }

    private func print(_ kind: String, _ count: Int, _ figures: [(String, JSON)]) {
        Bench.print(
            .object(
                [
                    ("measurement", .string("threshold")), ("of", .string(kind)), ("reports", .integer(count)),
                    ("procedure", .string(procedure)),
                ] + figures + OneCore.members))
    }

    /// An application of 1 May 2026 by one of three neighbours: a report a week back for seven months and then again,
    /// every fourth of a named event, so that some are out of time and some are counted with another.
    static func application(reports count: Int) -> String {
        let received = CivilDate("2026-05-01") ?? CivilDate(dayNumber: 0)
        let reports: [JSON] = (0..<count).map { number in
            let behaviour = received.adding(days: -(number * 7 % 210))
            var members: [(String, JSON)] = [
                ("id", .string("r\(number + 1)")), ("behaviour_on", .string(behaviour.description)),
                ("reported_on", .string(behaviour.description)), ("reported_by", .string("p\(number % 3 + 1)")),
                ("reported_to", .string(["council", "police", "landlord"][number % 3])),
            ]
            if number % 4 == 3 { members.append(("incident", .string("i\(number % 12)"))) }
            return .object(members)
        }
        let application: JSON = [
            "application": ["received": .string(received.description), "area": "E07000146", "applicant": "p1"],
            "reports": .array(reports),
        ]
        return application.text()
    }
}
