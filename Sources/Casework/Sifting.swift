/// How one report stands under one set of figures.
public enum Standing: Equatable, Sendable {
    /// A qualifying complaint (section 104(10) to (12)).
    case counts
    /// In time, but one with an earlier report by the same person (section 104(12)).
    case countedWith(String)
    case otherArea
    case unrelated
    /// Dated before the behaviour that it is about.
    case beforeBehaviour
    /// Made after the application, which was then not made in a period that had not begun.
    case afterApplication
    /// Out of time under (11)(a), (11)(b) or both.
    case outOfTime(reportedLate: Bool, appliedLate: Bool)
    /// Not witnessed, under a procedure that asks for that.
    case unwitnessed

    /// Whether it meets section 104(11) and is only sifted by (12).
    var isInTime: Bool {
        switch self {
        case .counts, .countedWith: true
        default: false
        }
    }

    /// Whether it is a report that was there on the day of the application, about the behaviour and in the area.
    var isOfTheCase: Bool {
        switch self {
        case .otherArea, .unrelated, .beforeBehaviour, .afterApplication: false
        case .counts, .countedWith, .outOfTime, .unwitnessed: true
        }
    }
}

/// The reports of one application with what is known of their areas: what every rule looks at.
struct Evidence {
    let received: CivilDate
    let reports: [ReportFacts]
    /// Whether each is about the application's area.
    let isInArea: [Bool]

    /// How each report stands under these figures, in input order.
    ///
    /// One person's reports about one incident count once, the earliest that is in time, whichever bodies they went
    /// to; other people's reports of it each count.
    func standings(under rules: Procedure.ThresholdRules) -> [Standing] {
        let witnessedOnly = rules.caveats.contains(.witnessed)
        var standings = zip(reports, isInArea).map { report, inArea in
            inArea ? standing(of: report, under: rules, witnessedOnly) : .otherArea
        }
        let inTime = reports.indices.filter { standings[$0].isInTime }
        let earliestFirst = inTime.sorted { (reports[$0].reportedOn, $0) < (reports[$1].reportedOn, $1) }
        var counted: [Matter: String] = [:]
        for index in earliestFirst {
            let matters = Matter.all(of: reports[index], rules.sifting)
            if let first = matters.lazy.compactMap({ counted[$0] }).first {
                standings[index] = .countedWith(first)
            } else {
                for matter in matters { counted[matter] = reports[index].id }
            }
        }
        return standings
    }

    private func standing(
        of report: ReportFacts, under rules: Procedure.ThresholdRules, _ witnessedOnly: Bool
    ) -> Standing {
        if !report.related { return .unrelated }
        if report.reportedOn < report.behaviourOn { return .beforeBehaviour }
        if received < report.reportedOn { return .afterApplication }
        let windows = Windows(of: report, under: rules)
        let reportedLate = windows.lastDayToComplain < report.reportedOn
        let appliedLate = windows.lastDayToApply < received
        if reportedLate || appliedLate { return .outOfTime(reportedLate: reportedLate, appliedLate: appliedLate) }
        return witnessedOnly && !report.witnessed ? .unwitnessed : .counts
    }

    /// What of one person's reports counts only once.
    private enum Matter: Hashable {
        case incident(by: [UInt8], [UInt8])
        case day(by: [UInt8], CivilDate)

        static func all(of report: ReportFacts, _ sifting: Procedure.Sifting) -> [Matter] {
            let person = Array(report.reportedBy.utf8)
            var matters: [Matter] = []
            if let incident = report.incident { matters.append(.incident(by: person, Array(incident.utf8))) }
            if sifting == .days { matters.append(.day(by: person, report.behaviourOn)) }
            return matters
        }
    }
}
