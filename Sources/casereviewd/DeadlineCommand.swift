import ArgumentParser
import Casework
import Text

struct DeadlineCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadline", abstract: "Counts one date from another and explains it. Reads no clock.")

    @Option(help: ArgumentHelp("The day of the event.", valueName: "yyyy-mm-dd"))
    var from: String

    @Option(help: ArgumentHelp("“5 working days”, “21 days”, “3 weeks”, “1 month”.", valueName: "text"))
    var limit: String

    @Option(help: ArgumentHelp("A shipped calendar by name, or a calendar file.", valueName: "name|file"))
    var calendar: String?

    @Option(help: ArgumentHelp("“after”: day one is the day after; “beginning-with”: the day itself is day one."))
    var counting = Limit.Counting.after.rawValue

    @OptionGroup var common: CommonOptions

    func perform() async throws -> Int32 {
        let calendar = try chosenCalendar()
        var mistakes: [Mistake] = []
        let day = CivilDate(from)
        if day == nil {
            mistakes.append(
                Mistake(
                    path: "--from", found: from, expected: "a date that exists, YYYY-MM-DD", mend: "Write 2026-05-01."))
        }
        var length: Limit?
        do {
            length = try Limit(parsing: limit)
        } catch {
            mistakes.append(
                Mistake(path: "--limit", found: limit, expected: Limit.Misread.expected, mend: "\(error)."))
        }
        let rule = Limit.Counting(rawValue: counting)
        if rule == nil {
            mistakes.append(
                Mistake(path: "--counting", found: counting, expected: "after or beginning-with", mend: "Choose one."))
        }
        if let mistakes = Mistakes(mistakes) { throw Failure(Failure.wrongData, mistakes) }
        guard let day, let length, let rule else { return Failure.wrongData }

        let due: DueDate
        do {
            due = try length.due(from: day, counting: rule, calendar: calendar)
        } catch {
            throw Failure(
                Failure.wrongData,
                Mistakes(
                    Mistake(
                        path: "--limit", found: "\(error)", expected: error.expected, mend: error.mend)))
        }
        switch common.format {
        case .json: Output.json(DeadlineCommand.json(due))
        case .text: Output.line(due.explanation)
        }
        return 0
    }

    private func chosenCalendar() throws -> WorkingCalendar {
        let settings = try Settings.load(common.config, readingSecrets: false)
        return try calendar.map { try Library.calendar($0) } ?? Library.calendar(of: settings)
    }

    static func json(_ due: DueDate) -> JSON {
        [
            "from": .string(due.from.description), "limit": .string(due.limit.description),
            "due": .string(due.due.description),
            "skipped": .array(
                due.skipped.map { ["date": .string($0.date.description), "reason": .string($0.reason)] }),
            "explanation": .string(due.explanation),
        ]
    }
}

extension PastCalendar {
    fileprivate var expected: String {
        switch self {
        case .end(_, let lastDay): "a count that ends by \(lastDay)"
        case .start(_, let firstDay): "a count that begins on \(firstDay) or later"
        case .beyondDates: "a count that ends by 9999-12-31"
        }
    }

    fileprivate var mend: String {
        switch self {
        case .end: "Give a newer www.gov.uk/bank-holidays.json with --calendar."
        case .start: "Give a calendar that begins earlier with --calendar."
        case .beyondDates: "Shorten it."
        }
    }
}
