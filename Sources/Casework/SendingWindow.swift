/// The hours of working days in which reminders and other messages that can wait leave, in London time: a due date is
/// counted in days, and nobody is written to at midnight because of it.
public struct SendingWindow: Equatable, Sendable {
    /// Minutes of the day, half-open; `from` before `until`, 0 to 1,440.
    public var from: Int
    public var until: Int

    public init(from: Int = 9 * 60, until: Int = 16 * 60 + 30) {
        self.from = from
        self.until = until
    }

    /// The first moment from `now` on that lies in the window: `now` itself where it does. A day that the calendar does
    /// not know counts as a working day unless it is a Saturday or Sunday, so that nothing waits for ever.
    public func first(from now: Instant, calendar: WorkingCalendar) -> Instant {
        let clock = London.clock(of: now)
        let minute = clock.hour * 60 + clock.minute
        var day = clock.date
        if calendar.isWorkingDay(day) {
            if minute < from { return London.instant(date: day, hour: from / 60, minute: from % 60) }
            if minute < until { return now }
        }
        // The end of the dates that can be written is a day like any other here.
        for _ in 0..<366 {
            day = day.adding(days: 1)
            if calendar.isWorkingDay(day) { break }
        }
        return London.instant(date: day, hour: from / 60, minute: from % 60)
    }
}
