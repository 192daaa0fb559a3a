/// How long a procedure gives for a step: `5 working days`, `21 days`, `3 weeks`, `1 month`.
public struct Limit: Hashable, Sendable {
    public enum Unit: String, CaseIterable, Sendable {
        case workingDays = "working days"
        case days
        case weeks
        case months
    }

    /// Whether day one is the day after the event or the day of the event itself (domain: corresponding date rule,
    /// Dodds v Walker [1981] 1 WLR 1027 for `after`; `beginning with` takes the first day in).
    public enum Counting: String, CaseIterable, Sendable {
        case after
        case beginningWith = "beginning-with"
    }

    /// 0 to 10,000; 0 means the same day.
    public let amount: Int
    public let unit: Unit

    public static let amounts = 0...10_000

    /// nil where `amount` is outside `amounts`.
    public init?(_ amount: Int, _ unit: Unit) {
        guard Limit.amounts.contains(amount) else { return nil }
        self.amount = amount
        self.unit = unit
    }

    /// Limits written in code; the amount is held within `amounts`.
    public static func workingDays(_ amount: Int) -> Limit { Limit(held: amount, .workingDays) }
    public static func days(_ amount: Int) -> Limit { Limit(held: amount, .days) }
    public static func weeks(_ amount: Int) -> Limit { Limit(held: amount, .weeks) }
    public static func months(_ amount: Int) -> Limit { Limit(held: amount, .months) }

    private init(held amount: Int, _ unit: Unit) {
        self.amount = min(max(amount, Limit.amounts.lowerBound), Limit.amounts.upperBound)
        self.unit = unit
    }
}
