import Casework
import FoundationEssentials
import Testing

@Suite struct `What a meeting takes from what is known` {
    private let town = Town()

    private func room(_ name: String, isApart: Bool = false, seats: Int? = nil) -> MeetingRoom {
        MeetingRoom(id: .init(UUID()), name: name, address: "Town hall", hasSeparateWaiting: isApart, seats: seats)
    }

    @Test func `of the rooms that are free one that holds them all comes first`() {
        let (small, large) = (room("Small", isApart: true, seats: 4), room("Large", seats: 20))
        let hall = room("Hall", isApart: true, seats: 6)
        let rows: [([MeetingRoom], Bool, Int, MeetingRoom)] = [
            ([small, large], false, 4, small), ([small, large], false, 5, large), ([small, large], true, 5, small),
            ([small, hall, large], true, 6, hall), ([small, hall, large], false, 30, small),
        ]
        let review = Review.ID(UUID())
        for (index, (rooms, isApart, people, expected)) in rows.enumerated() {
            #expect(
                MeetingDiary(rooms: rooms).freeRoom(
                    in: town.meeting().whole, for: review, isApart: isApart, people: people) == expected, "row \(index)"
            )
        }
        let link = room("Link")
        #expect(
            MeetingDiary(rooms: [small, link]).freeRoom(in: town.meeting().whole, for: review, people: 30) == link)
    }

    @Test func `a room that is free, the one before and one that keeps people apart first`() throws {
        let (first, apart) = (room("First"), room("Apart", isApart: true))
        let review = Review.ID(UUID())
        var meeting = town.meeting()
        meeting.room = first.id
        let before = Review.Hearing(meeting: meeting, slot: meeting.whole, invited: [])
        let other = MeetingDiary.Booking(
            review: Review.ID(UUID()), number: 1, meeting: meeting, slot: meeting.whole, people: [])
        let own = MeetingDiary.Booking(review: review, number: 1, meeting: meeting, slot: meeting.whole, people: [])
        let rows: [([MeetingDiary.Booking], Review.Hearing?, Bool, [MeetingRoom], MeetingRoom?)] = [
            ([], nil, false, [first, apart], first), ([], nil, true, [first, apart], apart),
            ([], nil, true, [first], first), ([], before, true, [first, apart], first),
            ([other], nil, false, [first, apart], apart), ([other], nil, false, [first], nil),
            ([own], before, false, [apart, first], first), ([own], nil, false, [first], nil),
            ([], nil, false, [], nil),
        ]
        for (index, (bookings, before, isApart, rooms, expected)) in rows.enumerated() {
            let diary = MeetingDiary(bookings: bookings, rooms: rooms)
            #expect(
                diary.freeRoom(in: meeting.whole, for: review, before: before, isApart: isApart) == expected,
                "row \(index)")
        }
    }

    @Test func `the bodies that the procedure names, each landlord concerned among them`() {
        func needed(_ who: [Procedure.MustAttend]?, likely: Set<Agency.ID> = []) -> [Agency.ID] {
            Quorum(
                panel: .init(mustAttendRule: who.map { .init($0) }), agencies: town.agencies, officers: town.officers,
                landlordsConcerned: [town.landlord.id]
            ).bodiesNeeded(likely: likely)
        }
        #expect(needed(nil) == [town.council.id, town.police.id])
        #expect(needed([.landlordConcerned, .landlord, .chair]) == [town.landlord.id])
        #expect(needed([]) == [])
    }

    @Test func `who said no to a time in the poll cannot come then, by their newest answer`() {
        let start = town.meeting().startsAt
        let (no, yes, since) = (town.policeContact.person, town.chair.person, town.healthContact.person)
        let poll = AvailabilityPoll(
            id: .init(UUID()), partnership: town.id, review: Review.ID(UUID()), openedOn: day("2026-05-01"),
            lastDay: day("2026-05-04"), minutes: 60,
            candidates: [
                .init(number: 1, startsAt: start, minutes: 60, isDropped: true),
                .init(number: 2, startsAt: start.adding(seconds: 86_400), minutes: 60),
                .init(number: 3, startsAt: start, minutes: 60),
            ],
            asked: [
                .init(id: .init(UUID()), person: no, replies: [3: .no]),
                .init(id: .init(UUID()), person: yes, replies: [2: .no, 3: .ifNeedBe]),
                .init(id: .init(UUID()), person: since, replies: [1: .no, 3: .yes]),
            ])
        #expect(poll.cannotCome(to: Slot(startsAt: start, minutes: 60)) == [no])
        #expect(poll.cannotCome(to: Slot(startsAt: start.adding(seconds: 900), minutes: 60)).isEmpty)
        // A no to an hour is none to half of it.
        #expect(poll.cannotCome(to: Slot(startsAt: start, minutes: 30)).isEmpty)
        #expect(poll.cannotCome(to: Slot(startsAt: start, minutes: 90)) == [no])
    }

    @Test func `a chair of a body complained of asks a reason once, and a deputy who takes over their own`() throws {
        var around = town.on("2026-04-29")
        around.concerned.complainedOf = [town.police.id, town.council.id]
        func chairing(_ concerns: [ChairIndependence.Concern], passed: Bool = false) -> Chairing {
            Chairing(
                hearing: 1, turn: 1, chair: town.chair.person, deputy: town.senior.person,
                reason: concerns.isEmpty ? "" : "Nobody else.", concerns: concerns, by: town.coordinator.person,
                on: day("2026-04-29"), passed: passed ? .init(on: day("2026-04-29"), because: "Ill.") : nil)
        }
        func kinds(_ chairing: Chairing?) -> [MeetingConcern.Kind] {
            let meeting = town.meeting()
            return MeetingProposal(
                review: Review.ID(UUID()), meeting: meeting, slot: meeting.whole,
                people: town.panel + [town.senior.person], chairing: chairing
            ).concerns(in: around).map(\.kind)
        }
        #expect(kinds(nil) == [])
        #expect(kinds(chairing([.complainedOf])) == [])
        #expect(kinds(chairing([])) == [.chair])
        #expect(kinds(chairing([.complainedOf], passed: true)) == [.chair])
    }

    @Test func `a conflict that somebody declares at the meeting is written down by who runs it alone`() throws {
        let review = try town.arranged(town.opened()).after
        let around = town.on("2026-05-01")
        let police = town.policeContact.person
        let noted = try review.declaring(conflict: "A cousin.", of: police, by: town.byCoordinator, in: around)
        #expect(noted.after.leadership.declaration(of: police)?.conflict == "A cousin.")
        #expect(noted.after.hearing?.invited.contains(police) == false)
        #expect(throws: Refusal.self) {
            try review.declaring(conflict: "x", of: town.chair.person, by: town.byPolice, in: around)
        }
    }
}
