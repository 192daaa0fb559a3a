/// The hours of working days in which reminders and other messages that can wait leave, in London time: a due date is
/// counted in days, and nobody is written to at midnight because of it.
public struct SendingWindow: Equatable, Sendable {
    /// Minutes of the day, half-open; `from` before `until`, 0 to 1,440. The whole day means every day: no window.
    public var from: Int
    public var until: Int

    public init(from: Int = 9 * 60, until: Int = 16 * 60 + 30) {
        self.from = from
        self.until = until
    }

    /// `09:00-16:30`, to `24:00` at the latest; nil for anything else.
    public init?(_ text: String) {
        let ends = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard ends.count == 2, let from = SendingWindow.minute(ends[0]), let until = SendingWindow.minute(ends[1]),
            from < until
        else { return nil }
        self.init(from: from, until: until)
    }

    private static func minute(_ text: Substring.UTF8View) -> Int? {
        let digits = text.map { Int($0) - 48 }
        guard digits.count == 5, text.dropFirst(2).first == UInt8(ascii: ":"),
            [0, 1, 3, 4].allSatisfy({ (0...9).contains(digits[$0]) })
        else { return nil }
        let (hour, minute) = (digits[0] * 10 + digits[1], digits[3] * 10 + digits[4])
        let sum = hour * 60 + minute
        return minute < 60 && sum <= 1_440 ? sum : nil
    }

    /// The first moment from `now` on that lies in the window: `now` itself where it does. A day that the calendar does
    /// not know counts as a working day unless it is a Saturday or Sunday, so that nothing waits for ever.
    public func first(from now: Instant, calendar: WorkingCalendar) -> Instant {
        if from <= 0 && until >= 1_440 { return now }
        let clock = London.clock(of: now)
        let minute = clock.hour * 60 + clock.minute
        if calendar.isWorkingDay(clock.date) {
            if minute < from { return opens(on: clock.date) }
            if minute < until { return now }
        }
        return opens(on: next(after: clock.date, calendar: calendar))
    }

    /// When it opens on a day.
    public func opens(on day: CivilDate) -> Instant { London.instant(date: day, hour: from / 60, minute: from % 60) }

    /// The next day on which it opens.
    public func next(after day: CivilDate, calendar: WorkingCalendar) -> CivilDate {
        if from <= 0 && until >= 1_440 { return day.adding(days: 1) }
        var day = day
        // The end of the dates that can be written is a day like any other here.
        for _ in 0..<366 {
            day = day.adding(days: 1)
            if calendar.isWorkingDay(day) { break }
        }
        return day
    }
}

extension SendingWindow: CustomStringConvertible {
    /// `09:00-16:30`.
    public var description: String {
        func clock(_ minutes: Int) -> String {
            [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        }
        return "\(clock(from))-\(clock(until))"
    }
}
