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
    /// Reported in time, about behaviour outside the one period in which a procedure lets incidents count
    /// (`Procedure.Formula.spanFromFirstIncident`).
    case outsideSpan

    var doesCount: Bool { if case .counts = self { true } else { false } }

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
        case .counts, .countedWith, .outOfTime, .unwitnessed, .outsideSpan: true
        }
    }
}

/// The reports of one application with what is known of their areas: what every rule looks at.
struct Evidence {
    let received: CivilDate
    let reports: [ReportFacts]
    /// Whether each is about the application's area.
    let isInArea: [Bool]
    /// The default windows of each.
    let windows: [Windows]
    /// Who reported each, as a number; empty where no rule asks.
    let people: [Int]
    /// The event that each is about, as a number, -1 for an event of its own; empty where none is named.
    let incidents: [Int]

    init(received: CivilDate, reports: [ReportFacts], isInArea: [Bool], _ rules: Procedure.ThresholdRules) {
        self.received = received
        self.reports = reports
        self.isInArea = isInArea
        windows = reports.indices.map { Windows(of: reports[$0], under: .statute) }
        let namesIncidents = reports.contains { $0.incident != nil }
        var events = Numbering()
        incidents =
            namesIncidents ? reports.indices.map { reports[$0].incident.map { events.number(of: $0) } ?? -1 } : []
        let asksWho = rules.sifting == .days || rules.numberBy == .onePerson || rules.community != nil
        var persons = Numbering()
        people = namesIncidents || asksWho ? reports.indices.map { persons.number(of: reports[$0].reportedBy) } : []
    }

    /// How each report stands under these figures, in input order. Under `Procedure.Formula.spanFromFirstIncident` the
    /// day of the application puts none out of time.
    func standings(under rules: Procedure.ThresholdRules, _ windows: [Windows]) -> [Standing] {
        var standings = unsifted(under: rules, windows)
        sift(&standings, by: rules.sifting)
        return standings
    }

    /// How each stands before one person's several reports are sifted.
    func unsifted(under rules: Procedure.ThresholdRules, _ windows: [Windows]) -> [Standing] {
        let witnessedOnly = rules.caveats.contains(.witnessed)
        let appliesAnyDay = rules.formula == .spanFromFirstIncident
        return reports.indices.map { index in
            if !isInArea[index] { return .otherArea }
            if !reports[index].related { return .unrelated }
            let reported = reports[index].reportedOn
            if reported < reports[index].behaviourOn { return .beforeBehaviour }
            if received < reported { return .afterApplication }
            let reportedLate = windows[index].lastDayToComplain < reported
            let appliedLate = !appliesAnyDay && windows[index].lastDayToApply < received
            if reportedLate || appliedLate { return .outOfTime(reportedLate: reportedLate, appliedLate: appliedLate) }
            return witnessedOnly && !reports[index].witnessed ? .unwitnessed : .counts
        }
    }

    /// One person's reports about one incident count once, the earliest that is in time, whichever bodies they went
    /// to; other people's reports of it each count.
    func sift(_ standings: inout [Standing], by sifting: Procedure.Sifting) {
        guard sifting == .days || !incidents.isEmpty else { return }
        var earliestFirst = standings.indices.filter { index in
            standings[index].doesCount && (sifting == .days || incidents[index] >= 0)
        }
        guard earliestFirst.count > 1 else { return }
        earliestFirst.sort { (reports[$0].reportedOn, $0) < (reports[$1].reportedOn, $1) }
        var counted: [Matter: Int] = [:]
        for index in earliestFirst {
            var matters: [Matter] = []
            if !incidents.isEmpty, incidents[index] >= 0 {
                matters.append(.incident(by: people[index], incidents[index]))
            }
            if sifting == .days { matters.append(.day(by: people[index], reports[index].behaviourOn)) }
            if let first = matters.lazy.compactMap({ counted[$0] }).first {
                standings[index] = .countedWith(reports[first].id)
            } else {
                for matter in matters { counted[matter] = index }
            }
        }
    }

    /// What of one person's reports counts only once.
    private enum Matter: Hashable {
        case incident(by: Int, Int)
        case day(by: Int, CivilDate)
    }
}
