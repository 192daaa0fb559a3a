import ArgumentParser
import Casework
import Glibc
import Records
import Shipped
import Text

struct MeetingBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meeting",
        abstract: "How long it takes to find the best five slots for a meeting, or what is in the way of any.",
        discussion: """
            Invented diaries of eight weeks, a grid of quarter hours, five rooms, the same for the same seed: once with a \
            few people who must be there, once with all of them, which leaves hardly ever a slot; and noise, in which \
            everybody is away at half of all times, as the hardest question for what is in the way. With --peer OR-Tools' \
            CP-SAT answers the same questions in the same run, by Tests/Support/plan-meeting.py.
            """)

    @Option(help: ArgumentHelp("Invitees; several numbers are measured in turn.", valueName: "n"))
    var invitees = [20, 50, 100, 200]

    @Option(help: ArgumentHelp("Questions of each kind.", valueName: "n"))
    var questions = 200

    @Option(help: ArgumentHelp("Questions of each kind for the peer.", valueName: "n"))
    var peerQuestions = 10

    @Option(help: ArgumentHelp("A Python that has ortools, and the script: two words.", valueName: "python script"))
    var peer: String?

    @Option(help: ArgumentHelp("The seed of the invented diaries.", valueName: "n"))
    var seed: UInt64 = 1

    func validate() throws {
        guard invitees.allSatisfy((1...MeetingFile.mostInvitees).contains) else {
            throw ValidationError("--invitees is between 1 and \(MeetingFile.mostInvitees).")
        }
        guard (1...100_000).contains(questions), (1...100_000).contains(peerQuestions) else {
            throw ValidationError("--questions and --peer-questions are between 1 and 100000.")
        }
    }

    func run() async throws {
        guard let shipped = Shipped.calendars.first(where: { $0.name == "england-and-wales" }) else {
            throw Trouble("The calendar of England and Wales does not ship.")
        }
        let calendar = try CalendarFile.read(Array(shipped.text.utf8))
        let solver = try peer.map { try Command($0.split(separator: " ").map(String.init)) }
        defer { solver?.end() }
        for count in invitees {
            for kind in InventedMeeting.Kind.allCases {
                try measure(kind, count, calendar, beside: solver)
            }
        }
    }

    private func measure(
        _ kind: InventedMeeting.Kind, _ count: Int, _ calendar: WorkingCalendar, beside solver: Command?
    ) throws {
        var random = InventedMeeting.Random(seed)
        // Noise is one question like another, and each costs the whole of the effort.
        let number = kind == .noise ? min(questions, 5) : questions
        let asked = (0..<number).map { _ in InventedMeeting.question(kind, invitees: count, &random) }
        var took: [Double] = []
        var plans: [MeetingPlan] = []
        for question in asked {
            let begun = ContinuousClock.now
            let plan = try planMeeting(question, calendar: calendar)
            took.append((ContinuousClock.now - begun) / .milliseconds(1))
            plans.append(plan)
        }
        var members: [(String, JSON)] = [
            ("measurement", .string("meeting")), ("of", .string(kind.rawValue)), ("invitees", .integer(count)),
            ("rooms", .integer(5)), ("weeks", .integer(8)), ("granularity_minutes", .integer(15)),
            ("questions", .integer(number)), ("with_slot", .integer(plans.count { !$0.slots.isEmpty })),
            ("proved", .integer(plans.count { $0.infeasible?.isProvedFewest != false })),
            ("most_in_the_way", .integer(plans.map { $0.infeasible?.conditions.count ?? 0 }.max() ?? 0)),
        ]
        members += MeetingBench.spread("ms", took)
        if let solver, kind != .noise {
            members += try compare(asked, plans, calendar, with: solver)
        }
        Bench.print(.object(members + OneCore.members))
    }

    /// The peer's times for the first of the questions, and on how many the two agree.
    private func compare(
        _ asked: [MeetingQuestion], _ plans: [MeetingPlan], _ calendar: WorkingCalendar, with solver: Command
    ) throws -> [(String, JSON)] {
        let holidays = JSON(calendar.holidays.keys.map(\.description))
        var (building, solving): ([Double], [Double]) = ([], [])
        var agreed = 0
        for (question, plan) in zip(asked, plans).prefix(peerQuestions) {
            solver.write(line: InventedMeeting.json(question, holidays: holidays).text())
            guard let line = solver.line() else { throw Trouble("The peer has ended.") }
            let answer = JSON(try Node.json(line))
            if case .number(let built)? = answer["build_ms"] { building.append(built) }
            if case .number(let solved)? = answer["solve_ms"] { solving.append(solved) }
            let best = plan.slots.first.map { slot -> JSON in
                ["start": .string(slot.start.description), "room": .string(slot.room), "score": .number(slot.score)]
            }
            let same = answer["slot"]?.text() == (best ?? .null).text()
            if same, answer["fewest"] == JSON(plan.infeasible?.conditions.count) { agreed += 1 }
        }
        return [("peer_questions", .integer(building.count)), ("agreed", .integer(agreed))]
            + MeetingBench.spread("peer_build_ms", building) + MeetingBench.spread("peer_solve_ms", solving)
    }

    /// The median and the figure that 99 of 100 stay within, with three decimals.
    static func spread(_ name: String, _ figures: [Double]) -> [(String, JSON)] {
        func shown(_ figure: Double?) -> JSON { figure.map { .number(($0 * 1_000).rounded() / 1_000) } ?? .null }
        let sorted = figures.sorted()
        let last = sorted.isEmpty ? nil : sorted[min(sorted.count - 1, (sorted.count * 99 + 99) / 100 - 1)]
        return [("\(name)_median", shown(Bench.median(figures))), ("\(name)_p99", shown(last))]
    }
}
