import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `A case from beginning to end` {
    @Test func `the desk takes it from receipt to closing, with deadlines, messages, journal and figures`() async throws
    {
        try await Office.with { office in
            let here = office.here
            let `case` = try await office.apply()
            let begun = try await office.deadlines()
            #expect(
                begun == [
                    "pass-on 2026-05-01 met", "danger-read 2026-05-05 open", "ask-agencies 2026-05-06 open",
                    "acknowledge 2026-05-11 met", "threshold-decision 2026-05-26 open",
                ])
            let first = try await office.messages()
            #expect(first == ["acknowledgement": 1, "passed-on": 4])

            try await gather(office, `case`)
            let key = try await decide(office, `case`)
            try await office.setMeeting(of: key)
            try await office.read(key.application)
            try await office.lead(key)
            try await office.hold(key)
            try await office.share(key)
            try await finish(office, key)

            let ended = try await office.deadlines()
            #expect(
                ended == [
                    "pass-on 2026-05-01 met", "danger-read 2026-05-05 met", "ask-agencies 2026-05-06 met",
                    "acknowledge 2026-05-11 met", "lead-accepts 2026-05-15 met", "papers-to-panel 2026-05-18 lapsed",
                    "agencies-reply 2026-05-19 met", "danger-read 2026-05-19 met", "danger-read 2026-05-26 met",
                    "threshold-decision 2026-05-26 met",
                    "plan-consultation 2026-05-29 met", "outcome 2026-06-04 met", "action 2026-06-05 met",
                    "word-to-applicant 2026-06-08 lapsed", "panel 2026-06-11 met",
                    "recommendation-answer 2026-06-22 met", "review-window 2026-06-22 open",
                ])
            let sent = try await office.messages()
            #expect(
                sent == [
                    "acknowledgement": 1, "passed-on": 4, "information-request": 1, "threshold-met": 1,
                    "invitation": 2, "applicant-invitation": 1, "lead-proposed": 1, "lead-nominated": 1,
                    "lead-confirmed": 1,
                    "action-assigned": 1, "plan-shared": 1, "outcome": 1, "recommendation": 1, "closed": 1,
                    "recommendation-answered": 1,
                    "meeting-tomorrow": 2, "applicant-meeting-tomorrow": 1,
                ])
            let (rows, findings) = try await office.chain()
            #expect(findings.isEmpty && rows > 15)
            let counts = try #require(
                try await office.desk.statistics(of: here.areas[0], from: day("2026-05-01"), until: day("2026-06-30")))
            #expect(counts.applications == 1 && counts.met == 1 && counts.thresholdNotMet == 0)
            #expect(counts.reviewsCarriedOut == 1 && counts.reviewsWithRecommendations == 1)
            let before = try await office.desk.statistics(
                of: here.areas[0], from: day("2026-04-01"), until: day("2026-04-30"))
            #expect(before?.applications == 0 && before?.reviewsCarriedOut == 0)
            #expect(
                try await office.desk.statistics(of: "E99999999", from: day("2026-05-01"), until: day("2026-06-30"))
                    == nil)

            let page = try await office.desk.trackPage(key.partnership, key.application)
            #expect(page.review?.stage.name == .closed)
            #expect(page.messages.allSatisfy { $0.recipient == .applicant(key.application) && $0.state == "pending" })
            let list = try await office.desk.workList(of: office.signedIn(here.coordinator))
            #expect(
                list.waiting.isEmpty && list.toRead.isEmpty && list.cases.isEmpty
                    && list.ended.map(\.line.isEnded) == [true])
        }
    }

    private func gather(_ office: Office, _ case: Office.Case) async throws {
        let here = office.here
        office.at("2026-05-05")
        let officer = Actor.officer(here.coordinator)
        let read = try await office.desk.act(onApplication: `case`.id, in: here.id, as: officer) {
            application, around throws(Refusal) in
            try application.readingForDanger(.alone, by: officer, in: around)
        }
        #expect(read.danger?.level == .medium)
        let asked = try await office.desk.act(onApplication: `case`.id, in: here.id, as: officer) {
            application, around throws(Refusal) in
            try application.asking(
                here.police.id, for: "All contacts.", purpose: "The threshold.", due: nil, by: officer, in: around)
        }
        let request = try #require(asked.requests.first).id
        let found = try await office.desk.find(request: request, for: office.signedIn(here.policeContact))
        #expect(found.application == `case`.id && found.officer == here.policeContact)
        office.at("2026-05-12")
        try await office.desk.act(onApplication: `case`.id, in: here.id, as: found.actor) {
            application, around throws(Refusal) in
            try application.answering(
                request, .chronology, text: "Nine calls.", restBy: nil, by: found.actor, in: around)
        }
    }

    private func decide(_ office: Office, _ case: Office.Case) async throws -> CaseKey {
        office.at("2026-05-13")
        try await office.desk.decide(office.decision(), on: office.key(`case`, office.here.coordinator))
        let key = try await office.key(`case`, office.here.coordinator)
        #expect(key.review != nil)
        return key
    }

    private func finish(_ office: Office, _ key: CaseKey) async throws {
        let here = office.here
        let (application, applicant) = (key.application, Actor.applicant(key.application))
        office.at("2026-05-22")
        let review = try #require(key.review)
        let answered = try await office.desk.act(onReview: review, in: here.id, as: applicant) {
            review, around throws(Refusal) in
            try review.answeringPlan("Agreed.", of: application, by: applicant, in: around)
        }
        try await office.act(on: key) { review, actor, around throws(Refusal) in
            try review.sendingOutcome("Two measures.", by: actor, in: around)
        }
        let action = try #require(answered.actions.first).id
        let owned = try await office.desk.find(action: action, for: office.signedIn(here.policeContact))
        try await office.act(on: owned, as: here.policeContact) { review, actor, around throws(Refusal) in
            try review.updating(action, to: .done(on: around.today, evidence: "Log 17."), by: actor, in: around)
        }
        let recommendation = try #require(answered.recommendations.first).id
        let advised = try await office.desk.find(
            recommendation: recommendation, for: office.signedIn(here.landlordContact))
        try await office.act(on: advised, as: here.landlordContact) { review, actor, around throws(Refusal) in
            try review.answeringRecommendation(recommendation, .accepted(on: around.today), by: actor, in: around)
        }
        office.at("2026-06-30")
        try await office.read(key.application)
        try await office.act(on: key) { review, actor, around throws(Refusal) in
            try review.closing(because: "All is quiet.", despiteOpenActions: nil, by: actor, in: around)
        }
    }
}

extension Office {
    /// `threshold-decision 2026-05-22 open`, by due date.
    func deadlines() async throws -> [String] {
        try await look { tx in
            try tx.rows("select duty, due_on, state from deadline order by due_on, duty") { row in
                "\(try row["duty"] as String) \(try row["due_on"] as CivilDate) \(try row["state"] as String)"
            }
        }
    }

    /// How many messages there are of each kind.
    func messages() async throws -> [String: Int] {
        let kinds = try await look { tx in try tx.rows("select kind from message") { row in try row["kind"] as String }
        }
        return Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
    }
}
