public import Casework
public import FoundationEssentials
public import Postgres

extension Tasks {
    /// Ends a task to find a safe way with the decision that nobody is told: the message stands as decided, neither sent
    /// nor failed. Returns false where there is no such open task. The caller keeps the journal.
    public static func endNotTold(
        _ id: UUID, message: UUID, of partnership: Partnership.ID, on day: CivilDate, by person: Person.ID,
        because reason: String, now: Instant, in tx: borrowing Transaction
    ) throws -> Bool {
        let ended = try tx.run(
            """
            update task
               set done_on = \(day), done_by = \(person), note = \("Decided not to tell: \(reason)")
             where partnership_id = \(partnership) and id = \(id) and kind = \(Kind.notTold) and done_on is null
            """)
        guard ended == 1 else { return false }
        try tx.run(
            """
            update message
               set state = 'decided', settled_at = \(now), detail = 'a person decided not to tell'
             where partnership_id = \(partnership) and id = \(message) and state = 'by-hand'
            """)
        return true
    }
}
