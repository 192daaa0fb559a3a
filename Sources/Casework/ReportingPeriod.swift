/// A period for which figures are counted, both days included. Those that are published are at most 12 months long and
/// over (section 104(9)).
public struct ReportingPeriod: Hashable, Sendable {
    public var from: CivilDate
    public var until: CivilDate

    public init(from: CivilDate, until: CivilDate) {
        self.from = from
        self.until = until
    }

    /// What is wrong with a period.
    public enum Fault: Hashable, Sendable {
        case reversed
        /// Longer than 12 months; the last day that it could have.
        case tooLong(CivilDate)
        /// It begins after today.
        case notBegun
        /// It ends today or later.
        case notOver
    }

    /// Everything that speaks against publishing it on a day.
    public func faults(on today: CivilDate) -> [Fault] {
        guard from <= until else { return [.reversed] }
        var faults: [Fault] = []
        if until > longest { faults.append(.tooLong(longest)) }
        if from > today { faults.append(.notBegun) } else if until >= today { faults.append(.notOver) }
        return faults
    }

    /// The last day of the 12 months that begin with the first day.
    public var longest: CivilDate {
        guard let (date, exists) = try? from.corresponding(months: 12) else { return until }
        return exists ? date.adding(days: -1) : date
    }

    public func overlaps(_ other: ReportingPeriod) -> Bool { from <= other.until && other.from <= until }

    /// The reporting period of a procedure that holds a day. Where the procedure says nothing, or names no year, it is
    /// the financial year; periods of more than 12 months are cut to 12.
    public static func holding(_ day: CivilDate, _ reporting: Procedure.Reporting?) -> ReportingPeriod {
        let length = min(max(reporting?.months ?? 12, 1), 12)
        let start = reporting?.year == .calendar ? 1 : 4
        // Months since the first period of all began, in the year 1; before it there is none.
        let month = max(day.year * 12 + day.month - 1 - (12 + start - 1), 0)
        return period(month / length, of: length, start)
    }

    private static func period(_ index: Int, of length: Int, _ start: Int) -> ReportingPeriod {
        func first(_ month: Int) -> CivilDate {
            let all = month + 12 + start - 1
            return CivilDate(year: all / 12, month: all % 12 + 1, day: 1) ?? CivilDate(dayNumber: .max)
        }
        return ReportingPeriod(from: first(index * length), until: first((index + 1) * length).adding(days: -1))
    }

    /// The reporting periods that hold a day from `first` on and are over before `today`, oldest first.
    public static func over(
        since first: CivilDate, before today: CivilDate, _ reporting: Procedure.Reporting?
    ) -> [ReportingPeriod] {
        var periods: [ReportingPeriod] = []
        var next = holding(first, reporting)
        while next.until < today {
            periods.append(next)
            next = holding(next.until.adding(days: 1), reporting)
        }
        return periods
    }
}
