extension Instant {
    /// Reads an RFC 3339 timestamp with its offset: `2026-05-01T10:30:00+01:00`, `2026-05-01T09:30:00.5Z`.
    ///
    /// nil for anything else: no offset, a date or time that does not exist, a leap second (no clock here can hold
    /// one), a moment outside the years 1 to 9999 in UTC. Digits past the microsecond are dropped.
    public init?(rfc3339 text: String) {
        var scan = Scan(text)
        guard let year = scan.number(digits: 4), scan.take("-"), let month = scan.number(digits: 2), scan.take("-"),
            let day = scan.number(digits: 2), let date = CivilDate(year: year, month: month, day: day),
            scan.take("T") || scan.take("t"),
            let hour = scan.number(digits: 2), hour <= 23, scan.take(":"),
            let minute = scan.number(digits: 2), minute <= 59, scan.take(":"),
            let second = scan.number(digits: 2), second <= 59,
            let fraction = scan.fraction(), let offset = scan.offset(), scan.isAtEnd
        else { return nil }
        let seconds = date.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second - offset
        let moment = Instant(microseconds: Int64(seconds) * 1_000_000 + Int64(fraction))
        guard moment == moment.held else { return nil }
        self = moment
    }

    /// `2026-05-01T09:30:00Z`, with a fraction where there is one; held within the years 1 to 9999.
    public var rfc3339UTC: String { written(offset: 0) + "Z" }

    /// `2026-05-01T10:30:00+01:00`, the same moment on a clock in London; held within the years 1 to 9999.
    public var rfc3339InLondon: String {
        let offset = London.offsetSeconds(at: self)
        return written(offset: offset) + (offset == 0 ? "+00:00" : "+01:00")
    }

    private func written(offset: Int) -> String {
        let seconds = Int(held.seconds) + offset
        let day = floorDivide(seconds, 86_400)
        let second = seconds - day * 86_400
        let time = "\(twoDigits(second / 3_600)):\(twoDigits(second / 60 % 60)):\(twoDigits(second % 60))"
        let fraction = held.microseconds - held.seconds * 1_000_000
        guard fraction > 0 else { return "\(CivilDate(dayNumber: day))T\(time)" }
        var digits = Array(String(1_000_000 + fraction).utf8.dropFirst())
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return "\(CivilDate(dayNumber: day))T\(time).\(String(decoding: digits, as: UTF8.self))"
    }
}

/// A place in the bytes of a timestamp.
private struct Scan {
    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { place == bytes.count }

    /// Steps over one byte where it is the one asked for.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: scalar) else { return false }
        place += 1
        return true
    }

    mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// Microseconds: 0 where there is no fraction, nil where a point has no digit after it.
    mutating func fraction() -> Int? {
        guard take(".") else { return 0 }
        guard var value = digit() else { return nil }
        var digits = 1
        while let next = digit() {
            guard digits < 6 else { continue }
            value = value * 10 + next
            digits += 1
        }
        while digits < 6 {
            value *= 10
            digits += 1
        }
        return value
    }

    /// Seconds ahead of UTC.
    mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let sign: Int
        if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
        guard let hour = number(digits: 2), hour <= 23, take(":"), let minute = number(digits: 2), minute <= 59 else {
            return nil
        }
        return sign * (hour * 3_600 + minute * 60)
    }

    private mutating func digit() -> Int? {
        guard place < bytes.count, bytes[place] >= UInt8(ascii: "0"), bytes[place] <= UInt8(ascii: "9") else {
            return nil
        }
        defer { place += 1 }
        return Int(bytes[place] - UInt8(ascii: "0"))
    }
}
