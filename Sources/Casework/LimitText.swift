extension Limit: CustomStringConvertible {
    /// `5 working days`, `1 month`: what `init(parsing:)` reads.
    public var description: String { "\(amount) \(amount == 1 ? unit.singular : unit.rawValue)" }

    /// Reads `5 working days`, `21 days`, `3 weeks`, `1 month`: a number in ASCII digits, one space, a unit in the
    /// singular or the plural.
    ///
    /// - Throws: `Misread` with what is wrong with the text.
    public init(parsing text: String) throws(Misread) {
        let bytes = Array(text.utf8)
        let digits = bytes.prefix { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") }
        guard let first = digits.first else { throw .noNumber }
        guard digits.count == 1 || first != UInt8(ascii: "0") else { throw .leadingZero }
        var amount = 0
        for digit in digits {
            amount = amount * 10 + Int(digit - UInt8(ascii: "0"))
            guard Limit.amounts.contains(amount) else { throw .tooMany }
        }
        let rest = bytes.dropFirst(digits.count)
        guard !rest.isEmpty else { throw .noUnit }
        guard rest.first == UInt8(ascii: " ") else { throw .noSpace }
        let word = Array(rest.dropFirst())
        let unit = Unit.allCases.first { Array($0.rawValue.utf8) == word || Array($0.singular.utf8) == word }
        guard let unit, let limit = Limit(amount, unit) else {
            throw .unknownUnit(String(decoding: word, as: UTF8.self))
        }
        self = limit
    }

    /// Why a text is no limit.
    public enum Misread: Error, Hashable, Sendable, CustomStringConvertible {
        case noNumber
        case leadingZero
        case tooMany
        case noSpace
        case noUnit
        case unknownUnit(String)

        /// What a limit looks like, for whoever has to write one.
        public static let expected =
            "a number and a unit, such as 5 working days, 21 days, 3 weeks or 1 month"

        public var description: String {
            switch self {
            case .noNumber: "a limit begins with a number in the digits 0 to 9"
            case .leadingZero: "the number is written without a leading zero"
            case .tooMany: "the number is at most \(Limit.amounts.upperBound)"
            case .noSpace: "one space stands between the number and the unit"
            case .noUnit: "the unit is missing: working days, days, weeks or months"
            case .unknownUnit: "the unit is working days, days, weeks or months, after one space, in lower case"
            }
        }
    }
}

extension Limit.Unit {
    /// `working day`, `day`, `week`, `month`.
    public var singular: String {
        switch self {
        case .workingDays: "working day"
        case .days: "day"
        case .weeks: "week"
        case .months: "month"
        }
    }
}
