import ArgumentParser
import Casework
import Records
import Shipped
import Text

struct DeadlineBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadline",
        abstract: "How many deadlines a second one core counts, with and without the working.",
        discussion: """
            From every day of three years in turn, by the calendar of England and Wales. With the working means with \
            the sentence that explains it; the days that were skipped are always found.
            """)

    @Option(help: ArgumentHelp("A limit; several are measured in turn.", valueName: "text"))
    var limit = ["5 working days", "20 working days", "21 days", "1 month"]

    @Option(help: ArgumentHelp("How many measurements of each kind; the best counts.", valueName: "n"))
    var runs = 3

    @Option(help: ArgumentHelp("How long each takes.", valueName: "seconds"))
    var seconds = 1.0

    func validate() throws {
        guard (1...100).contains(runs) else { throw ValidationError("--runs is between 1 and 100.") }
        guard (0.01...60).contains(seconds) else { throw ValidationError("--seconds is between 0.01 and 60.") }
    }

    func run() async throws {
        guard let shipped = Shipped.calendars.first(where: { $0.name == "england-and-wales" }) else {
            throw Trouble("The calendar of England and Wales does not ship.")
        }
        let calendar = try CalendarFile.read(Array(shipped.text.utf8))
        let start = CivilDate("2024-01-01") ?? calendar.firstDay
        for text in limit {
            let length: Limit
            do { length = try Limit(parsing: text) } catch { throw ValidationError("\(error).") }
            try measure("deadlines", length, start) {
                try length.due(from: $0, counting: .after, calendar: calendar).due.dayNumber
            }
            try measure("deadlines with working", length, start) {
                let due = try length.due(from: $0, counting: .after, calendar: calendar)
                return due.explanation.utf8.count &+ due.skipped.count
            }
        }
    }

    private func measure(
        _ kind: String, _ length: Limit, _ start: CivilDate, _ work: (CivilDate) throws -> Int
    ) throws {
        var day = 0
        let rate = try OneCore.rate(runs: runs, seconds: seconds) {
            day = (day + 1) % 1_000
            return try work(start.adding(days: day))
        }
        Bench.print(
            .object(
                [
                    ("measurement", .string("deadline")), ("of", .string(kind)), ("limit", .string("\(length)")),
                    ("per_second", Bench.rounded(rate.clock)), ("per_processor_second", Bench.rounded(rate.processor)),
                ] + OneCore.members))
    }
}
