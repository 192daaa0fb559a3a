/// What was counted in one partnership, before medians are taken and small figures withheld, so that two that served
/// an area can be added up.
public struct Tally: Equatable, Sendable {
    /// A stage whose time is published.
    public enum Timed: String, CaseIterable, Sendable {
        case acknowledge
        case decision = "threshold-decision"
        case panel
        case outcome

        /// How many ended, how many of them in time, and the median of their days.
        public var figures: (ended: Figure, inTime: Figure, median: Figure) {
            switch self {
            case .acknowledge: (.acknowledged, .acknowledgedInTime, .acknowledgedMedianDays)
            case .decision: (.decided, .decidedInTime, .decidedMedianDays)
            case .panel: (.meetings, .meetingsInTime, .meetingsMedianDays)
            case .outcome: (.outcomes, .outcomesInTime, .outcomesMedianDays)
            }
        }
    }

    /// So many stages took so many days.
    public struct Times: Equatable, Sendable {
        public var stage: Timed
        /// Calendar days from the day that the limit runs from.
        public var days: Int
        public var isInTime: Bool
        public var count: Int

        public init(stage: Timed, days: Int, isInTime: Bool, count: Int) {
            self.stage = stage
            self.days = days
            self.isInTime = isInTime
            self.count = count
        }
    }

    public var values: [Figure: Int]
    public var times: [Times]

    public init(values: [Figure: Int] = [:], times: [Times] = []) {
        self.values = values
        self.times = times
    }

    public mutating func add(_ other: Tally) {
        values.merge(other.values) { $0 + $1 }
        times += other.times
    }

    /// Fewer answers than this could show what one applicant said.
    public static let fewestAnswers = 5

    /// The figures of an area and period, whole: what stands for nothing is left out.
    public func counts(of area: String, from: CivilDate, until: CivilDate) -> Counts {
        var values = values.filter { $0.key.adds }
        for stage in Timed.allCases {
            let own = times.filter { $0.stage == stage }
            let (ended, inTime, median) = stage.figures
            values[ended] = own.reduce(0) { $0 + $1.count }
            values[inTime] = own.filter(\.isInTime).reduce(0) { $0 + $1.count }
            values[median] = Tally.median(own)
        }
        if values[.feedbackAnswers, default: 0] < Tally.fewestAnswers {
            for figure in Figure.Group.satisfaction.figures { values[figure] = nil }
        }
        return Counts(area: area, from: from, until: until, values: values)
    }

    /// The days within which half of them ended; nil where there is none.
    static func median(_ times: [Times]) -> Int? {
        let all = times.reduce(0) { $0 + $1.count }
        guard all > 0 else { return nil }
        var passed = 0
        for entry in times.sorted(by: { $0.days < $1.days }) {
            passed += entry.count
            if passed * 2 >= all { return entry.days }
        }
        return nil
    }
}
