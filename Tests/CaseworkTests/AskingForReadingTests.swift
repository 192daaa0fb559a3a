import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `A review asks for its applications to be read for danger again` {
    private let town = Town()
    private let two = [Application.ID(UUID()), Application.ID(UUID())]

    private func asked(_ beside: [Outcome<Review>.Beside], _ review: Review) -> [CivilDate] {
        beside.flatMap { other in
            other.deadlines.compactMap { change -> CivilDate? in
                switch change {
                case .open(let deadline), .openUnlessEarlier(let deadline):
                    guard deadline.duty == .step(.dangerRead), deadline.subject == other.file,
                        review.applications.contains(where: { $0.raw == other.file })
                    else { return nil }
                    return deadline.dueOn
                case .met, .lapsed, .everyLapsed, .allLapsed, .moved: return nil
                }
            }
        }
    }

    private func setting(
        _ review: Review, _ date: String = "2026-05-18", on today: String = "2026-04-29", hour: Int = 10
    ) throws -> Outcome<Review> {
        try review.settingMeeting(
            town.meeting(date, hour: hour), inviting: town.panel, by: town.byCoordinator, in: town.on(today))
    }

    @Test func `before the meeting, each application by the working day before it`() throws {
        let review = town.review(town.opened(for: two[0], two[1]), read: [town.reading(.receipt)])
        // Monday 18 May: the working day before is Friday 15 May.
        let set = try setting(review)
        #expect(set.beside.map(\.file) == two.map(\.raw))
        #expect(asked(set.beside, review) == [day("2026-05-15"), day("2026-05-15")])
        for application in two {
            #expect(set.after.danger.first { $0.application == application }?.asked(in: set.after) == .beforeMeeting)
        }
        // With the ladder of the procedure.
        guard case .open(let deadline)? = set.beside.first?.deadlines.first else { throw Missing() }
        #expect(deadline.rungs.map(\.workingDays) == [-3, 0, 1, 5, 10] && deadline.owner == .coordinators)
    }

    @Test func `on the day itself where the meeting is so near`() throws {
        let review = town.review(town.opened(for: two[0]), read: [town.reading(.receipt)])
        let set = try setting(review, "2026-05-18", on: "2026-05-18", hour: 12)
        #expect(asked(set.beside, review) == [day("2026-05-18")])
    }

    @Test func `for another day once the meeting moves, and not again for the same`() throws {
        let read = [town.reading(.receipt), town.reading(.beforeMeeting, meetingOn: "2026-05-18")]
        let review = town.review(town.opened(for: two[0]), read: read)
        let moved = try setting(review, "2026-05-20")
        #expect(asked(moved.beside, review) == [day("2026-05-19")])
        let back = try setting(review, "2026-05-18", hour: 15)
        #expect(asked(back.beside, review) == [])
        #expect(
            back.beside.map(\.deadlines) == [
                [
                    .lapsed(
                        .step(.dangerRead), subject: two[0].raw,
                        because: "it has been read for the meeting on 18 May 2026")
                ]
            ])
        #expect(back.after.danger[0].asked(in: back.after) == nil)
    }

    @Test func `without putting off what a new report asked for`() throws {
        let review = town.review(town.opened(for: two[0]), read: [town.reading(.receipt)], reports: 1)
        let set = try setting(review)
        guard case .openUnlessEarlier(let deadline)? = set.beside.first?.deadlines.first else { throw Missing() }
        #expect(deadline.dueOn == day("2026-05-15"))
        let read = town.review(
            town.opened(for: two[0]), read: [town.reading(.beforeMeeting, meetingOn: "2026-05-18")], reports: 1)
        #expect(try setting(read).beside.isEmpty, "The new report goes on asking.")
        // One reading answers both.
        #expect(review.danger[0].asked(in: set.after) == .beforeMeeting)
        #expect(review.danger[0].asked(in: review) == .newReport)
    }

    @Test func `also of an application that joins when the meeting is set`() throws {
        let review = town.review(town.opened(for: two[0]), read: [town.reading(.receipt)])
        let other = try town.read().deciding(
            town.decision(), heardIn: review.id, by: town.byCoordinator, in: town.on("2026-04-27")
        ).after
        func joined(_ review: Review) throws -> Outcome<Review> {
            try review.joining(other, by: town.byCoordinator, in: town.on("2026-05-05"))
        }
        #expect(try joined(review).beside.isEmpty)
        let late = try joined(try setting(review).after)
        #expect(late.beside.map(\.file) == [other.id.raw] && asked(late.beside, late.after) == [day("2026-05-15")])
    }

    @Test func `no more for a meeting that was held without it, but still for a new report`() throws {
        let papers: [Deadline.Change] = [.everyLapsed(.step(.fullPapers), because: "the meeting was held")]
        func held(_ review: Review) throws -> Outcome<Review> {
            try review.holding(
                attended: [town.council.id, town.police.id, town.landlord.id], findings: "Slow.", by: town.byChair,
                in: town.on("2026-05-18", hour: 12))
        }
        let unread = try setting(town.review(town.opened(for: two[0]), read: [town.reading(.receipt)])).after
        #expect(
            try held(unread).beside.map(\.deadlines) == [
                [.lapsed(.step(.dangerRead), subject: two[0].raw, because: "the meeting was held without it")], papers,
            ])
        #expect(try held(unread).after.danger[0].asked(in: held(unread).after) == nil)
        let read = town.review(unread, read: [town.reading(.beforeMeeting, meetingOn: "2026-05-18")])
        #expect(try held(read).beside.map(\.deadlines) == [papers])
        let told = town.review(unread, read: [town.reading(.receipt)], reports: 1)
        #expect(try held(told).beside.map(\.deadlines) == [papers])
        #expect(told.danger[0].asked(in: try held(told).after) == .newReport)
    }

    @Test func `before closing, once the outcome is told and no action is open`() throws {
        let told = try town.told(town.opened(for: two[0], two[1]))
        #expect(told.beside.map(\.deadlines.count) == [1, 1], "An action is open.")
        let review = town.review(told.after, read: [town.reading(.receipt)])
        let done = try review.updating(
            review.actions[0].id, to: .done(on: day("2026-06-05"), evidence: "Log 17."), by: town.byPolice,
            in: town.on("2026-06-05"))
        #expect(done.beside.map(\.file) == two.map(\.raw))
        #expect(asked(done.beside, review) == [day("2026-06-08"), day("2026-06-08")])
        let again = try town.readBeforeClosing(review).updating(
            review.actions[0].id, to: .declined(on: day("2026-06-05"), because: "No staff."), by: town.byPolice,
            in: town.on("2026-06-05"))
        #expect(again.beside.isEmpty, "It has been read since the outcome.")

        var quiet = try town.consulting(town.opened(for: two[0])).after
        quiet.actions = []
        let sent = try quiet.sendingOutcome("One measure.", by: town.byCoordinator, in: town.on("2026-05-28"))
        #expect(asked(sent.beside, quiet) == [day("2026-05-29")])
    }

    @Test func `and is not closed before each was read since the outcome`() throws {
        let told = try town.told(town.opened(for: two[0], two[1])).after
        func close(_ review: Review) throws -> Outcome<Review> {
            try review.closing(
                because: "Quiet.", despiteOpenActions: "They go on.", by: town.byCoordinator, in: town.on("2026-06-30"))
        }
        let early = town.review(told, read: [town.reading(.receipt), town.reading(.unasked)])
        var half = town.readBeforeClosing(told)
        half.danger.removeLast()
        let newer = town.review(told, read: [town.reading(.beforeClosing)], reports: 1)
        for review in [told, early, half, newer] {
            #expect(throws: Refusal.notReadForDanger) { try close(review) }
        }
        #expect(try close(town.readBeforeClosing(told)).after.stage.name == .closed)
    }
}
