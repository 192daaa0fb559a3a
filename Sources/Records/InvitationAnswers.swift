public import Casework
public import FoundationEssentials
public import Postgres

/// What those who were invited to a hearing answered by their calendars (RFC 5546 section 3.2.3).
public enum InvitationAnswers {
    public enum Answer: String, CaseIterable, Sendable, Bindable, ColumnValue {
        case accepted, declined, tentative
        /// Somebody else is to come.
        case delegated
    }

    /// One answer as it came in.
    public struct Reply: Equatable, Sendable {
        /// The UID of the event, as it is kept.
        public var event: String
        public var sequence: Int
        /// When it was given.
        public var stamp: Instant
        public var answer: Answer
        /// Who answers, as the calendar names them, in lower case.
        public var attendee: String

        public init(event: String, sequence: Int, stamp: Instant, answer: Answer, attendee: String) {
            self.event = event
            self.sequence = sequence
            self.stamp = stamp
            self.answer = answer
            self.attendee = attendee
        }
    }

    public struct Entry: Equatable, Sendable {
        public var recipient: UUID
        /// Which of the review's meetings it is about.
        public var number = 1
        /// Who entered it by hand; nil where their calendar answered.
        public var enteredBy: Person.ID?
        public var answer: Answer
        /// Whether a later invitation went out since: what was answered was another day or place.
        public var isOutdated: Bool
        public var receivedAt: Instant
    }

    /// Keeps an answer where it is to an invitation that we sent to this address, and no newer one is known. Returns
    /// whether it was kept.
    public static func keep(_ reply: Reply, now: Instant, in tx: borrowing Transaction) throws -> Bool {
        let invited: (partnership: Partnership.ID, review: UUID, number: Int, recipient: UUID, newest: Int)? =
            try tx.first(
                """
                select e.partnership_id, e.file_id, e.number, e.recipient_id, e.sequence
                  from partnership p
                  join calendar_event e on e.partnership_id = p.id and e.uid = \(reply.event)
                  left join person on person.id = e.recipient_id
                  left join applicant_contact c
                    on c.partnership_id = e.partnership_id and c.application_id = e.recipient_id
                  \(SafeContacts.join(partnership: "e.partnership_id", application: "e.recipient_id"))
                 where \(reply.attendee) in (lower(person.email), lower(c.email), lower(safe.email))
                """
            ) { row in
                (
                    try row["partnership_id"], try row["file_id"], try row["number"], try row["recipient_id"],
                    try row["sequence"]
                )
            }
        // Programs raise the number by themselves: ours is the highest that there is.
        guard let invited, reply.sequence <= invited.newest else { return false }
        return try tx.run(
            """
            insert into invitation_answer (partnership_id, review_id, number, recipient_id, sequence, stamp, answer,
                                           received_at)
            values (\(invited.partnership), \(invited.review), \(invited.number), \(invited.recipient),
                    \(reply.sequence), \(reply.stamp), \(reply.answer), \(now))
                on conflict (partnership_id, review_id, number, recipient_id)
                do update set sequence = excluded.sequence, stamp = excluded.stamp, answer = excluded.answer,
                              entered_by = null, received_at = excluded.received_at
             where (invitation_answer.sequence, invitation_answer.stamp) < (excluded.sequence, excluded.stamp)
            """) == 1
    }

    /// Keeps what somebody said of coming by telephone or by mail, in the place of any answer before it.
    public static func enter(
        _ answer: Answer, of recipient: UUID, to number: Int, of review: Review.ID, by person: Person.ID, now: Instant,
        in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into invitation_answer (partnership_id, review_id, number, recipient_id, sequence, stamp, answer,
                                           received_at, entered_by)
            values (\(partnership), \(review), \(number), \(recipient),
                    coalesce((select sequence from calendar_event
                               where partnership_id = \(partnership) and file_id = \(review) and number = \(number)
                                 and recipient_id = \(recipient)), 0),
                    \(now), \(answer), \(now), \(person))
                on conflict (partnership_id, review_id, number, recipient_id)
                do update set sequence = excluded.sequence, stamp = excluded.stamp, answer = excluded.answer,
                              received_at = excluded.received_at, entered_by = excluded.entered_by
            """)
    }

    /// The answers for the meetings of a review.
    public static func of(
        _ review: UUID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Entry] {
        try of([review], in: partnership, tx)[review] ?? []
    }

    /// The answers for the meetings of several reviews, by review.
    public static func of(
        _ reviews: [UUID], in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [UUID: [Entry]] {
        let rows: [(review: UUID, entry: Entry)] = try tx.rows(
            """
            select a.review_id, a.recipient_id, a.number, a.entered_by, a.answer, a.received_at,
                   coalesce(e.sequence > a.sequence, false) as is_outdated
              from invitation_answer a
              left join calendar_event e
                on e.partnership_id = a.partnership_id and e.file_id = a.review_id
               and e.number = a.number and e.recipient_id = a.recipient_id
             where a.partnership_id = \(partnership) and a.review_id = any(\(reviews))
            """
        ) { row in
            (
                try row["review_id"],
                Entry(
                    recipient: try row["recipient_id"], number: try row["number"],
                    enteredBy: try row[optional: "entered_by"], answer: try row["answer"],
                    isOutdated: try row["is_outdated"], receivedAt: try row["received_at"])
            )
        }
        return Dictionary(grouping: rows, by: \.review).mapValues { $0.map(\.entry) }
    }
}
