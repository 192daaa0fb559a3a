import ArgumentParser
import Casework
import Records
import Shipped
import Text

struct LeadBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lead", abstract: "How long it takes to rank invented candidates to lead a case, with reasons.")

    @Option(help: ArgumentHelp("Candidates; several numbers are measured in turn.", valueName: "n"))
    var candidates = [10, 100, 1_000, 10_000]

    @Option(help: ArgumentHelp("Nominations of each number.", valueName: "n"))
    var nominations = 50

    func validate() throws {
        guard candidates.allSatisfy((1...1_000_000).contains) else {
            throw ValidationError("--candidates is between 1 and 1000000.")
        }
        guard (1...100_000).contains(nominations) else {
            throw ValidationError("--nominations is between 1 and 100000.")
        }
    }

    func run() async throws {
        guard let shipped = Shipped.calendars.first(where: { $0.name == "england-and-wales" }) else {
            throw Trouble("The calendar of England and Wales does not ship.")
        }
        let calendar = try CalendarFile.read(Array(shipped.text.utf8))
        for count in candidates {
            let question = LeadBench.question(count)
            var took: [Double] = []
            var excluded = 0
            for _ in 0..<nominations {
                let begun = ContinuousClock.now
                let nomination = try nominateLead(question, calendar: calendar)
                took.append((ContinuousClock.now - begun) / .milliseconds(1))
                excluded = nomination.excluded.count
            }
            Bench.print(
                .object(
                    [
                        ("measurement", .string("lead")), ("candidates", .integer(count)),
                        ("excluded", .integer(excluded)), ("nominations", .integer(nominations)),
                    ] + MeetingBench.spread("ms", took) + OneCore.members))
        }
    }

    /// Five agencies; one in nine has no room, one in eleven a conflict, one in four is away for some days.
    static func question(_ count: Int) -> LeadQuestion {
        let on = CivilDate("2026-06-01") ?? CivilDate(dayNumber: 0)
        let tags = ["noise", "mental-health", "drugs", "vehicles", "arson"]
        let candidates = (0..<count).map { number in
            LeadQuestion.Candidate(
                id: "officer-\(number)", agency: "agency-\(number % 5)", openCases: number % 9, capacity: 8,
                tags: tags.indices.filter { number >> $0 & 1 == 1 }.map { tags[$0] }, knowsCase: number % 13 == 0,
                conflicts: number % 11 == 0 ? ["lives there"] : [],
                away: number % 4 == 0
                    ? [.init(from: on.adding(days: 1 + number % 7), until: on.adding(days: 4 + number % 19))] : [])
        }
        return LeadQuestion(
            tags: ["noise", "drugs"], reportsByAgency: ["agency-0": 4, "agency-1": 2, "agency-2": 1], leadAgency: nil,
            on: on, candidates: candidates)
    }
}
