public import FoundationEssentials

/// A reminder of an older version of a deadline: one that reached its recipient, or may have, or one that was planned
/// and did not.
public struct RemindedBefore: Equatable, Sendable {
    /// The person or agency.
    public var recipient: UUID
    /// The last day that it named.
    public var dueOn: CivilDate
    /// Working days from that day: negative before.
    public var workingDays: Int
    /// When it left; nil where it never did.
    public var at: Instant?

    public init(recipient: UUID, dueOn: CivilDate, workingDays: Int, at: Instant?) {
        self.recipient = recipient
        self.dueOn = dueOn
        self.workingDays = workingDays
        self.at = at
    }
}

extension Ladder {
    /// The reminders that the next version of a deadline still needs, for anybody at all. Nobody is told the same twice:
    /// a reminder of the same day, so many working days before or after it, is not sent again; and nobody is told again
    /// what a later reminder has overtaken, so that of the rungs which lie in the past only those after the last
    /// reminder go out. Where the day really moved, the moments to come are new ones, and stay.
    ///
    /// What reached one says nothing of another: a reminder that was planned for somebody and did not leave stays for
    /// them. Whom it reached already is left out when it is planned.
    public static func stillNeeded(
        _ reminders: [Deadline.Reminder], due: CivilDate, after before: [RemindedBefore]
    ) -> [Deadline.Reminder] {
        let waiting = Dictionary(grouping: before.filter { $0.at == nil }, by: \.workingDays)
        return reminders.filter { reminder in
            if isNeeded(reminder, due: due, after: before) { return true }
            let others = Set((waiting[reminder.workingDays] ?? []).map(\.recipient))
            return others.contains { other in
                isNeeded(reminder, due: due, after: before.filter { $0.recipient == other })
            }
        }
    }

    private static func isNeeded(
        _ reminder: Deadline.Reminder, due: CivilDate, after before: [RemindedBefore]
    ) -> Bool {
        let sent = before.filter { $0.at != nil }
        if sent.contains(where: { $0.dueOn == due && $0.workingDays == reminder.workingDays }) { return false }
        return sent.compactMap(\.at).max().map { reminder.at > $0 } ?? true
    }
}

extension Notice.Recipient {
    /// Whether it is a person or an agency of these.
    public func isAmong(_ ids: Set<UUID>) -> Bool {
        switch self {
        case .person(let person): ids.contains(person.raw)
        case .agency(let agency): ids.contains(agency.raw)
        case .applicant, .areaContact, .outside, .outsideBody: false
        }
    }
}
