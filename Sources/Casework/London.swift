/// Civil time in the United Kingdom, by rule and without a time zone database, so that the same moment has the same
/// date on every machine.
///
/// The rules: Summer Time Orders under the Summer Time Act 1972 for 1972 to 2001 and the Summer Time Order 2002 since;
/// the British Standard Time Act 1968 before (an hour ahead from 18 February 1968 to 31 October 1971). Moments before
/// 18 February 1968 are read as Greenwich Mean Time all the year round, which is an hour out for the summers of those
/// years. No case reaches so far back; a date of birth carries no time.
public enum London {
    /// What a clock on a wall in London shows.
    public struct Clock: Hashable, Sendable {
        public let date: CivilDate
        /// 0 to 23.
        public let hour: Int
        /// 0 to 59.
        public let minute: Int
        /// 0 to 59.
        public let second: Int

        /// `HH:MM`.
        public var hourAndMinute: String { "\(twoDigits(hour)):\(twoDigits(minute))" }
    }

    /// `HH:MM`, of minutes since midnight.
    public static func hourAndMinute(_ minute: Int) -> String { "\(twoDigits(minute / 60)):\(twoDigits(minute % 60))" }

    /// The civil date of a moment; held at 0001-01-01 and 9999-12-31.
    public static func date(of moment: Instant) -> CivilDate { clock(of: moment).date }

    /// The civil date and time of a moment, rounded down to the second.
    public static func clock(of moment: Instant) -> Clock {
        let held = moment.held
        let local = Int(held.seconds) + offsetSeconds(at: held)
        let day = floorDivide(local, 86_400)
        let second = local - day * 86_400
        return Clock(
            date: CivilDate(dayNumber: day), hour: second / 3_600, minute: second / 60 % 60, second: second % 60)
    }

    /// The moment at which clocks in London show this time on this date.
    ///
    /// A time that the clocks jump over in March is moved forward by the hour that is missing; of a time that comes
    /// twice in October the first is meant. Hours past 23 and minutes past 59 run on, and negative ones back.
    public static func instant(date: CivilDate, hour: Int, minute: Int, second: Int = 0) -> Instant {
        let time = saturated(saturated(hour, times: 3_600), plus: saturated(saturated(minute, times: 60), plus: second))
        let local = saturated(date.dayNumber * 86_400, plus: time)
        let reach = Int(Instant.last.seconds) + 86_400
        let wall = min(max(local, -reach), reach)
        // The earlier moment is the one an hour ahead of Greenwich. It is the answer where it shows this time.
        let summer = Instant.from(seconds: wall - 3_600)
        if offsetSeconds(at: summer) == 3_600 { return summer }
        return Instant.from(seconds: wall)
    }

    /// How far clocks in London are ahead of UTC: 0 or 3,600 seconds.
    public static func offsetSeconds(at moment: Instant) -> Int {
        let second = Int(moment.held.seconds)
        if second < standardTimeBegins { return 0 }
        if second < standardTimeEnds { return 3_600 }
        let year = CivilDate(dayNumber: floorDivide(second, 86_400)).year
        let (begins, ends) = summerTime(in: year)
        return begins <= second && second < ends ? 3_600 : 0
    }

    /// 1968-02-18T02:00:00Z, when summer time began that did not end.
    private static let standardTimeBegins = CivilDate.dayNumber(1968, 2, 18) * 86_400 + 7_200
    /// 1971-10-31T02:00:00Z.
    private static let standardTimeEnds = CivilDate.dayNumber(1971, 10, 31) * 86_400 + 7_200

    /// The first second of summer time and the first after it, since 1970; for 1972 and later.
    private static func summerTime(in year: Int) -> (begins: Int, ends: Int) {
        let march: Int
        let october: Int
        switch year {
        case ...1980: (march, october) = (sunday(from: 16, 3, year), sunday(from: 23, 10, year))
        case ...1989: (march, october) = (sunday(from: 25, 3, year), sunday(from: 23, 10, year))
        case ...1995: (march, october) = (sunday(from: 25, 3, year), sunday(from: 22, 10, year))
        default: (march, october) = (sunday(from: 25, 3, year), sunday(from: 25, 10, year))
        }
        let hour = year <= 1980 ? 7_200 : 3_600
        return (march * 86_400 + hour, october * 86_400 + hour)
    }

    /// The day number of the first Sunday that is not before this day.
    private static func sunday(from day: Int, _ month: Int, _ year: Int) -> Int {
        let number = CivilDate.dayNumber(year, month, day)
        // 1970-01-04 was a Sunday.
        let pastSunday = ((number - 3) % 7 + 7) % 7
        return number + (pastSunday == 0 ? 0 : 7 - pastSunday)
    }
}

extension Instant {
    /// 0001-01-01T00:00:00Z.
    static let first = Instant(microseconds: Int64(CivilDate.firstDayNumber) * 86_400_000_000)
    /// 9999-12-31T23:59:59.999999Z.
    static let last = Instant(microseconds: Int64(CivilDate.lastDayNumber + 1) * 86_400_000_000 - 1)

    /// This moment, held within the years 1 to 9999, which civil dates can name.
    var held: Instant { min(max(self, .first), .last) }

    /// Whole seconds since 1970, held within the years 1 to 9999.
    static func from(seconds: Int) -> Instant {
        let least = Int(first.seconds)
        let most = Int(last.seconds)
        return Instant(microseconds: Int64(min(max(seconds, least), most)) * 1_000_000)
    }
}

func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
}

func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

private func saturated(_ value: Int, times factor: Int) -> Int {
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    return overflow ? (value < 0 ? .min : .max) : product
}

private func saturated(_ value: Int, plus other: Int) -> Int {
    let (sum, overflow) = value.addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
}
