// What would bring a review nearer, a fact of one report or of the application at a time.
extension Changes {
    /// What only a person can say: the gate of the rule on hate incidents, and what an earlier review was about.
    mutating func words() {
        if let gate = finding.rules.hate?.gate, let becomes = gain({ $0.rules.hate?.gate = nil }) {
            let ids = indices { reports[$0].hate }
            add(.gateOpen, ids, becomes, "If it is so that “\(gate)”")
        }
        if let day = finding.application.earlierReviewOn,
            let becomes = gain({ $0.application.earlierReviewOn = nil })
        {
            add(
                .reviewedOtherBehaviour, [], becomes,
                "If what was looked at on \(day.inWords) was other behaviour")
        }
    }

    /// A boundary can turn the answer either way, so both are told.
    mutating func boundary() {
        let near = indices { reports[$0].onBoundary }
        guard !near.isEmpty else { return }
        let area = finding.application.area
        for (kind, area, words) in [
            (Finding.Change.Kind.inThisArea, area, "in this area"),
            (.inAnotherArea, area + "-", "in the other area"),
        ] {
            let becomes = decision { facts in
                for index in near {
                    facts.reports[index].area = area
                    facts.reports[index].onBoundary = false
                }
            }
            if let becomes, becomes != finding.decision {
                add(kind, near, becomes, "If the behaviour of \(named(near)) was \(words)")
            }
        }
    }

    mutating func separateEvents() {
        let sifted = indices { index in
            if case .countedWith = local.standings[index] { return reports[index].incident != nil }
            return false
        }
        guard !sifted.isEmpty else { return }
        let events = sifted.map { local.evidence.incidents[$0] }
        for event in events.withoutDoubles.prefix(4) {
            let members = indices { local.evidence.incidents[$0] == event && local.standings[$0].isInTime }
            let becomes = gain { facts in for index in members { facts.reports[index].incident = nil } }
            if let becomes {
                add(.separateEvents, members, becomes, "If \(named(members)) are about different events")
            }
        }
        guard !found.contains(where: { $0.kind == .separateEvents }) else { return }
        let members = indices { local.evidence.incidents[$0] >= 0 && local.standings[$0].isInTime }
        if let becomes = gain({ facts in for index in members { facts.reports[index].incident = nil } }) {
            add(.separateEvents, members, becomes, "If \(named(members)) are all about different events")
        }
    }

    /// What would have been in time if it had come earlier: a report, or the application.
    mutating func earlier() {
        let late = indices { index in
            if case .outOfTime(true, _) = local.standings[index] { return true }
            return false
        }
        let before = found.count
        for index in late.prefix(8) {
            let reported = reports[index].reportedOn
            let days = [local.windows[index].lastDayToComplain, local.evidence.windows[index].lastDayToComplain]
            for day in days.sorted(by: >) where day < reported {
                guard let becomes = gain({ $0.reports[index].reportedOn = day }) else { continue }
                add(
                    .reportedEarlier, [index], from: day, until: day, becomes,
                    "If \(named([index])) had been made on \(day.inWords), \(reported.days(since: day).asDays) earlier")
                break
            }
        }
        if found.count == before, late.count > 1 {
            let days = late.map { local.windows[$0].lastDayToComplain }
            let becomes = gain { facts in
                for (index, day) in zip(late, days) { facts.reports[index].reportedOn = day }
            }
            if let becomes {
                add(
                    .reportedEarlier, late, becomes,
                    "If \(named(late)) had been made in time, by \(days.map(\.inWords).asList("and"))")
            }
        }
        appliedEarlier()
    }

    /// The latest day on which the application would have been in time. The answer changes only where a window ends.
    mutating func appliedEarlier() {
        let ends = lastDays.filter { $0 < received }
        for day in ends.sorted(by: >).prefix(12) {
            guard let becomes = gain({ $0.application.received = day }) else { continue }
            let days = received.days(since: day)
            add(
                .appliedEarlier, [], from: day, until: day, becomes,
                "If the application had been received on \(day.inWords), \(days.asDays) earlier")
            return
        }
    }

    /// The days on which the last of some window ends.
    var lastDays: Set<CivilDate> {
        var days = Set(finding.complaints.map(\.windows.lastDayToApply))
        days.formUnion(local.windows.map(\.lastDayToApply))
        if let hate = finding.rules.hate { days.formUnion(reports.map { hate.window.lastDay(from: $0.reportedOn) }) }
        for case .recency(let window) in finding.rules.caveats {
            days.formUnion(reports.map { window.lastDay(from: $0.reportedOn) })
        }
        return days
    }

    mutating func freshApplication() {
        var days = Set(reports.map(\.reportedOn).filter { $0 > received })
        days.formUnion(reports.compactMap(\.responseDueOn).filter { $0 > received })
        for day in days.sorted().prefix(8) {
            guard let becomes = gain({ $0.application.received = day }) else { continue }
            let resting = indices { reports[$0].reportedOn > received && reports[$0].reportedOn <= day }
            let until = lastDay(ofApplying: day, becomes)
            let when = until == day ? "on \(day.inWords)" : "from \(day.inWords) to \(until.inWords)"
            let also = resting.isEmpty ? "" : ", which could rest on \(named(resting)) as well"
            add(
                .freshApplication, resting, from: day, until: until, becomes,
                "If a fresh application is made \(when)\(also)")
            return
        }
    }

    /// The last day up to which every day gives this answer; nil where none was found.
    mutating func lastDay(ofApplying first: CivilDate, _ becomes: Finding.Decision) -> CivilDate {
        var ends = lastDays.filter { $0 >= first }
        ends.formUnion(reports.map { $0.reportedOn.adding(days: -1) }.filter { $0 >= first })
        for case .noPendingResponse in finding.rules.caveats {
            ends.formUnion(reports.compactMap { $0.responseDueOn?.adding(days: -1) }.filter { $0 >= first })
        }
        for day in ends.sorted().prefix(16) {
            guard let next = decision({ $0.application.received = day.adding(days: 1) }) else { break }
            if next != becomes { return day }
        }
        return first
    }

    /// What may be wrong about a report: what it is about, where, when, whether out of hate, and who saw it.
    mutating func ownFacts() {
        tryEach(
            .aboutThisBehaviour, indices { !reports[$0].related },
            { "If \($0) \($1 ? "are" : "is") about the behaviour of this application" }, { $0.related = true })
        let area = finding.application.area
        tryEach(
            .inThisArea, indices { !local.evidence.isInArea[$0] && !reports[$0].onBoundary },
            { "If the behaviour of \($0) \($1 ? "were all" : "was") in this area" }, { $0.area = area })
        for index in indices({ local.standings[$0] == .beforeBehaviour }).prefix(4) {
            let until = reports[index].reportedOn
            guard let becomes = gain({ $0.reports[index].behaviourOn = until }) else { continue }
            add(
                .behaviourEarlier, [index], from: until, until: until, becomes,
                "If the behaviour of \(named([index])) was on the day of the report, \(until.inWords)")
        }
        if finding.rules.hate != nil {
            tryEach(
                .hateIncident, indices { !reports[$0].hate },
                { "If \($0) \($1 ? "are all" : "is") about a hate incident" }, { $0.hate = true })
        }
        if finding.rules.caveats.contains(.witnessed) {
            tryEach(
                .witnessed, indices { !reports[$0].witnessed },
                { "If the person affected saw or heard what \($0) \($1 ? "are" : "is") about" },
                { $0.witnessed = true })
        }
    }
}
