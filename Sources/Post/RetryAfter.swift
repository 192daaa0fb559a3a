public import Casework

/// Reads `Retry-After` (RFC 9110, section 10.2.3).
public enum RetryAfter {
    /// The longest that anybody is heeded.
    static let longest: Int64 = 86_400

    /// Seconds, or a date in any of HTTP's three forms (RFC 9110, section 5.6.7), as a pause of a second to a day from
    /// `now`. nil where it is neither, or where the moment is past.
    public static func pause(_ text: String, at now: Instant) -> Duration? {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= 64 else { return nil }
        let seconds: Int64
        if bytes.allSatisfy(isDigit) {
            seconds = bytes.count > 9 ? longest : Int64(text) ?? longest
        } else {
            guard let moment = date(bytes) else { return nil }
            seconds = moment.seconds - min(max(now.seconds, -62_135_596_800), 253_402_300_799)
        }
        return seconds > 0 ? .seconds(min(seconds, longest)) : nil
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`: in each of them
    /// the first number is the day, the last the year.
    private static func date(_ bytes: [UInt8]) -> Instant? {
        let marks = Array(" ,-".utf8)
        let words = bytes.split { marks.contains($0) }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let month = months.firstIndex { name in words.contains { $0.elementsEqual(name.utf8) } }
        let numbers = words.filter { (1...4).contains($0.count) && $0.allSatisfy(isDigit) }.compactMap(number)
        let time = words.first { $0.count == 8 && $0.contains(UInt8(ascii: ":")) }?
            .split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).compactMap { part in
                part.count == 2 && part.allSatisfy(isDigit) ? number(part) : nil
            }
        guard let month, numbers.count == 2, let time, time.count == 3, time[0] < 24, time[1] < 60, time[2] <= 60 else {
            return nil
        }
        let year = numbers[1] < 100 ? 2_000 + numbers[1] : numbers[1]
        guard let day = CivilDate(year: year, month: month + 1, day: numbers[0]), let epoch = CivilDate("1970-01-01")
        else { return nil }
        let seconds = (day.dayNumber - epoch.dayNumber) * 86_400 + time[0] * 3_600 + time[1] * 60 + time[2]
        return Instant(seconds: Int64(seconds))
    }

    private static func number(_ digits: some Collection<UInt8>) -> Int? {
        Int(String(decoding: Array(digits), as: UTF8.self))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
