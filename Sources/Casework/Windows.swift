extension Procedure.ThresholdRules {
    /// The figures of section 104 where the review procedures specify no others: three complaints (subsection (4)),
    /// each made in one month beginning with the behaviour and the application in six months beginning with the
    /// complaint (subsection (11)); one person's complaints about one incident count once (subsection (12)).
    public static let statute = Procedure.ThresholdRules(
        number: 3, toComplain: Procedure.Window(.months(1), .beginningWith),
        toApply: Procedure.Window(.months(6), .beginningWith), sifting: .incidents, saysRelated: true, caveats: [],
        hate: nil, community: nil, seniorDiscretion: nil)

    /// Whether a period of subsection (11) differs from the default, or is laid to the application in another way.
    public var hasOwnWindows: Bool {
        toComplain != Procedure.ThresholdRules.statute.toComplain || toApply != Procedure.ThresholdRules.statute.toApply
            || formula == .spanFromFirstIncident
    }
}

extension Procedure.Window {
    /// The last day of a period from `day`; the last date that can be written where it runs past that.
    public func lastDay(from day: CivilDate) -> CivilDate {
        do {
            return try limit.lastDay(from: day, counting: counting)
        } catch {
            return CivilDate(dayNumber: CivilDate.lastDayNumber)
        }
    }
}

/// The last days of both periods of section 104(11), for one report.
public struct Windows: Equatable, Sendable {
    /// Until when the report could be made (a).
    public let lastDayToComplain: CivilDate
    /// Until when an application could rest on it (b).
    public let lastDayToApply: CivilDate

    public init(of report: ReportFacts, under rules: Procedure.ThresholdRules) {
        lastDayToComplain = rules.toComplain.lastDay(from: report.behaviourOn)
        lastDayToApply = rules.toApply.lastDay(from: report.reportedOn)
    }
}

/// The last days of the periods that a procedure sets itself, for one report.
public struct OwnWindows: Equatable, Sendable {
    /// Until when the report could be made.
    public let lastDayToComplain: CivilDate
    /// Until when an application could rest on it; nil where the procedure asks for one span of incidents instead
    /// (`Finding.span`), so that no day of application is too late.
    public let lastDayToApply: CivilDate?
}
