import ArgumentParser
import Casework
import Desk
import Postgres
import Records
import Text

struct ProcedureSimulateCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Replays applications under two versions of a procedure: who would be met, and when.",
        discussion: """
            It serves the duty to assess how effective the procedures are and to revise them (Schedule 4 paragraph 4). \
            It decides nothing and changes nothing.

            Text shows every application that comes out otherwise, then the counts. With --format json the answer is \
            one object: old, new, purpose, changed (one for each such application, with its line or its reference, both \
            decisions, limbs and failed conditions), applications, unread, newly_met, no_longer_met, decisions and \
            limbs (from, to, count), and stages: for each step the least, median and most days by which its last day, \
            counted from the receipt, moves; negative is earlier. With --lines each changed application is a line of \
            its own, a line that cannot be read gives its errors in its place, and everything else stands in the last \
            line; otherwise errors go to standard error. The exit code is 65 where a line could not be read.
            """)

    @Argument(help: ArgumentHelp("The version to start from: a shipped name, or a file.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The version to compare: a shipped name, or a file.", valueName: "new"))
    var new: String

    @Option(help: ArgumentHelp("Applications as for check, one a line; - for standard input.", valueName: "file.jsonl"))
    var applications: String?

    @Option(help: ArgumentHelp("The applications of this area in the database, without names.", valueName: "code"))
    var area: String?

    @Option(help: ArgumentHelp("A shipped calendar by name, or a calendar file.", valueName: "name|file"))
    var calendar: String?

    @Flag(help: "JSON Lines, as they come.")
    var lines = false

    @OptionGroup var common: CommonOptions

    var mayStartCluster: Bool { area != nil }

    func perform() async throws -> Int32 {
        guard (applications == nil) != (area == nil) else {
            throw Failure(
                Failure.wrongUsage, "What is replayed must be named once.",
                mend: "Give --applications FILE, or --area CODE for those in the database.")
        }
        let settings = try Settings.load(common.config, readingSecrets: area != nil)
        let days = try calendar.map { try Library.calendar($0) } ?? Library.calendar(of: settings)
        let simulation = Simulation(from: try Library.procedure(old), to: try Library.procedure(new), calendar: days)
        var replay = Replay(simulation, as: lines ? .lines : common.format == .json ? .json : .text)
        if let applications {
            var input = try Input(applications)
            while !Output.isBroken, let line = try input.line() { replay.read(line) }
        } else if let area {
            replay = try await fromDatabase(area, settings, days, replay)
        }
        replay.end()
        return replay.unread > 0 ? Failure.wrongData : 0
    }

    private func fromDatabase(
        _ area: String, _ settings: Settings, _ days: WorkingCalendar, _ start: Replay
    ) async throws -> Replay {
        try await Databases.with(settings) { databases in
            try await Pool.lent(databases.serving) { pool in
                try await ServingChecks.schema(pool)
                let desk = Desk(
                    pool: pool, clock: Clock(SystemClock.now), calendar: days, routes: settings.routes)
                var replay = start
                let isServed = try await desk.eachApplication(of: area) { replay.take($0) }
                guard isServed else {
                    throw Failure(
                        Failure.wrongData,
                        Mistakes(
                            Mistake(
                                path: "--area", found: area, expected: "the code of an area that this service serves",
                                mend: "Codes look like E09000019.")))
                }
                return replay
            }
        }
    }
}
