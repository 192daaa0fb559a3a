import Casework
import FoundationEssentials
import Testing

@Suite struct `What people are told of a meeting that changes` {
    private let town = Town()

    private func moved(
        _ meeting: Meeting, _ people: [Person.ID], because reason: String? = nil
    ) throws -> Outcome<Review> {
        try town.arranged(town.opened()).after.settingMeeting(
            meeting, inviting: people, because: reason, by: town.byCoordinator, in: town.on("2026-05-01"))
    }

    @Test func `those who stay hear of the change, those who come are invited, those who leave are thanked`() throws {
        let people = [town.policeContact.person] + town.panel.dropLast()
        let outcome = try moved(town.meeting("2026-05-19"), people, because: "The room is closed.")
        #expect(outcome.notices(.invitation).map(\.to) == [.person(town.policeContact.person)])
        #expect(outcome.notices(.meetingChanged).map(\.to) == town.panel.dropLast().map { .person($0) })
        #expect(outcome.notices(.applicantMeetingChanged).count == 1)
        let withdrawn = try #require(outcome.notices(.meetingWithdrawn).first)
        #expect(outcome.notices(.meetingWithdrawn).map(\.to) == town.panel.suffix(1).map { .person($0) })
        #expect(withdrawn.facts["starts"] == .moment(town.meeting().startsAt))
        #expect(withdrawn.expires == town.meeting().startsAt)
        let changed = try #require(outcome.notices(.meetingChanged).first)
        #expect(changed.facts["starts"] == .moment(town.meeting("2026-05-19").startsAt))
        #expect(changed.facts["was"] == .moment(town.meeting().startsAt))
        #expect(changed.facts["was_place"] == .text("Town hall, room 2"))
        #expect(changed.facts["because"] == .lines(["The room is closed."]))
    }

    @Test func `nobody is told where neither time nor place is another`() throws {
        #expect(try moved(town.meeting(), town.panel, because: "A slip.").notices.isEmpty)
        let joined = try moved(town.meeting(), town.panel + [town.policeContact.person])
        #expect(joined.notices.map(\.kind) == [.invitation])
    }

    @Test(arguments: [(91, "Town hall, room 2"), (90, "Room 4")])
    func `another length or place is a change`(minutes: Int, place: String) throws {
        var meeting = town.meeting()
        (meeting.minutes, meeting.place) = (minutes, place)
        let outcome = try moved(meeting, town.panel, because: " ")
        #expect(Set(outcome.notices.map(\.kind)) == [.meetingChanged, .applicantMeetingChanged])
        #expect(outcome.notices.allSatisfy { $0.facts["because"] == .lines([]) })
    }

