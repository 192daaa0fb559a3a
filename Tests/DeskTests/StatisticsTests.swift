import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `The figures of section 104(9)` {
    @Test func `what became of the applications of a period adds up`() async throws {
        try await Office.with { office in
            let here = office.here
            _ = try await office.met()
            let (notMet, elsewhere, withdrawn) = (
                try await office.apply("B", reports: ["2026-03-02", "2026-03-20"]), try await office.apply("C"),
                try await office.apply("D")
            )
            _ = try await office.apply("E")
            office.at("2026-06-02")
            for open in [notMet, elsewhere] { try await office.read(open.id) }
            let weighed = ThresholdDecision.Consideration(persistence: "Twice.", harm: "Little.", adequacy: "Prompt.")
            try await office.desk.decide(
                office.decision(.notMet, weighed: weighed), on: office.key(notMet, here.coordinator))
            try await office.desk.decide(office.decision(.otherArea), on: office.key(elsewhere, here.coordinator))
            try await office.change(withdrawn.id) { application, actor, around throws(Refusal) in
                try application.withdrawing(because: "Moved.", by: actor, in: around)
            }
            func figures(_ from: String, _ until: String) async throws -> Counts {
                let counts = try await office.desk.statistics(of: here.areas[0], from: day(from), until: day(until))
                guard let counts else { throw DeskError.absent }
                return counts
            }
            let may = try await figures("2026-05-01", "2026-05-31")
            #expect(may.applications == 5 && may.thresholdNotMet == 0 && may.reviewsCarriedOut == 0)
            // As it stood on 31 May: what was decided in June does not alter it.
            #expect([may.met, may.notMet, may.passedOn, may.withdrawn, may.undecided] == [1, 0, 0, 0, 4])
            let both = try await figures("2026-05-01", "2026-06-30")
            #expect([both.met, both.notMet, both.passedOn, both.withdrawn, both.undecided] == [1, 1, 1, 1, 1])
            #expect(both.note.hasPrefix("5 applications = 1 met + 1 not met"))
            // A decision is counted in the period in which it was made, an application in that of its receipt.
            let june = try await figures("2026-06-02", "2026-06-02")
            #expect(june.applications == 0 && june.thresholdNotMet == 1)
            #expect(june[.carriedOver] == 4 && june[.carriedOverUndecided] == 1)
        }
    }

    @Test func `an area that two partnerships served has the figures of both`() async throws {
        try await Office.with { office in
            _ = try await office.apply()
            let there = try Office(
                office.database,
                try await TestPartnership.found(in: office.database, name: "West", areas: office.here.areas))
            _ = try await there.apply("Wen Li")
            _ = try await there.apply("Ola Berg")
            let both = try await office.desk.statistics(
                of: office.here.areas[0], from: day("2026-05-01"), until: day("2026-05-01"))
            #expect(both?.applications == 3 && both?.undecided == 3)
        }
    }
}
