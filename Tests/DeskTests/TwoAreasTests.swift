import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `A review of two areas` {
    @Test func `is counted once, where the first of its applications was made, and each application in its own`()
        async throws
    {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database, areas: ["E07000146", "E07000147"])
            let office = try Office(database, here)
            let ada = try await office.met("Ada Quill")
            let bel = Application.ID(UUID())
            var intake = office.intake(received: "2026-05-05")
            intake.area = here.areas[1]
            for index in intake.reports.indices { intake.reports[index].area = here.areas[1] }
            let reference = try await office.desk.receive(
                intake, from: office.applicant("Bel Osei"), id: bel, in: here.id, as: .service)
            try await office.read(bel)
            try await office.desk.decide(
                office.decision(), on: office.key(.init(id: bel, reference: reference), here.coordinator),
                hearingWith: office.reference(of: ada))
            try await office.setMeeting(of: ada)
            for application in [ada.application, bel] { try await office.read(application) }
            try await office.lead(ada)
            try await office.hold(ada)
            try await office.share(ada)
            office.at("2026-06-01")
            try await office.act(on: ada) { review, actor, around throws(Refusal) in
                try review.sendingOutcome("Two measures.", by: actor, in: around)
            }
            var counts: [Counts] = []
            for area in here.areas {
                counts.append(
                    try #require(
                        try await office.desk.statistics(of: area, from: day("2026-05-01"), until: day("2026-06-30"))))
            }
            #expect(counts.map(\.applications) == [1, 1] && counts.map(\.met) == [1, 1])
            #expect(counts.map { $0[.reviewsCarriedOut] } == [1, 0])
            #expect(counts.map { $0[.jointReviews] } == [1, 0])
            #expect(counts.map { $0[.applicationsReviewed] } == [2, 0])
            #expect(counts.map { $0[.reviewsWithRecommendations] } == [1, 0])
        }
    }
}
