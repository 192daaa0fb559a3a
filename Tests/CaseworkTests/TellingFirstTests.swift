import Casework
import FoundationEssentials
import Testing

@Suite struct `An action of which the applicant is told first` {
    private let town = Town()

    private func marked() throws -> (review: Review, action: Action.ID) {
        let review = try town.told(town.opened(for: Application.ID(UUID()), Application.ID(UUID()))).after
        let id = review.actions[0].id
        return (try review.markingTellFirst(id, by: town.byChair, in: town.on("2026-05-29")).after, id)
    }

    private func starts(_ review: Review, _ id: Action.ID) throws {
        let around = town.on("2026-06-01")
        _ = try review.updating(id, to: .accepted(on: around.today), by: town.byPolice, in: around)
        _ = try review.updating(id, to: .done(on: around.today, evidence: "Log."), by: town.byPolice, in: around)
    }

    @Test func `cannot begin before they were told, and can be declined`() throws {
        let (review, id) = try marked()
        let around = town.on("2026-06-01")
        for state in [Action.State.accepted(on: around.today), .done(on: around.today, evidence: "Log.")] {
            #expect(throws: Refusal.missing("tell_first")) {
                try review.updating(id, to: state, by: town.byPolice, in: around)
            }
        }
        #expect(
            try review.updating(id, to: .declined(on: around.today, because: "No."), by: town.byPolice, in: around)
                .after.actions[0].isUnsettled)
        #expect(throws: Refusal.already("told first")) {
            try review.markingTellFirst(id, by: town.byChair, in: around)
        }
    }

    @Test func `writing to them does not suffice until it has arrived`() throws {
        let (review, id) = try marked()
        let around = town.on("2026-06-01")
        let asked = try review.tellingFirst(id, by: town.byPolice, in: around)
        #expect(asked.notices.map(\.to) == review.applications.map { .applicant($0) })
        #expect(asked.notices.allSatisfy { $0.kind == .actionAhead && !$0.kind.isStatutory && $0.kind.pace == .atOnce })
        #expect(asked.notices.first?.facts["action"] == .text("Patrol at weekends"))
        #expect(asked.after.actions[0].tellFirst == .asked(on: around.today))
        #expect(throws: Refusal.missing("tell_first")) { try starts(asked.after, id) }
        // Again by whoever follows the plan, where the first did not arrive.
        _ = try asked.after.tellingFirst(id, by: town.byCoordinator, in: around)

        var arrived = asked.after
        arrived.actions[0].tellFirst = .told(on: around.today, how: "by message", by: nil)
        try starts(arrived, id)
        #expect(throws: Refusal.already("told first")) {
            try arrived.tellingFirst(id, by: town.byCoordinator, in: around)
        }
    }

    @Test func `telling them by hand suffices, and so does a named person who answers for not telling`() throws {
        let (review, id) = try marked()
        let around = town.on("2026-06-01")
        let told = try review.toldFirst(
            id, on: day("2026-05-31"), how: "by telephone", by: town.byCoordinator, in: around)
        #expect(
            told.after.actions[0].tellFirst
                == .told(on: day("2026-05-31"), how: "by telephone", by: town.coordinator.person))
        try starts(told.after, id)
        let waived = try review.waivingTelling(
            of: id, because: "They cannot be reached.", named: "Charles Hall, chair", by: town.byChair, in: around)
        try starts(waived.after, id)
        #expect(waived.events.first?.facts.contains(.init("named", "Charles Hall, chair")) == true)

        #expect(throws: Refusal.missing("how they were told")) {
            try review.toldFirst(id, on: around.today, how: " ", by: town.byChair, in: around)
        }
        // Not to come, and not before there was an action to tell of.
        let set = try #require(review.actions[0].setOn)
        for date in [day("2026-06-02"), set.adding(days: -1)] {
            #expect(throws: Refusal.date("told_first_on", date, from: set, until: around.today)) {
                try review.toldFirst(id, on: date, how: "x", by: town.byChair, in: around)
            }
        }
        _ = try review.toldFirst(id, on: set, how: "x", by: town.byChair, in: around)
        #expect(throws: Refusal.missing("reason")) {
            try review.waivingTelling(of: id, because: "", named: "x", by: town.byChair, in: around)
        }
        #expect(throws: Refusal.missing("who answers for not telling")) {
            try review.waivingTelling(of: id, because: "x", named: "", by: town.byChair, in: around)
        }
        for actor in [Actor.officer(town.landlordContact), .service] {
            #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
                try review.waivingTelling(of: id, because: "x", named: "x", by: actor, in: around)
            }
        }
    }

    @Test func `is so out of the catalogue where others will notice it`() throws {
        let held = try town.held(town.opened()).after
        func set(_ tellsFirst: Bool, _ wanted: Bool?) throws -> Action.TellFirst? {
            let entry = ActionCatalogue.Entry(
                key: "k", name: "Warn", group: .direct, formality: 3, doneWhen: "x", tellsFirst: tellsFirst)
            return try held.settingAction(
                "Warn", doneWhen: "Warned.", agency: town.police.id, person: town.policeContact.person,
                due: day("2026-06-05"), entry: entry, tellFirst: wanted, by: town.byChair, in: town.on("2026-05-18")
            ).after.actions.first?.tellFirst
        }
        #expect(try set(true, nil) == .needed && set(false, nil) == .notNeeded && set(false, true) == .needed)
    }
}

