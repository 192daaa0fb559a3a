/// What a reminder says of its duty, told by the day on which it leaves: after the service was away, one that was meant
/// for before the last day may leave after it.
public enum Reminding {
    /// Whether the last day is still to come: then it waits for the day's digest. On the day and after it, it goes
    /// alone.
    public static func isAhead(due: CivilDate, today: CivilDate) -> Bool { today < due }

    /// The facts of a reminder.
    ///
    /// - Parameters:
    ///   - ordinal: 1 for the first of this duty.
    ///   - workingDays: those of its rung, negative before the last day.
    ///   - absent: the name of whom the recipient stands in for.
    public static func facts(
        of duty: Deadline.Duty, due: CivilDate, ordinal: Int, workingDays: Int, absent: String?, today: CivilDate,
        calendar: WorkingCalendar
    ) -> [String: Notice.Fact] {
        var facts: [String: Notice.Fact] = [
            "duty": .text(duty.name), "due": .date(due), "ordinal": .number(ordinal),
            "working_days": .number(workingDays),
        ]
        facts["stands_in_for"] = absent.map { .text($0) }
        return Reminding.facts(facts, on: today, calendar: calendar)
    }

    /// The same facts as they are true on `today`: `when`, and `late` in working days, negative where the last day is
    /// still to come. Beyond the calendar nobody can count: there `late` is left out.
    public static func facts(
        _ facts: [String: Notice.Fact], on today: CivilDate, calendar: WorkingCalendar
    ) -> [String: Notice.Fact] {
        guard case .date(let due)? = facts["due"] else { return facts }
        var facts = facts
        facts["when"] = .text(today < due ? "before" : today == due ? "on" : "after")
        let (earlier, later) = (min(due, today), max(due, today))
        let days = try? calendar.workingDays(after: earlier, through: later)
        facts["late"] = days.map { .number(today < due ? -$0 : $0) }
        return facts
    }
}
