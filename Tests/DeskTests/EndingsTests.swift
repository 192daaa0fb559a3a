import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `The end of a case, through the desk` {
    private static let ground = "dissatisfied with the way in which the application was dealt with"

    private func request(_ words: String = "Look again.") -> DecisionReview.Request {
        .init(words, grounds: [Self.ground])
    }

    /// Not met, on 5 May 2026.
    private func refused(_ office: Office) async throws -> CaseKey {
        let `case` = try await office.apply(reports: ["2026-04-11"])
        office.at("2026-05-05")
        try await office.read(`case`.id)
        let weighed = ThresholdDecision.Consideration(persistence: "Weekly.", harm: "Some.", adequacy: "One visit.")
        try await office.desk.decide(
            office.decision(.notMet, weighed: weighed), on: office.key(`case`, office.here.coordinator))
        return try await office.key(`case`, office.here.coordinator)
    }

    /// Asked for on 20 May, and heard by somebody who had no part in it.
    private func heard(_ office: Office, _ key: CaseKey) async throws -> DecisionReview.ID {
        office.at("2026-05-20")
        try await office.desk.askReview(
            request(), of: key.application, in: key.partnership, as: .applicant(key.application))
        let id = try #require(try await office.desk.casePage(key).decisionReviews.last).id
        #expect(try await asked(office, office.here.coordinator).contains(.nameHearers))
        await office.isRefused(.tookPart(["b moss"])) {
            try await office.desk.nameHearers(["I. Grant", "b moss"], of: "Panel", for: id, key: key)
        }
        try await office.desk.nameHearers(["I. Grant"], of: "Panel", for: id, key: key)
        #expect(try await !asked(office, office.here.coordinator).contains(.nameHearers))
        try await office.desk.sendReviewPapers(of: id, on: day("2026-05-20"), how: "By email", key: key)
        return id
    }

    private func asked(_ office: Office, _ officer: Officer) async throws -> [WorkList.Asked.What] {
        try await office.desk.workList(of: office.signedIn(officer)).asked.map(\.what)
    }

    private func counts(_ office: Office) async throws -> Counts {
        let counts = try await office.desk.statistics(
            of: office.here.areas[0], from: day("2026-04-01"), until: day("2027-03-31"))
        guard let counts else { throw DeskError.absent }
        return counts
    }

    private func consulting(_ office: Office) async throws -> CaseKey {
        let key = try await office.met()
        try await office.setMeeting(of: key)
        try await office.read(key.application)
        try await office.lead(key)
        try await office.hold(key)
        try await office.share(key)
        office.at("2026-06-01")
        return key
    }

    @Test func `an overturned refusal becomes a review of the case, beside the first decision`() async throws {
        try await Office.with { office in
            let key = try await refused(office)
            let id = try await heard(office, key)
            office.at("2026-05-26")
            try await office.desk.concludeReview(
                id, .upheld, on: day("2026-05-26"), reasons: "The harm was not seen.", key: key)
            let page = try await office.desk.casePage(key)
            guard case .decided(let decision) = page.application.stage else { return #expect(Bool(false)) }
            #expect(decision.answer == .met && page.review?.stage == .arranging)
            #expect(page.application.earlierDecisions.map(\.answer) == [.notMet])
            #expect(page.application.earlierDecisions.first?.people.map(\.name) == ["A. Hall", "B. Moss"])
            #expect(page.decisionReviews.first?.conclusion?.answer == .upheld)
            #expect(page.deadlines.contains { $0.duty == .step(.panel) && $0.state == "open" })
            #expect(!page.deadlines.contains { $0.duty == .step(.reviewHeard) && $0.state == "open" })
            #expect(try await office.messages()["decision-reviewed"] == 1)
            // Both decisions count as made, and the application as what it has come to.
            let counted = try await counts(office)
            #expect(counted[.appealsAsked] == 1)
            #expect(counted.thresholdNotMet == 1 && counted.met == 1 && counted.notMet == 0)
            let list = try await office.desk.workList(of: office.signedIn(office.here.coordinator))
            #expect(list.cases.first { $0.line.application == key.application }?.line.isEnded == false)
            try await office.setMeeting(
                office.meeting("2026-06-10"),
                of: office.desk.find(page.application.reference, for: office.signedIn(office.here.coordinator)))
            let track = try await office.desk.trackPage(key.partnership, key.application)
            #expect(track.decisionReviews.first?.conclusion != nil && track.review?.stage == .meetingSet)
        }
    }

    @Test func `a review of a decision that was asked for before each had its own clock ends it all the same`()
        async throws
    {
        try await Office.with { office in
            let key = try await refused(office)
            let id = try await heard(office, key)
            // As an earlier version of the service wrote it.
            try await office.tamper { tx in
                try tx.run(
                    "update deadline set subject_id = file_id where duty in ('review-heard', 'review-papers')")
            }
            office.at("2026-05-26")
            try await office.desk.concludeReview(
                id, .confirmed, on: day("2026-05-26"), reasons: "It was weighed.", key: key)
            let page = try await office.desk.casePage(key)
            #expect(page.deadlines.filter { $0.duty == .step(.reviewHeard) }.map(\.state) == ["met"])
        }
    }

    @Test func `a refusal that is sent back is decided again, with its own record`() async throws {
        try await Office.with { office in
            let key = try await refused(office)
            let id = try await heard(office, key)
            office.at("2026-05-26")
            try await office.desk.concludeReview(
                id, .sentBack, on: day("2026-05-26"), reasons: "One report was missed.", key: key)
            let first = try await office.desk.decisionRecord(of: key)
            let weighed = ThresholdDecision.Consideration(persistence: "A.", harm: "B.", adequacy: "C.")
            office.at("2026-05-28")
            try await office.desk.decide(office.decision(.notMet, weighed: weighed), on: key)
            let page = try await office.desk.casePage(key)
            #expect(page.application.earlierDecisions.count == 1 && page.reviewWindow?.until == day("2026-06-25"))
            #expect(!first.isEmpty)
            let counted = try await counts(office)
            #expect(counted.applications == 1 && counted.notMet == 1 && counted.thresholdNotMet == 2)
            // The second decision can be challenged as the first could.
            try await office.desk.askReview(
                request(), of: key.application, in: key.partnership, as: .applicant(key.application))
            #expect(try await office.desk.casePage(key).decisionReviews.count == 2)
        }
    }

    @Test func `the outcome waits on the list of a second person, comes back, and goes once it has passed`()
        async throws
    {
        try await Office.with { office in
            let here = office.here
            let key = try await consulting(office)
            let application = key.application
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.draftingOutcome("Two, for 12 Mill Lane.", for: application, by: actor, in: around)
            }
            #expect(try await !asked(office, here.coordinator).contains(.readOutcome))
            for reader in [here.secondCoordinator, here.chair, here.policeContact] {
                #expect(try await asked(office, reader).contains(.readOutcome))
            }
            try await office.act(on: key, as: here.policeContact) { review, actor, around throws(Refusal) in
                try review.readingOutcome(
                    1, for: application, passing: false, findings: "An address.", by: actor, in: around)
            }
            #expect(try await asked(office, here.coordinator).contains(.mendOutcome))
            // Nothing of what is only drafted is the applicant's to read.
            let before = try await office.desk.trackPage(key.partnership, application)
            #expect(before.review?.endings.drafts == [])
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.draftingOutcome("Two.", for: application, by: actor, in: around)
            }
            try await office.act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
                try review.readingOutcome(2, for: application, passing: true, findings: "", by: actor, in: around)
            }
            #expect(try await asked(office, here.coordinator).contains(.sendOutcome))
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.sendingOutcome(by: actor, in: around)
            }
            #expect(try await !asked(office, here.coordinator).contains(.sendOutcome))
            let page = try await office.desk.casePage(key)
            #expect(page.review?.endings.drafts.map(\.reading?.findings) == ["An address.", ""])
            let track = try await office.desk.trackPage(key.partnership, application)
            #expect(track.review?.endings.drafts.map(\.text) == ["Two."])
        }
    }

    @Test func `a case is closed over what is open, opened again, planned again and told again`() async throws {
        try await Office.with { office in
            let key = try await consulting(office)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.sendingOutcome("Two measures.", by: actor, in: around)
            }
            office.at("2026-06-20")
            try await office.read(key.application)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.closing(
                    because: "Quiet.", despite: [.actions: "They go on.", .recommendations: "Awaited."], by: actor,
                    in: around)
            }
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.recordingLesson("Ask landlords sooner.", by: actor, in: around)
            }
            office.at("2026-06-25")
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.reopening(because: "It began again.", by: actor, in: around)
            }
            var page = try await office.desk.casePage(key)
            let closing = try #require(page.review?.endings.closings.first)
            #expect(closing.despite.map(\.reason) == ["They go on.", "Awaited."])
            #expect(closing.reopened?.reason == "It began again." && page.review?.stage.name == .outcomeSent)
            let learnt = try await office.desk.lessons(
                from: day("2026-04-01"), until: day("2027-03-31"), for: office.signedIn(office.here.coordinator))
            #expect(learnt.map(\.lesson.text) == ["Ask landlords sooner."])
            #expect(try await office.messages()["reopened"] == 1)

            // The outcome is reviewed and sent back: it is planned, heard and told again.
            try await office.desk.askReview(
                request(), of: key.application, in: key.partnership, as: .applicant(key.application))
            let id = try #require(try await office.desk.casePage(key).decisionReviews.last)
            #expect(id.about == .outcome)
            await office.isRefused(.tookPart(["Paula Reed"])) {
                try await office.desk.nameHearers(["Paula Reed"], of: "Panel", for: id.id, key: key)
            }
            try await office.desk.nameHearers(["I. Grant"], of: "Panel", for: id.id, key: key)
            try await office.desk.concludeReview(
                id.id, .sentBack, on: day("2026-06-25"), reasons: "She was not heard.", key: key)
            try await office.setMeeting(office.meeting("2026-07-08"), of: key)
            office.at("2026-07-08", hour: 12)
            try await office.read(key.application)
            let here = office.here
            try await office.act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
                try review.holding(
                    attended: [here.council.id, here.police.id], findings: "Better.", by: actor, in: around)
            }
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.sharingPlan(by: actor, in: around)
            }
            await office.isRefused(.date("outcome", day("2026-07-08"), from: day("2026-07-16"), until: nil)) {
                try await office.act(on: key) { review, actor, around throws(Refusal) in
                    try review.sendingOutcome("Three.", by: actor, in: around)
                }
            }
            office.at("2026-07-20")
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.sendingOutcome("Three measures.", by: actor, in: around)
            }
            page = try await office.desk.casePage(key)
            #expect(page.review?.outcomeTold(to: key.application)?.text == "Three measures.")
            #expect(page.review?.endings.drafts.count { $0.toldOn != nil } == 2)
            #expect(
                page.review?.endings.outcomes
                    == [
                        .init(on: day("2026-06-01"), summary: "Two measures."),
                        .init(on: day("2026-07-20"), summary: "Three measures."),
                    ])
        }
    }

    @Test func `one of two applicants withdraws after the decision, and the sums still add`() async throws {
        try await Office.with { office in
            let ada = try await office.met("Ada Quill")
            let bel = try await office.met("Bel Osei", with: try await office.reference(of: ada))
            try await office.setMeeting(of: ada)
            let review = try #require(ada.review)
            try await office.desk.withdraw(
                bel.application, because: "It has stopped.", in: bel.partnership, as: .applicant(bel.application))
            #expect(try await office.desk.casePage(ada).review?.applications == [ada.application])
            #expect(
                try await office.desk.trackPage(bel.partnership, bel.application).application.stage.name == .withdrawn)
            var counted = try await counts(office)
            #expect(counted.applications == 2 && counted.met == 2 && counted.withdrawn == 0)
            try await office.desk.withdraw(
                ada.application, because: "It has stopped.", in: ada.partnership, as: .officer(office.here.coordinator))
            counted = try await counts(office)
            #expect(counted.met + counted.notMet + counted.withdrawn + counted.passedOn + counted.undecided == 2)
            let page = try await office.desk.casePage(ada)
            #expect(page.review?.hearing == nil && page.application.earlierDecisions.map(\.answer) == [.met])
            let files = [review.raw, ada.application.raw, bel.application.raw]
            let open = page.deadlines.filter { files.contains($0.file) && $0.state == "open" }
            #expect(open.allSatisfy { $0.duty == .step(.dangerRead) })
            let list = try await office.desk.workList(of: office.signedIn(office.here.coordinator))
            #expect(list.asked.isEmpty && list.cases.allSatisfy(\.line.isEnded))
            #expect(try await office.messages()["applicant-left"] ?? 0 > 0)
            #expect(try await office.chain().findings.isEmpty)
        }
    }
}