    @Test func `calling it off tells everybody why, and another can be set`() throws {
        let set = try town.arranged(town.opened()).after
        let off = try set.callingOffMeeting(because: "Snow.", by: town.byChair, in: town.on("2026-05-01"))
        #expect(off.after.stage == .arranging && off.after.hearing == nil)
        #expect(off.notices(.meetingCancelled).map(\.to) == town.panel.map { .person($0) })
        #expect(off.notices(.applicantMeetingCancelled).map(\.to) == set.applications.map { .applicant($0) })
        #expect(off.notices.allSatisfy { $0.facts["because"] == .lines(["Snow."]) })
        #expect(off.events == [Event(.meetingCalledOff, [.init("on", "2026-05-18")])])
        #expect(
            off.deadlines.contains(
                .lapsed(.step(.papersToPanel), subject: set.id.raw, because: "the meeting was called off")))
        let again = try off.after.settingMeeting(
            town.meeting("2026-05-19"), inviting: town.panel, by: town.byCoordinator, in: town.on("2026-05-04"))
        #expect(again.notices(.invitation).count == 4 && again.notices(.applicantInvitation).count == 1)
    }

    @Test func `it is called off before it begins, with a reason, by who runs the review`() throws {
        let set = try town.arranged(town.opened()).after
        #expect(throws: Refusal.missing("reason")) {
            try set.callingOffMeeting(because: " ", by: town.byChair, in: town.on("2026-05-01"))
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
            try set.callingOffMeeting(because: "Snow.", by: town.byPolice, in: town.on("2026-05-01"))
        }
        #expect(throws: Refusal.date("called_off", day("2026-05-18"), from: nil, until: day("2026-05-18"))) {
            try set.callingOffMeeting(because: "Snow.", by: town.byChair, in: town.on("2026-05-18", hour: 10))
        }
        #expect(throws: Refusal.wrongStage(is: "arranging", needed: ["meeting-set"])) {
            try town.opened().callingOffMeeting(because: "Snow.", by: town.byChair, in: town.on("2026-05-01"))
        }
    }

    // What follows what somebody knows.

    /// At an hour of one day, in a room.
    private func notice(
        _ kind: Notice.Kind, _ hour: Int, room: String = "Room 4", toApplicant: Bool = false
    ) -> Notice {
        let starts = London.instant(date: day("2026-05-18"), hour: hour, minute: 0)
        var facts: [String: Notice.Fact] = [
            "starts": .moment(starts), "minutes": .number(60), "place": .text(room), "because": .lines(["Snow."]),
        ]
        if kind == .invitation || kind == .applicantInvitation { facts["because"] = nil }
        return Notice(
            kind, to: toApplicant ? .applicant(.init(UUID())) : .person(.init(UUID())), facts, expires: starts)
    }

    /// What is to be told, at which hour; what they know and its hour; and what they are told.
    static let rows: [(Notice.Kind, Int, (Notice.Kind, Int)?, Notice.Kind?)] = [
        (.invitation, 10, nil, .invitation),
        (.meetingChanged, 10, nil, .invitation),
        (.meetingCancelled, 10, nil, nil),
        (.meetingWithdrawn, 10, nil, nil),
        (.invitation, 11, (.invitation, 10), .meetingChanged),
        (.invitation, 10, (.invitation, 10), nil),
        (.meetingChanged, 11, (.invitation, 10), .meetingChanged),
        (.meetingChanged, 10, (.invitation, 10), nil),
        (.meetingChanged, 12, (.meetingChanged, 11), .meetingChanged),
        (.meetingCancelled, 10, (.invitation, 10), .meetingCancelled),
        (.meetingWithdrawn, 11, (.meetingChanged, 11), .meetingWithdrawn),
        (.invitation, 10, (.meetingCancelled, 10), .invitation),
        (.invitation, 10, (.meetingWithdrawn, 10), .invitation),
        (.meetingCancelled, 10, (.meetingCancelled, 10), nil),
        (.meetingCancelled, 10, (.meetingWithdrawn, 10), nil),
    ]

    @Test(arguments: rows) func `each is told from what they know`(
        kind: Notice.Kind, hour: Int, known: (Notice.Kind, Int)?, told: Notice.Kind?
    ) {
        let following = notice(kind, hour).following(known.map { notice($0.0, $0.1) })
        #expect(following?.kind == told)
        if let following { #expect(Set(following.facts.keys).isSubset(of: following.kind.factNames)) }
    }

    @Test func `an applicant is told in the words for applicants, and of the change from what they know`() throws {
        let told = try #require(
            notice(.applicantInvitation, 12, toApplicant: true).following(
                notice(.applicantMeetingChanged, 11, room: "Room 1", toApplicant: true)))
        #expect(told.kind == .applicantMeetingChanged)
        #expect(told.facts["was"] == .moment(London.instant(date: day("2026-05-18"), hour: 11, minute: 0)))
        #expect(told.facts["was_place"] == .text("Room 1") && told.facts["was_minutes"] == .number(60))
        #expect(told.facts["because"] == .lines([]))
    }

    @Test func `a cancellation names the time that they know, and is of use until the later of both`() throws {
        let told = try #require(notice(.meetingCancelled, 9).following(notice(.invitation, 11)))
        let known = London.instant(date: day("2026-05-18"), hour: 11, minute: 0)
        #expect(told.facts["starts"] == .moment(known) && told.expires == known)
        let early = try #require(notice(.meetingCancelled, 12).following(notice(.invitation, 11)))
        #expect(early.expires == London.instant(date: day("2026-05-18"), hour: 12, minute: 0))
    }

    @Test func `anything else follows nothing`() {
        let closed = Notice(.closed, to: .applicant(.init(UUID())), ["reason": .text("Quiet.")])
        #expect(closed.following(notice(.invitation, 10)) == closed)
    }
}
