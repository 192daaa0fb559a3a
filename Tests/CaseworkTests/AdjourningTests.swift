import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `A meeting that is adjourned, and progress meetings` {
    private let town = Town()

    private func adjourned(
        _ change: (inout Circumstances) -> Void = { _ in }, because: String = "The landlord's papers are missing.",
        awaiting: String = "The tenancy file.", by actor: Actor? = nil, on date: String = "2026-05-18", hour: Int = 12
    ) throws -> Outcome<Review> {
        var around = town.on(date, hour: hour)
        change(&around)
        return try town.arranged(town.opened()).after.adjourningMeeting(
            because: because, awaiting: awaiting, attended: [town.police.id, town.council.id, town.police.id],
            by: actor ?? town.byChair, in: around)
    }

    @Test func `stays on record, and another is set with the next number and events of its own`() throws {
        let outcome = try adjourned()
        let hearing = try #require(outcome.after.hearing)
        #expect(outcome.after.stage == .arranging && outcome.after.hearingToCome == nil && hearing.number == 1)
        #expect(hearing.adjournment?.attended == [town.police.id, town.council.id])
        #expect(hearing.adjournment?.awaiting == "The tenancy file.")
        #expect(outcome.events.map(\.kind) == [.meetingAdjourned])
        #expect(outcome.notices(.meetingAdjourned).map(\.to) == town.panel.map { .person($0) })
        #expect(outcome.notices(.applicantMeetingAdjourned).count == 1)
        #expect(outcome.notices.allSatisfy { Set($0.facts.keys) == $0.kind.factNames })
        // The last day for the panel stands where the procedure gives no limit for going on.
        #expect(
            outcome.deadlines == [
                .lapsed(
                    .step(.papersToPanel), subject: outcome.after.id.raw, because: "the meeting was adjourned")
            ])

        let again = try outcome.after.settingMeeting(
            town.meeting("2026-05-26"), inviting: town.panel, by: town.byCoordinator, in: town.on("2026-05-19"))
        #expect(again.after.hearings.map(\.number) == [1, 2] && again.after.stage == .meetingSet)
        #expect(again.after.hearings.first == hearing)
        #expect(again.notices(.invitation).count == 4 && again.notices(.applicantInvitation).count == 1)
        #expect(again.notices.allSatisfy { $0.hearing == 2 })
        let held = try again.after.holding(
            attended: [town.council.id, town.police.id, town.health.id], findings: "Slow.", by: town.byChair,
            in: town.on("2026-05-26", hour: 12))
        #expect(held.after.hearings[0].record == nil && held.after.hearings[1].record != nil)
        #expect(held.due(.outcome) == day("2026-06-09"))

        let off = try again.after.callingOffMeeting(because: "Snow.", by: town.byChair, in: town.on("2026-05-20"))
        #expect(off.after.hearings == [hearing] && off.after.stage == .arranging)
    }

    @Test func `goes on within the procedure's limit, which the applicant reads`() throws {
        let outcome = try adjourned({ $0.procedure.panel.resumes = .workingDays(5) })
        #expect(outcome.due(.panel) == day("2026-05-26"))
        #expect(
            outcome.notices(.applicantMeetingAdjourned).first?.facts["due"] == .date(day("2026-05-26")))
    }

    @Test func `is adjourned once it has begun, with a reason and what is awaited, by who runs it`() throws {
        #expect(throws: Refusal.date("held", day("2026-05-18"), from: nil, until: day("2026-05-18"))) {
            try adjourned(hour: 9)
        }
        #expect(throws: Refusal.missing("reason")) { try adjourned(because: " ") }
        #expect(throws: Refusal.missing("awaited")) { try adjourned(awaiting: "") }
        #expect(throws: Refusal.notYours(needed: [.chair, .coordinator])) { try adjourned(by: town.byPolice) }
        #expect(throws: Refusal.wrongStage(is: "arranging", needed: ["meeting-set"])) {
            try town.opened().adjourningMeeting(
                because: "x", awaiting: "y", attended: [], by: town.byChair, in: town.on("2026-05-18"))
        }
    }

    @Test func `a progress meeting is set, moved, minuted and called off while the stage stays`() throws {
        let told = try town.told(town.opened()).after
        let people = [town.coordinator.person, town.policeContact.person]
        let set = try told.settingProgressMeeting(
            town.meeting("2026-06-15"), inviting: people, by: town.byCoordinator, in: town.on("2026-06-01"))
        #expect(set.after.stage == told.stage && set.after.hearing == told.hearing)
        #expect(set.after.progressMeeting?.number == 2 && set.notices.map(\.kind) == [.invitation, .invitation])
        #expect(set.notices.allSatisfy { $0.hearing == 2 && $0.facts["progress"] != nil })
        let moved = try set.after.settingProgressMeeting(
            town.meeting("2026-06-16"), inviting: people, because: "A clash.", by: town.byCoordinator,
            in: town.on("2026-06-02"))
        #expect(moved.after.hearings.count == 2 && moved.notices.map(\.kind) == [.meetingChanged, .meetingChanged])

        let off = try moved.after.callingOffProgressMeeting(
            because: "All is done.", by: town.byCoordinator, in: town.on("2026-06-03"))
        #expect(
            off.after.hearings == told.hearings && off.notices.map(\.kind) == [.meetingCancelled, .meetingCancelled])

        let closed = try town.readBeforeClosing(moved.after).closing(
            because: "Quiet.", despiteOpenActions: "They go on.", by: town.byCoordinator, in: town.on("2026-06-03"))
        #expect(closed.after.hearings == told.hearings)
        #expect(closed.notices(.meetingCancelled).count == 2, "Whoever was invited hears that it is off.")

        #expect(throws: Refusal.date("held", day("2026-06-16"), from: nil, until: day("2026-06-15"))) {
            try moved.after.minutingProgressMeeting(
                attended: [], minutes: "Two are done.", by: town.byChair, in: town.on("2026-06-15"))
        }
        let minuted = try moved.after.minutingProgressMeeting(
            attended: [town.police.id], minutes: "Two are done.", by: town.byChair, in: town.on("2026-06-16", hour: 12))
        #expect(minuted.after.hearings.last?.record?.findings == "Two are done.")
        #expect(minuted.after.stage == told.stage && minuted.after.progressMeeting == nil)
        let next = try minuted.after.settingProgressMeeting(
            town.meeting("2026-07-15"), inviting: people, by: town.byCoordinator, in: town.on("2026-06-20"))
        #expect(next.after.hearings.map(\.number) == [1, 2, 3])
        #expect(throws: Refusal.wrongStage(is: "arranging", needed: ["outcome-sent"])) {
            try town.opened().settingProgressMeeting(
                town.meeting(), inviting: people, by: town.byCoordinator, in: town.on("2026-04-29"))
        }
    }

    @Test func `somebody is invited in the place of another, who is told that they need not come`() throws {
        let set = try town.arranged(town.opened()).after
        let outcome = try set.inviting(
            town.policeContact.person, insteadOf: town.chair.person, to: 1, by: town.byCoordinator,
            in: town.on("2026-05-01"))
        #expect(outcome.notices.map(\.kind) == [.invitation, .meetingWithdrawn])
        #expect(outcome.notices.map(\.to) == [.person(town.policeContact.person), .person(town.chair.person)])
        #expect(throws: Refusal.already("invited")) {
            try set.inviting(
                town.chair.person, insteadOf: nil, to: 1, by: town.byCoordinator, in: town.on("2026-05-01"))
        }
        #expect(throws: Refusal.unknown("meeting to come")) {
            try set.inviting(
                town.policeContact.person, insteadOf: nil, to: 1, by: town.byCoordinator, in: town.on("2026-05-19"))
        }
    }

    @Test func `whoever leaves is taken off the meetings to come and hears nothing, whoever is shut out is told`()
        throws
    {
        let set = try town.arranged(town.opened()).after
        let now = town.on("2026-05-01").now
        let left = try #require(
            set.withdrawing(town.chair.person, named: "Charles Hall", because: "they left", telling: false, at: now))
        #expect(left.after.hearing?.invited == town.panel.filter { $0 != town.chair.person } && left.notices.isEmpty)
        let out = try #require(
            set.withdrawing(town.chair.person, named: "Charles Hall", because: "x", telling: true, at: now))
        #expect(out.notices.map(\.kind) == [.meetingWithdrawn] && out.events.map(\.kind) == [.meetingWithdrawn])
        #expect(
            set.withdrawing(town.second.person, named: "Ken Ward", because: "x", telling: true, at: now)?.after == nil)
        #expect(
            set.withdrawing(
                town.chair.person, named: "x", because: "x", telling: true, at: town.on("2026-05-19").now)?.after
                == nil)
    }
}
