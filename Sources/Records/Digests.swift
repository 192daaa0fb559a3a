public import Casework
import FoundationEssentials
public import Postgres

/// The digests of a day: made once for each recipient, filled until they are claimed.
public enum Digests {
    /// Where a digest leads: the reader's own list.
    static let path = "/work"

    /// Whether a message may be claimed as far as digests go: while rungs of its partnership that are due are not
    /// planned, a digest would leave without them.
    static func isComplete(_ now: Instant) -> SQL {
        """
        (m.kind <> \(Notice.Kind.digest) or not exists (
                select from deadline_rung r
                 where r.partnership_id = m.partnership_id and r.planned_at is null and r.fires_at <= \(now)))
        """
    }

    /// Gives up to `limit` messages that wait for a digest their digest, oldest first; what would come too late in it
    /// goes alone. Any number may gather at once. Returns how many were given one.
    public static func gather(
        limit: Int, channel: String, passage: Passage, now: Instant, in tx: borrowing Transaction
    ) throws -> Int {
        var waiting = try tx.rows(
            """
            select partnership_id, id, kind, recipient_kind, recipient_application, recipient_person, recipient_agency,
                   recipient_contact, expires_at
              from message
             where state = 'digest' and digest_id is null
             order by created_at
             limit \(limit)
               for update skip locked
            """
        ) { row in
            let kind: Notice.Kind = try row["kind"]
            return Waiting(
                partnership: try row["partnership_id"], message: try row["id"],
                recipient: try RecipientColumns.read(row), expires: try row[optional: "expires_at"],
                day: Digest.day(
                    of: now, isReminder: kind == .reminder, window: passage.window, calendar: passage.calendar))
        }
        let taken = waiting.count
        // A digest that is claimed takes nothing more up; that of the next day is not yet.
        var rounds = 0
        while !waiting.isEmpty, rounds < 3 {
            let alone = waiting.filter { Digest.isTooLate($0.day, expires: $0.expires) }
            try release(alone, passage, now: now, in: tx)
            waiting.removeAll { Digest.isTooLate($0.day, expires: $0.expires) }
            waiting = try fill(waiting, channel: channel, window: passage.window, now: now, in: tx)
            for index in waiting.indices {
                waiting[index].day = passage.window.next(after: waiting[index].day, calendar: passage.calendar)
            }
            rounds += 1
        }
        return taken - waiting.count
    }

    private struct Waiting {
        var partnership: UUID
        var message: UUID
        var recipient: Notice.Recipient
        var expires: Instant?
        var day: CivilDate

        var place: Place { Place(partnership: partnership, recipient: Digests.id(of: recipient), day: day) }
    }

    private struct Place: Hashable {
        var partnership: UUID
        var recipient: UUID
        var day: CivilDate
    }

    private static func id(of recipient: Notice.Recipient) -> UUID {
        switch recipient {
        case .person(let person): person.raw
        case .agency(let agency): agency.raw
        case .applicant(let application): application.raw
        case .areaContact(let contact): contact.raw
        case .outside(let request): request.raw
        case .outsideBody(let recommendation): recommendation.raw
        }
    }

    private static func release(
        _ alone: [Waiting], _ passage: Passage, now: Instant, in tx: borrowing Transaction
    ) throws {
        guard !alone.isEmpty else { return }
        try tx.run(
            """
            update message m
               set state = 'pending', due_at = \(passage.window.first(from: now, calendar: passage.calendar))
              from unnest(\(alone.map(\.partnership)), \(alone.map(\.message))) as taken (partnership_id, id)
             where m.partnership_id = taken.partnership_id and m.id = taken.id
            """)
    }

    /// Returns what found its digest closed. Digests are made and locked in one order, so that two who gather never
    /// wait for each other.
    private static func fill(
        _ waiting: [Waiting], channel: String, window: SendingWindow, now: Instant, in tx: borrowing Transaction
    ) throws -> [Waiting] {
        guard !waiting.isEmpty else { return [] }
        let first = Dictionary(waiting.map { ($0.place, $0.recipient) }) { first, _ in first }
        let places = first.sorted {
            ($0.key.partnership.uuidString, $0.key.recipient.uuidString, $0.key.day.dayNumber)
                < ($1.key.partnership.uuidString, $1.key.recipient.uuidString, $1.key.day.dayNumber)
        }
        let to = places.map { RecipientColumns($0.value) }
        let (partnerships, days) = (places.map(\.key.partnership), places.map(\.key.day.description))
        try tx.run(
            """
            insert into message (partnership_id, id, kind, statutory, recipient_kind, recipient_person,
                                 recipient_agency, facts, path, channel, created_at, due_at, on_day)
            select partnership_id, id, \(Notice.Kind.digest), false, kind, person, agency, '{}'::jsonb, \(path),
                   \(channel)::text, \(now), opens::timestamptz, day::date
              from unnest(\(partnerships), \(places.map { _ in UUID() }), \(to.map(\.kind)), \(to.map(\.person)),
                          \(to.map(\.agency)), \(places.map { window.opens(on: $0.key.day).rfc3339UTC }), \(days))
                   with ordinality as wanted (partnership_id, id, kind, person, agency, opens, day, place)
             order by place
                on conflict do nothing
            """)
        let open: [(Place, UUID?)] = try tx.rows(
            """
            select d.partnership_id, coalesce(d.recipient_person, d.recipient_agency) as recipient, d.on_day,
                   case when d.state = 'pending' and d.attempt = 0 then d.id end as open
              from unnest(\(partnerships), \(places.map(\.key.recipient)), \(days))
                   with ordinality as wanted (partnership_id, recipient, day, place)
              join message d on d.partnership_id = wanted.partnership_id and d.kind = \(Notice.Kind.digest)
               and coalesce(d.recipient_person, d.recipient_agency) = wanted.recipient and d.on_day = wanted.day::date
             order by wanted.place
               for update of d
            """
        ) { row in
            (
                Place(partnership: try row["partnership_id"], recipient: try row["recipient"], day: try row["on_day"]),
                try row[optional: "open"]
            )
        }
        let digests = Dictionary(open) { first, _ in first }.compactMapValues(\.self)
        let filled = waiting.compactMap { each in digests[each.place].map { (each, $0) } }
        try tx.run(
            """
            update message m
               set digest_id = taken.digest_id
              from unnest(\(filled.map(\.0.partnership)), \(filled.map(\.0.message)), \(filled.map(\.1)))
                   as taken (partnership_id, id, digest_id)
             where m.partnership_id = taken.partnership_id and m.id = taken.id
            """)
        return waiting.filter { digests[$0.place] == nil }
    }
}
