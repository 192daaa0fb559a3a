import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `Following a plan through the desk` {
    /// Outcome told on 1 June, with an action of the police and a recommendation to the landlord.
    private func told(_ office: Office) async throws -> (key: CaseKey, action: Action.ID, advice: Recommendation.ID) {
        let key = try await office.met()
        try await office.setMeeting(of: key)
        try await office.lead(key)
        try await office.hold(key)
        try await office.share(key)
        office.at("2026-06-01")
        let review = try await office.act(on: key) { review, actor, around throws(Refusal) in
            try review.sendingOutcome("Two measures.", by: actor, in: around)
        }
        return (key, try #require(review.actions.first).id, try #require(review.recommendations.first).id)
    }

    private func tasks(_ office: Office) async throws -> [String] {
        try await office.look { tx in try Tasks.open(in: office.here.id, tx) }
            .filter { $0.kind == .reply }.compactMap(\.about)
    }

    private func load(_ office: Office, _ key: CaseKey) async throws -> Review {
        try #require(
            try await office.look { tx in try key.review.flatMap { try Reviews.load($0, in: office.here.id, tx) } })
    }

    @Test func `updates, time and decisions are kept, and the tasks they need open and end`() async throws {
        try await Office.with { office in
            let (key, id, _) = try await told(office)
            let here = office.here
            try await office.act(on: key, as: here.policeContact) { review, actor, around throws(Refusal) in
                try review.reporting("Two of four.", on: id, by: actor, in: around)
            }
            let anew = try await office.act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
                try review.settingAction(
                    "Visit", doneWhen: "Noted.", agency: here.health.id, person: here.healthContact.person,
                    due: day("2026-06-12"), by: actor, in: around)
            }
            let visit = try #require(anew.actions.last).id
            try await office.act(on: key, as: here.healthContact) { review, actor, around throws(Refusal) in
                try review.extending(visit, to: day("2026-06-19"), because: "Ill.", by: actor, in: around)
            }
            #expect(
                try await tasks(office)
                    == ["More time is asked for an action, until 19 June 2026: give it or refuse it"])
            try await office.act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
                try review.extending(visit, to: day("2026-06-19"), because: "Ill.", by: actor, in: around)
            }
            #expect(try await tasks(office).isEmpty)
            let page = try await office.desk.casePage(key)
            let versions = page.deadlines.filter { $0.subject == visit.raw && $0.duty == .action }
            #expect(versions.map(\.state).sorted() == ["moved", "open"])
            #expect(versions.first { $0.state == "moved" }?.endedBecause == "Ill.")
            #expect(versions.first { $0.state == "moved" }?.endedBy == here.chair.person)

            try await office.act(on: key, as: here.healthContact) { review, actor, around throws(Refusal) in
                try review.updating(visit, to: .declined(on: around.today, because: "No."), by: actor, in: around)
            }
            #expect(try await tasks(office).count == 1)
            try await office.act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
                try review.settingAction(
                    "Visit", doneWhen: "Noted.", agency: here.landlord.id, person: here.landlordContact.person,
                    due: day("2026-06-30"), insteadOf: visit, by: actor, in: around)
            }
            #expect(try await tasks(office).isEmpty)
            let review = try await load(office, key)
            #expect(review.actions.map(\.updates.count) == [1, 1, 0])
            #expect(review.actions[1].settled?.anew == review.actions[2].id)
            #expect(review.actions.map(\.setOn) == [day("2026-05-20"), day("2026-06-01"), day("2026-06-01")])
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `what the lead officer answers for passes to whoever leads after them`() async throws {
        try await Office.with { office in
            let (key, _, _) = try await told(office)
            let here = office.here
            try await office.act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
                try review.settingAction(
                    "Visit", doneWhen: "Noted.", agency: here.health.id, person: here.healthContact.person,
                    due: day("2026-06-12"), reviewOn: day("2026-06-30"), by: actor, in: around)
            }
            let line = RiskPlan.Line(who: "The applicant", risks: "Threats", measures: "Lock", byWhom: "Homes")
            try await office.desk.writeRiskPlan([line], note: "", reviewOn: day("2026-06-15"), of: key)
            func owners() async throws -> [String: [Person.ID?]] {
                let open = try await office.desk.casePage(key).deadlines.filter { $0.state == "open" }
                return Dictionary(grouping: open, by: \.duty.name).mapValues { $0.map(\.owner.person) }
            }
            let before = try await owners()
            let duties = ["word-to-applicant", "risk-review", "action-review"]
            for duty in duties { #expect(before[duty] == [here.policeContact.person], "\(duty)") }
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.handingOverLead(
                    to: here.landlordContact.person, note: "Knows the block.", by: actor, in: around)
            }
            let after = try await owners()
            for duty in duties { #expect(after[duty] == [here.landlordContact.person], "\(duty)") }
            #expect(
                after["action"] == before["action"] && after["recommendation-answer"] == before["recommendation-answer"]
            )
        }
    }

    @Test func `an action waits until the message to the applicant has left, for its owner too`() async throws {
        try await Office.with { office in
            let (key, id, _) = try await told(office)
            let here = office.here
            let marked = try await office.act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
                try review.markingTellFirst(id, by: actor, in: around)
            }
            #expect(try await tasks(office) == ["Tell the applicant before an action begins"])
            @Sendable func accept() async throws {
                try await office.act(on: key, as: here.policeContact) { review, actor, around throws(Refusal) in
                    try review.updating(id, to: .accepted(on: around.today), by: actor, in: around)
                }
            }
            await office.isRefused(.missing("tell_first")) { try await accept() }
            await office.isRefused(.already(Refusal.changedMeanwhile)) {
                try await office.desk.tellFirst(id, mark: "another", of: key)
            }
            try await office.desk.tellFirst(id, mark: marked.actions[0].mark, of: key)
            #expect(try await tasks(office).isEmpty)
            await office.isRefused(.missing("tell_first")) { try await accept() }
            try await office.tamper { tx in
                try tx.run(
                    "update message set state = 'accepted', settled_at = created_at where kind = 'action-ahead'")
            }
            // The police may not see messages to the applicant, and act all the same.
            try await accept()
            let review = try await load(office, key)
            #expect(review.actions[0].state.name == .accepted)
            #expect(
                review.actions[0].tellFirst
                    == .told(on: office.clock.today, how: "by the message that was written to them", by: nil))
        }
    }

    @Test func `what comes after closing is kept with a task each, and changes nothing`() async throws {
        try await Office.with { office in
            let (key, id, advice) = try await told(office)
            let here = office.here
            office.at("2026-06-30")
            try await office.read(key.application)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.closing(because: "Quiet.", despiteOpenActions: "They go on.", by: actor, in: around)
            }
            try await office.act(on: key, as: here.policeContact) { review, actor, around throws(Refusal) in
                try review.updating(
                    id, to: .done(on: around.today, evidence: "Log 17.", reference: "File 2"), by: actor, in: around)
            }
            try await office.act(on: key, as: here.landlordContact) { review, actor, around throws(Refusal) in
                try review.answeringRecommendation(
                    advice, .declined(on: around.today, because: "No money."), by: actor, in: around)
            }
            let review = try await load(office, key)
            #expect(review.stage.name == .closed && review.actions[0].isOpen && review.unanswered.count == 1)
            #expect(review.actions[0].updates.first?.kind == .late(.done, on: day("2026-06-30")))
            #expect(review.actions[0].updates.first?.reference == "File 2")
            #expect(
                review.recommendations[0].lateAnswers.map(\.answer)
                    == [.declined(on: day("2026-06-30"), because: "No money.")])
            #expect(try await tasks(office).count == 2)
        }
    }

    @Test func `risk and support are for those who follow the plan, and no applicant has a row of them`() async throws {
        try await Office.with { office in
            let (key, id, _) = try await told(office)
            let (here, desk) = (office.here, office.desk)
            let line = RiskPlan.Line(who: "The applicant", risks: "Threats", measures: "Lock", byWhom: "Homes")
            try await desk.writeRiskPlan([line], note: "", reviewOn: day("2026-06-15"), of: key)
            let stale = try await desk.casePage(key).seen
            try await desk.writeRiskPlan([line, line], note: "One more.", reviewOn: day("2026-06-22"), of: key)
            await #expect(throws: CaseChanged.self) {
                try await desk.writeRiskPlan([line], note: "", reviewOn: day("2026-06-15"), of: key, seen: stale)
            }
            try await desk.offerSupport(
                "Counselling", to: "The applicant", byWhom: "Support", on: day("2026-05-30"), of: key)
            let offer = try #require(try await desk.casePage(key).risk?.supports.first)
            try await desk.answerSupport(offer.id, takenUp: true, words: "Weekly.", of: key)
            let risk = try #require(try await desk.casePage(key).risk)
            #expect(risk.plans.map(\.version) == [1, 2] && risk.plan?.lines.count == 2)
            #expect(risk.supports.first?.answer?.takenUp == true)
            let duty = try await desk.casePage(key).deadlines.filter { $0.duty == .riskReview }
            #expect(duty.map(\.state).sorted() == ["met", "open"])
            let lead = try await desk.find(action: id, for: office.signedIn(here.policeContact))
            #expect(try await desk.casePage(lead).risk?.plans.count == 2, "The police contact leads.")
            let landlord = try await desk.find(action: id, for: office.signedIn(here.landlordContact))
            #expect(try await desk.casePage(landlord).risk == nil)

            let tables = [
                "action_update", "action_telling", "recommendation_late_answer", "risk_plan", "risk_plan_line",
                "support_offer",
            ]
            try await office.act(on: key, as: here.policeContact) { review, actor, around throws(Refusal) in
                try review.reporting("Two.", on: id, by: actor, in: around)
            }
            let applicant = Acting(.applicant(key.application), in: here.id)
            let seen = try await office.database.serve.acting(applicant, .readOnly) { tx in
                try RowCounts.all(in: tx)
            }
            for table in tables { #expect(seen[table] == 0, "\(table)") }
            try await desk.shutOut(here.secondCoordinator.person, of: key, because: "a cousin")
            let out = Acting(.officer(here.secondCoordinator), in: here.id)
            let left = try await office.database.serve.acting(out, .readOnly) { tx in try RowCounts.all(in: tx) }
            for table in tables { #expect(left[table] == 0, "\(table)") }
            let own = Acting(.officer(here.coordinator), in: here.id)
            let all = try await office.database.serve.acting(own, .readOnly) { tx in try RowCounts.all(in: tx) }
            #expect(all["risk_plan"] == 2 && all["risk_plan_line"] == 3 && all["support_offer"] == 1)
            #expect(all["action_update"] == 1)
        }
    }
}
