public import Casework
import Postgres
public import Records

/// What stands in the calendar that a person subscribes to: references, duties, times and places; nobody's name.
public struct CalendarFeed: Sendable {
    public var meetings: [(appointment: CalendarFeeds.Appointment, references: [CaseReference])]
    public var duties: [WorkList.Entry]
    /// When it was read.
    public var at: Instant
}

// A calendar program shows no sign-in, so that its address alone opens the calendar: 256 random bits, kept as a hash,
// which its owner can end at any time.
extension Desk {
    /// A new address for a person's calendar; the one before it ends.
    public func makeCalendarFeed(for visitor: SignedIn) async throws -> Token {
        let (token, now) = (Token.make(), clock.realNow())
        try await transaction(.readWrite, .signingIn) { tx in
            try CalendarFeeds.insert(token, of: visitor.person, now: now, in: tx)
        }
        return token
    }

    public func endCalendarFeed(of visitor: SignedIn) async throws {
        let now = clock.realNow()
        try await transaction(.readWrite, .signingIn) { tx in
            try CalendarFeeds.end(of: visitor.person, now: now, in: tx)
        }
    }

    /// Since when a person's calendar has an address; nil where it has none.
    public func calendarFeedMade(by visitor: SignedIn) async throws -> Instant? {
        try await transaction(.readOnly, .signingIn) { tx in try CalendarFeeds.since(of: visitor.person, in: tx) }
    }

    /// The calendar behind an address. Throws `DeskError.absent` where there is none any more, or its person serves
    /// nobody today.
    public func calendarFeed(_ token: Token) async throws -> CalendarFeed {
        let person = try await transaction(.readOnly, .signingIn) { tx in try CalendarFeeds.person(token, in: tx) }
        guard let person else { throw DeskError.absent }
        let offices = try await offices(of: person)
        guard let first = offices.first else { throw DeskError.absent }
        let now = now
        let list = try await workList(
            of: SignedIn(person: person, name: first.name, offices: offices), .init([.waiting], most: .max))
        var feed = CalendarFeed(meetings: [], duties: list.waiting, at: now)
        for office in offices {
            // What has been stays for a month.
            let from = now.adding(seconds: -31 * 86_400)
            feed.meetings += try await transaction(
                .readOnly, Acting(.officer(office), in: office.partnership)
            ) { tx in
                let appointments = try CalendarFeeds.appointments(
                    of: person, from: from, in: office.partnership, tx)
                let references = try CaseReferences.of(
                    appointments.map(\.review.raw), in: office.partnership, tx)
                return appointments.map { ($0, references[$0.review.raw] ?? []) }
            }
        }
        return feed
    }
}
