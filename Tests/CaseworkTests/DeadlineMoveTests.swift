import Casework
import FoundationEssentials
import Testing

@Suite struct `A person moves a deadline` {
    private let town = Town()

    /// The threshold decision, due on 27 April 2026, as it stands.
    private func open(
        _ duty: Deadline.Duty = .step(.thresholdDecision), subject: UUID, owner: Deadline.Owner = .coordinators,
        due: String = "2026-04-27"
    ) -> Deadline.Standing {
        Deadline.Standing(
            id: .init(UUID()), duty: duty, subject: subject, owner: owner, dueOn: day(due), from: day("2026-04-02"))
    }

    @Test func `keeps the reason with the older version, and tells the owner and the applicant`() throws {
        let application = try town.receive().after
        let moved = try application.movingDeadline(
            open(subject: application.id.raw), to: day("2026-04-30"), because: "A body answers late.",
            by: town.byCoordinator, in: town.on("2026-04-20"))
        guard case .moved(let deadline, let reason)? = moved.deadlines.first else { throw Refusal.missing("move") }
        #expect(deadline.dueOn == day("2026-04-30") && reason == "A body answers late.")
        #expect(
            deadline.working
                == "A person moved it from Monday 27 April 2026 to Thursday 30 April 2026. Why: A body answers late.")
        #expect(deadline.rungs.map { London.date(of: $0.at) }.first == day("2026-04-27"))
        #expect(moved.events.map(\.kind) == [.deadlineMoved])
        // Not the one who did it, but the other coordinator.
        #expect(moved.notices(.deadlineMoved).map(\.to) == [.person(town.second.person)])
        let told = try #require(moved.notices(.dayMoved).first)
        #expect(told.to == .applicant(application.id))
        #expect(told.facts["was"] == .date(day("2026-04-27")) && told.facts["due"] == .date(day("2026-04-30")))
    }

    @Test func `is refused without a reason, into the past, to the same day, by others, and for a limit of the law`()
        throws
    {
        let application = try town.receive().after
        let around = town.on("2026-04-20")
        func refused(
            _ expected: Refusal, _ duty: Deadline.Duty = .step(.thresholdDecision), to date: String = "2026-04-30",
            because reason: String = "Why.", by actor: Actor? = nil
        ) {
            #expect(throws: expected) {
                try application.movingDeadline(
                    open(duty, subject: application.id.raw), to: day(date), because: reason,
                    by: actor ?? town.byCoordinator, in: around)
            }
        }
        refused(.missing("reason"), because: "  ")
        refused(.date("due", day("2026-04-19"), from: day("2026-04-20"), until: nil), to: "2026-04-19")
        refused(.missing("another day"), to: "2026-04-27")
        refused(.notYours(needed: [.coordinator]), by: town.byPolice)
        refused(.notYours(needed: [.coordinator]), by: .applicant(application.id))
        refused(.unknown("deadline that can be moved"), .step(.passOn))
        refused(.unknown("deadline that can be moved"), .passToArea)
        // A right of the applicant is never cut short.
        refused(
            .date("due", day("2026-04-24"), from: day("2026-04-28"), until: nil), .step(.reviewWindow), to: "2026-04-24"
        )
    }

    @Test func `a day off is no reason to refuse`() throws {
        let application = try town.receive().after
        let moved = try application.movingDeadline(
            open(subject: application.id.raw), to: day("2026-05-02"), because: "So agreed.", by: town.byCoordinator,
            in: town.on("2026-04-20"))
        #expect(moved.deadlines.count == 1)
    }

    @Test func `an action moves with its deadline, by the coordinator or the lead officer, and not by whose it is`()
        throws
    {
        let review = try town.planned(town.opened())
        let action = try #require(review.actions.first)
        let standing = open(
            .action, subject: action.id.raw, owner: .init(agency: action.agency, person: action.person),
            due: "2026-06-05")
        let around = town.on("2026-05-20")
        for actor in [town.byCoordinator, town.byPolice] {
            let moved = try review.movingDeadline(
                standing, to: day("2026-06-12"), because: "Rain.", by: actor, in: around)
            #expect(moved.after.actions.first?.due == day("2026-06-12"))
            let told: [Notice.Recipient] = actor == town.byPolice ? [] : [.person(action.person)]
            #expect(moved.notices.map(\.to) == told, "The applicant was not told this day by letter.")
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try review.movingDeadline(standing, to: day("2026-06-12"), because: "Rain.", by: town.byChair, in: around)
        }
        var unled = review
        unled.lead = nil
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try unled.movingDeadline(standing, to: day("2026-06-12"), because: "Rain.", by: town.byPolice, in: around)
        }
    }

    @Test func `the last day of a consultation and of a request move in the case itself`() throws {
        let review = try town.consulting(town.opened()).after
        let moved = try review.movingDeadline(
            open(.step(.planConsultation), subject: review.id.raw, due: "2026-05-27"), to: day("2026-06-01"),
            because: "They are away.", by: town.byCoordinator, in: town.on("2026-05-20"))
        #expect(moved.after.stage == .consulting(since: day("2026-05-19"), until: day("2026-06-01")))
        #expect(moved.notices(.dayMoved).map(\.to) == review.applications.map { .applicant($0) })

        let asked = try town.receive().after.asking(
            town.police.id, for: "All.", purpose: "The threshold.", due: nil, by: town.byCoordinator,
            in: town.on("2026-04-07")
        ).after
        let request = try #require(asked.requests.first)
        let later = try asked.movingDeadline(
            open(
                .step(.agenciesReply), subject: request.id.raw, owner: .init(agency: town.police.id), due: "2026-04-28"),
            to: day("2026-05-01"), because: "More to find.", by: town.byCoordinator, in: town.on("2026-04-20"))
        #expect(later.after.requests.first?.due == day("2026-05-01"))
        #expect(later.notices.map(\.to) == [.agency(town.police.id)])
        #expect(later.notices.first?.path == "/work/requests/\(request.id)")
    }

    @Test func `every duty of the law is named, and none that people may not move is another`() {
        #expect(
            Set(Deadline.Duty.namesOfTheLaw) == [
                "pass-on", "pass-to-area", "agencies-reply", "full-papers", "threshold-decision", "panel", "outcome",
                "review-heard",
            ])
        let fixed = Procedure.Step.allCases.map { Deadline.Duty.step($0) }.filter { !$0.canBeMoved }
        #expect(fixed == [.step(.passOn)] && !Deadline.Duty.passToArea.canBeMoved)
    }
}

