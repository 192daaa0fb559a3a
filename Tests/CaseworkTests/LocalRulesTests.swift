import Casework
import Testing

@Suite struct `Local rules` {
    private let three = [report("r1", "2026-03-02"), report("r2", "2026-03-20"), report("r3", "2026-04-11")]

    private func failed(_ caveat: Procedure.Caveat, _ reports: [ReportFacts]) -> [Finding.Condition] {
        judge("2026-05-01", reports, .test("x") { $0.caveats = [caveat] }).local.failed
    }

    @Test func `no action was taken where the status says so, nobody got in touch, or nothing was shared`() {
        let left = three.map { changed($0) { $0.status = .noAction } }
        #expect(failed(.noActionTaken, left).isEmpty)
        #expect(failed(.noActionTaken, three.map { changed($0) { $0.acknowledged = false } }).isEmpty)
        #expect(failed(.noActionTaken, three.map { changed($0) { $0.shared = false } }).isEmpty)
        #expect(failed(.noActionTaken, three) == [.noActionTaken])
        #expect(failed(.noActionTaken, [left[0], left[1], three[2]]) == [.noActionTaken])
    }

    @Test(arguments: [("2026-05-01", true), ("2026-05-02", false)])
    func `an agency that still has time has not failed to act`(_ due: String, _ holds: Bool) {
        var left = three.map { changed($0) { $0.status = .noAction } }
        left[2].responseDueOn = day(due)
        #expect(failed(.noActionTaken, left) == (holds ? [] : [.noActionTaken]))
    }

    @Test func `what was done about a report that is out of time does not matter`() {
        let left = three.map { changed($0) { $0.status = .noAction } }
        #expect(failed(.noActionTaken, left + [report("old", "2024-01-01")]).isEmpty)
    }

    @Test func `an open report is an ongoing action, and neither it nor one without action is closed`() {
        let closed = three.map { changed($0) { $0.status = .closed } }
        let left = three.map { changed($0) { $0.status = .noAction } }
        #expect(failed(.noOngoingAction, three) == [.ongoingAction])
        #expect(failed(.noOngoingAction, closed).isEmpty)
        #expect(failed(.noOngoingAction, left).isEmpty)
        #expect(failed(.closedCase, closed).isEmpty)
        #expect(failed(.closedCase, left) == [.caseClosed])
    }

    @Test func `what nobody witnessed does not count locally, and is named where it turns the answer`() {
        var reports = three
        reports[0].witnessed = false
        #expect(failed(.witnessed, reports) == [.number, .witnessed])
        #expect(failed(.witnessed, reports + [report("r4", "2026-04-20")]).isEmpty)
        #expect(failed(.witnessed, Array(reports.prefix(2))) == [.number])
        #expect(judge("2026-05-01", reports, .test("x") { $0.caveats = [.witnessed] }).decision == .refer)
    }

    @Test func `every failed condition is named, once, beside a limb that holds`() {
        let procedure = Procedure.test("x") {
            let month = Procedure.Window(.months(1), .beginningWith)
            $0.caveats = [.recency(month), .noActionTaken, .closedCase, .noOngoingAction, .recency(month)]
        }
        #expect(
            judge("2026-06-01", three, procedure).local.failed == [
                .recency, .noActionTaken, .caseClosed, .ongoingAction,
            ])
    }

    @Test func `several hate incidents are counted as incidents, whoever reported them`() {
        let two = Procedure.test("x") {
            $0.number = 9
            $0.hate = .init(count: 2, window: .init(.months(6), .beginningWith))
        }
        let one = ["a", "b"].map { report("r-\($0)", "2026-04-12", by: $0, incident: "i", hate: true) }
        #expect(judge("2026-05-01", one, two).decision == .notMetOnNumber)
        #expect(judge("2026-05-01", one + [report("r3", "2026-04-13", hate: true)], two).limb == .hate)
        #expect(judge("2026-05-01", one + [report("r3", "2026-04-13")], two).local.failed == [.number, .hate])
    }

    @Test func `a hate incident may be older than other reports where its window is longer`() {
        let longer = Procedure.test("x") { $0.hate = .init(count: 1, window: .init(.months(12), .beginningWith)) }
        #expect(judge("2026-12-01", [report("r1", "2026-02-01", hate: true)], longer).limb == .hate)
        #expect(judge("2026-12-01", [report("r1", "2026-02-01", "2026-04-01", hate: true)], longer).limb == nil)
    }

    @Test func `five individuals are people, however many reports`() {
        let people = Procedure.test("x") {
            $0.number = 9
            $0.community = .init(count: 3, counted: .people, linkedPlace: false)
        }
        let six = ["a", "b", "a", "b", "a", "b"].enumerated().map { report("r\($0)", "2026-04-1\($0)", by: $1) }
        #expect(judge("2026-05-01", six, people).local.failed == [.number, .community])
        #expect(judge("2026-05-01", six + [report("r9", "2026-04-20", by: "c")], people).limb == .community)
    }

    @Test func `a lower number is met below the statute's`() {
        let found = judge("2026-05-01", Array(three.prefix(2)), .test("x") { $0.number = 2 })
        #expect(found.decision == .met && !found.statute.met && found.limb == .number)
    }

    @Test func `the number comes before hate, and hate before the community`() {
        let all = Procedure.test("x") {
            $0.hate = .init(count: 1, window: .init(.months(6), .beginningWith))
            $0.community = .init(count: 2, counted: .reports, linkedPlace: false)
        }
        let mixed = [report("r1", "2026-04-01", by: "a", hate: true), report("r2", "2026-04-02", by: "b")]
        #expect(judge("2026-05-01", mixed, all).limb == .hate)
        #expect(judge("2026-05-01", mixed.map { changed($0) { $0.hate = false } }, all).limb == .community)
        #expect(judge("2026-05-01", mixed + [report("r3", "2026-04-03")], all).limb == .number)
    }
}
