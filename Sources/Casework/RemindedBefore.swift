/// A reminder of an older version of a deadline that reached somebody, or may have.
public struct RemindedBefore: Equatable, Sendable {
    /// The last day that it named.
    public var dueOn: CivilDate
    /// Working days from that day: negative before.
    public var workingDays: Int
    /// When it left.
    public var at: Instant

    public init(dueOn: CivilDate, workingDays: Int, at: Instant) {
        self.dueOn = dueOn
        self.workingDays = workingDays
        self.at = at
    }
}

extension Ladder {
    /// The reminders that the next version of a deadline still needs. Nobody is told the same twice: a reminder of the
    /// same day, so many working days before or after it, is not sent again; and nobody is told again what a later
    /// reminder has overtaken, so that of the rungs which lie in the past only those after the last reminder go out.
    /// Where the day really moved, the moments to come are new ones, and stay.
    public static func stillNeeded(
        _ reminders: [Deadline.Reminder], due: CivilDate, after sent: [RemindedBefore]
    ) -> [Deadline.Reminder] {
        let last = sent.map(\.at).max()
        return reminders.filter { reminder in
            if sent.contains(where: { $0.dueOn == due && $0.workingDays == reminder.workingDays }) { return false }
            return last.map { reminder.at > $0 } ?? true
        }
    }
}