@Suite struct `The reminders of a deadline that moved` {
    private static func moment(_ date: String) -> Instant { London.instant(date: day(date), hour: 9, minute: 0) }

    private static func reminders(_ due: String) throws -> [Deadline.Reminder] {
        try Ladder.reminders(due: day(due), rungs: Procedure.islingtonLimits.ladder, calendar: .englandAndWales)
    }

    /// Rungs at -3, 0, 1, 5 and 10 working days. 27 April 2026 is a Monday; `sent`: the last day named, and working days
    /// from it, each sent at its moment.
    @Test(arguments: [
        // Nothing was sent: everything stays.
        ("2026-04-27", [], [-3, 0, 1, 5, 10]),
        // The same day again: what was told of it is not told twice.
        ("2026-04-27", [("2026-04-27", -3, "2026-04-22")], [0, 1, 5, 10]),
        ("2026-04-27", [("2026-04-27", -3, "2026-04-22"), ("2026-04-27", 0, "2026-04-27")], [1, 5, 10]),
        // A later rung overtook an earlier one, which was never sent.
        ("2026-04-27", [("2026-04-27", 1, "2026-04-28")], [5, 10]),
        // Put off by a week: its moments are new ones.
        ("2026-05-05", [("2026-04-27", -3, "2026-04-22")], [-3, 0, 1, 5, 10]),
        // Put off by one day after the first reminder: the first of the new day is still to come.
        ("2026-04-28", [("2026-04-27", -3, "2026-04-22")], [-3, 0, 1, 5, 10]),
        // Brought forward: what lies before the last reminder is gone, the rest is to come.
        ("2026-04-24", [("2026-04-27", -3, "2026-04-22")], [0, 1, 5, 10]),
        ("2026-04-21", [("2026-04-27", -3, "2026-04-22")], [5, 10]),
        // There and back again: the first day's reminders stay told.
        ("2026-04-27", [("2026-04-27", -3, "2026-04-22"), ("2026-04-24", 0, "2026-04-24")], [0, 1, 5, 10]),
        // A reminder that left days after its moment overtook the rungs between.
        ("2026-04-27", [("2026-04-24", 0, "2026-04-29")], [5, 10]),
    ])
    func `say nothing twice and nothing that was overtaken`(
        _ due: String, _ sent: [(String, Int, String)], _ left: [Int]
    ) throws {
        let someone = UUID()
        let before = sent.map {
            RemindedBefore(recipient: someone, dueOn: day($0.0), workingDays: $0.1, at: Self.moment($0.2))
        }
        let needed = Ladder.stillNeeded(try Self.reminders(due), due: day(due), after: before)
        #expect(needed.map(\.workingDays) == left)
    }

    @Test func `stay for whom they did not reach, whoever else they reached`() throws {
        let (told, waiting, late) = (UUID(), UUID(), UUID())
        let (due, first) = (day("2026-04-27"), Self.moment("2026-04-22"))
        func left(_ before: [RemindedBefore]) throws -> [Int] {
            Ladder.stillNeeded(try Self.reminders("2026-04-27"), due: due, after: before).map(\.workingDays)
        }
        let reached = RemindedBefore(recipient: told, dueOn: due, workingDays: -3, at: first)
        #expect(try left([reached]) == [0, 1, 5, 10])
        let never = RemindedBefore(recipient: waiting, dueOn: due, workingDays: -3, at: nil)
        #expect(try left([reached, never]) == [-3, 0, 1, 5, 10])
        // It was planned for them twice, and left once.
        let later = RemindedBefore(recipient: waiting, dueOn: due, workingDays: -3, at: first)
        #expect(try left([reached, never, later]) == [0, 1, 5, 10])
        // A later one reached them: what lies before it is overtaken for them too.
        let overtaken = RemindedBefore(
            recipient: late, dueOn: day("2026-04-24"), workingDays: 0, at: Self.moment("2026-04-29"))
        #expect(
            try left([RemindedBefore(recipient: late, dueOn: due, workingDays: 1, at: nil), overtaken]) == [5, 10])
    }
}
