public import Casework
public import FoundationEssentials
public import Postgres

/// What became of a message after it was handed over, beside its attempts.
public enum MessageEvents {
    /// Adds one. `source` is what told of it: what the same source told before is not noted again, and false is
    /// returned.
    @discardableResult
    public static func insert(
        _ kind: String, of message: UUID, in partnership: Partnership.ID, detail: String? = nil,
        by person: Person.ID? = nil, source: String? = nil, at now: Instant, _ tx: borrowing Transaction
    ) throws -> Bool {
        try tx.run(
            """
            insert into message_event (partnership_id, message_id, id, at, kind, detail, by_person, source)
            values (\(partnership), \(message), \(UUID()), \(now), \(kind), \(detail), \(person), \(source))
                on conflict do nothing
            """) == 1
    }
}
