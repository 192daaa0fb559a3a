/// What clocks in London show, to the minute: how a diary and the grid of a meeting plan are written.
///
/// Held as minutes since 1970-01-01T00:00 on those clocks, so that order and distance are integers. Clocks change on
/// Sundays before three in the morning, and no meeting is planned on a Sunday: how a time that comes twice, or never,
/// is read can change no plan. It is read as it is written.
public struct LocalTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Minutes since 1970-01-01T00:00 on a clock in London, negative before.
    public let minutes: Int

    static let minutesOfDay = 1_440

    /// A time of a day; `minute` counts from midnight and may run on past it, or back before it.
    public init(_ date: CivilDate, minute: Int = 0) {
        let (sum, overflow) = (date.dayNumber * LocalTime.minutesOfDay).addingReportingOverflow(minute)
        minutes = overflow ? (minute < 0 ? .min : .max) : sum
    }

    /// What a clock in London shows at this moment, its seconds left out.
    public init(_ moment: Instant) {
        let clock = London.clock(of: moment)
        self.init(clock.date, minute: clock.hour * 60 + clock.minute)
    }

    /// Reads `2026-06-01T09:00`, with `:00` after it or without; `T24:00` is midnight at the day's end. nil for
    /// anything else.
    public init?(_ text: String) {
        var bytes = Array(text.utf8)
        if bytes.count == 19, bytes.suffix(3).elementsEqual(":00".utf8) { bytes.removeLast(3) }
        guard bytes.count == 16, bytes[10] == UInt8(ascii: "T"),
            let date = CivilDate(String(decoding: bytes[..<10], as: UTF8.self)),
            let minute = LocalTime.minute(of: bytes[11...])
        else { return nil }
        self.init(date, minute: minute)
    }

    /// Reads a time of day, `09:00` to `24:00`, as minutes since midnight; nil for anything else.
    public static func minuteOfDay(_ text: String) -> Int? { minute(of: Array(text.utf8)[...]) }

    private static func minute(of bytes: ArraySlice<UInt8>) -> Int? {
        let digits = bytes.map { Int($0) - 48 }
        guard digits.count == 5, digits[2] == 10, [0, 1, 3, 4].allSatisfy({ (0...9).contains(digits[$0]) }) else {
            return nil
        }
        let (hour, minute) = (digits[0] * 10 + digits[1], digits[3] * 10 + digits[4])
        guard hour <= 23 && minute <= 59 || hour == 24 && minute == 0 else { return nil }
        return hour * 60 + minute
    }

    public var date: CivilDate { CivilDate(dayNumber: dayNumber) }

    /// 0 to 1,439.
    public var minuteOfDay: Int { minutes - floorDivide(minutes, LocalTime.minutesOfDay) * LocalTime.minutesOfDay }

    /// Days since 1970-01-01, not held within the years that can be written.
    var dayNumber: Int { floorDivide(minutes, LocalTime.minutesOfDay) }

    /// The moment at which clocks in London show it; see `London.instant` for a time that comes twice or never.
    public var instant: Instant { London.instant(date: date, hour: minuteOfDay / 60, minute: minuteOfDay % 60) }

    /// `09:00`.
    public var hourAndMinute: String { London.hourAndMinute(minuteOfDay) }

    /// `2026-06-01T09:00`.
    public var description: String { "\(date)T\(hourAndMinute)" }

    public static func < (left: LocalTime, right: LocalTime) -> Bool { left.minutes < right.minutes }
}

/// A stretch of local time that has its first minute and not its last: 09:00 to 10:00 and 10:00 to 11:00 do not meet.
public struct LocalInterval: Hashable, Sendable {
    public var from: LocalTime
    /// Not in it. Where this is not after `from` the interval holds nothing.
    public var until: LocalTime

    public init(from: LocalTime, until: LocalTime) {
        self.from = from
        self.until = until
    }

    /// The whole minutes that these moments touch: a diary's entry that ends at 10:00:30 takes the minute of 10:00 too.
    public init(touching from: Instant, until: Instant) {
        let end = LocalTime(until)
        let isWhole = London.clock(of: until).second == 0 && until.microseconds % 1_000_000 == 0
        self.init(from: LocalTime(from), until: isWhole ? end : LocalTime(end.date, minute: end.minuteOfDay + 1))
    }

    /// A whole day, or more: from midnight to midnight after the last day.
    public init(days from: CivilDate, through last: CivilDate) {
        self.init(from: LocalTime(from), until: LocalTime(last, minute: LocalTime.minutesOfDay))
    }
}
