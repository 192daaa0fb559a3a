import Casework
import Testing

@Suite struct `The slot of a review in a meeting` {
    private let town = Town()

    /// Minutes after the meeting has begun, and for how long; the meeting lasts 90.
    private func slot(_ after: Int, _ minutes: Int) -> Slot {
        Slot(startsAt: town.meeting().startsAt.adding(seconds: Int64(after) * 60), minutes: minutes)
    }

    private func set(_ slot: Slot?) throws -> Outcome<Review> {
        try town.opened().settingMeeting(
            town.meeting(), slot: slot, inviting: town.panel, by: town.byCoordinator, in: town.on("2026-04-29"))
    }

    @Test func `is what everybody is invited to`() throws {
        let slot = slot(45, 30)
        let set = try set(slot)
        #expect(set.after.hearing?.slot == slot && set.after.hearing?.meeting.minutes == 90)
        #expect(set.notices.count == 5)
        for notice in set.notices {
            #expect(notice.facts["starts"] == .moment(slot.startsAt) && notice.facts["minutes"] == .number(30))
            #expect(notice.expires == slot.startsAt)
        }
    }

    @Test func `is the whole meeting where nothing else is said`() throws {
        #expect(try set(nil).after.hearing?.slot == town.meeting().whole)
    }

    @Test(arguments: [(0, 90), (0, 15), (75, 15), (30, 60)])
    func `lies within the meeting`(after: Int, minutes: Int) throws {
        #expect(try set(slot(after, minutes)).after.hearing?.slot == slot(after, minutes))
    }

    @Test(arguments: [(-1, 30), (76, 15), (0, 91), (0, 14), (90, 15), (30, -30), (1_440, 30), (0, Int.max)])
    func `is refused outside the meeting, and where it is too short`(after: Int, minutes: Int) {
        #expect(throws: Refusal.missing("slot")) { try set(slot(after, minutes)) }
    }

    @Test func `has been held from its start on`() throws {
        let set = try set(slot(60, 30)).after
        func hold(_ hour: Int) throws -> Outcome<Review> {
            try set.holding(
                attended: [town.council.id, town.police.id, town.health.id], findings: "Slow.", by: town.byChair,
                in: town.on("2026-05-18", hour: hour))
        }
        #expect(throws: Refusal.date("held", day("2026-05-18"), from: nil, until: day("2026-05-18"))) { try hold(10) }
        #expect(try hold(11).after.stage == .held(on: day("2026-05-18")))
    }

    @Test func `is what an applicant who joins is invited to`() throws {
        let set = try set(slot(45, 30)).after
        let other = try town.read().deciding(
            town.decision(), heardIn: set.id, by: town.byCoordinator, in: town.on("2026-04-27")
        ).after
        let joined = try set.joining(other, by: town.byCoordinator, in: town.on("2026-05-05"))
        #expect(joined.notices.map { $0.facts["minutes"] } == [.number(30)])
    }
}
