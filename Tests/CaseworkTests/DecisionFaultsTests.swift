import Casework
import FoundationEssentials
import Testing

/// What a threshold decision cannot be recorded without, each with the paragraph that asks for it.
@Suite struct `What is wrong with a decision` {
    typealias Decision = ThresholdDecision
    private static let body = Agency.ID(UUID())

    private static let received = day("2026-05-01")
    private static let three = ["2026-03-02", "2026-03-20", "2026-04-11"]

    /// How an application with reports of these days comes out; each is of an event of its own.
    static func finding(
        _ days: [String], _ procedure: Procedure = .p0, onBoundary: Bool = false, hate: Bool = false,
        earlier: String? = nil, area: String = "A", people: Int = 1
    ) -> Finding {
        check(
            ApplicationFacts(
                received: received, area: "A", applicant: "p1", earlierReviewOn: earlier.map { day($0) }),
            days.enumerated().map { index, date in
                ReportFacts(
                    id: "r\(index)", behaviourOn: day(date), reportedOn: day(date),
                    reportedBy: "p\(index % people)", reportedTo: "council", area: area, place: "L", hate: hate,
                    onBoundary: onBoundary)
            }, under: procedure)
    }

    static func decision(_ answer: Decision.Answer, _ change: (inout Decision) -> Void = { _ in }) -> Decision {
        var decision = Decision(
            answer: answer, on: received, reasons: "So.", people: [.init("Ann Hall", for: body)], conflicts: [],
            behaviour: .init(.yes, by: "Ann Hall", why: "Nobody sleeps."),
            consideration: answer == .notMet ? Town.weighed : nil, ground: answer == .met ? .number : nil,
            procedure: "p 1")
        change(&decision)
        return decision
    }

    private static func expect(
        _ faults: [Decision.Fault], _ answer: Decision.Answer, on finding: Finding,
        sourceLocation: SourceLocation = #_sourceLocation, _ change: (inout Decision) -> Void = { _ in }
    ) {
        #expect(decision(answer, change).faults(on: finding) == faults, sourceLocation: sourceLocation)
    }

    @Test func `nothing, where all is said`() {
        Self.expect([], .met, on: Self.finding(Self.three))
        Self.expect([], .notMet, on: Self.finding([]))
        Self.expect([], .otherArea, on: Self.finding(Self.three, area: "B")) { $0.behaviour = nil }
    }

    @Test func `section 104(1): bodies and people decide, with reasons, and conflicts of interest are said`() {
        let finding = Self.finding(Self.three)
        Self.expect([.reasons], .met, on: finding) { $0.reasons = " \n" }
        Self.expect([.people], .met, on: finding) { $0.people = [] }
        Self.expect([.people], .met, on: finding) { $0.people = [.init(" ", for: Self.body)] }
        Self.expect([.conflicts], .met, on: finding) { $0.conflicts = nil }
        Self.expect([.conflict(1)], .met, on: finding) {
            $0.conflicts = [.init(who: "B", what: "c", done: "d"), .init(who: "B", what: "c", done: " ")]
        }
        Self.expect([.conflict(0)], .met, on: finding) { $0.conflicts = [.init(who: "", what: "c", done: "d")] }
        Self.expect([.conflict(0)], .met, on: finding) { $0.conflicts = [.init(who: "B", what: "", done: "d")] }
    }

    @Test func `a person with a conflict is not the only one who decides`() {
        let cousin = Decision.Conflict(who: "ann  HALL", what: "A cousin.", done: "Said so.")
        Self.expect([.onlyConflicted], .met, on: Self.finding(Self.three)) { $0.conflicts = [cousin] }
        Self.expect([.onlyConflicted], .otherArea, on: Self.finding([])) { $0.conflicts = [cousin] }
        Self.expect([], .met, on: Self.finding(Self.three)) {
            $0.conflicts = [cousin]
            $0.people.append(.init("Bo Moss", for: Self.body))
        }
    }

    @Test func `section 105(4): people judge whether it is harassment, alarm or distress, by name and with reasons`() {
        let finding = Self.finding(Self.three)
        Self.expect([.behaviour], .met, on: finding) { $0.behaviour = nil }
        Self.expect([.behaviour], .notMet, on: Self.finding([])) { $0.behaviour = nil }
        Self.expect([.behaviourBy, .behaviourWhy], .met, on: finding) {
            $0.behaviour = .init(.cumulatively, by: " ", why: "")
        }
        // What is none meets no threshold.
        Self.expect([.notBehaviour], .met, on: finding) { $0.behaviour?.answer = .no }
    }

    @Test func `section 104(5): a refusal needs all three considerations, and so does a review that rests on them`() {
        Self.expect([.persistence, .harm, .adequacy], .notMet, on: Self.finding([])) { $0.consideration = nil }
        Self.expect([.harm], .notMet, on: Self.finding([])) { $0.consideration?.harm = " " }
        Self.expect([.persistence, .harm, .adequacy], .met, on: Self.finding([])) { $0.ground = .consideration }
        Self.expect([], .met, on: Self.finding([])) {
            $0.ground = .consideration
            $0.consideration = Town.weighed
        }
        // Begun is finished, also where the number decides.
        Self.expect([.persistence, .adequacy], .met, on: Self.finding(Self.three)) {
            $0.consideration = .init(persistence: "", harm: "Fear.", adequacy: "")
        }
    }

