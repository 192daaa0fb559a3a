public import Casework
import FoundationEssentials
public import Postgres

extension AvailabilityPoll.Reply: Bindable, ColumnValue {}

/// Who could come when, as rows. Whoever may not see the review finds nothing of it.
public enum AvailabilityPolls {
    /// Writes the poll, new or not as it was.
    public static func save(
        _ poll: AvailabilityPoll, was before: AvailabilityPoll?, in tx: borrowing Transaction
    ) throws {
        let partnership = poll.partnership
        try tx.run(
            """
            insert into availability_poll (partnership_id, id, review_id, opened_on, last_day, minutes, ended_on,
                                           ended_because, turn)
            values (\(partnership), \(poll.id), \(poll.review), \(poll.openedOn), \(poll.lastDay), \(poll.minutes),
                    \(poll.ended?.on), \(poll.ended?.because),
                    coalesce((select max(turn) from availability_poll
                               where partnership_id = \(partnership) and review_id = \(poll.review)), 0) + 1)
                on conflict (partnership_id, id)
                do update set last_day = excluded.last_day, minutes = excluded.minutes, ended_on = excluded.ended_on,
                              ended_because = excluded.ended_because
            """)
        for slot in poll.candidates where before?.candidates.contains(slot) != true {
            try tx.run(
                """
                insert into availability_slot (partnership_id, poll_id, number, starts_at, minutes, is_dropped)
                values (\(partnership), \(poll.id), \(slot.number), \(slot.startsAt), \(slot.minutes),
                        \(slot.isDropped))
                    on conflict (partnership_id, poll_id, number) do update set is_dropped = excluded.is_dropped
                """)
        }
        for asked in poll.asked where before?.asked.contains(asked) != true { try save(asked, of: poll, in: tx) }
    }

    private static func save(
        _ asked: AvailabilityPoll.Asked, of poll: AvailabilityPoll, in tx: borrowing Transaction
    ) throws {
        let partnership = poll.partnership
        try tx.run(
            """
            insert into availability_asked (partnership_id, id, poll_id, person_id, comment, answered_at, entered_by,
                                            said_by)
            values (\(partnership), \(asked.id), \(poll.id), \(asked.person), \(asked.comment), \(asked.answeredAt),
                    \(asked.entered?.by), \(asked.entered?.saidBy))
                on conflict (partnership_id, id)
                do update set comment = excluded.comment, answered_at = excluded.answered_at,
                              entered_by = excluded.entered_by, said_by = excluded.said_by
            """)
        for (number, reply) in asked.replies.sorted(by: { $0.key < $1.key }) {
            try tx.run(
                """
                insert into availability_reply (partnership_id, asked_id, number, reply)
                values (\(partnership), \(asked.id), \(number), \(reply))
                    on conflict (partnership_id, asked_id, number) do update set reply = excluded.reply
                """)
        }
    }

    /// The newest poll of a review, ended or not.
    public static func newest(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> AvailabilityPoll? {
        try load("review_id = \(review)", in: partnership, tx)
    }

    /// The poll in which somebody was asked.
    public static func find(
        _ asked: AvailabilityPoll.Asked.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> AvailabilityPoll? {
        try load(
            """
            id = (select poll_id from availability_asked
                   where partnership_id = \(partnership) and id = \(asked))
            """, in: partnership, tx)
    }

    /// Where somebody is asked in polls that have not ended.
    public static func open(
        for person: Person.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [AvailabilityPoll.Asked.ID] {
        try tx.rows(
            """
            select a.id
              from availability_asked a
              join availability_poll p on p.partnership_id = a.partnership_id and p.id = a.poll_id
             where a.partnership_id = \(partnership) and a.person_id = \(person) and p.ended_on is null
             order by a.id
            """
        ) { row in try row["id"] }
    }

    private static func load(
        _ which: SQL, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> AvailabilityPoll? {
        let found: AvailabilityPoll? = try tx.first(
            """
            select id, review_id, opened_on, last_day, minutes, ended_on, ended_because
              from availability_poll
             where partnership_id = \(partnership) and \(which)
             order by turn desc
             limit 1
            """
        ) { row in
            let endedOn: CivilDate? = try row[optional: "ended_on"]
            let because: String? = try row[optional: "ended_because"]
            return AvailabilityPoll(
                id: try row["id"], partnership: partnership, review: try row["review_id"],
                openedOn: try row["opened_on"], lastDay: try row["last_day"], minutes: try row["minutes"],
                candidates: [], ended: endedOn.map { .init(on: $0, because: because) })
        }
        guard var poll = found else { return nil }
        poll.candidates = try tx.rows(
            """
            select number, starts_at, minutes, is_dropped
              from availability_slot
             where partnership_id = \(partnership) and poll_id = \(poll.id)
             order by number
            """
        ) { row in
            .init(
                number: try row["number"], startsAt: try row["starts_at"], minutes: try row["minutes"],
                isDropped: try row["is_dropped"])
        }
        poll.asked = try tx.rows(
            """
            select id, person_id, comment, answered_at, entered_by, said_by
              from availability_asked
             where partnership_id = \(partnership) and poll_id = \(poll.id)
             order by id
            """
        ) { row in
            let by: Person.ID? = try row[optional: "entered_by"]
            let said: String? = try row[optional: "said_by"]
            var asked = AvailabilityPoll.Asked(
                id: try row["id"], person: try row["person_id"], comment: try row["comment"],
                answeredAt: try row[optional: "answered_at"])
            if let by, let said { asked.entered = .init(by: by, saidBy: said) }
            return asked
        }
        for index in poll.asked.indices {
            poll.asked[index].replies = try replies(of: poll.asked[index].id, in: partnership, tx)
        }
        return poll
    }

    private static func replies(
        of asked: AvailabilityPoll.Asked.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Int: AvailabilityPoll.Reply] {
        let rows: [(number: Int, reply: AvailabilityPoll.Reply)] = try tx.rows(
            """
            select number, reply from availability_reply where partnership_id = \(partnership) and asked_id = \(asked)
            """
        ) { row in (try row["number"], try row["reply"]) }
        return Dictionary(rows.map { ($0.number, $0.reply) }) { $1 }
    }
}
