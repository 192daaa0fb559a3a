/// A time of day as people in Britain type it.
enum TimeOfDay {
    /// Minutes after midnight, of `14:00`, `14.00`, `9am`, `2pm`, `2.30pm` or `2:30 PM`; nil for anything else.
    static func minutes(_ typed: String) -> Int? {
        var bytes = typed.utf8.filter { $0 != UInt8(ascii: " ") }
            .map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 0x20 : $0 }
        var half: Int?
        for (suffix, hours) in [("am", 0), ("pm", 12)]
        where bytes.count > 2 && bytes.suffix(2).elementsEqual(suffix.utf8) {
            bytes.removeLast(2)
            half = hours
        }
        let parts = bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
        guard parts.count == 2 || parts.count == 1 && half != nil, let hour = number(parts[0], 1...2) else {
            return nil
        }
        var minute = 0
        if parts.count == 2 {
            guard let read = number(parts[1], 2...2), read <= 59 else { return nil }
            minute = read
        }
        guard let half else { return hour <= 23 ? hour * 60 + minute : nil }
        guard (1...12).contains(hour) else { return nil }
        return (hour % 12 + half) * 60 + minute
    }

    private static func number(_ bytes: ArraySlice<UInt8>, _ digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(bytes.count) else { return nil }
        var number = 0
        for byte in bytes {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }
}

extension TimeOfDay {
    /// `10:30pm`, of minutes after midnight.
    static func words(_ minute: Int) -> String {
        let (hour, rest) = (minute / 60 % 24, minute % 60)
        let twelve = hour % 12 == 0 ? 12 : hour % 12
        return "\(twelve)\(rest == 0 ? "" : ":\(rest < 10 ? "0" : "")\(rest)")\(hour < 12 ? "am" : "pm")"
    }
}
