import Casework
import FoundationEssentials
import Testing

@Suite struct `Arranging and holding the meeting` {
    private let town = Town()

    @Test func `setting the meeting invites everybody, each until it begins, and asks for the papers`() throws {
        let review = town.opened(for: Application.ID(UUID()), Application.ID(UUID()))
        let meeting = town.meeting()
        let set = try review.settingMeeting(
            meeting, inviting: town.panel, by: town.byCoordinator, in: town.on("2026-04-29"))
        #expect(set.after.stage == .meetingSet && set.after.hearing?.slot == meeting.whole)
        #expect(set.due(.papersToPanel) == day("2026-05-14"))
        #expect(set.notices(.invitation).map(\.to) == town.panel.map { .person($0) })
        #expect(set.notices(.applicantInvitation).map(\.to) == review.applications.map { .applicant($0) })
        #expect(set.notices.allSatisfy { $0.expires == meeting.startsAt })
        #expect(
            set.notices.allSatisfy {
                $0.facts == [
                    "starts": .moment(meeting.startsAt), "minutes": .number(90), "place": .text("Town hall, room 2"),
                ]
            })
    }

    @Test func `moving it tells everybody, and papers that are too late to ask for fall away`() throws {
        let set = try town.arranged(town.opened()).after
        let meeting = town.meeting("2026-05-05")
        let moved = try set.settingMeeting(
            meeting, inviting: town.panel, by: town.byCoordinator, in: town.on("2026-05-01"))
        #expect(moved.after.hearing?.meeting == meeting && moved.after.hearing?.slot == meeting.whole)
        // Two working days before Tuesday 5 May, the bank holiday not counted, is Thursday 30 April.
        #expect(
            moved.deadlines == [
                .lapsed(.step(.papersToPanel), subject: set.id.raw, because: "the meeting is too near for it")
            ])
        #expect(moved.notices(.meetingChanged).count == 4 && moved.notices(.applicantMeetingChanged).count == 1)
        #expect(moved.notices.count == 5)
    }

    @Test func `a meeting needs a time to come, a length, a place and people of enough bodies`() throws {
        let review = town.opened()
        func set(
            _ meeting: Meeting, _ people: [Person.ID]? = nil, by actor: Actor? = nil, at hour: Int = 11
        ) throws -> Outcome<Review> {
            try review.settingMeeting(
                meeting, inviting: people ?? town.panel, by: actor ?? town.byCoordinator,
                in: town.on("2026-05-18", hour: hour))
        }
        for hour in [10, 11] {
            #expect(throws: Refusal.date("starts", day("2026-05-18"), from: day("2026-05-18"), until: nil)) {
                try set(town.meeting(hour: 10), at: hour)
            }
        }
        #expect(try set(town.meeting(hour: 12)).after.stage == .meetingSet)
        for minutes in [14, 481, 0, -90] {
            var meeting = town.meeting(hour: 12)
            meeting.minutes = minutes
            #expect(throws: Refusal.missing("minutes")) { try set(meeting) }
        }
        var nowhere = town.meeting(hour: 12)
        nowhere.place = " "
        #expect(throws: Refusal.missing("place")) { try set(nowhere) }
        #expect(throws: Refusal.unknown("person")) { try set(town.meeting(hour: 12), [Person.ID(UUID())]) }
        // Two of the council are one body.
        #expect(throws: Refusal.tooFewBodies(have: 2, needed: 3)) {
            try set(town.meeting(hour: 12), [town.coordinator.person, town.second.person, town.chair.person])
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try set(town.meeting(hour: 12), by: town.byChair) }
    }

    @Test func `where the procedure sets no number of bodies somebody must still be invited`() {
        var around = town.on("2026-04-29")
        around.procedure.panel.minimum = nil
        #expect(throws: Refusal.missing("invited")) {
            try town.opened().settingMeeting(town.meeting(), inviting: [], by: town.byCoordinator, in: around)
        }
    }

    @Test
    func `another application that met the threshold joins, and its applicant is invited to a meeting that is set`()
        throws
    {
        let review = town.opened()
        let other = try town.read().deciding(
            town.decision(), heardIn: review.id, by: town.byCoordinator, in: town.on("2026-04-27")
        ).after
        let joined = try review.joining(other, by: town.byCoordinator, in: town.on("2026-04-27"))
        #expect(joined.after.applications == review.applications + [other.id])
        #expect(joined.notices.isEmpty)
        #expect(joined.events == [Event(.joined, [.init("application", "\(other.reference)")])])

        let set = try town.arranged(review).after
        let late = try set.joining(other, by: town.byCoordinator, in: town.on("2026-05-05"))
        #expect(late.notices.map(\.to) == [.applicant(other.id)])
        #expect(late.notices.map(\.kind) == [.applicantInvitation])
        #expect(late.notices.first?.expires == set.hearing?.slot.startsAt)
    }

    @Test func `what has not met the threshold, is heard already, or comes too late does not join`() throws {
        let review = town.opened()
        let around = town.on("2026-04-27")
        let taken = try town.read()
        let met = try taken.deciding(town.decision(), heardIn: review.id, by: town.byCoordinator, in: around).after
        let notMet = try taken.deciding(
            town.decision(.notMet, weighed: Town.weighed), by: town.byCoordinator, in: around
        ).after
        #expect(throws: Refusal.wrongStage(is: "acknowledged", needed: ["decided"])) {
            try review.joining(taken, by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.wrongStage(is: "decided", needed: ["decided"])) {
            try review.joining(notMet, by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.already("joined")) {
            try town.opened(for: met.id).joining(met, by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try review.joining(met, by: town.byChair, in: around)
        }
        #expect(throws: Refusal.wrongStage(is: "held", needed: ["arranging", "meeting-set"])) {
            try town.held(review).after.joining(met, by: town.byCoordinator, in: town.on("2026-05-19"))
        }
    }

    @Test func `holding it begins the limit of the outcome on the day of the meeting`() throws {
        let set = try town.arranged(town.opened()).after
        let held = try set.holding(
            attended: [town.council.id, town.police.id, town.health.id], findings: "The response was slow.",
            by: town.byChair, in: town.on("2026-05-20"))
        #expect(held.after.stage == .held(on: day("2026-05-18")))
        // 10 working days after Monday 18 May 2026, the spring bank holiday among them.
        #expect(held.due(.outcome) == day("2026-06-02"))
        #expect(held.metSteps == ["panel"])
        #expect(held.deadlines.contains(.met(.step(.panel), subject: set.id.raw, on: day("2026-05-18"))))
        #expect(held.after.hearing?.record?.by == town.chair.person)
        #expect(held.notices.isEmpty)
    }

    @Test func `a meeting is not held before it begins, without findings, or by too few bodies`() throws {
        let set = try town.arranged(town.opened()).after
        let three = [town.council.id, town.police.id, town.health.id]
        func hold(
            _ attended: [Agency.ID], _ findings: String = "Slow.", by actor: Actor? = nil, hour: Int = 10
        ) throws -> Outcome<Review> {
            try set.holding(
                attended: attended, findings: findings, by: actor ?? town.byChair, in: town.on("2026-05-18", hour: hour)
            )
        }
        #expect(throws: Refusal.date("held", day("2026-05-18"), from: nil, until: day("2026-05-18"))) {
            try hold(three, hour: 9)
        }
        #expect(try hold(three).after.stage.name == .held)
        #expect(throws: Refusal.missing("findings")) { try hold(three, "") }
        #expect(throws: Refusal.tooFewBodies(have: 2, needed: 3)) {
            try hold([town.council.id, town.police.id, town.police.id])
        }
        #expect(throws: Refusal.unknown("agency")) { try hold(three + [Agency.ID(UUID())]) }
        #expect(throws: Refusal.notYours(needed: [.chair, .coordinator])) { try hold(three, by: town.byPolice) }
        #expect(throws: Refusal.wrongStage(is: "arranging", needed: ["meeting-set"])) {
            try town.opened().holding(attended: three, findings: "Slow.", by: town.byChair, in: town.on("2026-05-18"))
        }
    }
}
