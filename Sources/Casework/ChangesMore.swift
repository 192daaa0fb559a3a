// What would bring a review nearer: what the procedure asks of the agencies, and reports that are not there.
extension Changes {
    /// What the procedure asks about the agencies' work, one condition at a time and then together.
    mutating func conditions() {
        let failed = Set(finding.local.failed)
        let inTime = indices { local.standings[$0].isInTime }
        let open = inTime.filter { reports[$0].status != .closed }
        if failed.contains(.caseClosed) || failed.contains(.ongoingAction) {
            agencies(.closed, open, "If the agencies have closed \(named(open))") { facts in
                for index in open { facts.reports[index].status = .closed }
            }
        }
        if failed.contains(.noActionTaken) {
            agencies(.noAction, inTime, "If nothing was done about \(named(inTime)) and the time for it is over") {
                for index in inTime {
                    $0.reports[index].status = .noAction
                    $0.reports[index].responseDueOn = nil
                }
            }
        }
    }

    /// Tries what the agencies did by itself and then, where the last report is too old as well, with an application
    /// that had come in time.
    private mutating func agencies(
        _ kind: Finding.Change.Kind, _ indices: [Int], _ condition: String, _ change: (inout Facts) -> Void
    ) {
        if let becomes = gain(change) {
            add(kind, indices, becomes, condition)
            return
        }
        guard finding.local.failed.contains(.recency) else { return }
        let ends = lastDays.filter { $0 < received }
        for day in ends.sorted(by: >).prefix(6) {
            let becomes = gain {
                change(&$0)
                $0.application.received = day
            }
            guard let becomes else { continue }
            let also = "and the application had been received on \(day.inWords)"
            add(kind, indices, from: day, until: day, becomes, "\(condition) \(also)")
            return
        }
    }

    /// So many more reports as the number lacks, on the days on which they would count.
    mutating func moreReports() {
        let missing = max(finding.rules.number - local.limbs.most, 0)
        let short = [missing, max(Judgement.required - finding.statute.qualifying, 0)].filter { $0 > 0 }.sorted()
        for count in short.withoutDoubles {
            let person = finding.rules.numberBy == .onePerson ? personWithMost : nil
            let by = person.map { reports[$0].reportedBy }
            let last = min(received, finding.span?.lastDay ?? received)
            let evidence = local.evidence
            func made(on day: CivilDate) -> (inout Facts) -> Void {
                { facts in
                    let area = facts.application.area
                    for number in 0..<count {
                        facts.reports.append(
                            ReportFacts(
                                id: "+\(number)", behaviourOn: day, reportedOn: day, reportedBy: by ?? "+",
                                reportedTo: "", area: area, status: evidence.reports.first?.status ?? .open,
                                acknowledged: evidence.reports.first?.acknowledged,
                                shared: evidence.reports.first?.shared))
                    }
                }
            }
            guard let becomes = gain(made(on: last)) else { continue }
            guard let first = firstDay(until: last, becomes, made) else { return }
            let more = count == 1 ? "1 more report" : "\(count) more reports"
            let whose = person.map { " by the person who made \(named([$0]))" } ?? ""
            let events = count == 1 ? "" : ", about different events,"
            let when =
                first == last ? "on \(last.inWords)" : "between \(first.inWords) and \(last.inWords)"
            add(
                .moreReports, person.map { [$0] } ?? [], count: count, from: first, until: last, becomes,
                "If \(more) that count\(count == 1 ? "s" : "")\(whose)\(events) had been made \(when)")
        }
    }

    private var personWithMost: Int? {
        var counts: [Int: Int] = [:]
        var best: (index: Int, count: Int)?
        for index in reports.indices where local.standings[index].doesCount {
            let person = local.evidence.people[index]
            counts[person, default: 0] += 1
            if let count = counts[person], count > best?.count ?? 0 { best = (index, count) }
        }
        guard let best else { return reports.indices.first }
        let person = local.evidence.people[best.index]
        return reports.indices.first { local.evidence.people[$0] == person && local.standings[$0].doesCount }
    }

    /// The first day from which on every day up to `last` gives the answer, found by halving: later reports are in
    /// time as long as earlier ones. Under a span no day is the first, so only `last` is named.
    mutating func firstDay(
        until last: CivilDate, _ becomes: Finding.Decision, _ made: (CivilDate) -> (inout Facts) -> Void
    ) -> CivilDate? {
        guard finding.rules.formula != .spanFromFirstIncident else { return last }
        var (good, bad) = (last, last.adding(days: -4_000))
        while good.days(since: bad) > 1 {
            let middle = bad.adding(days: good.days(since: bad) / 2)
            guard let decision = decision(made(middle)) else { return nil }
            if decision == becomes { good = middle } else { bad = middle }
        }
        return good
    }
}
