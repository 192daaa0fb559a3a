import Casework
import FoundationEssentials
import Records
import TestSupport
import Testing

@testable import Post

@Suite struct `The ledger of messages` {
    private func ledger(_ office: PostOffice) -> Ledger {
        Ledger(pool: office.database.serve, letters: office.letters, settings: office.settings())
    }

    @Test func `tells a coordinator to whom each message went and what became of it`() async throws {
        try await PostOffice.with { office in
            let here = office.here
            try await office.oweDecision()
            try await office.owe(
                Notice(.leadNominated, to: .person(here.chair.person), [:]), at: PostOffice.morning.adding(seconds: 1))
            try await office.postman(StubChannel(), at: { PostOffice.morning.adding(seconds: 2) }).drain()
            let entries = try await ledger(office).messages(
                of: [office.file], in: here.id, as: .officer(here.coordinator))
            #expect(entries.map(\.kind) == [.thresholdMet, .leadNominated])
            #expect(entries.map(\.recipientName) == [nil, "Charles Hall"])
            #expect(entries.map(\.state) == [.accepted, .failed])
            #expect(entries.map(\.detail) == [nil, "the letter lacks due"])
            #expect(entries.first?.providerID == "p-1")
            let failed = try await ledger(office).newest(10, .failed, in: here.id, as: .officer(here.coordinator))
            #expect(failed.map(\.kind) == [.leadNominated])
        }
    }

    @Test func `shows nothing of what a reader may not see`() async throws {
        try await PostOffice.with { office in
            let here = office.here
            let id = try await office.oweDecision()
            let ledger = ledger(office)
            // An officer may not see letters to the applicant.
            #expect(try await ledger.messages(of: [office.file], in: here.id, as: .officer(here.chair)).isEmpty)
            let day = PostOffice.day("2026-05-01")
            #expect(try await ledger.letter(id, in: here.id, as: .officer(here.chair), on: day) == nil)
            #expect(
                try await ledger.letter(id, in: .init(UUID()), as: .officer(here.coordinator), on: day) == nil)
            #expect(
                try await ledger.messages(of: [office.file], in: here.id, as: .applicant(.init(UUID()))).isEmpty)
        }
    }

    @Test func `gives the text of a letter that a person posts or reads out`() async throws {
        try await PostOffice.with(email: nil) { office in
            let here = office.here
            let id = try await office.oweDecision(channel: Routes.byHand)
            let letter = try await ledger(office).letter(
                id, in: here.id, as: .officer(here.coordinator), on: PostOffice.day("2026-05-01"))
            #expect(letter?.text.hasPrefix("Dear Ann Ash,\n\nWe have looked at your application") == true)
        }
    }
}
