extension Finding {
    /// Something that a person should know and that the figures do not settle.
    public enum Note: Equatable, Sendable {
        /// Hold what would be disclosed to the applicant until authority is shown.
        case authorityAwaited
        /// These reports, not all, are about another area.
        case someInOtherArea([String])
        /// These reports lie on a boundary.
        case onBoundary([String], turnsTheAnswer: Bool)
        /// There was a decision or a review about the same behaviour on that day.
        case earlierReview(CivilDate)
        /// These reports are joined as one event, and what they say of it differs.
        case contradicting([String], Contradiction)
        /// These reports are dated before the behaviour that they are about.
        case datesToCheck([String])
        /// So many hate incidents are reached, and a person must say whether these words of the procedure hold too.
        case gate(String)
        /// A condition in the procedure's own words that section 104 does not know and that a person judges.
        case judged(String)
        /// These reports came after the application; a fresh one could rest on them.
        case afterApplication([String])
        /// These reports miss a window by one day, so that their times should be looked at.
        case missedByOneDay([String])
        /// This person may call a review below the number, for this purpose where the procedure names one.
        case seniorMay(String, purpose: String?)
    }

    /// In what the reports of one event differ.
    public enum Contradiction: String, CaseIterable, Sendable {
        case places, areas
        /// Only some of the reports say that it was motivated by hate.
        case hate
        /// The behaviour is dated more than two days apart: one event may run over midnight, and people misremember.
        case days

        static let mostDaysOfOneEvent = 2
    }
}

extension Judgement {
    func notes(decision: Finding.Decision, turnsOnBoundary: Bool) -> [Finding.Note] {
        var notes: [Finding.Note] = []
        if application.authority == .awaited { notes.append(.authorityAwaited) }
        if decision != .otherArea {
            let elsewhere = ids { !evidence.isInArea[$0] }
            if !elsewhere.isEmpty { notes.append(.someInOtherArea(elsewhere)) }
        }
        let onBoundary = ids { reports[$0].onBoundary }
        if !onBoundary.isEmpty { notes.append(.onBoundary(onBoundary, turnsTheAnswer: turnsOnBoundary)) }
        if let day = application.earlierReviewOn { notes.append(.earlierReview(day)) }
        notes += contradictions
        let impossible = ids { statute[$0] == .beforeBehaviour }
        if !impossible.isEmpty { notes.append(.datesToCheck(impossible)) }
        if decision != .otherArea { notes += wordsForAPerson }
        guard decision == .notMetOnNumber || decision == .refer else { return notes }
        let after = ids { statute[$0] == .afterApplication }
        if !after.isEmpty { notes.append(.afterApplication(after)) }
        let close = ids { missesByOneDay($0) }
        if !close.isEmpty { notes.append(.missedByOneDay(close)) }
        if let senior = local.rules.seniorDiscretion {
            notes.append(.seniorMay(senior.holder, purpose: senior.purpose))
        }
        return notes
    }

    private func ids(_ isMeant: (Int) -> Bool) -> [String] {
        var ids: [String] = []
        for index in reports.indices where isMeant(index) { ids.append(reports[index].id) }
        return ids
    }

    private var wordsForAPerson: [Finding.Note] {
        var notes: [Finding.Note] = []
        if local.awaitsGate, let gate = local.rules.hate?.gate { notes.append(.gate(gate)) }
        for case .judged(let words) in local.rules.caveats { notes.append(.judged(words)) }
        return notes
    }

    /// Joining reports is a person's act, so what they say differently is told and joins or parts nothing.
    private var contradictions: [Finding.Note] {
        guard !evidence.incidents.isEmpty else { return [] }
        var events: [Int: [Int]] = [:]
        var order: [Int] = []
        for (index, event) in evidence.incidents.enumerated() where event >= 0 {
            if events[event] == nil { order.append(event) }
            events[event, default: []].append(index)
        }
        return order.flatMap { event -> [Finding.Note] in
            let members = events[event] ?? []
            guard members.count > 1 else { return [] }
            return differences(members).map { .contradicting(members.map { reports[$0].id }, $0) }
        }
    }

    private func differences(_ members: [Int]) -> [Finding.Contradiction] {
        var (places, areas) = (Numbering(), Numbering())
        var (first, last) = (reports[members[0]].behaviourOn, reports[members[0]].behaviourOn)
        for index in members {
            if let place = reports[index].place { _ = places.number(of: place) }
            _ = areas.number(of: reports[index].area)
            first = min(first, reports[index].behaviourOn)
            last = max(last, reports[index].behaviourOn)
        }
        var found: [Finding.Contradiction] = []
        if places.count > 1 { found.append(.places) }
        if areas.count > 1 { found.append(.areas) }
        if members.contains(where: { reports[$0].hate }), !members.allSatisfy({ reports[$0].hate }) {
            found.append(.hate)
        }
        if last.days(since: first) > Finding.Contradiction.mostDaysOfOneEvent { found.append(.days) }
        return found
    }

    /// Whether one day more in one of the windows would have let it count, by the default figures or the procedure's.
    private func missesByOneDay(_ index: Int) -> Bool {
        func misses(_ standing: Standing, _ windows: Windows) -> Bool {
            guard case .outOfTime(let reportedLate, let appliedLate) = standing else { return false }
            let complained = reportedLate ? reports[index].reportedOn.days(since: windows.lastDayToComplain) : 0
            let applied = appliedLate ? application.received.days(since: windows.lastDayToApply) : 0
            return max(complained, applied) == 1
        }
        return misses(statute[index], evidence.windows[index])
            || local.rules.hasOwnWindows && misses(local.standings[index], local.windows[index])
    }
}
