import Casework
import FoundationEssentials
import Testing

@Suite struct `Standing meetings` {
    private func monthly(_ which: Int, _ weekday: Weekday, ended: String? = nil) -> StandingMeeting {
        StandingMeeting(
            id: .init(UUID()), name: "the monthly panel", rule: .monthly(which, weekday), time: 600, minutes: 120,
            caseMinutes: 30, place: "Town hall", endedOn: ended.map { day($0) })
    }

    @Test(arguments: [
        (1, Weekday.monday, ["2026-06-01", "2026-07-06", "2026-08-03"]),
        (2, .tuesday, ["2026-06-09", "2026-07-14", "2026-08-11"]),
        (4, .friday, ["2026-06-26", "2026-07-24", "2026-08-28"]),
        (5, .friday, ["2026-06-26", "2026-07-31", "2026-08-28"]),
    ])
    func `fall on the weekday of the month`(which: Int, weekday: Weekday, days: [String]) {
        #expect(
            monthly(which, weekday).days(from: day("2026-06-01"), until: day("2026-08-31")) == days.map { day($0) })
    }

    @Test func `end on their last day, and single days count as they are`() {
        #expect(
            monthly(2, .tuesday, ended: "2026-07-14").days(from: day("2026-06-01"), until: day("2026-08-31"))
                == [day("2026-06-09")])
        var single = monthly(1, .monday)
        single.rule = .days([day("2026-06-03"), day("2026-07-01")])
        #expect(single.days(from: day("2026-06-04"), until: day("2026-08-31")) == [day("2026-07-01")])
        #expect(single.inWords == "3 June 2026, 1 July 2026 at 10:00")
        #expect(monthly(5, .friday).inWords == "the last Friday of each month at 10:00")
    }

    private func next(
        _ standing: [StandingMeeting], lastDay: String? = nil, _ bookings: [MeetingDiary.Booking] = [],
        rooms: [MeetingRoom] = [], now: String = "2026-05-20"
    ) -> NextStanding {
        NextStanding(
            of: standing, for: Review.ID(UUID()), after: London.instant(date: day(now), hour: 11, minute: 0),
            lastDay: lastDay.map { day($0) }, bookings: bookings, rooms: rooms,
            calendar: .englandAndWales
        ) { Meeting.ID(UUID()) }
    }

    private func place(_ answer: NextStanding) -> (CivilDate, String)? {
        guard case .place(let place) = answer else { return nil }
        return (London.date(of: place.meeting.startsAt), place.slot.inWords)
    }

    @Test func `the next one that meets the limit is taken, not one that has begun or falls on a bank holiday`() throws
    {
        let found = try #require(place(next([monthly(2, .tuesday)], lastDay: "2026-06-10")))
        #expect(found.0 == day("2026-06-09") && found.1 == "10:00 to 10:30")
        // The third Wednesday is today, and it began at ten.
        #expect(place(next([monthly(3, .wednesday)]))?.0 == day("2026-06-17"))
        // The last Monday of May is the spring bank holiday.
        #expect(place(next([monthly(5, .monday)]))?.0 == day("2026-06-29"))
    }

    @Test func `where none meets the limit it is said why`() {
        #expect(
            next([monthly(2, .tuesday)], lastDay: "2026-06-08")
                == .none(
                    because: "No standing meeting can hear this case: the next, the monthly panel on 9 June 2026, is "
                        + "after the last day, 8 June 2026."))
        #expect(
            next([monthly(5, .monday)], lastDay: "2026-06-01")
                == .none(
                    because: "No standing meeting can hear this case: 25 May 2026 is left out (Spring bank holiday); "
                        + "the next, the monthly panel on 29 June 2026, is after the last day, 1 June 2026."))
        #expect(next([]) == .none(because: NextStanding.keptNone))
    }

    @Test func `a case takes the first free time beside the others, in the same meeting, else the next date`() throws {
        let series = monthly(2, .tuesday)
        guard case .place(let first) = next([series]) else {
            Issue.record("No place.")
            return
        }
        func others(_ count: Int) -> [MeetingDiary.Booking] {
            (0..<count).map { index in
                MeetingDiary.Booking(
                    review: Review.ID(UUID()), number: 1, meeting: first.meeting,
                    slot: Slot(
                        startsAt: first.meeting.startsAt.adding(seconds: Int64(index) * 1_800), minutes: 30),
                    people: [])
            }
        }
        guard case .place(let second) = next([series], others(1)) else {
            Issue.record("No place.")
            return
        }
        #expect(second.meeting == first.meeting && second.slot.inWords == "10:30 to 11:00")
        let full = next([series], others(4))
        #expect(place(full)?.0 == day("2026-07-14"))
        #expect(
            next([series], lastDay: "2026-06-20", others(4))
                == .none(
                    because: "No standing meeting can hear this case: the monthly panel on 9 June 2026 is full; the "
                        + "next, the monthly panel on 14 July 2026, is after the last day, 20 June 2026."))
    }

    @Test func `one whose room is no longer used is passed over, and it is said why`() throws {
        let room = MeetingRoom(id: .init(UUID()), name: "Room 2", address: "High Street")
        var housed = monthly(2, .tuesday)
        housed.room = room.id
        #expect(place(next([housed], rooms: [room]))?.0 == day("2026-06-09"))
        #expect(
            next([housed])
                == .none(
                    because: "No standing meeting can hear this case: the monthly panel has lost its room, Town hall."))
        #expect(place(next([housed, monthly(3, .tuesday)]))?.0 == day("2026-06-16"))
    }
}
