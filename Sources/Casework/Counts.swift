/// The figures of section 104(9) for one area and period, what shows that they add up, and more beside them.
public struct Counts: Equatable, Sendable {
    public var area: String
    public var from: CivilDate
    public var until: CivilDate
    /// A figure that stands nowhere in it is not known, or withheld because few people stand behind it.
    public var values: [Figure: Int]

    public init(area: String, from: CivilDate, until: CivilDate, values: [Figure: Int]) {
        self.area = area
        self.from = from
        self.until = until
        self.values = values
    }

    public subscript(_ figure: Figure) -> Int? { values[figure] }

    public var applications: Int { values[.applications, default: 0] }
    public var thresholdNotMet: Int { values[.thresholdNotMet, default: 0] }
    public var reviewsCarriedOut: Int { values[.reviewsCarriedOut, default: 0] }
    public var reviewsWithRecommendations: Int { values[.reviewsWithRecommendations, default: 0] }
    public var met: Int { values[.met, default: 0] }
    public var notMet: Int { values[.notMet, default: 0] }
    public var passedOn: Int { values[.passedOn, default: 0] }
    public var withdrawn: Int { values[.withdrawn, default: 0] }
    public var undecided: Int { values[.undecided, default: 0] }

    public var period: ReportingPeriod { ReportingPeriod(from: from, until: until) }

    /// The figures that differ in another count of the same period.
    public func differing(from other: Counts) -> [Figure] {
        Figure.allCases.filter { values[$0] != other.values[$0] }
    }
}
