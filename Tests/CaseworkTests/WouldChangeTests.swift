import Casework
import Testing

@Suite struct `What new fact would change an answer` {
    private func sentences(_ found: Finding) -> [String] { found.wouldChange.map(\.sentence) }

    private let three = [report("r1", "2026-03-02"), report("r2", "2026-03-20"), report("r3", "2026-04-11")]

    @Test func `a met threshold says which joining or which other behaviour would undo it`() {
        #expect(
            sentences(judge("2026-05-01", three)) == [
                "If any two of reports r1, r2 and r3 are about one event, the number of reports alone would not meet "
                    + "the threshold.",
                "If any one of reports r1, r2 and r3 is about other behaviour, the number of reports alone would not "
                    + "meet the threshold.",
            ])
    }

    @Test func `what is above the number says how many reports it could lose`() {
        let five = three + [report("r4", "2026-04-12"), report("r5", "2026-04-13")]
        let found = judge("2026-05-01", five)
        #expect(
            sentences(found) == [
                "If 3 of the 5 reports that count are about other behaviour, the number of reports alone would not "
                    + "meet the threshold."
            ])
        #expect(found.wouldChange[0].count == 3 && found.wouldChange[0].reports.count == 5)
    }

    @Test func `2: one event told three times would be met as three events`() {
        let found = judge("2026-05-20", ["r1", "r2", "r3"].map { report($0, "2026-05-10", incident: "i1") })
        #expect(
            sentences(found)[0] == "If reports r1, r2 and r3 are about different events, the threshold would be met.")
        #expect(
            sentences(found)[1]
                == "If 2 more reports that count, about different events, had been made between 21 November 2025 and "
                + "20 May 2026, the threshold would be met.")
    }

    @Test func `8: an application a day late says by when it would have been in time`() {
        let found = judge(
            "2026-05-15", [report("r1", "2025-11-15"), report("r2", "2026-01-10"), report("r3", "2026-02-10")])
        #expect(
            sentences(found)[0]
                == "If the application had been received on 14 May 2026, one day earlier, the threshold would be met.")
        #expect(
            found.wouldChange.last?.sentence
                == "If 1 more report that counts had been made between 16 November 2025 and 15 May 2026, the threshold "
                + "would be met.")
    }

    @Test func `13: a report made late says by when it would have counted`() {
        let found = judge(
            "2026-03-30",
            [report("r1", "2026-02-01", "2026-03-20"), report("r2", "2026-03-10"), report("r3", "2026-03-18")])
        #expect(
            sentences(found)[0]
                == "If report r1 had been made on 28 February 2026, 20 days earlier, the threshold would be met.")
    }

    @Test func `23: a fresh application could rest on what came later`() throws {
        let found = judge(
            "2026-05-01", [report("r1", "2026-04-01"), report("r2", "2026-04-15"), report("r3", "2026-05-03")])
        let fresh = try #require(found.wouldChange.first { $0.kind == .freshApplication })
        #expect(
            fresh.sentence
                == "If a fresh application is made from 3 May 2026 to 30 September 2026, which could rest on report r3 "
                + "as well, the threshold would be met.")
        #expect(fresh.reports == ["r3"] && fresh.from == day("2026-05-03") && fresh.until == day("2026-09-30"))
    }

    @Test func `19: a case that would have to be closed, and 20: a last report that would have to be fresher`() {
        #expect(
            sentences(judge("2026-05-01", three, .px))[0]
                == "If the agencies have closed reports r1, r2 and r3, the threshold would be met.")
        let old = [report("r1", "2026-01-04"), report("r2", "2026-02-01"), report("r3", "2026-03-02")]
        #expect(
            sentences(judge("2026-04-10", old, .pr))[0]
                == "If the application had been received on 1 April 2026, 9 days earlier, the threshold would be met.")
    }

    @Test func `two conditions that fail together are told together`() {
        let both = Procedure.test("x") { $0.caveats = [.recency(.init(.months(1), .beginningWith)), .noActionTaken] }
        let old = [report("r1", "2026-01-04"), report("r2", "2026-02-01"), report("r3", "2026-03-02")]
        #expect(
            sentences(judge("2026-04-10", old, both)) == [
                "If nothing was done about reports r1, r2 and r3 and the time for it is over and the application had "
                    + "been received on 1 April 2026, the threshold would be met."
            ])
    }

    @Test func `21: a boundary is told both ways`() {
        var reports = three
        reports[2].onBoundary = true
        let found = judge("2026-05-01", reports)
        #expect(found.decision == .refer)
        #expect(found.wouldChange.prefix(2).map(\.kind) == [.inThisArea, .inAnotherArea])
        #expect(found.wouldChange.prefix(2).map(\.becomes) == [.met, .notMetOnNumber])
    }

    @Test func `a gate and an earlier review are a person's words`() {
        let gated = Procedure.test("gated") {
            $0.hate = .init(count: 1, window: .init(.months(6), .beginningWith), gate: "it was referred")
        }
        let found = judge("2026-05-01", [report("r1", "2026-04-12", hate: true)], gated)
        #expect(sentences(found)[0] == "If it is so that “it was referred”, the threshold would be met.")
        var again = application("2026-05-01")
        again.earlierReviewOn = day("2026-03-20")
        #expect(
            check(again, three, under: .p0).wouldChange.map(\.sentence) == [
                "If what was looked at on 20 March 2026 was other behaviour, the threshold would be met."
            ])
    }

    @Test func `a long list of reports costs no more than some trials, and the list stays short`() {
        let many = (0..<2_000).map { report("r\($0)", "2025-01-01", by: "p\($0)", incident: "i\($0)") }
        #expect(judge("2026-05-01", many).wouldChange.count <= 6)
    }

    /// Every statement is true: the facts are changed as it says, at both ends of its days, and judged again.
    @Test(arguments: 0..<4) func `each statement on a made-up history is true`(_ part: Int) {
        var kinds: Set<Finding.Change.Kind> = []
        for seed in UInt64(part) * 10_000 + 500_000..<UInt64(part) * 10_000 + 500_250 {
            let history = RandomHistory(seed)
            let found = check(history.application, history.reports, under: history.procedure)
            for change in found.wouldChange {
                kinds.insert(change.kind)
                #expect(change.becomes != found.decision, "seed \(seed): \(change.sentence)")
                #expect(change.sentence.hasPrefix("If ") && change.sentence.hasSuffix("."), "\(change.sentence)")
                for other in ChangedHistory.all(history, change) {
                    let again = check(other.application, other.reports, under: other.procedure)
                    #expect(again.decision == change.becomes, "seed \(seed): \(change.sentence)")
                }
            }
        }
        #expect(kinds.count > 8)
    }

    /// A statement about days is as wide as it can be: a day beyond, the answer is another.
    @Test func `the days of a statement end where the answer ends`() {
        for seed in UInt64(700_000)..<700_400 {
            var history = RandomHistory(seed)
            history.procedure.threshold.formula = .fromEachComplaint
            let found = check(history.application, history.reports, under: history.procedure)
            for change in found.wouldChange {
                for beyond in ChangedHistory.beyond(history, change) {
                    let again = check(beyond.application, beyond.reports, under: beyond.procedure)
                    #expect(again.decision != change.becomes, "seed \(seed): \(change.sentence)")
                }
            }
        }
    }
}

