public import Casework
public import Postgres

/// Calendars that people subscribe to. Which person an address leads to stands above the partnerships, like a session;
/// what stands in the calendar is read in each of theirs.
public enum CalendarFeeds {
    /// A new address for a person, in place of the one before it.
    public static func insert(_ token: Token, of person: Person.ID, now: Instant, in tx: borrowing Transaction) throws {
        try end(of: person, now: now, in: tx)
        try tx.run(
            "insert into calendar_feed (token, person_id, made_at) values (\(token.hash), \(person), \(now))")
    }

    /// Whoever has the address reads nothing there any more.
    public static func end(of person: Person.ID, now: Instant, in tx: borrowing Transaction) throws {
        try tx.run("update calendar_feed set ended_at = \(now) where person_id = \(person) and ended_at is null")
    }

    /// Since when a person has one; nil where they have none.
    public static func since(of person: Person.ID, in tx: borrowing Transaction) throws -> Instant? {
        try tx.first("select made_at from calendar_feed where person_id = \(person) and ended_at is null") { row in
            try row["made_at"]
        }
    }

    /// Whose an address is; nil where it is nobody's any more.
    public static func person(_ token: Token, in tx: borrowing Transaction) throws -> Person.ID? {
        try tx.first(
            """
            select f.person_id
              from calendar_feed f
              join person p on p.id = f.person_id
             where f.token = \(token.hash) and f.ended_at is null and p.disabled_at is null
            """
        ) { row in try row["person_id"] }
    }

    /// A meeting that a person is invited to.
    public struct Appointment: Equatable, Sendable {
        public var review: Review.ID
        public var slot: Slot
        public var place: String
        /// The id and the version of the event that they were sent; nil where they were sent none.
        public var event: String?
        public var sequence: Int
    }

    /// The meetings of a person in one partnership, from a moment on, by their start.
    public static func appointments(
        of person: Person.ID, from: Instant, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Appointment] {
        try tx.rows(
            """
            select h.review_id, h.starts_at, h.minutes, m.place, e.uid, coalesce(e.sequence, 0) as sequence
              from hearing_invitee i
              join hearing h on h.partnership_id = i.partnership_id and h.review_id = i.review_id and h.number = i.number
               and not h.called_off
              join meeting m on m.partnership_id = h.partnership_id and m.id = h.meeting_id
              left join calendar_event e
                on e.partnership_id = h.partnership_id and e.file_id = h.review_id and e.number = h.number
               and e.recipient_id = i.person_id
             where i.partnership_id = \(partnership) and i.person_id = \(person) and h.starts_at >= \(from)
             order by h.starts_at, h.review_id
            """
        ) { row in
            Appointment(
                review: try row["review_id"], slot: Slot(startsAt: try row["starts_at"], minutes: try row["minutes"]),
                place: try row["place"], event: try row[optional: "uid"], sequence: try row["sequence"])
        }
    }
}
