import Casework
import Testing

/// The engine against `SlowReading`, on made-up histories; a failure names the seed of its history.
@Suite struct `The engine against a slow reading of the law` {
    private static let histories = 6_000

    @Test(arguments: 0..<4) func `both columns and the decision are the same`(_ part: Int) {
        for seed in UInt64(part) * 100_000..<UInt64(part) * 100_000 + UInt64(Self.histories / 4) {
            let history = RandomHistory(seed)
            let found = check(history.application, history.reports, under: history.procedure)
            let slow = SlowReading(history.application, history.reports, history.procedure.threshold)
            #expect(found.complaints.map(\.qualifies) == slow.qualifies, "seed \(seed)")
            #expect(found.statute.qualifying == slow.statute.count, "seed \(seed)")
            #expect(found.statute.met == (slow.statute.count >= 3), "seed \(seed)")
            #expect(found.decision == slow.decision, "seed \(seed): \(history)")
            #expect((found.limb != nil) == (found.decision == .met), "seed \(seed)")
            #expect(found.local.met == found.local.failed.isEmpty || found.decision == .refer, "seed \(seed)")
            #expect(found.toConsider.isEmpty == (found.decision != .notMetOnNumber), "seed \(seed)")
            if history.procedure.threshold.formula != .spanFromFirstIncident {
                expectSameLocalColumn(found, slow, seed)
            } else {
                expectSpan(found, slow, seed)
            }
        }
    }

    private func expectSameLocalColumn(_ found: Finding, _ slow: SlowReading, _ seed: UInt64) {
        let counted = slow.sifted(slow.choices[0], slow.rules.sifting)
        for (index, complaint) in found.complaints.enumerated() {
            if let qualifies = complaint.localQualifies {
                #expect(qualifies == counted.contains(index), "seed \(seed)")
            }
            let place = slow.place(slow.reports[index], slow.rules)
            switch complaint.local?.standing ?? complaint.standing {
            case .outOfTime(let reported, let applied) where complaint.local != nil:
                #expect(place == .late(reported: reported, applied: applied), "seed \(seed)")
            case .otherArea: #expect(place == .elsewhere, "seed \(seed)")
            case .unrelated: #expect(place == .unrelated, "seed \(seed)")
            case .beforeBehaviour: #expect(place == .beforeBehaviour, "seed \(seed)")
            case .afterApplication: #expect(place == .afterApplication, "seed \(seed)")
            default: break
            }
        }
        let rules = slow.rules
        let holds: [Finding.Rule.Name: Bool] = [
            .number: slow.number(counted), .community: slow.community(counted), .hate: slow.hate,
        ]
        for rule in found.conditions {
            if let expected = holds[rule.name] { #expect(rule.holds == expected, "seed \(seed) \(rule.name)") }
        }
        for caveat in rules.caveats where caveat != .witnessed {
            guard let name = name(of: caveat) else { continue }
            let isSatisfied = slow.isSatisfied(caveat, slow.choices[0])
            #expect(found.local.failed.contains(name) == !isSatisfied, "seed \(seed) \(name)")
        }
    }

    private func name(of caveat: Procedure.Caveat) -> Finding.Condition? {
        switch caveat {
        case .recency: .recency
        case .noActionTaken: .noActionTaken
        case .closedCase: .caseClosed
        case .noOngoingAction: .ongoingAction
        case .noPendingResponse: .pendingResponse
        case .witnessed: .witnessed
        case .judged: nil
        }
    }

    /// The reports that count lie in one span that begins with the first of them, and no span has more.
    private func expectSpan(_ found: Finding, _ slow: SlowReading, _ seed: UInt64) {
        let counted = found.complaints.indices.filter { found.complaints[$0].localQualifies == true }
        guard let span = found.span else {
            #expect(slow.choices.isEmpty && counted.isEmpty, "seed \(seed)")
            return
        }
        let first = SlowReading.day(span.firstDay)
        for index in counted {
            let behaviour = SlowReading.day(found.complaints[index].behaviourOn)
            #expect(SlowReading.isWithin(slow.rules.toApply, from: first, behaviour), "seed \(seed)")
            #expect(behaviour <= SlowReading.day(span.lastDay), "seed \(seed)")
        }
        if slow.rules.community == nil, slow.rules.numberBy == .anyone {
            let most = slow.choices.map { slow.sifted($0, slow.rules.sifting).count }.max() ?? 0
            #expect(counted.count == most || slow.number(counted), "seed \(seed)")
        }
    }

    /// "In the last six months" is the Act's own rule in other words (domain, section 1.5).
    @Test func `the last so many months give the same answer as from each complaint`() {
        for seed in UInt64(900_000)..<901_000 {
            var history = RandomHistory(seed)
            history.procedure.threshold.formula = .fromEachComplaint
            let each = check(history.application, history.reports, under: history.procedure)
            history.procedure.threshold.formula = .lastMonths
            let last = check(history.application, history.reports, under: history.procedure)
            #expect(
                each.decision == last.decision && each.complaints == last.complaints && each.local == last.local,
                "seed \(seed)")
        }
    }

    /// Where the reports stand in the list decides nothing, but for which of two equal ones counts.
    @Test func `the order of the reports does not change the answer`() {
        for seed in UInt64(910_000)..<910_500 {
            let history = RandomHistory(seed)
            let one = check(history.application, history.reports, under: history.procedure)
            let other = check(history.application, history.reports.reversed(), under: history.procedure)
            #expect(one.decision == other.decision && one.limb == other.limb, "seed \(seed)")
            #expect(one.statute == other.statute && one.local == other.local, "seed \(seed)")
        }
    }
}

extension SlowReading {
    fileprivate var qualifies: [Bool] {
        let counted = statute
        return reports.indices.map { counted.contains($0) }
    }
}
