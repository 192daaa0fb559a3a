import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `Publishing the figures` {
    /// The year in which the case of `whole` lies.
    private let year = ReportingPeriod(from: day("2026-04-01"), until: day("2027-03-31"))

    /// A case whose outcome was told, on 1 June 2026.
    private func told(_ office: Office, _ name: String = "Ada Quill") async throws -> CaseKey {
        let key = try await office.met(name)
        try await office.setMeeting(of: key)
        try await office.lead(key)
        try await office.hold(key)
        try await office.share(key)
        office.at("2026-06-01")
        try await office.act(on: key) { review, actor, around throws(Refusal) in
            try review.sendingOutcome("The gate is mended.", by: actor, in: around)
        }
        return key
    }

    @Test func `keeps what was published, and an amendment beside it`() async throws {
        try await Office.with { office in
            let (here, area) = (office.here, office.here.areas[0])
            _ = try await told(office)
            await #expect(throws: Publication.Fault.period([.notOver])) {
                try await office.desk.publish(area, year, because: "", by: here.coordinator)
            }
            office.at("2027-04-01")
            let first = try await office.desk.publish(area, year, because: "", by: here.coordinator)
            #expect(first.version == 1 && first.counts.reviewsCarriedOut == 1)
            #expect(first.counts[.metByNumber] == 1 && first.counts[.outcomesInTime] != nil)
            await #expect(throws: Publication.Fault.unchanged) {
                try await office.desk.publish(area, year, because: "Again.", by: here.coordinator)
            }
            // Somebody finds an application of that year on a desk.
            _ = try await office.desk.receive(
                office.intake(channel: .post, received: "2027-03-30", takenBy: "A. Hall"),
                from: office.applicant("Bel Osei"), id: .init(UUID()), in: here.id, as: .officer(here.coordinator))
            await #expect(throws: Publication.Fault.noReason) {
                try await office.desk.publish(area, year, because: "", by: here.coordinator)
            }
            try await office.desk.publish(area, year, because: "One was found late.", by: here.coordinator)
            let all = try await office.desk.publications(of: area)
            #expect(all.map(\.version) == [1, 2] && all.map(\.counts.applications) == [1, 2])
            #expect(all[0] == first && all[1].reason == "One was found late.")
            await #expect(throws: Publication.Fault.notCoordinator) {
                try await office.desk.publish(area, year, because: "Mine.", by: here.chair)
            }
            await #expect(throws: (any Error).self) {
                try await office.database.serve.acting(here.service) { tx in
                    try tx.run("update publication set version = 9")
                }
            }
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `is asked for when the year is over, again every four weeks, and no more once it is done`() async throws
    {
        try await Office.with { office in
            let (here, area) = (office.here, office.here.areas[0])
            _ = try await office.apply()
            office.at("2027-03-31")
            #expect(try await office.desk.remindOfFigures() == 0)
            office.at("2027-04-01")
            #expect(try await office.desk.remindOfFigures() == 1)
            #expect(try await office.desk.remindOfFigures() == 0)
            #expect(try await office.messages()["figures-due"] == 2)
            #expect(
                try await office.desk.figuresToPublish(for: here.coordinator)
                    == [UnpublishedFigures(area: area, period: year)])
            #expect(try await office.desk.figuresToPublish(for: here.chair).isEmpty)
            office.at("2027-04-28")
            #expect(try await office.desk.remindOfFigures() == 1)
            try await office.desk.publish(area, year, because: "", by: here.coordinator)
            office.at("2027-06-30")
            #expect(try await office.desk.remindOfFigures() == 0)
            #expect(try await office.desk.figuresToPublish(for: here.coordinator).isEmpty)
        }
    }

    @Test func `counts a review of several applications once, whatever becomes of it later`() async throws {
        try await Office.with { office in
            let ada = try await office.met("Ada Quill")
            let bel = try await office.apply("Bel Osei")
            try await office.read(bel.id)
            try await office.desk.decide(
                office.decision(), on: office.key(bel, office.here.coordinator),
                hearingWith: office.reference(of: ada))
            let key = try await office.key(bel, office.here.coordinator)
            try await office.setMeeting(of: key)
            try await office.lead(key)
            try await office.hold(key)
            try await office.share(key)
            office.at("2026-06-01")
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.sendingOutcome("The gate is mended.", by: actor, in: around)
            }
            let june = ReportingPeriod(from: day("2026-06-01"), until: day("2026-06-30"))
            func figures() async throws -> Counts {
                let counts = try await office.desk.statistics(
                    of: office.here.areas[0], from: june.from, until: june.until)
                guard let counts else { throw DeskError.absent }
                return counts
            }
            let before = try await figures()
            #expect(before.reviewsCarriedOut == 1 && before.reviewsWithRecommendations == 1)
            #expect(before[.jointReviews] == 1 && before[.applicationsReviewed] == 2)
            #expect(before[.outcomes] == 1 && before[.actionsDue] == 1 && before[.actionsOnTime] == 0)
            // It is told again in August, and a recommendation is added by hand: June stays as it was.
            try await office.tamper { tx in
                try tx.run("update review set outcome_sent_on = '2026-08-03'")
                try tx.run("delete from recommendation")
            }
            let after = try await figures()
            #expect(after == before)
        }
    }

    @Test func `says how satisfied people are from five answers on, each counted once`() async throws {
        try await Office.with { office in
            let key = try await told(office)
            let word = try await office.desk.applicantsWord(key.application, in: key.partnership)
            #expect(word.hasEnd && word.feedback == nil)
            try await office.desk.give(
                handling: 5, outcome: nil, words: "Kind.", for: key.application, in: key.partnership)
            await office.isRefused(.already("done")) {
                try await office.desk.give(
                    handling: 1, outcome: 1, words: "", for: key.application, in: key.partnership)
            }
            #expect(try await office.desk.feedback(of: key)?.handling == 5)
            let open = try await office.apply("Bel Osei")
            await office.isRefused(.unknown("outcome")) {
                try await office.desk.give(handling: 1, outcome: 1, words: "", for: open.id, in: key.partnership)
            }
            let counts = try await office.desk.statistics(
                of: office.here.areas[0], from: day("2026-06-01"), until: day("2026-06-30"))
            #expect(counts?[.feedbackAnswers] == nil)
        }
    }
}

