extension DueDate {
    /// How the day was found, in one plain sentence that is fit for a letter.
    public var explanation: String {
        if limit.amount == 0 { return "\(limit) is the same day: \(due.inWordsWithWeekday)." }
        switch limit.unit {
        case .workingDays: return workingDaysExplained
        case .days, .weeks: return plainDaysExplained
        case .months: return monthsExplained
        }
    }

    private var workingDaysExplained: String {
        let direction = due < from ? "before" : "after"
        let end = due < from ? (limit.amount == 1 ? "goes back to" : "go back to") : "\(verb) on"
        let sentence = "\(limit) \(direction) \(from.inWordsWithWeekday) \(end) \(due.inWordsWithWeekday)"
        let holidays = skipped.filter { $0.reason != $0.date.weekday.rawValue }
        let weekendDays = skipped.count - holidays.count
        var left: [String] = holidays.map { "\($0.reason) (\($0.date.inWords))" }
        if weekendDays == 1 { left.append("1 day at a weekend") }
        if weekendDays > 1 { left.append("\(weekendDays) days at weekends") }
        return left.isEmpty ? sentence + "." : "\(sentence), not counting \(left.asList("and"))."
    }

    private var plainDaysExplained: String {
        if due < from { return "\(limit) before \(from.inWordsWithWeekday) is \(due.inWordsWithWeekday)." }
        return switch counting {
        case .after:
            "\(limit) after \(from.inWordsWithWeekday) \(verb) on \(due.inWordsWithWeekday); "
                + "the day after \(from.inWords) is day one."
        case .beginningWith:
            "\(limit) beginning with \(from.inWordsWithWeekday) \(verb) on \(due.inWordsWithWeekday); "
                + "\(from.inWords) is day one."
        }
    }

    private var monthsExplained: String {
        if due < from { return "\(limit) before \(from.inWordsWithWeekday) is \(due.inWordsWithWeekday)." }
        let start = "\(limit) \(counting == .after ? "after" : "beginning with") \(from.inWordsWithWeekday)"
        let end = "\(start) \(verb) on \(due.inWordsWithWeekday)"
        let corresponds = due.adding(days: counting == .after ? 0 : 1).day == from.day
        switch (corresponds, counting) {
        case (true, .after): return "\(end), the same day of the month."
        case (true, .beginningWith): return "\(end), the day before the same day of the month."
        case (false, _): return "\(end), the last day of the month, because that month has no day \(from.day)."
        }
    }

    private var verb: String { limit.amount == 1 ? "ends" : "end" }
}

extension CivilDate {
    /// `4 May 2026`.
    public var inWords: String {
        let (year, month, day) = parts
        return "\(day) \(CivilDate.monthNames[month - 1]) \(year)"
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `Monday 4 May 2026`.
    public var inWordsWithWeekday: String { "\(weekday.rawValue) \(inWords)" }
}
