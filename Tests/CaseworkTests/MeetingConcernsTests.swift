import Casework
import FoundationEssentials
import Testing

@Suite struct `What speaks against a meeting` {
    private let town = Town()
    private let room = MeetingRoom(id: .init(UUID()), name: "Room 2", address: "Town hall")

    private func proposal(
        _ meeting: Meeting? = nil, _ people: [Person.ID]? = nil, slot: Slot? = nil, before: Review.Hearing? = nil
    ) -> MeetingProposal {
        let meeting = meeting ?? town.meeting()
        return MeetingProposal(
            review: Review.ID(UUID()), meeting: meeting, slot: slot ?? meeting.whole, people: people ?? town.panel,
            before: before)
    }

    private func found(_ proposal: MeetingProposal, _ change: (inout Circumstances) -> Void = { _ in }) -> [String] {
        var around = town.on("2026-04-29")
        change(&around)
        return proposal.concerns(in: around).map { "\($0.kind.rawValue) \($0.weight)" }
    }

    private func booking(
        _ meeting: Meeting, slot: Slot? = nil, _ people: [Person.ID] = [], reference: CaseReference? = nil
    ) -> MeetingDiary.Booking {
        .init(
            review: Review.ID(UUID()), number: 1, meeting: meeting, slot: slot ?? meeting.whole, people: people,
            reference: reference)
    }

    @Test func `nothing speaks against a working day within hours with everybody who must be there`() {
        #expect(found(proposal()).isEmpty)
    }

    /// A day and an hour, with what is said of them.
    static let times: [(String, Int, [String])] = [
        ("2026-05-23", 10, ["day-off asksReason"]), ("2026-05-24", 10, ["day-off asksReason"]),
        ("2026-05-25", 10, ["day-off asksReason"]), ("2026-05-26", 8, ["hours asksReason"]),
        ("2026-05-26", 9, []), ("2026-05-26", 15, []), ("2026-05-26", 16, ["hours asksReason"]),
        ("2026-05-26", 23, ["hours asksReason"]), ("2026-05-30", 18, ["day-off asksReason", "hours asksReason"]),
    ]

    @Test(arguments: times) func `days off and hours off ask a reason`(date: String, hour: Int, expected: [String]) {
        #expect(found(proposal(town.meeting(date, hour: hour))) == expected)
    }

