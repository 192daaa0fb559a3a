/// The text form of `timestamptz` under `DateStyle=ISO`, to and from microseconds since 1970-01-01T00:00:00Z.
public enum PostgresTime {
    /// Reads `2026-05-01 09:30:00.123456+00`; nil for `infinity`, `-infinity` and anything else that is no moment.
    public static func microseconds(_ text: String) -> Int64? {
        var rest = text.utf8[...]
        let isBeforeChrist = rest.suffix(3).elementsEqual(" BC".utf8)
        if isBeforeChrist { rest = rest.dropLast(3) }

        guard let year = number(&rest, 4...6), take("-", &rest), let month = number(&rest, 2...2), take("-", &rest),
            let day = number(&rest, 2...2), take(" ", &rest), let hour = number(&rest, 2...2), take(":", &rest),
            let minute = number(&rest, 2...2), take(":", &rest), let second = number(&rest, 2...2),
            year >= 1, (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
        else { return nil }

        var fraction: Int64 = 0
        if take(".", &rest) {
            let digits = rest.prefix { isDigit($0) }
            guard (1...6).contains(digits.count), let value = number(&rest, 1...6) else { return nil }
            fraction = value
            for _ in digits.count..<6 { fraction *= 10 }
        }

        guard let offset = offset(&rest), rest.isEmpty else { return nil }
        let days = dayNumber(isBeforeChrist ? 1 - year : year, month, day)
        var seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - offset
        // Towards zero, so that the product of the earliest moment does not overflow where the sum would not.
        if seconds < 0, fraction > 0 {
            seconds += 1
            fraction -= 1_000_000
        }
        let (product, tooFar) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (sum, overflow) = product.addingReportingOverflow(fraction)
        return tooFar || overflow ? nil : sum
    }

    /// The text that binds this moment, always in UTC.
    public static func text(microseconds: Int64) -> String {
        let (second, fraction) = floorDivide(microseconds, 1_000_000)
        let (dayNumber, secondOfDay) = floorDivide(second, 86_400)
        let (year, month, day) = date(dayNumber)
        var text = padded(year > 0 ? year : 1 - year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
        text += " " + padded(secondOfDay / 3_600, 2) + ":" + padded(secondOfDay / 60 % 60, 2)
        text += ":" + padded(secondOfDay % 60, 2)
        if fraction > 0 { text += "." + padded(fraction, 6) }
        return text + "+00" + (year > 0 ? "" : " BC")
    }

    /// `+00`, `-03:30`, `+01:15:10`: seconds east of Greenwich.
    private static func offset(_ rest: inout Substring.UTF8View) -> Int64? {
        let isWest: Bool
        if take("+", &rest) {
            isWest = false
        } else if take("-", &rest) {
            isWest = true
        } else {
            return nil
        }
        guard var seconds = number(&rest, 2...2) else { return nil }
        seconds *= 3_600
        for unit in [60, 1] as [Int64] where take(":", &rest) {
            guard let value = number(&rest, 2...2), value < 60 else { return nil }
            seconds += value * unit
        }
        return isWest ? -seconds : seconds
    }

    private static func number(_ rest: inout Substring.UTF8View, _ widths: ClosedRange<Int>) -> Int64? {
        let digits = rest.prefix { isDigit($0) }
        guard widths.contains(digits.count) else { return nil }
        rest = rest[digits.endIndex...]
        return digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }

    private static func take(_ mark: Unicode.Scalar, _ rest: inout Substring.UTF8View) -> Bool {
        guard rest.first == UInt8(ascii: mark) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    /// Days since 1970-01-01 of the Gregorian calendar carried back, with a year 0; years are counted from March, so
    /// that the leap day is the last of its year.
    private static func dayNumber(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let (era, yearOfEra) = floorDivide(month > 2 ? year : year - 1, 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The inverse of `dayNumber`.
    private static func date(_ dayNumber: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = floorDivide(dayNumber + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
