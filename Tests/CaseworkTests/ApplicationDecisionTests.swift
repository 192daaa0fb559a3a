import Casework
import FoundationEssentials
import Testing

@Suite struct `Deciding and withdrawing an application` {
    private let town = Town()

    private func decide(
        _ decision: ThresholdDecision, heardIn open: Review.ID? = nil, by actor: Actor? = nil,
        on date: String = "2026-04-27"
    ) throws -> Outcome<Application> {
        try town.read().deciding(decision, heardIn: open, by: actor ?? town.byCoordinator, in: town.on(date))
    }

    @Test func `met opens a review whose meeting is due, and ends what waited`() throws {
        let met = try decide(town.decision())
        let review = try #require(met.opened?.review)
        #expect(review.applications == [met.after.id] && review.stage == .arranging)
        #expect(review.openedOn == day("2026-04-27") && met.after.review == review.id)
        guard case .open(let panel)? = met.opened?.deadlines.first else { throw Missing() }
        #expect(panel.duty == .step(.panel) && panel.dueOn == day("2026-05-18"))
        #expect(panel.subject == review.id.raw)
        #expect(
            met.deadlines == [
                .met(.step(.thresholdDecision), subject: met.after.id.raw, on: day("2026-04-27")),
                .allLapsed(because: "the threshold was decided"),
            ])
        #expect(met.events.map(\.kind) == [.thresholdDecided, .reviewOpened])
        let told = try #require(met.notices(.thresholdMet).first)
        #expect(told.to == .applicant(met.after.id) && met.notices.count == 1)
        #expect(told.facts["panel_due"] == .date(day("2026-05-18")))
        #expect(told.facts["decided_by"] == .text("A. Hall (Town council), B. Moss (Town police)"))
    }

    @Test func `the meeting's limit runs from the decision, also where it is entered days later`() throws {
        let met = try decide(town.decision(on: "2026-04-23"), on: "2026-04-27")
        guard case .open(let panel)? = met.opened?.deadlines.first else { throw Missing() }
        #expect(panel.dueOn == day("2026-05-14"))
    }

    @Test func `met may be heard in a review that is open`() throws {
        let open = Review.ID(UUID())
        let met = try decide(town.decision(), heardIn: open)
        #expect(met.after.review == open && met.opened == nil)
        #expect(met.events.map(\.kind) == [.thresholdDecided])
        #expect(met.notices.map(\.kind) == [.thresholdMet])
    }

    @Test func `not met tells what was weighed, each report, and where and until when to object`() throws {
        let notMet = try decide(town.decision(.notMet, weighed: Town.weighed))
        let told = try #require(notMet.notices.first)
        #expect(told.kind == .thresholdNotMet && notMet.notices.count == 1)
        #expect(told.facts["persistence"] == .text(Town.weighed.persistence))
        #expect(told.facts["harm"] == .text(Town.weighed.harm))
        #expect(told.facts["adequacy"] == .text(Town.weighed.adequacy))
        #expect(told.facts["review_body"] == .text("Community Safety team manager"))
        // 20 working days after 27 April 2026, two bank holidays among them.
        #expect(told.facts["review_until"] == .date(day("2026-05-27")))
        #expect(told.facts["review_grounds"] == .lines(["dissatisfied"]))
        guard case .open(let window)? = notMet.deadlines.last else { throw Missing() }
        #expect(window.duty == .step(.reviewWindow) && window.dueOn == day("2026-05-27") && window.rungs.isEmpty)
        #expect(notMet.opened == nil && notMet.after.review == nil)
    }

    @Test func `not met cannot be written without all three matters of section 104(5)`() {
        let complete = Town.weighed
        let gaps: [(ThresholdDecision.Consideration?, [ThresholdDecision.Fault])] = [
            (nil, [.persistence, .harm, .adequacy]),
            (.init(persistence: " ", harm: complete.harm, adequacy: complete.adequacy), [.persistence]),
            (.init(persistence: complete.persistence, harm: "", adequacy: complete.adequacy), [.harm]),
            (.init(persistence: complete.persistence, harm: complete.harm, adequacy: "\n"), [.adequacy]),
        ]
        for (gap, faults) in gaps {
            #expect(throws: Refusal.decision(faults)) { try decide(town.decision(.notMet, weighed: gap)) }
        }
    }

    @Test func `another area's case is told with its reasons and opens no review`() throws {
        let elsewhere = try decide(town.decision(.otherArea))
        #expect(elsewhere.notices.map(\.kind) == [.otherArea])
        #expect(
            elsewhere.notices.first?.facts.keys.sorted() == [
                "further_review", "reasons", "review_body", "review_grounds", "review_how", "review_until",
            ])
        // It is to be passed on the same day (section 104(1)).
        #expect(elsewhere.duties(.passToArea).map(\.dueOn) == [day("2026-04-27")])
        #expect(elsewhere.opened == nil && elsewhere.after.receipt.receivedOn == day("2026-04-02"))
    }

    @Test func `a decision names its reasons, relevant bodies, people and a day that has been`() {
        func refused(_ refusal: Refusal, _ change: (inout ThresholdDecision) -> Void) {
            var decision = town.decision()
            change(&decision)
            #expect(throws: refusal) { try decide(decision) }
        }
        refused(.decision([.reasons])) { $0.reasons = " " }
        refused(.unknown("agency")) { $0.bodies.append(Agency.ID(UUID())) }
        refused(.unknown("relevant body")) { $0.bodies.append(town.support.id) }
        refused(.decision([.people])) { $0.people = [] }
        refused(.decision([.people])) { $0.people = [.init("", for: town.council.id), .init(" ", for: nil)] }
        refused(.decision([.people])) { $0.people.append(.init("C. Ode", for: nil)) }
        for wrong in ["2026-04-01", "2026-04-28"] {
            refused(.date("decided_on", day(wrong), from: day("2026-04-02"), until: day("2026-04-27"))) {
                $0.on = day(wrong)
            }
        }
    }

    @Test func `only a coordinator records it`() {
        for actor in [town.byPolice, town.byChair, .officer(town.senior), .service, .applicant(Application.ID(UUID()))]
        {
            #expect(throws: Refusal.notYours(needed: [.coordinator])) { try decide(town.decision(), by: actor) }
        }
    }

    @Test func `the applicant or a coordinator withdraws, with a reason`() throws {
        let taken = try town.read()
        for actor in [Actor.applicant(taken.id), town.byCoordinator] {
            let withdrawn = try taken.withdrawing(because: "Moved away.", by: actor, in: town.on("2026-04-20"))
            #expect(withdrawn.after.stage == .withdrawn(on: day("2026-04-20"), because: "Moved away."))
            #expect(
                withdrawn.notices.first
                    == Notice(.withdrawn, to: .applicant(taken.id), ["reason": .text("Moved away.")]))
            // The bodies were told that it came, and may be gathering.
            #expect(
                Set(withdrawn.notices.dropFirst().map(\.to))
                    == Set(town.agencies.filter(\.isRelevantBody).map { .agency($0.id) }))
            #expect(withdrawn.notices.dropFirst().allSatisfy { $0.kind == .applicantLeft })
            #expect(withdrawn.deadlines == [.allLapsed(because: "the application was withdrawn")])
        }
        #expect(throws: Refusal.missing("reason")) {
            try taken.withdrawing(because: "", by: .applicant(taken.id), in: town.on("2026-04-20"))
        }
        for actor in [Actor.applicant(Application.ID(UUID())), town.byPolice, .service] {
            #expect(throws: Refusal.notYours(needed: [.coordinator])) {
                try taken.withdrawing(because: "Moved away.", by: actor, in: town.on("2026-04-20"))
            }
        }
    }

    @Test func `a decided or withdrawn application takes no further act of its own`() throws {
        let taken = try town.read()
        let ends = [
            try taken.deciding(town.decision(), by: town.byCoordinator, in: town.on("2026-04-27")).after,
            try taken.withdrawing(because: "Moved.", by: town.byCoordinator, in: town.on("2026-04-20")).after,
        ]
        for end in ends {
            let refusal = Refusal.wrongStage(
                is: end.stage.name.rawValue, needed: ["received", "acknowledged", "gathering"])
            #expect(throws: refusal) {
                try end.deciding(town.decision(), by: town.byCoordinator, in: town.on("2026-04-27"))
            }
            #expect(throws: refusal) {
                try end.withdrawing(because: "Moved.", by: town.byCoordinator, in: town.on("2026-04-27"))
            }
            #expect(throws: refusal) { try town.ask(end) }
        }
    }

    @Test func `what an agency promised still comes in after the decision`() throws {
        let asked = try town.ask(try town.read()).after
        let decided = try asked.deciding(town.decision(), by: town.byCoordinator, in: town.on("2026-04-27")).after
        let answered = try decided.answering(
            asked.requests[0].id, .chronology, text: "All.", restBy: nil, by: town.byPolice, in: town.on("2026-04-29"))
        #expect(answered.after.requests[0].answer?.text == "All.")
        #expect(answered.after.stage == decided.stage)
    }
}
