// What a person says of the reports before the threshold is decided: facts put right, reports joined, reports split.
// The decision keeps the facts that it rests on, so that afterwards nothing of them is changed.
extension Application {
    /// Puts facts of one report right. `report` is how it should stand: its number says which it is, the applicant's
    /// own words must be as they are, and every other difference becomes a correction. Which event it is about is said
    /// by joining and splitting.
    public func correcting(
        _ report: Report, because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        let officer = try mayCorrect(actor, reason)
        guard let now = reports.first(where: { $0.number == report.number }) else { throw .unknown("report") }
        guard now.description.isSame(as: report.description) else { throw .unknown("fact") }
        guard now.incident.isSame(as: report.incident) else { throw .unknown("fact") }
        try report.mustMakeSense(on: around.today)
        let changes = Report.Fact.allCases.filter { !Report.isSame(now.text(of: $0), report.text(of: $0)) }
            .map { (report.number, $0, report.text(of: $0)) }
        guard !changes.isEmpty else { throw .missing("change") }
        let names = changes.map(\.1.rawValue).joined(separator: ", ")
        return Outcome(
            corrected(changes, because: reason, by: officer, at: around.now),
            events: [Event(.factsCorrected, [.init("report", "\(report.number)"), .init("facts", names)])])
    }

    /// A person says that these reports are about one event: the reports of all their events are, from now on.
    public func joining(
        reports numbers: [Int], because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        let officer = try mayCorrect(actor, reason)
        let chosen = try reports(numbered: numbers)
        guard let first = chosen.first, chosen.count > 1 else { throw .missing("two reports") }
        let events = Set(chosen.map { Array($0.incident.utf8) })
        let changes = reports.filter {
            !$0.incident.isSame(as: first.incident) && events.contains(Array($0.incident.utf8))
        }.map { ($0.number, Report.Fact.incident, String?.some(first.incident)) }
        guard !changes.isEmpty else { throw .already("reports joined") }
        return Outcome(
            corrected(changes, because: reason, by: officer, at: around.now),
            events: [Event(.reportsJoined, [.init("reports", numbersInWords(chosen))])])
    }

    /// A person says that each of these reports is about an event of its own, apart from those that it was joined
    /// with. Of an event whose every report is named, the first keeps it.
    public func splitting(
        reports numbers: [Int], because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        let officer = try mayCorrect(actor, reason)
        let chosen = try reports(numbered: numbers)
        guard !chosen.isEmpty else { throw .missing("reports") }
        var sharing: [[UInt8]: Int] = [:]
        for report in reports { sharing[Array(report.incident.utf8), default: 0] += 1 }
        guard chosen.allSatisfy({ sharing[Array($0.incident.utf8), default: 0] > 1 }) else {
            throw .already("reports apart")
        }
        var changes: [(Int, Report.Fact, String?)] = []
        var used = Set(sharing.keys)
        // The last first, so that the first of an event is the one that may stay.
        for report in chosen.reversed() {
            let event = Array(report.incident.utf8)
            guard sharing[event, default: 0] > 1 else { continue }
            sharing[event, default: 0] -= 1
            let name = Application.unused("report-\(report.number)", among: &used)
            changes.append((report.number, .incident, name))
        }
        return Outcome(
            corrected(changes.reversed(), because: reason, by: officer, at: around.now),
            events: [Event(.reportsSplit, [.init("reports", numbersInWords(chosen))])])
    }

    private func mayCorrect(_ actor: Actor, _ reason: String) throws(Refusal) -> Officer {
        let officer = try actor.officer(holding: .coordinator)
        switch stage {
        case .received, .acknowledged, .gathering: break
        case .decided, .withdrawn, .passedOn:
            throw .wrongStage(
                is: stage.name.rawValue,
                needed: [StageName.received, .acknowledged, .gathering].map(\.rawValue))
        }
        guard !reason.isBlank else { throw .missing("reason") }
        return officer
    }

    /// Those reports, each once, in order of their numbers.
    private func reports(numbered numbers: [Int]) throws(Refusal) -> [Report] {
        let wanted = Set(numbers)
        let found = reports.filter { wanted.contains($0.number) }.sorted { $0.number < $1.number }
        guard found.count == wanted.count else { throw .unknown("report") }
        return found
    }

    /// The application with these facts put right, each with the reason.
    func corrected(
        _ changes: [(report: Int, fact: Report.Fact, became: String?)], because reason: String, by officer: Officer,
        at now: Instant
    ) -> Application {
        var after = self
        for change in changes {
            guard let index = after.reports.firstIndex(where: { $0.number == change.report }),
                let report = after.reports[index].with(change.fact, change.became)
            else { continue }
            after.corrections.append(
                Correction(
                    report: change.report, fact: change.fact, was: after.reports[index].text(of: change.fact),
                    became: change.became, by: officer.person, at: now, reason: reason))
            after.reports[index] = report
        }
        return after
    }

    private func numbersInWords(_ reports: [Report]) -> String {
        reports.map { "\($0.number)" }.joined(separator: ", ")
    }

    private static func unused(_ name: String, among used: inout Set<[UInt8]>) -> String {
        var (candidate, turn) = (name, 1)
        while !used.insert(Array(candidate.utf8)).inserted {
            turn += 1
            candidate = "\(name)-\(turn)"
        }
        return candidate
    }
}

extension Application.Report {
    /// Refuses what contradicts itself. A report made after the application is no mistake: it does not count.
    fileprivate func mustMakeSense(on today: CivilDate) throws(Refusal) {
        guard behaviourOn <= today else { throw .date("behaviour_on", behaviourOn, from: nil, until: today) }
        guard reportedOn >= behaviourOn, reportedOn <= today else {
            throw .date("reported_on", reportedOn, from: behaviourOn, until: today)
        }
        if let due = responseDueOn, due < reportedOn {
            throw .date("response_due_on", due, from: reportedOn, until: nil)
        }
        guard !reportedBy.isBlank else { throw .missing("reported_by") }
        guard !reportedTo.isBlank else { throw .missing("reported_to") }
        if let place, place.isBlank { throw .missing("place_of_report") }
    }
}
