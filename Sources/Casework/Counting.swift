/// A day that follows from another by a limit, with its working.
public struct DueDate: Hashable, Sendable {
    /// The day of the event.
    public let from: CivilDate
    public let limit: Limit
    /// How the first day counted; working days are always counted `after`.
    public let counting: Limit.Counting
    /// The last day on which the thing is in time.
    public let due: CivilDate
    /// Every day after `from` up to `due` that did not count, in order; empty for other units than working days.
    public let skipped: [Skipped]

    /// A day that did not count.
    public struct Skipped: Hashable, Sendable {
        public let date: CivilDate
        /// The title of the holiday, else `Saturday` or `Sunday`.
        public let reason: String
    }
}

extension Limit {
    /// The last day of this limit from an event on `day`.
    ///
    /// Months end on the corresponding date, or on the last day of a month that has none (Dodds v Walker [1981] 1 WLR
    /// 1027); counted `beginningWith` they end on the day before the corresponding date, or on the last day of a month
    /// that has none. Days, weeks and months end on whatever day they fall. A limit of 0 ends on the day of the event,
    /// however it is counted. The periods of section 104(11) are counted here, as every limit is.
    ///
    /// - Throws: `PastCalendar` where working days leave the calendar, or a date the year 9999.
    public func due(
        from day: CivilDate, counting: Counting, calendar: WorkingCalendar
    ) throws(PastCalendar) -> DueDate {
        guard unit == .workingDays else {
            let due = try lastDay(from: day, counting: counting)
            return DueDate(from: day, limit: self, counting: counting, due: due, skipped: [])
        }
        var skipped: [DueDate.Skipped] = []
        let due = try calendar.walk(amount, from: day) { skipped.append(.init(date: $0, reason: $1)) }
        return DueDate(from: day, limit: self, counting: .after, due: due, skipped: skipped)
    }

    /// The day that lies this limit before an event: papers are due so many working days before the panel.
    ///
    /// Months go back to the corresponding date, or to the last day of a month that has none. `skipped` runs from the
    /// event backwards.
    public func due(before day: CivilDate, calendar: WorkingCalendar) throws(PastCalendar) -> DueDate {
        var skipped: [DueDate.Skipped] = []
        let due: CivilDate =
            switch unit {
            case .workingDays: try calendar.walk(-amount, from: day) { skipped.append(.init(date: $0, reason: $1)) }
            case .days: try day.moved(days: -amount)
            case .weeks: try day.moved(days: -amount * 7)
            case .months: try day.corresponding(months: -amount).date
            }
        return DueDate(from: day, limit: self, counting: .after, due: due, skipped: skipped)
    }

    /// The last day of a limit for which no calendar is needed. The windows of section 104(11) are never in working
    /// days (`ProcedureFile` refuses them); should one be, its days are counted as plain days.
    func lastDay(from day: CivilDate, counting: Counting) throws(PastCalendar) -> CivilDate {
        let inclusive = counting == .beginningWith && amount > 0 ? 1 : 0
        switch unit {
        case .workingDays, .days: return try day.moved(days: amount - inclusive)
        case .weeks: return try day.moved(days: amount * 7 - inclusive)
        case .months:
            let (date, exists) = try day.corresponding(months: amount)
            return exists ? try date.moved(days: -inclusive) : date
        }
    }
}

extension CivilDate {
    /// The same-numbered day so many months on, or the last day of that month where it has no such day.
    func corresponding(months: Int) throws(PastCalendar) -> (date: CivilDate, exists: Bool) {
        let (year, month, day) = parts
        let (all, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, (12..<120_000).contains(all) else { throw .beyondDates }
        let length = CivilDate.length(ofMonth: all % 12 + 1, in: all / 12)
        guard let date = CivilDate(year: all / 12, month: all % 12 + 1, day: min(day, length)) else {
            throw .beyondDates
        }
        return (date, day <= length)
    }

    /// This day moved by `days`, where that day can be written.
    func moved(days: Int) throws(PastCalendar) -> CivilDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        guard !overflow, (CivilDate.firstDayNumber...CivilDate.lastDayNumber).contains(sum) else {
            throw .beyondDates
        }
        return CivilDate(dayNumber: sum)
    }
}
