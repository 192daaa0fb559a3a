import Casework
import Postgres
import Records

/// Makes reminders of the rungs that fall due, and gives what can wait its digest. Any number of planners may work at
/// once: the key of an occurrence decides, and that of a digest, and a planner that comes second writes nothing.
struct Planner: Sendable {
    let pool: Pool
    /// The channel by which reminders leave.
    let channel: String
    let passage: Passage

    /// How many deadlines are taken in one transaction.
    static let batch = 200
    /// How many messages find their digest in one transaction: more than a batch of deadlines makes.
    static let gathered = 4_000

    /// What one batch came to.
    struct Planned: Sendable {
        var deadlines: Int
        var reminders: Int
        /// Messages that were given a digest.
        var gathered = 0
    }

    /// Plans one batch of what is due at `now`.
    func plan(_ now: Instant) async throws -> Planned {
        try await pool.transaction { tx in
            var planned = try remind(now, in: tx)
            planned.gathered = try Digests.gather(
                limit: Planner.gathered, channel: channel, passage: passage, now: now, in: tx)
            return planned
        }
    }

    private func remind(_ now: Instant, in tx: borrowing Transaction) throws -> Planned {
        let rungs = try Occurrences.takeDueRungs(limit: Planner.batch, now: now, in: tx)
        let open = rungs.filter(\.isOpen)
        guard !open.isEmpty else { return Planned(deadlines: rungs.count, reminders: 0) }
        let addressees = try Addressees.read(
            of: Array(Set(open.map(\.partnership))), files: open.map(\.file), on: London.date(of: now), in: tx)
        let reminders = open.flatMap { rung in
            Reminder.of(rung, addressees, path: Duties.path(rung.duty, rung.subject), passage: passage, now: now)
        }
        let new = try Occurrences.insert(reminders, channel: channel, now: now, in: tx)
        return Planned(deadlines: rungs.count, reminders: new)
    }
}
