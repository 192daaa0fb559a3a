extension WorkingCalendar {
    /// The first working day of the week of `day`, from Monday; nil in a week without one.
    public func firstWorkingDay(ofWeekOf day: CivilDate) -> CivilDate? {
        let monday = day.monday
        return (0..<7).map { monday.adding(days: $0) }.first(where: isWorkingDay)
    }
}

extension CivilDate {
    /// The Monday of this day's week.
    public var monday: CivilDate {
        // Day 0, 1 January 1970, was a Thursday.
        adding(days: -(((dayNumber + 3) % 7 + 7) % 7))
    }
}
