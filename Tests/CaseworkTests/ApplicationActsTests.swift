import Casework
import FoundationEssentials
import Testing

@Suite struct `Taking an application in` {
    private let town = Town()

    @Test func `every limit runs from the day of receipt, over Easter 2026`() throws {
        let taken = try town.receive()
        #expect(taken.due(.passOn) == day("2026-04-02"))
        #expect(taken.due(.dangerRead) == day("2026-04-07"))
        #expect(taken.due(.askAgencies) == day("2026-04-08"))
        #expect(taken.due(.acknowledge) == day("2026-04-13"))
        #expect(taken.due(.thresholdDecision) == day("2026-04-27"))
        #expect(taken.metSteps == ["pass-on", "acknowledge"])
        #expect(taken.after.stage == .acknowledged(on: day("2026-04-02")))
        #expect(taken.events.map(\.kind) == [.received, .passedOn, .acknowledged])
    }

    @Test func `a deadline tells its rule, each day that was skipped, and where the procedure is silent`() throws {
        let opened = try town.receive().deadlines.compactMap { change -> Deadline? in
            if case .open(let deadline) = change { deadline } else { nil }
        }
        let acknowledge = try #require(opened.first { $0.duty == .step(.acknowledge) })
        #expect(
            acknowledge.working == """
                5 working days after Thursday 2 April 2026 end on Monday 13 April 2026, not counting Good Friday \
                (3 April 2026), Easter Monday (6 April 2026) and 4 days at weekends. Rule: 5 working days from \
                the receipt, ASB Case Review in Islington.
                """)
        let danger = try #require(opened.first { $0.duty == .step(.dangerRead) })
        #expect(
            danger.working.hasSuffix(
                "Rule: 1 working day from the receipt, the default, where the procedure is silent."))
        #expect(opened.allSatisfy { $0.owner == .coordinators && $0.version == 1 })
    }

    @Test func `nobody is reminded beforehand of what they have only just been given, and of what is late at once`()
        throws
    {
        func rungs(_ taken: Outcome<Application>, _ step: Procedure.Step) -> [Int] {
            taken.deadlines.flatMap { change -> [Int] in
                guard case .open(let deadline) = change, deadline.duty == .step(step) else { return [] }
                return deadline.rungs.map(\.rung)
            }
        }
        let taken = try town.receive()
        #expect(rungs(taken, .thresholdDecision) == [0, 1, 2, 3, 4])
        #expect(rungs(taken, .dangerRead) == [1, 2, 3, 4])
        let late = try town.receive(town.intake(), on: "2026-04-28")
        #expect(rungs(late, .thresholdDecision) == [1, 2, 3, 4])
    }

    @Test func `the applicant is told, and every relevant body and no other is passed it on`() throws {
        let taken = try town.receive()
        let id = taken.after.id
        #expect(taken.notices(.acknowledgement).map(\.to) == [.applicant(id)])
        #expect(
            taken.notices(.acknowledgement).first?.facts
                == [
                    "received": .date(day("2026-04-02")), "decision_due": .date(day("2026-04-27")),
                    "elsewhere": .lines([]),
                ])
        #expect(
            Set(taken.notices(.passedOn).map(\.to))
                == [
                    .agency(town.council.id), .agency(town.police.id), .agency(town.health.id),
                    .agency(town.landlord.id),
                ])
        #expect(taken.notices.count == 5)
    }

    @Test func `a request by telephone keyed in days later runs from the day it reached any body`() throws {
        let taken = try town.receive(
            town.intake(channel: .phone, takenBy: "the desk at the police station", reachableByMail: false),
            by: town.byPolice, on: "2026-04-09")
        #expect(taken.after.receipt.receivedOn == day("2026-04-02"))
        #expect(London.date(of: taken.after.receipt.recordedAt) == day("2026-04-09"))
        #expect(taken.due(.acknowledge) == day("2026-04-13"))
        #expect(taken.due(.thresholdDecision) == day("2026-04-27"))
        #expect(taken.after.stage == .received && taken.metSteps == ["pass-on"])
        #expect(taken.notices(.acknowledgement).count == 1)
    }

    @Test(arguments: Application.Receipt.Channel.allCases.filter { $0 != .web })
    func `what did not come by the public form is entered by an officer who says who took it`(
        _ channel: Application.Receipt.Channel
    ) throws {
        let needed = Refusal.notYours(needed: [.coordinator, .contact])
        for actor in [Actor.service, .applicant(Application.ID(UUID())), town.byChair, .officer(town.senior)] {
            #expect(throws: needed) { try town.receive(town.intake(channel: channel, takenBy: "Ken"), by: actor) }
        }
        for taker in [nil, "", " \t"] {
            #expect(throws: Refusal.missing("taken_by")) {
                try town.receive(town.intake(channel: channel, takenBy: taker), by: town.byCoordinator)
            }
        }
        #expect(
            try town.receive(town.intake(channel: channel, takenBy: "Ken"), by: town.byPolice).after.stage.name
                == .acknowledged)
    }

    @Test func `a day of receipt to come, an area without relevant bodies and the calendar's end are refused`() {
        #expect(throws: Refusal.date("received_on", day("2026-04-03"), from: nil, until: day("2026-04-02"))) {
            try town.receive(town.intake(received: "2026-04-03"))
        }
        var around = town.on("2026-04-02")
        around.agencies = [town.support]
        #expect(throws: Refusal.missing("relevant bodies of the area")) {
            try Application.receiving(
                town.intake(), reference: CaseReference(random: (0, 0, 0, 0, 0, 0, 0)), id: Application.ID(UUID()),
                partnership: town.id, by: .service, in: around)
        }
        #expect(throws: Refusal.calendarEnds(day("2028-12-31"))) {
            try town.receive(town.intake(received: "2028-12-01"), on: "2028-12-01")
        }
        around = town.on("2026-04-02")
        around.procedure.limits[.acknowledge] = nil
        #expect(throws: Refusal.missing("limit acknowledge")) {
            try Application.receiving(
                town.intake(), reference: CaseReference(random: (0, 0, 0, 0, 0, 0, 0)), id: Application.ID(UUID()),
                partnership: town.id, by: .service, in: around)
        }
    }

    @Test func `who was told by hand is acknowledged on the day on which they were told`() throws {
        let taken = try town.receive(town.intake(reachableByMail: false)).after
        let told = try taken.acknowledging(on: day("2026-04-13"), by: town.byCoordinator, in: town.on("2026-04-14"))
        #expect(told.after.stage == .acknowledged(on: day("2026-04-13")))
        #expect(told.deadlines == [.met(.step(.acknowledge), subject: taken.id.raw, on: day("2026-04-13"))])
        #expect(told.notices.isEmpty)
        let today = try taken.acknowledging(by: town.byCoordinator, in: town.on("2026-04-14"))
        #expect(today.after.stage == .acknowledged(on: day("2026-04-14")))

        for wrong in ["2026-04-01", "2026-04-15"] {
            #expect(
                throws: Refusal.date("done_on", day(wrong), from: day("2026-04-02"), until: day("2026-04-14"))
            ) { try taken.acknowledging(on: day(wrong), by: town.byCoordinator, in: town.on("2026-04-14")) }
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try taken.acknowledging(by: town.byPolice, in: town.on("2026-04-14"))
        }
        #expect(throws: Refusal.wrongStage(is: "acknowledged", needed: ["received"])) {
            try told.after.acknowledging(by: town.byCoordinator, in: town.on("2026-04-14"))
        }
    }

    @Test func `acknowledging after the agencies were asked leaves the application gathering`() throws {
        let taken = try town.receive(town.intake(reachableByMail: false)).after
        let asked = try town.ask(taken)
        #expect(asked.after.stage == .received)
        let told = try asked.after.acknowledging(by: town.byCoordinator, in: town.on("2026-04-09"))
        #expect(told.after.stage == .gathering(since: day("2026-04-09")))
    }
}

/// What a test cannot go on without.
struct Missing: Error {}
