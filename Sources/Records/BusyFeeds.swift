public import Casework
import FoundationEssentials
public import Postgres

/// Calendars from which busy times are read, and those times.
public enum BusyFeeds {
    /// Whose calendar it is.
    public enum Whose: Hashable, Sendable {
        case person(Person.ID)
        case agency(Agency.ID)
    }

    /// A calendar as pages show it: never its address.
    public struct Entry: Equatable, Sendable {
        public var id: ID<BusyFeeds>
        public var whose: Whose
        public var host: String
        public var keptAt: Instant
        public var triedAt: Instant?
        public var readAt: Instant?
        public var fault: String?
        public var notes: [String]
    }

    /// One that is to be read now.
    public struct Due: Equatable, Sendable {
        public var id: ID<BusyFeeds>
        public var partnership: Partnership.ID
        /// A secret.
        public var address: String
    }

    /// Keeps an address in place of the one before it; it is read soon.
    public static func keep(
        _ id: ID<BusyFeeds>, of whose: Whose, address: String, host: String, by person: Person.ID, now: Instant,
        in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try end(of: whose, now: now, in: partnership, tx)
        let (of, agency) = columns(whose)
        try tx.run(
            """
            insert into busy_feed (partnership_id, id, person_id, agency_id, address, host, kept_by, kept_at, next_at)
            values (\(partnership), \(id), \(of), \(agency), \(address), \(host), \(person), \(now), \(now))
            """)
    }

    /// Takes it away, with its address and the times that were read.
    public static func end(
        of whose: Whose, now: Instant, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        let (person, agency) = columns(whose)
        try tx.run(
            """
            delete from busy_time
             where partnership_id = \(partnership)
               and feed_id in (select id from busy_feed
                                where partnership_id = \(partnership) and ended_at is null
                                  and (person_id = \(person) or agency_id = \(agency)))
            """)
        try tx.run(
            """
            update busy_feed
               set ended_at = \(now), address = ''
             where partnership_id = \(partnership) and ended_at is null
               and (person_id = \(person) or agency_id = \(agency))
            """)
    }

    private static func columns(_ whose: Whose) -> (person: Person.ID?, agency: Agency.ID?) {
        switch whose {
        case .person(let id): (id, nil)
        case .agency(let id): (nil, id)
        }
    }

    /// Those that are kept in a partnership.
    public static func all(in partnership: Partnership.ID, _ tx: borrowing Transaction) throws -> [Entry] {
        try tx.rows(
            """
            select id, person_id, agency_id, host, kept_at, tried_at, read_at, fault, notes
              from busy_feed
             where partnership_id = \(partnership) and ended_at is null
             order by kept_at, id
            """
        ) { row in
            let person: Person.ID? = try row[optional: "person_id"]
            return Entry(
                id: try row["id"], whose: try person.map { .person($0) } ?? .agency(try row["agency_id"]),
                host: try row["host"], keptAt: try row["kept_at"], triedAt: try row[optional: "tried_at"],
                readAt: try row[optional: "read_at"], fault: try row[optional: "fault"], notes: try row["notes"])
        }
    }

    /// Takes those that are due and puts their next reading off until `next`, so that no other instance reads them too.
    public static func take(
        now: Instant, next: Instant, atMost: Int, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Due] {
        try tx.rows(
            """
            update busy_feed
               set next_at = \(next)
             where partnership_id = \(partnership)
               and id in (select id from busy_feed
                           where partnership_id = \(partnership) and ended_at is null and next_at <= \(now)
                           order by next_at
                           limit \(atMost)
                             for update skip locked)
            returning id, address
            """
        ) { row in Due(id: try row["id"], partnership: partnership, address: try row["address"]) }
    }

    /// Keeps what was read, in place of what was read before.
    public static func save(
        _ times: [BusyTime], notes: [String], of feed: ID<BusyFeeds>, now: Instant, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        // One that was taken away meanwhile stays away.
        let isKept = try tx.run(
            """
            update busy_feed
               set tried_at = \(now), read_at = \(now), fault = null, notes = \(notes)
             where partnership_id = \(partnership) and id = \(feed) and ended_at is null
            """)
        guard isKept == 1 else { return }
        try tx.run("delete from busy_time where partnership_id = \(partnership) and feed_id = \(feed)")
        try tx.run(
            """
            insert into busy_time (partnership_id, feed_id, from_at, until_at)
            select \(partnership), \(feed), times.from_at, times.until_at
              from unnest(\(times.map(\.from)), \(times.map(\.until))) as times (from_at, until_at)
            """)
    }

    /// Keeps why it could not be read; the times of the last good reading stay.
    public static func saveFault(
        _ sentence: String, of feed: ID<BusyFeeds>, now: Instant, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update busy_feed
               set tried_at = \(now), fault = \(sentence)
             where partnership_id = \(partnership) and id = \(feed) and ended_at is null
            """)
    }

    /// It is read at the next look.
    public static func readSoon(
        _ feed: ID<BusyFeeds>, now: Instant, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update busy_feed set next_at = \(now) where partnership_id = \(partnership) and id = \(feed)
            """)
    }

    /// The busy times of some feeds between two moments, by feed.
    public static func times(
        of feeds: [ID<BusyFeeds>], from: Instant, until: Instant, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws -> [ID<BusyFeeds>: [BusyTime]] {
        let rows: [(feed: ID<BusyFeeds>, time: BusyTime?)] = try tx.rows(
            """
            select feed_id, from_at, until_at
              from busy_time
             where partnership_id = \(partnership) and feed_id = any(\(feeds.map(\.raw)))
               and from_at < \(until) and until_at > \(from)
             order by feed_id, from_at
            """
        ) { row in (try row["feed_id"], BusyTime(from: try row["from_at"], until: try row["until_at"])) }
        var times: [ID<BusyFeeds>: [BusyTime]] = [:]
        for row in rows { if let time = row.time { times[row.feed, default: []].append(time) } }
        return times
    }

    /// When people sit in other meetings between two moments: the times alone, whatever the case.
    public static func meetings(
        from: Instant, until: Instant, beside review: Review.ID, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws -> [Person.ID: [BusyTime]] {
        let rows: [(person: Person.ID, slot: Slot)] = try tx.rows(
            """
            select i.person_id, h.starts_at, h.minutes
              from hearing h
              join hearing_invitee i
                on i.partnership_id = h.partnership_id and i.review_id = h.review_id and i.number = h.number
             where h.partnership_id = \(partnership) and not h.called_off and h.review_id <> \(review)
               and h.starts_at < \(until) and h.starts_at > \(from.adding(seconds: -86_400))
            """
        ) { row in
            (try row["person_id"], Slot(startsAt: try row["starts_at"], minutes: try row["minutes"]))
        }
        var times: [Person.ID: [BusyTime]] = [:]
        for row in rows {
            let end = row.slot.startsAt.adding(seconds: Int64(row.slot.minutes) * 60)
            if let time = BusyTime(from: row.slot.startsAt, until: end) { times[row.person, default: []].append(time) }
        }
        return times
    }
}
