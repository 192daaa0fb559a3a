import Casework
import FoundationEssentials
import Postgres
import Records

/// Makes reminders of the rungs that fall due. Any number of planners may work at once: the key of an occurrence
/// decides, and a planner that comes second writes nothing.
struct Planner: Sendable {
    let pool: Pool
    /// The channel by which reminders leave.
    let channel: String

    /// How many deadlines are taken in one transaction.
    static let batch = 200

    /// What one batch came to.
    struct Planned: Sendable {
        var deadlines: Int
        var reminders: Int
    }

    /// Plans one batch of what is due at `now`.
    func plan(_ now: Instant) async throws -> Planned {
        try await pool.transaction { tx in
            let rungs = try Occurrences.takeDueRungs(limit: Planner.batch, now: now, in: tx)
            let open = rungs.filter(\.isOpen)
            guard !open.isEmpty else { return Planned(deadlines: rungs.count, reminders: 0) }
            let addressees = try Addressees.read(
                of: Array(Set(open.map(\.partnership))), files: open.map(\.file), on: London.date(of: now), in: tx)
            let reminders = open.flatMap { Planner.reminders(of: $0, addressees, today: London.date(of: now)) }
            let new = try Occurrences.insert(reminders, channel: channel, now: now, in: tx)
            return Planned(deadlines: rungs.count, reminders: new)
        }
    }

    private static func reminders(
        of rung: Occurrences.Rung, _ addressees: Addressees, today: CivilDate
    ) -> [Occurrences.Reminder] {
        let notice = { (recipient: Notice.Recipient) in
            Notice(.reminder, to: recipient, facts(of: rung, today: today), path: Duties.path(rung.duty, rung.subject))
        }
        return ReminderRecipients(addressees, of: rung).resolve(rung.recipients).map { recipient in
            Occurrences.Reminder(rung: rung, notice: notice(recipient), message: UUID())
        }
    }

    /// `when` is told by today: after the service was down, a reminder meant for before the day may leave after it.
    static func facts(of rung: Occurrences.Rung, today: CivilDate) -> [String: Notice.Fact] {
        [
            "duty": .text(rung.duty.name), "due": .date(rung.dueOn), "ordinal": .number(rung.sentBefore + 1),
            "working_days": .number(rung.workingDays),
            "when": .text(today < rung.dueOn ? "before" : today == rung.dueOn ? "on" : "after"),
        ]
    }
}
