import ArgumentParser
import Casework
import Desk
import Postgres
import Records
import Text

struct StatisticsCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics",
        abstract: "The counts of section 104(9) for an area and a period, both days included.")

    enum Format: String, ExpressibleByArgument { case text, json, csv }

    @Option(help: ArgumentHelp("The local government area.", valueName: "code"))
    var area: String

    @Option(help: ArgumentHelp("The first day.", valueName: "yyyy-mm-dd"))
    var from: String

    @Option(help: ArgumentHelp("The last day.", valueName: "yyyy-mm-dd"))
    var until: String

    @Option(help: "How to answer: text for people, json or csv for programs.")
    var format = Format.text

    @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
    var config: String?

    func perform() async throws -> Int32 {
        let (first, last) = try period()
        let settings = try Settings.load(config)
        let calendar = try Library.calendar(of: settings)
        let counted = try await Databases.with(settings) { databases in
            try await Pool.lent(databases.serving) { pool in
                try await ServingChecks.schema(pool)
                let desk = Desk(
                    pool: pool, clock: Clock(SystemClock.now), calendar: calendar, routes: settings.routes)
                let today = desk.today
                guard first <= today else {
                    throw Failure(
                        Failure.wrongData,
                        Mistakes(
                            Mistake(
                                path: "--from", found: from, expected: "a day up to today, \(today)",
                                mend: "A period that has not begun has no figures.")))
                }
                let counts = try await desk.statistics(of: area, from: first, until: last) { done, all in
                    Output.over(done < all ? "Counting, part \(done + 1) of \(all) …" : "")
                }
                return counts.map { ($0, StatisticsCommand.warnings(of: $0.period, on: today)) }
            }
        }
        guard let (counts, warnings) = counted else {
            throw Failure(
                Failure.wrongData,
                Mistakes(
                    Mistake(
                        path: "--area", found: area, expected: "the code of an area that this service serves",
                        mend: "Codes look like E09000019.")))
        }
        switch format {
        case .json:
            guard case .object(let members) = counts.json else { return 0 }
            Output.json(.object(members + [("warnings", JSON(warnings))]))
        case .csv: Output.text(counts.csv)
        case .text: Output.line(counts.inWords)
        }
        if format != .json { warnings.forEach(Output.errorLine) }
        return 0
    }

    /// What a reader of live figures must know of their period.
    private static func warnings(of period: ReportingPeriod, on today: CivilDate) -> [String] {
        period.faults(on: today).compactMap { fault in
            switch fault {
            case .reversed, .notBegun, .tooLong: nil
            case .notOver: "The period is not over: these figures will change until \(period.until)."
            }
        }
    }

    private func period() throws -> (CivilDate, CivilDate) {
        var mistakes: [Mistake] = []
        func day(_ text: String, _ option: String) -> CivilDate? {
            let day = CivilDate(text)
            if day == nil {
                mistakes.append(
                    Mistake(
                        path: option, found: text, expected: "a date that exists, YYYY-MM-DD", mend: "Write 2026-04-01."
                    ))
            }
            return day
        }
        let first = day(from, "--from")
        let last = day(until, "--until")
        if let first, let last, last < first {
            mistakes.append(
                Mistake(path: "--until", found: until, expected: "a day not before --from", mend: "Change one of them.")
            )
        }
        if let mistakes = Mistakes(mistakes) { throw Failure(Failure.wrongData, mistakes) }
        guard let first, let last else { throw Failure(Failure.wrongData, "No period was given.") }
        let longest = ReportingPeriod(from: first, until: last).longest
        guard last <= longest else {
            throw Failure(
                Failure.wrongData,
                Mistakes(
                    Mistake(
                        path: "--until", found: until, expected: "a day of the 12 months from --from, up to \(longest)",
                        mend: "A reporting period is at most 12 months long (section 104(9)): count each by itself.")))
        }
        return (first, last)
    }
}