    @Test func `section 104(4): met rests on a limb that the figures bear`() {
        Self.expect([.ground], .met, on: Self.finding(Self.three)) { $0.ground = nil }
        Self.expect([.groundNotReached], .met, on: Self.finding([]))
        Self.expect([.groundNotReached], .met, on: Self.finding(Self.three)) { $0.ground = .hate }
        let hated = Self.finding(["2026-04-11"], .ph, hate: true)
        Self.expect([], .met, on: hated) { $0.ground = .hate }
        Self.expect([.groundNotReached], .met, on: hated)
        let five = ["2026-03-02", "2026-03-20", "2026-04-11", "2026-04-12", "2026-04-13"]
        let crowd = Self.finding(five, .pc, people: 3)
        #expect(crowd.limb == .community)
        Self.expect([], .met, on: crowd) { $0.ground = .community }
        // Section 104's own number counts also where the procedure asks for more (scenario 16).
        let refused = Self.finding(Self.three, .pc, people: 3)
        #expect(refused.decision == .refer)
        Self.expect([], .met, on: refused)
        Self.expect([.groundNotReached], .met, on: refused) { $0.ground = .community }
        // A boundary or an earlier review is for people: any limb of the procedure may hold.
        let again = Self.finding(["2026-04-11"], .ph, hate: true, earlier: "2026-01-05")
        #expect(again.decision == .refer && again.limb == nil)
        Self.expect([], .met, on: again) { $0.ground = .hate }
    }

    @Test func `below the number a senior may decide, by name, where the procedure knows one`() {
        Self.expect([], .met, on: Self.finding([], .pc)) {
            $0.ground = .seniorDiscretion
            $0.senior = "Sonia Patel"
        }
        Self.expect([.senior], .met, on: Self.finding([], .pc)) { $0.ground = .seniorDiscretion }
        Self.expect([.groundNotReached, .senior], .met, on: Self.finding([])) { $0.ground = .seniorDiscretion }
    }

    @Test func `section 104(4): not met is refused where the procedure's own figures are reached`() {
        Self.expect([.figuresReached], .notMet, on: Self.finding(Self.three))
        Self.expect([.figuresReached], .notMet, on: Self.finding(["2026-04-11"], .ph, hate: true))
        // Nobody signs that off.
        Self.expect([.figuresReached], .notMet, on: Self.finding(Self.three)) {
            $0.signOff = .init(name: "F. Gray", role: "Head", reason: "No.")
        }
    }

    @Test func `a refusal of what section 104 accepts needs a name, a role and a reason`() {
        // A local caveat (scenario 20), another number (16), a boundary (21), an earlier review, and section 105(4).
        let recent = Self.finding(["2026-01-04", "2026-02-01", "2026-03-02"], .pr)
        let more = Self.finding(Self.three, .pc, people: 3)
        let border = Self.finding(Self.three, onBoundary: true)
        let earlier = Self.finding(Self.three, earlier: "2026-01-05")
        for finding in [recent, more, border, earlier] {
            #expect(finding.decision == .refer)
            Self.expect([.signOff, .signOffRole, .signOffReason], .notMet, on: finding)
            Self.expect([], .notMet, on: finding) { $0.signOff = .init(name: "F", role: "Head", reason: "Old.") }
        }
        Self.expect([.signOff, .signOffRole, .signOffReason], .notMet, on: Self.finding(Self.three)) {
            $0.behaviour?.answer = .no
        }
        for (part, fault) in [(0, Decision.Fault.signOff), (1, .signOffRole), (2, .signOffReason)] {
            Self.expect([fault], .notMet, on: recent) {
                $0.signOff = .init(
                    name: part == 0 ? " " : "F", role: part == 1 ? "" : "Head", reason: part == 2 ? "" : "Old.")
            }
        }
        // Where the figures refuse too, nobody need answer for it.
        Self.expect([], .notMet, on: Self.finding(["2026-01-04"], .pr))
    }

    @Test func `a person with a conflict does not sign off`() {
        let recent = Self.finding(["2026-01-04", "2026-02-01", "2026-03-02"], .pr)
        Self.expect([.signedByConflicted], .notMet, on: recent) {
            $0.conflicts = [.init(who: "Fay Gray", what: "A friend.", done: "Nothing.")]
            $0.signOff = .init(name: "fay gray", role: "Head", reason: "Old.")
        }
    }

    @Test func `everything at once, in the order in which it is asked for`() {
        let empty = Decision(answer: .notMet, on: Self.received, reasons: "", people: [], procedure: "p 1")
        let recent = Self.finding(["2026-01-04", "2026-02-01", "2026-03-02"], .pr)
        #expect(
            empty.faults(on: recent) == [
                .people, .conflicts, .behaviour, .persistence, .harm, .adequacy, .signOff, .signOffRole,
                .signOffReason, .reasons,
            ])
    }
}
