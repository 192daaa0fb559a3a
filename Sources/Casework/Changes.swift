/// Finds what new facts would change an answer, by changing one thing at a time and judging again.
struct Changes {
    let finding: Finding
    /// How the reports stand by the procedure's own figures.
    let local: LocalRules
    /// So many judgements at most, so that the cost of a list stays linear in the reports.
    private var trialsLeft = 96
    private(set) var found: [Finding.Change] = []

    static let longestList = 6

    init(_ finding: Finding) {
        self.finding = finding
        local = finding.judged.local
    }

    mutating func all() -> [Finding.Change] {
        if finding.decision == .met {
            joinedEvents()
            otherBehaviour()
            fewerReports()
        } else {
            words()
            boundary()
            separateEvents()
            earlier()
            ownFacts()
            conditions()
            freshApplication()
            moreReports()
        }
        return Array(found.prefix(Changes.longestList))
    }

    // MARK: Trying

    /// The facts, to be changed for one trial.
    struct Facts {
        var application: ApplicationFacts
        var reports: [ReportFacts]
        var rules: Procedure.ThresholdRules
    }

    var reports: [ReportFacts] { finding.reports }
    var received: CivilDate { finding.application.received }

    /// nil where there were too many trials.
    mutating func decision(_ change: (inout Facts) -> Void) -> Finding.Decision? {
        guard trialsLeft > 0 else { return nil }
        trialsLeft -= 1
        var facts = Facts(application: finding.application, reports: finding.reports, rules: finding.rules)
        change(&facts)
        return facts.decision
    }

    /// The new decision where it is nearer to a review.
    mutating func gain(_ change: (inout Facts) -> Void) -> Finding.Decision? {
        decision(change).flatMap { $0.nearness > finding.decision.nearness ? $0 : nil }
    }

    mutating func add(
        _ kind: Finding.Change.Kind, _ indices: [Int], count: Int? = nil, from: CivilDate? = nil,
        until: CivilDate? = nil, _ becomes: Finding.Decision, _ condition: String
    ) {
        found.append(
            Finding.Change(
                kind: kind, reports: indices.map { reports[$0].id }, count: count ?? indices.count, from: from,
                until: until, becomes: becomes, sentence: "\(condition), \(becomes.wouldBe)."))
    }

    func named(_ indices: [Int]) -> String { indices.map { reports[$0].id }.asReports.lowercasedFirst }

    /// `report 1`, `any one of reports 1, 2 and 3`.
    func anyOne(_ indices: [Int]) -> String {
        indices.count == 1 ? named(indices) : "any one of " + named(indices)
    }

    /// Tries a change on each report by itself; where none is enough, on all of them together.
    mutating func tryEach(
        _ kind: Finding.Change.Kind, _ indices: [Int], _ condition: (String, Bool) -> String,
        _ change: (inout ReportFacts) -> Void
    ) {
        guard !indices.isEmpty else { return }
        var enough: [Finding.Decision: [Int]] = [:]
        for index in indices.prefix(12) {
            guard let becomes = gain({ change(&$0.reports[index]) }) else { continue }
            enough[becomes, default: []].append(index)
        }
        for becomes in [Finding.Decision.met, .refer, .notMetOnNumber] {
            guard let indices = enough[becomes] else { continue }
            add(kind, indices, count: 1, becomes, condition(anyOne(indices), false))
        }
        guard enough.isEmpty, indices.count > 1 else { return }
        if let becomes = gain({ facts in for index in indices { change(&facts.reports[index]) } }) {
            add(kind, indices, becomes, condition(named(indices), true))
        }
    }

    func indices(_ isMeant: (Int) -> Bool) -> [Int] { reports.indices.filter(isMeant) }
}

extension Changes.Facts {
    var decision: Finding.Decision { check(application, reports, rules).decision }

    /// Makes the events of two reports one.
    mutating func join(_ one: Int, _ other: Int) {
        let events = [reports[one].incident, reports[other].incident].compactMap(\.self)
        let together = events.first ?? "+\(reports[one].id)"
        for index in reports.indices {
            let event = reports[index].incident
            if index == one || index == other || event.map({ name in events.contains { $0.isSame(as: name) } }) == true
            {
                reports[index].incident = together
            }
        }
    }
}

extension [Int] {
    var withoutDoubles: [Int] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}

extension Int {
    var asDays: String { self == 1 ? "one day" : "\(self) days" }
}

extension String {
    /// `Report 1` inside a sentence.
    var lowercasedFirst: String { utf8.starts(with: "Report".utf8) ? "r" + dropFirst() : self }
}
