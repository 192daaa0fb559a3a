import Casework

/// Which days a question takes.
enum DateRange: Equatable, Sendable {
    /// Five years, in days.
    fileprivate static let horizon = 5 * 366

    case any
    /// Today or in the past.
    case upTo(CivilDate)
    /// Today or in the future, and no further than `horizon` days: a slip in the year would put it out of sight.
    case from(CivilDate)
    case between(CivilDate, CivilDate)
}

/// The three boxes of a date, as British people write dates, and what is wrong with them in the words of the GOV.UK
/// Design System.
struct DateParts: Equatable, Sendable {
    enum Part: String, CaseIterable, Sendable { case day, month, year }

    struct Mistake: Error, Equatable, Sendable {
        /// The first box that must be changed.
        var part: Part
        var sentence: String
    }

    var day: String
    var month: String
    var year: String

    var isEmpty: Bool { day.isEmpty && month.isEmpty && year.isEmpty }

    func read(_ label: String, _ range: DateRange) -> Result<CivilDate, Mistake> {
        if isEmpty { return .failure(Mistake(part: .day, sentence: "Enter \(label.withLowerStart)")) }
        let absent = zip(Part.allCases, [day, month, year]).filter { $1.isEmpty }.map(\.0)
        if let first = absent.first {
            let list = absent.map(\.rawValue).joined(separator: " and ")
            return .failure(Mistake(part: first, sentence: "\(label) must include a \(list)"))
        }
        guard year.utf8.count == 4, let yearNumber = number(year) else {
            return .failure(Mistake(part: .year, sentence: "\(label): the year must be 4 numbers, like 2026"))
        }
        guard let monthNumber = monthNumber, (1...12).contains(monthNumber) else {
            return .failure(Mistake(part: .month, sentence: "\(label) must be a real date"))
        }
        guard let dayNumber = number(day), let date = CivilDate(year: yearNumber, month: monthNumber, day: dayNumber)
        else { return .failure(Mistake(part: .day, sentence: "\(label) must be a real date")) }
        if let sentence = range.refusal(of: date, label) { return .failure(Mistake(part: .day, sentence: sentence)) }
        return .success(date)
    }

    /// `3`, `03`, `March` or `mar`.
    private var monthNumber: Int? {
        if let number = number(month) { return number }
        let typed = month.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 0x20 : $0 }
        guard typed.count >= 3 else { return nil }
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ]
        return names.firstIndex { $0.utf8.starts(with: typed) }.map { $0 + 1 }
    }

    /// At most four ASCII digits.
    private func number(_ text: String) -> Int? {
        guard (1...4).contains(text.utf8.count) else { return nil }
        var number = 0
        for byte in text.utf8 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }
}

extension DateRange {
    fileprivate func refusal(of date: CivilDate, _ label: String) -> String? {
        switch self {
        case .any: nil
        case .upTo(let today): date > today ? "\(label) must be today or in the past" : nil
        case .from(let first):
            if date < first {
                "\(label) must be today or in the future"
            } else if date.days(since: first) > DateRange.horizon {
                "\(label) must be within the next 5 years"
            } else {
                nil
            }
        case .between(let first, let last):
            date < first || date > last ? "\(label) must be between \(first.inWords) and \(last.inWords)" : nil
        }
    }
}