/// A history with the fact changed that a statement names, made from what the statement says to machines.
private enum ChangedHistory {
    static func all(_ history: RandomHistory, _ change: Finding.Change) -> [RandomHistory] {
        let days = change.from == change.until ? [change.until] : [change.from, middle(change), change.until]
        return choices(change.reports, change.count).flatMap { ids in days.map { on(history, change, ids, $0) } }
    }

    /// The day before the first and the day after the last, where the statement draws a line there.
    static func beyond(_ history: RandomHistory, _ change: Finding.Change) -> [RandomHistory] {
        switch change.kind {
        case .appliedEarlier:
            guard let day = change.until, day.adding(days: 1) < history.application.received else { return [] }
            return [on(history, change, [], day.adding(days: 1))]
        case .freshApplication:
            guard let day = change.until else { return [] }
            return [on(history, change, [], day.adding(days: 1))]
        case .moreReports:
            guard let day = change.from else { return [] }
            return [on(history, change, change.reports, day.adding(days: -1))]
        case .reportedEarlier:
            guard let day = change.until, let id = change.reports.first,
                let report = history.reports.first(where: { $0.id == id }), day.adding(days: 1) < report.reportedOn
            else { return [] }
            return [on(history, change, [id], day.adding(days: 1))]
        default: return []
        }
    }

