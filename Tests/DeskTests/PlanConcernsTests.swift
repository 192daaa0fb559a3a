import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `A joint review, for each of its applicants` {
    /// Planned for Ada and Bel: the police patrol at Ada's, the landlord is recommended something for Bel.
    private func planned(
        _ office: Office
    ) async throws -> (ada: CaseKey, bel: CaseKey, action: Action.ID, advice: Recommendation.ID) {
        let ada = try await office.met("Ada Quill")
        let bel = try await office.met("Bel Osei", with: try await office.reference(of: ada))
        try await office.setMeeting(of: ada)
        for key in [ada, bel] { try await office.read(key.application) }
        try await office.lead(ada)
        try await office.hold(ada)
        let review = try #require(try await office.desk.casePage(ada).review)
        let (action, advice) = (try #require(review.actions.first).id, try #require(review.recommendations.first).id)
        try await office.act(on: ada, as: office.here.chair) { review, actor, around throws(Refusal) in
            try review.sayingConcerns(
                [action.raw: [ada.application], advice.raw: [bel.application]], by: actor, in: around)
        }
        return (ada, bel, action, advice)
    }

    @Test func `shows each only what concerns them, on their page and in the database`() async throws {
        try await Office.with { office in
            let (ada, bel, action, advice) = try await planned(office)
            try await office.share(ada)
            let tracks = try await (
                office.desk.trackPage(ada.partnership, ada.application),
                office.desk.trackPage(bel.partnership, bel.application)
            )
            #expect(tracks.0.review?.actions.map(\.id) == [action] && tracks.0.review?.recommendations == [])
            #expect(tracks.1.review?.actions == [] && tracks.1.review?.recommendations.map(\.id) == [advice])
            for (key, rows) in [(ada, [1, 0, 1]), (bel, [0, 1, 1])] {
                let acting = Acting(.applicant(key.application), in: key.partnership)
                let seen = try await office.database.serve.acting(acting, .readOnly) { tx in
                    try RowCounts.all(in: tx)
                }
                #expect(
                    ["action", "recommendation", "plan_concerned"].map { seen[$0] ?? -1 } == rows,
                    "Nobody reads whom else a part concerns.")
                #expect(seen["review_outcome"] == 0)
                #expect(seen["plan_consultation_part"] == 1, "Of what was sent, each reads what was sent to them.")
            }
            let page = try await office.desk.casePage(bel)
            #expect(page.review?.actions.count == 1 && page.review?.concerned(by: action.raw) == [ada.application])
            #expect(page.namesOfOthers[ada.application]?.contains("Ada Quill") == true)
            #expect(page.namesOfOthers.count == 1 && page.namesOnFile.contains("Ada Quill"))
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `an action is told first to whom it concerns, and begins once that has arrived`() async throws {
        try await Office.with { office in
            let (ada, bel, action, _) = try await planned(office)
            let here = office.here
            try await office.share(ada)
            office.at("2026-06-01")
            try await office.act(on: ada) { review, actor, around throws(Refusal) in
                try review.sendingOutcome("Two.", by: actor, in: around)
            }
            let marked = try await office.act(on: ada, as: here.chair) { review, actor, around throws(Refusal) in
                try review.markingTellFirst(action, by: actor, in: around)
            }
            try await office.desk.tellFirst(action, mark: marked.actions[0].mark, of: bel)
            @Sendable func accept() async throws {
                try await office.act(on: ada, as: here.policeContact) { review, actor, around throws(Refusal) in
                    try review.updating(action, to: .accepted(on: around.today), by: actor, in: around)
                }
            }
            await office.isRefused(.missing("tell_first")) { try await accept() }
            try await office.tamper { tx in
                try tx.run(
                    "update message set state = 'accepted', settled_at = created_at where kind = 'action-ahead'")
            }
            #expect(try await office.messages()["action-ahead"] == 1)
            try await accept()
        }
    }

    @Test func `a body's reasons wait for a reader, on the list of the chair and as a task`() async throws {
        try await Office.with { office in
            let (ada, bel, action, advice) = try await planned(office)
            let here = office.here
            try await office.share(ada)
            office.at("2026-06-01")
            try await office.act(on: ada) { review, actor, around throws(Refusal) in
                try review.sendingOutcome("Two.", by: actor, in: around)
            }
            try await office.act(on: ada, as: here.landlordContact) { review, actor, around throws(Refusal) in
                try review.answeringRecommendation(
                    advice, .declined(on: around.today, because: "Ada Quill shouts."), by: actor, in: around)
            }
            try await office.act(on: ada, as: here.policeContact) { review, actor, around throws(Refusal) in
                try review.updating(action, to: .declined(on: around.today, because: "No."), by: actor, in: around)
            }
            func asked(_ officer: Officer) async throws -> [WorkList.Asked.What] {
                try await office.desk.workList(of: office.signedIn(officer)).asked.map(\.what)
            }
            // The police contact leads.
            for officer in [here.chair, here.policeContact] {
                #expect(try await asked(officer) == [.passOnAnswer(advice), .seeToDeclined(action)])
            }
            #expect(try await asked(here.landlordContact).isEmpty)
            #expect(try await !asked(here.coordinator).contains(.passOnAnswer(advice)), "It is among the tasks.")
            let tasks = try await office.look { tx in try Tasks.open(in: here.id, tx) }
                .filter { $0.kind == .reply }.compactMap(\.subject)
            #expect(Set(tasks) == [action.raw, advice.raw])
            #expect(try await office.messages()["recommendation-answered"] == nil)
            #expect(
                try await office.desk.trackPage(bel.partnership, bel.application).review?.recommendations.first?.answer
                    == nil)

            try await office.act(on: ada, as: here.chair) { review, actor, around throws(Refusal) in
                try review.passingOnAnswer(to: advice, "There is no money for it.", by: actor, in: around)
            }
            try await office.act(on: ada, as: here.chair) { review, actor, around throws(Refusal) in
                try review.settling(action, because: "The wardens do it.", by: actor, in: around)
            }
            #expect(try await asked(here.chair).isEmpty)
            #expect(
                try await office.look { tx in try Tasks.open(in: here.id, tx) }.allSatisfy { $0.kind != .reply })
            #expect(try await office.messages()["recommendation-answered"] == 1, "It concerns Bel alone.")
            let track = try await office.desk.trackPage(bel.partnership, bel.application)
            #expect(
                track.review?.recommendations.first?.answer
                    == .declined(on: day("2026-06-01"), because: "There is no money for it."))
            let kept = try await office.desk.casePage(ada).review?.recommendations.first
            #expect(kept?.told?.by == here.chair.person && kept?.answeredBy == here.landlordContact.person)
        }
    }
}
