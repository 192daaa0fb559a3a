/// How a calendar's local times become moments.
enum CalendarZone: Equatable {
    case london
    /// So many seconds ahead of UTC, all the year round.
    case fixed(Int)

    func instant(_ date: CivilDate, second: Int) -> Instant {
        switch self {
        case .london: London.instant(date: date, hour: 0, minute: 0, second: second)
        case .fixed(let offset):
            London.utc(date).adding(seconds: Int64(second) - Int64(offset))
        }
    }

    /// What a clock there shows.
    func local(_ moment: Instant) -> (date: CivilDate, second: Int) {
        switch self {
        case .london:
            let clock = London.clock(of: moment)
            return (clock.date, clock.hour * 3_600 + clock.minute * 60 + clock.second)
        case .fixed(let offset):
            let seconds = Int(moment.held.seconds) + offset
            let day = floorDivide(seconds, 86_400)
            return (CivilDate(dayNumber: day), seconds - day * 86_400)
        }
    }

    /// The zone that a calendar names: London's by its names in use, UTC, or one whose own description in the calendar
    /// knows a single offset. nil for any other: it is not guessed.
    static func named(_ name: String, described: [String: Set<Int>]) -> CalendarZone? {
        let plain = raised(Array(name.utf8)[...])
        // `/mozilla.org/20070129_1/Europe/London`
        if ["EUROPE/LONDON", "EUROPE/BELFAST", "GB", "GMT STANDARD TIME"].contains(plain)
            || plain.utf8.count > 14 && plain.utf8.suffix(14).elementsEqual("/EUROPE/LONDON".utf8)
        {
            return .london
        }
        if ["UTC", "ETC/UTC", "ETC/GMT", "Z"].contains(plain) { return .fixed(0) }
        if let offsets = described[name], offsets.count == 1, let only = offsets.first { return .fixed(only) }
        return nil
    }

    /// `+0130`, `-0500`, `+013000` in seconds; nil for anything else.
    static func offset(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5 || bytes.count == 7, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-")
        else {
            return nil
        }
        guard let hour = digits(bytes, 1, 2), let minute = digits(bytes, 3, 2), hour <= 23, minute <= 59 else {
            return nil
        }
        let second = bytes.count == 7 ? digits(bytes, 5, 2) : 0
        guard let second, second <= 59 else { return nil }
        let total = hour * 3_600 + minute * 60 + second
        return bytes[0] == UInt8(ascii: "-") ? -total : total
    }
}

/// A number of so many digits; nil where there is anything else.
func digits(_ bytes: [UInt8], _ from: Int, _ count: Int) -> Int? {
    guard from >= 0, count > 0, from + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[from..<(from + count)] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
    }
    return value
}

extension London {
    /// Midnight in UTC.
    static func utc(_ date: CivilDate) -> Instant {
        Instant(seconds: Int64(date.dayNumber) * 86_400) ?? .first
    }
}

/// A date, or a date and a time of day, as a calendar writes it (RFC 5545 sections 3.3.4 and 3.3.5).
struct CalendarTime: Equatable {
    var date: CivilDate
    /// Seconds since midnight; nil for a whole day.
    var second: Int?
    var isUTC = false

    /// `20260504`, `20260504T093000`, `20260504T093000Z`; nil for anything else.
    init?(_ text: String) {
        var bytes = Array(text.utf8)
        if bytes.last == UInt8(ascii: "Z") {
            isUTC = true
            bytes.removeLast()
        }
        guard bytes.count == 8 && !isUTC || bytes.count == 15 && bytes[8] == UInt8(ascii: "T"),
            let year = digits(bytes, 0, 4), let month = digits(bytes, 4, 2), let day = digits(bytes, 6, 2),
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        self.date = date
        guard bytes.count == 15 else { return }
        // A leap second is the second before it.
        guard let hour = digits(bytes, 9, 2), let minute = digits(bytes, 11, 2), let second = digits(bytes, 13, 2),
            hour <= 23, minute <= 59, second <= 60
        else { return nil }
        self.second = hour * 3_600 + minute * 60 + min(second, 59)
    }

    /// The moment, on this zone's clocks where it does not say UTC; of a whole day its first.
    func instant(_ zone: CalendarZone) -> Instant {
        (isUTC ? CalendarZone.fixed(0) : zone).instant(date, second: second ?? 0)
    }
}

/// How long something lasts (RFC 5545 section 3.3.6).
struct CalendarDuration: Equatable {
    var days = 0
    var seconds = 0

    /// `P1D`, `PT1H30M`, `P2W`, `-PT5M`; nil for anything else, and for more than ten years.
    init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        guard bytes.first == UInt8(ascii: "P") else { return nil }
        bytes = bytes.dropFirst()
        var isTime = false
        var number: Int?
        var count = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39:
                let next = (number ?? 0) * 10 + Int(byte - 0x30)
                guard next <= 100_000_000 else { return nil }
                number = next
                continue
            case UInt8(ascii: "T") where !isTime && number == nil:
                isTime = true
                continue
            case UInt8(ascii: "W") where !isTime: days += (number ?? 0) * 7
            case UInt8(ascii: "D") where !isTime: days += number ?? 0
            case UInt8(ascii: "H") where isTime: seconds += (number ?? 0) * 3_600
            case UInt8(ascii: "M") where isTime: seconds += (number ?? 0) * 60
            case UInt8(ascii: "S") where isTime: seconds += number ?? 0
            default: return nil
            }
            guard number != nil else { return nil }
            number = nil
            count += 1
        }
        guard count > 0, number == nil, days <= 3_660, seconds <= 3_660 * 86_400 else { return nil }
        if isNegative { (days, seconds) = (-days, -seconds) }
    }
}
