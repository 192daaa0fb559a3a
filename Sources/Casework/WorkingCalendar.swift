/// Which days are working days: every day but Saturdays, Sundays and the bank holidays of one region.
///
/// A calendar is known for whole years only, because bank holidays are proclaimed some two years ahead. Counting that
/// leaves those years is refused and never guessed.
public struct WorkingCalendar: Equatable, Sendable {
    /// Lower case with hyphens: `england-and-wales`.
    public let name: String
    /// The bank holidays, each with its title: `Good Friday`.
    public let holidays: [CivilDate: String]
    /// The first day of the first year that is covered.
    public let firstDay: CivilDate
    /// The last day of the last year that is covered.
    public let lastDay: CivilDate

    public init(name: String, holidays: [CivilDate: String], firstDay: CivilDate, lastDay: CivilDate) {
        self.name = name
        self.holidays = holidays
        self.firstDay = firstDay
        self.lastDay = lastDay
    }

    /// The calendar of these holidays, covering every year from the first one's to the last one's; nil for none.
    public init?(name: String, holidays: [CivilDate: String]) {
        guard let first = holidays.keys.min(), let last = holidays.keys.max(),
            let firstDay = CivilDate(year: first.year, month: 1, day: 1),
            let lastDay = CivilDate(year: last.year, month: 12, day: 31)
        else { return nil }
        self.init(name: name, holidays: holidays, firstDay: firstDay, lastDay: lastDay)
    }

    /// Whether the day lies in the years whose holidays are known.
    public func covers(_ day: CivilDate) -> Bool { firstDay <= day && day <= lastDay }

    /// Whether work is done on this day. Outside the years covered only weekends are known.
    public func isWorkingDay(_ day: CivilDate) -> Bool { reasonOff(day) == nil }

    /// Why this is no working day: the title of the holiday, else `Saturday` or `Sunday`; nil on a working day.
    public func reasonOff(_ day: CivilDate) -> String? {
        if let title = holidays[day] { return title }
        let weekday = day.weekday
        return weekday.isWeekend ? weekday.rawValue : nil
    }

    /// The working day so many working days after `day`, or before it where the number is negative; 0 is the day
    /// itself, whether work is done on it or not.
    ///
    /// - Throws: `PastCalendar` where the count leaves the years covered.
    public func adding(workingDays: Int, to day: CivilDate) throws(PastCalendar) -> CivilDate {
        try walk(workingDays, from: day) { _, _ in }
    }

    /// The first working day on or after this day.
    public func firstWorkingDay(onOrAfter day: CivilDate) throws(PastCalendar) -> CivilDate {
        guard covers(day) else { throw leaving(day) }
        return isWorkingDay(day) ? day : try adding(workingDays: 1, to: day)
    }

    /// The number of working days after `earlier` up to and including `later`; 0 where `later` is not after it.
    public func workingDays(after earlier: CivilDate, through later: CivilDate) throws(PastCalendar) -> Int {
        guard earlier < later else { return 0 }
        let next = earlier.adding(days: 1)
        guard covers(next) else { throw leaving(next) }
        guard covers(later) else { throw leaving(later) }
        return (next.dayNumber...later.dayNumber).count { isWorkingDay(CivilDate(dayNumber: $0)) }
    }

    /// Walks so many working days forward, or back, telling of each day that does not count.
    func walk(
        _ count: Int, from day: CivilDate, uncounted: (CivilDate, String) -> Void
    ) throws(PastCalendar) -> CivilDate {
        let step = count < 0 ? -1 : 1
        var left = count.magnitude
        var current = day
        while left > 0 {
            let next = current.adding(days: step)
            guard next != current else { throw .beyondDates }
            guard covers(next) else { throw leaving(next) }
            current = next
            if let reason = reasonOff(current) { uncounted(current, reason) } else { left -= 1 }
        }
        return current
    }

    private func leaving(_ day: CivilDate) -> PastCalendar {
        day < firstDay ? .start(calendar: name, firstDay: firstDay) : .end(calendar: name, lastDay: lastDay)
    }
}

/// Why a count of days has no answer.
public enum PastCalendar: Error, Hashable, Sendable {
    /// It runs past the last day whose holidays are known.
    case end(calendar: String, lastDay: CivilDate)
    /// It begins or runs back before the first day whose holidays are known.
    case start(calendar: String, firstDay: CivilDate)
    /// It leaves the years 1 to 9999.
    case beyondDates
}

extension PastCalendar: CustomStringConvertible {
    /// A sentence that names the day.
    public var description: String {
        switch self {
        case .end(let calendar, let lastDay):
            "the calendar \(calendar) ends on \(lastDay); the count runs past that day"
        case .start(let calendar, let firstDay):
            "the calendar \(calendar) begins on \(firstDay); the count needs days before it"
        case .beyondDates: "the count runs past the dates that can be written, 0001-01-01 to 9999-12-31"
        }
    }
}