@Suite struct `What applicants say of themselves` {
    @Test func `is seen by nobody but as sums, and those by whom another coordinator lets`() async throws {
        try await Office.with { office in
            let here = office.here
            for index in 0..<6 {
                let open = try await office.apply("Applicant \(index)")
                try await office.desk.answerEquality(
                    [.disability: index == 0 ? "no" : "yes", .sex: "female", .age: "nonsense"], of: open.id,
                    in: here.id)
                #expect(try await office.desk.applicantsWord(open.id, in: here.id).isEqualityAnswered)
            }
            func rows(_ acting: Acting) async throws -> Int {
                try await office.database.serve.acting(acting, .readOnly) { tx in
                    try tx.one("select count(*) as count from equality_answer") { row in try row["count"] }
                }
            }
            for acting in [here.service, here.acting(here.coordinator), here.acting(here.senior)] {
                #expect(try await rows(acting) == 0)
            }
            office.at("2029-04-01")
            await #expect(throws: DeskError.forbidden) { try await office.desk.equalityFigures(for: here.coordinator) }
            await office.isRefused(.samePerson) {
                try await office.desk.setEqualityReading(here.coordinator.person, to: true, by: here.coordinator)
            }
            await #expect(throws: DeskError.forbidden) {
                try await office.desk.setEqualityReading(here.coordinator.person, to: true, by: here.chair)
            }
            try await office.desk.setEqualityReading(
                here.coordinator.person, to: true, by: here.secondCoordinator)
            let figures = try await office.desk.equalityFigures(for: here.coordinator)
            #expect(figures.map(\.period) == [ReportingPeriod(from: day("2026-04-01"), until: day("2029-03-31"))])
            let shown = Dictionary(
                uniqueKeysWithValues: (figures.first?.characteristics ?? []).map { ($0.characteristic, $0.groups) })
            #expect(shown[.sex]??.map(\.all) == [6])
            // Five and one: put together, so that the one cannot be had from the sum.
            #expect(shown[.disability]??.map(\.names) == [["No", "Yes"]])
            #expect(shown[.age] == .some(nil))
            try await office.desk.setEqualityReading(
                here.coordinator.person, to: false, by: here.secondCoordinator)
            await #expect(throws: DeskError.forbidden) { try await office.desk.equalityFigures(for: here.coordinator) }
            #expect(try await rows(here.acting(here.coordinator)) == 0)
        }
    }
}