@Suite struct `The risk management plan and support` {
    private let town = Town()
    private let line = RiskPlan.Line(who: "The applicant", risks: "Threats", measures: "Lock", byWhom: "Town homes")

    @Test func `the plan is looked at again on its day, by whoever leads`() throws {
        let review = try town.held(town.opened()).after
        let around = town.on("2026-05-20")
        let (first, outcome) = try review.writingRiskPlan(
            [line], note: "", reviewOn: day("2026-06-03"), after: nil, by: town.byChair, in: around)
        #expect(first.version == 1 && outcome.after == review && outcome.notices.isEmpty)
        guard case .open(let deadline)? = outcome.deadlines.first, outcome.deadlines.count == 1 else {
            Issue.record("\(outcome.deadlines)")
            return
        }
        #expect(deadline.duty == .riskReview && deadline.owner.person == town.policeContact.person)
        #expect(Deadline.Duty(name: deadline.duty.name) == .riskReview && !deadline.rungs.isEmpty)
        #expect(!deadline.duty.isToldToApplicant && deadline.duty.canBeMoved && !deadline.duty.isDoneByWord)

        let (second, again) = try review.writingRiskPlan(
            [line], note: "Nothing new.", reviewOn: day("2026-06-17"), after: first, by: town.byPolice, in: around)
        #expect(second.version == 2 && again.metSteps == ["risk-review"] && again.deadlines.count == 2)
        let (third, end) = try review.writingRiskPlan(
            [], note: "They have moved.", reviewOn: nil, after: second, by: town.byCoordinator, in: around)
        #expect(third.lines.isEmpty && end.deadlines.count == 1 && end.metSteps == ["risk-review"])
        let (_, fresh) = try review.writingRiskPlan(
            [line], note: "", reviewOn: day("2026-06-17"), after: third, by: town.byCoordinator, in: around)
        #expect(fresh.metSteps.isEmpty && fresh.deadlines.count == 1)

        var unled = review
        unled.lead = nil
        let alone = try unled.writingRiskPlan(
            [line], note: "", reviewOn: day("2026-06-17"), after: nil, by: town.byChair, in: around)
        guard case .open(let owed)? = alone.outcome.deadlines.first else { return }
        #expect(owed.owner == .coordinators)
    }

    @Test func `it says who, what and by whom, with a day to come`() throws {
        let review = try town.held(town.opened()).after
        let around = town.on("2026-05-20")
        func write(_ lines: [RiskPlan.Line], note: String = "", on day: CivilDate?, by actor: Actor? = nil) throws {
            _ = try review.writingRiskPlan(
                lines, note: note, reviewOn: day, after: nil, by: actor ?? town.byChair, in: around)
        }
        var bare = line
        bare.measures = " "
        #expect(throws: Refusal.missing("risk")) { try write([bare], on: day("2026-06-03")) }
        #expect(throws: Refusal.missing("risk")) { try write([], on: nil) }
        #expect(throws: Refusal.missing("risk_review")) { try write([line], on: nil) }
        #expect(throws: Refusal.date("risk_review", around.today, from: day("2026-05-21"), until: nil)) {
            try write([line], on: around.today)
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
            try write([line], on: day("2026-06-03"), by: .officer(town.landlordContact))
        }
    }

    @Test func `support is offered on a day gone by, and taken up or not`() throws {
        let review = try town.held(town.opened()).after
        let around = town.on("2026-05-20")
        func offer(_ what: String = "Counselling", on date: String = "2026-05-19", by actor: Actor? = nil) throws
            -> SupportOffer
        {
            try review.offeringSupport(
                what, to: "The applicant", byWhom: "Town victims' support", on: day(date),
                by: actor ?? town.byPolice, in: around
            ).offer
        }
        let made = try offer()
        #expect(made.answer == nil)
        let answered = try review.answering(made, takenUp: true, words: "Weekly.", by: town.byChair, in: around)
        #expect(answered.offer.answer?.takenUp == true && answered.outcome.events.map(\.kind) == [.supportAnswered])
        #expect(throws: Refusal.missing("support")) { try offer("") }
        #expect(throws: Refusal.date("offered_on", day("2026-05-21"), from: nil, until: around.today)) {
            try offer(on: "2026-05-21")
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
            try offer(by: .officer(town.healthContact))
        }
    }
}