    private static func middle(_ change: Finding.Change) -> CivilDate? {
        guard let from = change.from, let until = change.until else { return change.from ?? change.until }
        return from.adding(days: until.days(since: from) / 2)
    }

    /// All reports where so many are meant, else each by itself or each pair, else the first and the last so many.
    private static func choices(_ ids: [String], _ count: Int) -> [[String]] {
        switch count {
        case _ where count >= ids.count: [ids]
        case 1: ids.map { [$0] }
        case 2: ids.indices.flatMap { one in ids.indices.dropFirst(one + 1).map { [ids[one], ids[$0]] } }
        default: [Array(ids.prefix(count)), Array(ids.suffix(count))]
        }
    }

    private static func on(
        _ history: RandomHistory, _ change: Finding.Change, _ ids: [String], _ day: CivilDate?
    ) -> RandomHistory {
        var changed = history
        let rules = history.procedure.threshold
        func each(_ edit: (inout ReportFacts) -> Void) {
            for index in changed.reports.indices where ids.contains(changed.reports[index].id) {
                edit(&changed.reports[index])
            }
        }
        switch change.kind {
        case .moreReports:
            let by = history.reports.first { $0.id == change.reports.first }?.reportedBy
            for number in 0..<change.count {
                guard let day else { continue }
                // What was done about it is as with the first report, because the statement is about the number.
                var new = history.reports.first ?? report("", "2026-01-01")
                new.id = "new\(number)"
                (new.behaviourOn, new.reportedOn) = (day, day)
                (new.reportedBy, new.household, new.incident, new.place) = (by ?? "somebody new", nil, nil, nil)
                (new.area, new.hate, new.related, new.witnessed, new.responseDueOn) = ("A", false, true, true, nil)
                changed.reports.append(new)
            }
        case .reportedEarlier:
            each { $0.reportedOn = day ?? rules.toComplain.lastDay(from: $0.behaviourOn) }
        case .appliedEarlier, .freshApplication:
            if let day { changed.application.received = day }
        case .separateEvents: each { $0.incident = nil }
        case .oneEvent:
            let events = history.reports.filter { ids.contains($0.id) }.compactMap(\.incident)
            for index in changed.reports.indices {
                let event = changed.reports[index].incident ?? ""
                if ids.contains(changed.reports[index].id) || events.contains(event) {
                    changed.reports[index].incident = "joined"
                }
            }
        case .aboutThisBehaviour: each { $0.related = true }
        case .aboutOtherBehaviour: each { $0.related = false }
        case .inThisArea: each { ($0.area, $0.onBoundary) = ("A", false) }
        case .inAnotherArea: each { ($0.area, $0.onBoundary) = ("Z", false) }
        case .behaviourEarlier: each { $0.behaviourOn = day ?? $0.behaviourOn }
        case .hateIncident: each { $0.hate = true }
        case .witnessed: each { $0.witnessed = true }
        case .closed, .noAction:
            each {
                if change.kind == .closed {
                    $0.status = .closed
                } else {
                    ($0.status, $0.responseDueOn) = (.noAction, nil)
                }
            }
            if let day { changed.application.received = day }
        case .gateOpen: changed.procedure.threshold.hate?.gate = nil
        case .reviewedOtherBehaviour: changed.application.earlierReviewOn = nil
        }
        return changed
    }
}