    @Test func `a bank holiday is named, and a weekday too`() {
        let around = town.on("2026-04-29")
        #expect(
            proposal(town.meeting("2026-05-25")).concerns(in: around).map(\.words) == [
                "25 May 2026 is a bank holiday (Spring bank holiday)."
            ])
        #expect(
            proposal(town.meeting("2026-05-23")).concerns(in: around).map(\.words) == ["23 May 2026 is a Saturday."])
    }

    @Test func `a day after the last day asks a reason, the last day itself does not`() {
        for (last, expected) in [("2026-05-17", ["after-last-day asksReason"]), ("2026-05-18", [])] {
            #expect(found(proposal()) { $0.diary.lastDay = day(last) } == expected)
        }
        var progress = proposal()
        progress.purpose = .progress
        #expect(found(progress) { $0.diary.lastDay = day("2026-05-17") }.isEmpty)
    }

    @Test func `a room is never two meetings', however the other case is hidden`() throws {
        var meeting = town.meeting()
        meeting.room = room.id
        var other = town.meeting(hour: 11)
        other.room = room.id
        let reference = CaseReference(random: (1, 2, 3, 4, 5, 6, 7))
        for (known, words) in [
            (nil, "another meeting on 18 May 2026, 11:00 to 12:30"),
            (reference, "the meeting of \(reference) on 18 May 2026, 11:00 to 12:30"),
        ] as [(CaseReference?, String)] {
            var around = town.on("2026-04-29")
            around.diary = MeetingDiary(bookings: [booking(other, reference: known)], rooms: [room])
            let concern = try #require(proposal(meeting).concerns(in: around).first)
            #expect(concern.kind == .roomTaken && concern.weight == .forbids)
            #expect(concern.words.contains(words) && concern.words.hasPrefix("Room 2 is taken"))
        }
        // One after the other, the same meeting, and a room that is kept no more.
        other.startsAt = meeting.whole.endsAt
        #expect(found(proposal(meeting)) { $0.diary = .init(bookings: [booking(other)], rooms: [room]) }.isEmpty)
        #expect(found(proposal(meeting)) { $0.diary = .init(bookings: [], rooms: []) } == ["no-room forbids"])
    }

    @Test func `a room that holds fewer than are invited asks a reason, once`() {
        let (four, five) = (town.panel, town.panel + [town.senior.person])
        let small = MeetingRoom(id: room.id, name: "Room 2", address: "Town hall", seats: 4)
        var meeting = town.meeting()
        meeting.room = room.id
        func before(_ people: [Person.ID]) -> Review.Hearing { .init(meeting: meeting, invited: people) }
        let rows: [([Person.ID], MeetingRoom, Review.Hearing?, [String])] = [
            (four, small, nil, []), (five, small, nil, ["room-small asksReason"]), (five, room, nil, []),
            (five, small, before(five), []), (five, small, before(four), ["room-small asksReason"]),
        ]
        for (people, room, before, expected) in rows {
            let proposal = proposal(meeting, people, before: before)
            #expect(found(proposal) { $0.diary.rooms = [room] } == expected, "\(people.count)")
        }
        var around = town.on("2026-04-29")
        around.diary.rooms = [small]
        #expect(
            proposal(meeting, five).concerns(in: around).map(\.words) == [
                "Room 2 holds 4, and 5 are invited, whoever comes with the applicant not counted."
            ])
    }

    @Test func `two cases are not heard in the same minutes of one meeting`() {
        let meeting = town.meeting()
        func slot(_ hour: Int, _ minute: Int, _ minutes: Int = 30) -> Slot {
            Slot(
                startsAt: London.instant(date: day("2026-05-18"), hour: hour, minute: minute), minutes: minutes)
        }
        let rows: [(Slot, Slot, [String])] = [
            (slot(10, 0), slot(10, 30), []), (slot(10, 30), slot(10, 0), []),
            (slot(10, 0), slot(10, 15), ["slot-taken forbids"]), (slot(10, 0), slot(10, 0), ["slot-taken forbids"]),
            (meeting.whole, slot(10, 0), ["slot-taken asksReason"]),
            (slot(10, 0), meeting.whole, ["slot-taken asksReason"]),
        ]
        for (theirs, ours, expected) in rows {
            let others = [booking(meeting, slot: theirs)]
            #expect(found(proposal(meeting, slot: ours)) { $0.diary.bookings = others } == expected)
        }
    }

    @Test func `whoever has another meeting then is named`() {
        let other = booking(town.meeting(hour: 11), [town.chair.person, town.policeContact.person])
        var around = town.on("2026-04-29")
        around.diary.bookings = [other]
        let concerns = proposal().concerns(in: around)
        #expect(concerns.map(\.kind) == [.busy] && concerns.map(\.weight) == [.asksReason])
        #expect(concerns.first?.words.hasPrefix("Charles Hall has another meeting then") == true)
        #expect(found(proposal(town.meeting(hour: 13))) { $0.diary.bookings = [other] }.isEmpty)
    }

    @Test func `the meeting that is moved does not stand in its own way, nor are its people asked again`() {
        let review = town.opened()
        let before = Review.Hearing(meeting: town.meeting("2026-05-23"), invited: town.panel)
        let proposal = MeetingProposal(
            review: review.id, meeting: before.meeting, slot: before.slot, people: town.panel, before: before)
        let own = MeetingDiary.Booking(
            review: review.id, number: 1, meeting: before.meeting, slot: before.slot, people: town.panel)
        #expect(found(proposal) { $0.diary.bookings = [own] }.isEmpty)
    }

    @Test func `nobody is invited twice`() {
        #expect(found(proposal(nil, town.panel + [town.chair.person])) == ["invited-twice forbids"])
    }

    @Test func `who must be there and is not invited is named, and a reason goes on where the procedure lets it`()
        throws
    {
        let people = [town.coordinator.person, town.healthContact.person, town.landlordContact.person]
        let missing = proposal(nil, people)
        #expect(
            missing.concerns(in: town.on("2026-04-29")).map(\.words) == [
                "Nobody is invited for the chair.", "Nobody is invited for the police.",
            ])
        #expect(
            found(missing) { $0.procedure.panel.mustAttendRule = .init([.police], without: .refused) }
                == ["must-attend forbids"])
        #expect(found(missing) { $0.procedure.panel.mustAttendRule = .init([.council, .health]) }.isEmpty)
        // A kind of body that the area has not got cannot be asked for.
        let police = town.police.id
        #expect(
            found(missing) {
                $0.procedure.panel.mustAttendRule = .init([.police])
                $0.agencies.removeAll { $0.id == police }
            }.isEmpty)

        let review = town.opened()
        func set(_ despite: String?) throws -> Outcome<Review> {
            try review.settingMeeting(
                town.meeting("2026-05-25"), inviting: people, despite: despite, by: town.byCoordinator,
                in: town.on("2026-04-29"))
        }
        let all = missing.concerns(in: town.on("2026-04-29"))
        for blank in [nil, " "] {
            do throws(any Error) {
                _ = try set(blank)
                Issue.record("It was set.")
            } catch Refusal.meeting(let concerns) {
                #expect(concerns.map(\.kind) == [.dayOff, .mustAttend, .mustAttend] && concerns.suffix(2) == all[...])
            }
        }
        let done = try set("The chair is ill, and the family asked for this day.")
        #expect(done.after.stage == .meetingSet)
        #expect(
            done.events.last
                == Event(
                    .meetingSetDespite,
                    [
                        .init("despite", "day-off, must-attend"),
                        .init("because", "The chair is ill, and the family asked for this day."),
                    ]))
    }
}
