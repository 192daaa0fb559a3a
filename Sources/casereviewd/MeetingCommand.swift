import ArgumentParser
import Casework
import Records
import Shipped
import Text

struct MeetingCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "meeting", abstract: "When a meeting could be.", subcommands: [Plan.self])

    func perform() async throws -> Int32 { throw Failure.noCommand(of: MeetingCommand.self) }

    struct Plan: ServiceCommand {
        static let configuration = CommandConfiguration(
            commandName: "plan",
            abstract: "Finds the best slots for a meeting, or what is in the way of any. Reads no clock.",
            discussion: """
                A slot is a time and a room. Every time of the window is weighed, so that the best is the best. Where \
                there is none, the answer names the fewest conditions that cannot hold together, and the exit code is 1.
                """)

        @Argument(help: "The window, the invitees, the quorum and the rooms as JSON; - for standard input.")
        var file: String

        @Option(help: ArgumentHelp("How many slots to show.", valueName: "n"))
        var top = 5

        @Flag(help: "Show each time once, in the free room that is listed first.")
        var eachTimeOnce = false

        @Option(
            help: ArgumentHelp(
                "A shipped calendar by name, or a calendar file, instead of the one that the question names.",
                valueName: "name|file"))
        var calendar: String?

        @OptionGroup var common: CommonOptions

        func validate() throws {
            guard (1...10_000).contains(top) else { throw ValidationError("--top is between 1 and 10000.") }
        }

        func perform() async throws -> Int32 {
            _ = try Settings.load(common.config, readingSecrets: false)
            var input = try Input(file)
            let (question, named) = try MeetingFile.read(
                try input.all(), calendars: Shipped.calendars.map(\.name))
            let days = try Library.calendar(calendar ?? named)
            let plan: MeetingPlan
            do {
                plan = try planMeeting(question, calendar: days, atMost: top, eachTimeOnce: eachTimeOnce)
            } catch {
                throw Failure(
                    Failure.wrongData, "The window cannot be planned in: \(error).",
                    mend: "Change the window, or give a calendar that covers it with --calendar.")
            }
            switch common.format {
            case .json: Output.json(MeetingFile.json(plan))
            case .text: Plan.lines(plan).forEach(Output.line)
            }
            return plan.slots.isEmpty ? 1 : 0
        }

        static func lines(_ plan: MeetingPlan) -> [String] {
            if let infeasible = plan.infeasible {
                let conditions = infeasible.conditions.map(\.description).joined(separator: ", ")
                return ["There is no slot.", infeasible.explanation, "In the way: \(conditions)"]
            }
            return plan.slots.enumerated().map { index, slot in
                "\(index + 1). \(slot.start.date.inWordsWithWeekday), \(slot.start.hourAndMinute) to "
                    + "\(slot.end.hourAndMinute), \(slot.room), score \(JSON.number(slot.score).text()): \(slot.reason)"
            }
        }
    }
}
