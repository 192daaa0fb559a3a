import Casework

/// A day written in one box or at the start of a line, in any way usual in the United Kingdom, perhaps with a time:
/// `3/4/2026`, `03.04.26`, `3 April 2026 2:30pm`, `Fri 3rd Apr 2026`, `2026-04-03 14:30`. The day comes before the month.
struct DayText: Equatable, Sendable {
    var day: CivilDate
    /// Minutes after midnight, where a time follows.
    var minute: Int?
    /// How many bytes it takes.
    var length: Int

    enum Fault: Error, Equatable, Sendable {
        /// It does not begin like a date.
        case noDate
        /// Day, month and year are there, and there is no such day.
        case noSuchDay
        case noYear
    }

    /// The day at the start of a text. Two figures of a year are 1970 to 2069.
    static func atStart(of text: some Collection<UInt8>) -> Result<DayText, Fault> {
        var scanner = DayScanner(Array(text))
        do throws(Fault) {
            return .success(try scanner.read())
        } catch { return .failure(error) }
    }

    /// A text that is a day and nothing else.
    static func whole(_ text: String) -> Result<DayText, Fault> {
        let bytes = Array(text.utf8)
        return atStart(of: bytes).flatMap { found in
            bytes.dropFirst(found.length).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ".") }
                ? .success(found) : .failure(.noDate)
        }
    }
}

private struct DayScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    mutating func read() throws(DayText.Fault) -> DayText {
        skip(" ")
        let start = index
        let word = letters()
        if !word.isEmpty, word.count >= 3, Self.weekdays.contains(where: { $0.utf8.starts(with: word) }) {
            skip(" ,.")
        } else {
            index = start
        }
        let day = try date()
        let minute = time()
        if index < bytes.count, bytes[index].isLetterOrDigit { throw .noDate }
        return DayText(day: day, minute: minute, length: index)
    }

    private mutating func date() throws(DayText.Fault) -> CivilDate {
        let first = digits()
        if first.count == 4 {
            guard take("-/.") else { throw .noDate }
            let month = digits()
            guard take("-/.") else { throw .noDate }
            return try civil(digits(), month, first)
        }
        if first.isEmpty {
            guard let month = monthName() else { throw .noDate }
            skip(" .")
            let day = digits()
            ordinal()
            skip(" ,")
            return try civil(day, month, year())
        }
        guard first.count <= 2 else { throw .noDate }
        ordinal()
        guard index < bytes.count, " -/.,".utf8.contains(bytes[index]) || bytes[index].isLetterOrDigit else {
            throw .noDate
        }
        skip(" -/.,")
        if "of ".utf8.elementsEqual(bytes[index...].prefix(3)) { index += 3 }
        let figures = digits()
        if figures.isEmpty {
            guard let month = monthName() else { throw .noDate }
            skip(" -/.,")
            return try civil(first, month, year())
        }
        guard figures.count <= 2, take("-/. ") else { throw .noDate }
        return try civil(first, figures, year())
    }

    private mutating func year() throws(DayText.Fault) -> [UInt8] {
        let year = digits()
        // What follows a day and a month and is no year may be a time or a number of the text.
        guard year.count == 2 || year.count == 4 else { throw .noYear }
        return year
    }

    private func civil(_ day: [UInt8], _ month: [UInt8], _ year: [UInt8]) throws(DayText.Fault) -> CivilDate {
        guard (1...2).contains(day.count), (1...2).contains(month.count) else { throw .noDate }
        let figures = number(year)
        let full = year.count == 2 ? (figures < 70 ? 2_000 + figures : 1_900 + figures) : figures
        guard let date = CivilDate(year: full, month: number(month), day: number(day)) else { throw .noSuchDay }
        return date
    }

    /// A time counts as one only where it has a colon, or says am or pm.
    private mutating func time() -> Int? {
        let start = index
        skip(" ,")
        if take("T") {
        } else if "at ".utf8.elementsEqual(bytes[index...].prefix(3)) {
            index += 3
        }
        let hour = digits()
        guard (1...2).contains(hour.count) else { return back(to: start) }
        var minutes: [UInt8] = [48, 48]
        var isClear = false
        if index < bytes.count, bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: ".") {
            isClear = bytes[index] == UInt8(ascii: ":")
            index += 1
            minutes = digits()
            guard minutes.count == 2 else { return back(to: start) }
            if isClear, take(":") { guard digits().count == 2 else { return back(to: start) } }
        }
        let end = index
        skip(" ")
        let half = letters()
        var hours = number(hour)
        if half.elementsEqual("am".utf8) || half.elementsEqual("pm".utf8) {
            guard (1...12).contains(hours) else { return back(to: start) }
            hours = hours % 12 + (half.elementsEqual("pm".utf8) ? 12 : 0)
        } else {
            index = end
            guard isClear else { return back(to: start) }
        }
        guard hours < 24, number(minutes) < 60 else { return back(to: start) }
        return hours * 60 + number(minutes)
    }

    private mutating func back(to start: Int) -> Int? {
        index = start
        return nil
    }

    private mutating func monthName() -> [UInt8]? {
        let word = letters()
        guard word.count >= 3,
            let month = Self.months.firstIndex(where: { $0.utf8.starts(with: word) })
                ?? (word.elementsEqual("sept".utf8) ? 8 : nil)
        else { return nil }
        return Array("\(month + 1)".utf8)
    }

    private mutating func ordinal() {
        let start = index
        let word = letters()
        if !["st", "nd", "rd", "th"].contains(where: { $0.utf8.elementsEqual(word) }) { index = start }
    }

    private mutating func letters() -> [UInt8] {
        var word: [UInt8] = []
        while index < bytes.count, let letter = bytes[index].lowerLetter {
            word.append(letter)
            index += 1
        }
        return word
    }

    private mutating func digits() -> [UInt8] {
        var found: [UInt8] = []
        while index < bytes.count, bytes[index].isDigit {
            found.append(bytes[index])
            index += 1
        }
        return found
    }

    private mutating func take(_ any: StaticString) -> Bool {
        guard index < bytes.count, "\(any)".utf8.contains(bytes[index]) else { return false }
        index += 1
        return true
    }

    private mutating func skip(_ any: StaticString) { while take(any) {} }

    /// Of at most four figures.
    private func number(_ figures: [UInt8]) -> Int {
        figures.prefix(4).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    fileprivate var lowerLetter: UInt8? {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): self
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): self + 0x20
        default: nil
        }
    }

    fileprivate var isLetterOrDigit: Bool { isDigit || lowerLetter != nil }
}
