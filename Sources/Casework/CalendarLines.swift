/// A line of a calendar, unfolded (RFC 5545 section 3.1).
public struct CalendarLine: Equatable, Sendable {
    /// In upper case, as the names of parameters.
    public var name: String
    public var parameters: [String: String]
    public var value: String
    /// Where it begins in the file, from 1.
    public var line: Int

    func parameter(_ name: String) -> String? { parameters[name] }

    /// The value in upper case, for words of the standard.
    var word: String { raised(Array(value.utf8)[...]) }
}

/// Reads a calendar line by line, as far as it is one.
public enum CalendarLines {
    /// Bytes of one unfolded line; what is longer is cut, because nothing that says when is so long.
    private static let longest = 16_384

    /// The lines in order, unfolded, `BEGIN` and `END` among them. What is no line of a calendar is left out.
    /// - Throws: `CalendarFault` where there are more than `most` lines.
    public static func read(_ bytes: [UInt8], atMost most: Int) throws(CalendarFault) -> [CalendarLine] {
        var lines: [CalendarLine] = []
        var current: [UInt8] = []
        var start = 1
        var number = 0
        var from = bytes.startIndex
        // A byte order mark says nothing.
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { from = 3 }
        while from < bytes.endIndex {
            let end = bytes[from...].firstIndex(of: 0x0a) ?? bytes.endIndex
            var piece = bytes[from..<end]
            from = end < bytes.endIndex ? end + 1 : bytes.endIndex
            number += 1
            guard number <= most else { throw .tooLong }
            if piece.last == 0x0d { piece = piece.dropLast() }
            if piece.first == 0x20 || piece.first == 0x09 {
                if current.count < longest { current += piece.dropFirst().prefix(longest - current.count) }
                continue
            }
            if let line = line(current, at: start) { lines.append(line) }
            current = Array(piece.prefix(longest))
            start = number
        }
        if let line = line(current, at: start) { lines.append(line) }
        return lines
    }

    private static func line(_ bytes: [UInt8], at number: Int) -> CalendarLine? {
        guard !bytes.isEmpty else { return nil }
        var isQuoted = false
        var marks: [Int] = []
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == UInt8(ascii: ";") { marks.append(index) }
            guard byte == UInt8(ascii: ":") else { continue }
            var parameters: [String: String] = [:]
            for (from, until) in zip(marks, marks.dropFirst() + [index]) {
                let piece = bytes[(from + 1)..<until]
                guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { continue }
                let value = piece[(equals + 1)...].filter { $0 != UInt8(ascii: "\"") }
                parameters[raised(piece[..<equals])] = String(decoding: value, as: UTF8.self)
            }
            return CalendarLine(
                name: raised(bytes[..<(marks.first ?? index)]), parameters: parameters,
                value: String(decoding: bytes[(index + 1)...], as: UTF8.self), line: number)
        }
        return nil
    }
}

/// ASCII letters in upper case, spaces at the ends left out.
func raised(_ bytes: ArraySlice<UInt8>) -> String {
    let trimmed = bytes.drop { $0 == 0x20 }
    let end = trimmed.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? trimmed.startIndex
    let upper = trimmed[trimmed.startIndex..<end].map { (0x61...0x7a).contains($0) ? $0 - 0x20 : $0 }
    return String(decoding: upper, as: UTF8.self)
}

/// Why nothing could be read of a calendar.
public enum CalendarFault: Error, Equatable, Sendable {
    /// It does not begin as a calendar does.
    case notACalendar
    /// It ends in the middle.
    case cut
    /// It has more lines than anybody's calendar.
    case tooLong
    /// Its repeated events take more working out than anybody's.
    case tooMuch
    /// Nobody waits for it any more.
    case stopped

    public var sentence: String {
        switch self {
        case .notACalendar: "What came back is not a calendar: an iCalendar file begins with BEGIN:VCALENDAR."
        case .cut: "The calendar ends in the middle: its last line should be END:VCALENDAR."
        case .tooLong:
            "The calendar has more than \(CalendarReading.mostLines) lines. Give an address with fewer months in it."
        case .tooMuch:
            "The calendar’s repeated events are too many to work out. Give an address with fewer months in it."
        case .stopped: "The reading was stopped; it is read again later."
        }
    }
}
