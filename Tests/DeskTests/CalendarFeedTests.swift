import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `A calendar to subscribe to` {
    @Test func `holds the meetings and the duties of its person, until it is ended`() async throws {
        try await Office.with { office in
            let key = try await office.met()
            try await office.setMeeting(of: key)
            let (chair, coordinator) = (
                office.signedIn(office.here.chair), office.signedIn(office.here.coordinator)
            )
            #expect(try await office.desk.calendarFeedMade(by: chair) == nil)
            let token = try await office.desk.makeCalendarFeed(for: chair)
            #expect(try await office.desk.calendarFeedMade(by: chair) != nil)
            let reference = try await office.reference(of: key)
            let feed = try await office.desk.calendarFeed(token)
            #expect(feed.meetings.map(\.references) == [[reference]])
            #expect(feed.meetings.map(\.appointment.slot.startsAt) == [office.meeting().startsAt])
            #expect(feed.meetings.first?.appointment.event != nil && feed.meetings.first?.appointment.sequence == 0)
            #expect(feed.duties.isEmpty)

            // A coordinator is not invited, and has the partnership's duties.
            let theirs = try await office.desk.calendarFeed(office.desk.makeCalendarFeed(for: coordinator))
            #expect(theirs.meetings.isEmpty && theirs.duties.map(\.duty).contains(.step(.panel)))

            // A new address ends the old one.
            let second = try await office.desk.makeCalendarFeed(for: chair)
            await #expect(throws: DeskError.absent) { try await office.desk.calendarFeed(token) }
            #expect(try await office.desk.calendarFeed(second).meetings.count == 1)
            try await office.desk.endCalendarFeed(of: chair)
            await #expect(throws: DeskError.absent) { try await office.desk.calendarFeed(second) }
            #expect(try await office.desk.calendarFeedMade(by: chair) == nil)
            await #expect(throws: DeskError.absent) { try await office.desk.calendarFeed(Token.make()) }
        }
    }

    @Test func `shows nothing of a case that its person is shut out of, and no meeting that was called off`()
        async throws
    {
        try await Office.with { office in
            let key = try await office.met()
            try await office.setMeeting(of: key)
            let (chair, health) = (office.here.chair, office.here.healthContact)
            let feeds = [
                try await office.desk.makeCalendarFeed(for: office.signedIn(chair)),
                try await office.desk.makeCalendarFeed(for: office.signedIn(health)),
            ]
            try await office.desk.shutOut(chair.person, of: key, because: "Knows a party.")
            #expect(try await office.desk.calendarFeed(feeds[0]).meetings.isEmpty)
            #expect(try await office.desk.calendarFeed(feeds[1]).meetings.count == 1)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.callingOffMeeting(because: "Snow.", by: actor, in: around)
            }
            #expect(try await office.desk.calendarFeed(feeds[1]).meetings.isEmpty)
        }
    }
}
