import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `Somebody outside the partnership who is asked` {
    private func ask(
        _ office: Office, _ name: String, at contact: OutsideContact, on id: Application.ID
    ) async throws -> InformationRequest {
        let actor = Actor.officer(office.here.coordinator)
        return try #require(
            try await office.desk.act(onApplication: id, besideItsReviewIn: office.here.id, as: actor) {
                application, review, around throws(Refusal) in
                try application.askingOutside(
                    name, at: contact, mustAnswer: true, for: "What of the pupils?", purpose: "The review.", due: nil,
                    kind: review == nil ? .verifying : .fullPapers, beside: review, by: actor, in: around)
            }.requests.last { $0.outside == name })
    }

    @Test
    func `is written to by the outbox, else a person tells them, and the case shows by itself that they were told`()
        async throws
    {
        try await Office.with { office in
            let (here, desk) = (office.here, office.desk)
            let open = try await office.apply()
            let rows: [(String, OutsideContact, Way, String)] = [
                ("Hill School", .init(email: "office@hill.example", address: "1 Hill Road"), .email, "pending"),
                ("Vale Homes", .init(address: "2 Vale Road\nEasthill"), .letter, "by-hand"),
                ("The neighbour", .init(), .call, "by-hand"),
            ]
            for (name, contact, way, state) in rows {
                let request = try await ask(office, name, at: contact, on: open.id)
                #expect(request.contact == contact, "\(name)")
                let page = try await desk.casePage(try await office.key(open, here.coordinator))
                let life = try #require(page.lives.first { $0.recipient == .outside(request.id) })
                #expect(life.kind == .outsideRequest && life.way == way && life.state == state, "\(name)")
                #expect(life.recipientName == name && life.needsPerson)
                let message = try await office.look { tx in
                    try OutboxMessage.find(life.id, in: here.id, on: office.clock.today, tx)
                }
                #expect(message?.name == name && message?.given[.email] == contact.email)
                #expect(message?.given[.letter] == contact.address && message?.address == message?.given[way])
                #expect(page.lives.notTold.contains { $0.id == life.id })
                guard state == "by-hand" else { continue }
                let tasks = try await desk.workList(of: office.signedIn(here.coordinator)).tasks.map(\.task)
                let task = try #require(tasks.first { $0.message == life.id })
                #expect(task.kind == .tellByHand && task.recipient == .outside(request.id))
                try await desk.finish(task, on: office.clock.today, note: "Posted.", by: here.coordinator)
                let told = try await desk.casePage(try await office.key(open, here.coordinator))
                #expect(told.lives.first { $0.id == life.id }?.state == "accepted")
                #expect(!told.lives.notTold.contains { $0.id == life.id })
            }
            #expect(try await office.chain().findings == [])
        }
    }

    @Test func `is no body of the partnership: neither its own coordinator's body nor the landlord is taken for it`()
        async throws
    {
        try await Office.with { office in
            office.at("2026-05-01")
            let open = try await office.apply()
            _ = try await ask(office, "Hill School", at: .init(), on: open.id)
            office.at("2026-05-05")
            try await office.read(open.id)
            try await office.desk.decide(
                office.decision(), on: office.key(open, office.here.coordinator), hearingWith: nil)
            let key = try await office.key(open, office.here.coordinator)
            let around = try await office.desk.casePage(key)
            #expect(around.application.requests.compactMap(\.member).isEmpty)
            #expect(around.meetingDesk?.diary.landlordsConcerned.isEmpty == true)
        }
    }
}
