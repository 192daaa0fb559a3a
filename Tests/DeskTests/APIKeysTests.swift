import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Desk

@Suite struct `The systems of agencies at the desk` {
    private func key(_ office: Office, for officer: Officer) async throws -> Token {
        try await office.desk.makeAPIKey(
            for: officer.person, named: "Their system", until: day("2027-01-01"), by: office.here.coordinator)
    }

    private func sending(_ visitor: APIVisitor, _ name: String, _ body: String = "{}") -> APIReceipt.Sending {
        APIReceipt.Sending(visitor.key.id, idempotency: name, path: "/api/v1/actions", body: Array(body.utf8))
    }

    @Test func `a key lives until it is ended, expires or its person leaves, and no coordinator's powers are in it`()
        async throws
    {
        try await Office.with { office in
            let here = office.here
            let token = try await key(office, for: here.policeContact)
            let visitor = try #require(try await office.desk.apiVisitor(token))
            #expect(visitor.officer == here.policeContact && visitor.key.agency == here.police.id)
            #expect(try await office.desk.apiVisitor(Token.make()) == nil)
            let coordinators = try #require(
                try await office.desk.apiVisitor(try await key(office, for: here.coordinator)))
            #expect(coordinators.officer.roles == [.contact])
            await #expect(throws: DeskError.forbidden) {
                try await office.desk.apiKeys(for: office.signedIn(here.policeContact))
            }
            await office.isRefused(.unknown("person")) {
                _ = try await office.desk.makeAPIKey(
                    for: Person.ID(UUID()), named: "x", until: day("2027-01-01"), by: here.coordinator)
            }

            let page = try #require(try await office.desk.apiKeys(for: office.signedIn(here.coordinator)).first)
            #expect(page.keys.count == 2 && page.keys.allSatisfy { $0.usedAt != nil && $0.endedAt == nil })
            office.at("2027-01-02")
            #expect(try await office.desk.apiVisitor(token) == nil, "it has expired")
            office.at("2026-05-04")
            #expect(try await office.desk.apiVisitor(token) != nil)
            try await office.desk.endAPIKey(visitor.key.id, by: here.coordinator)
            #expect(try await office.desk.apiVisitor(token) == nil)
            await #expect(throws: DeskError.absent) {
                try await office.desk.endAPIKey(visitor.key.id, by: here.coordinator)
            }
            let health = try await key(office, for: here.healthContact)
            try await office.database.owner.acting(Acting(partnership: here.id, purpose: .setup)) { tx in
                _ = try tx.run(
                    "update membership set valid_until = \(day("2026-05-01")) where person_id = \(here.healthContact.person)"
                )
            }
            #expect(try await office.desk.apiVisitor(health) == nil, "its person has left")
            #expect(try await office.chain().findings == [])
        }
    }

    @Test func `an agency's open actions are listed, and one that is answered twice counts once`() async throws {
        try await Office.with { office in
            let review = try await office.met()
            try await office.setMeeting(of: review)
            try await office.lead(review)
            try await office.hold(review)
            let desk = office.desk
            let police = try #require(
                try await desk.apiVisitor(try await key(office, for: office.here.policeContact)))
            let landlord = try #require(
                try await desk.apiVisitor(try await key(office, for: office.here.landlordContact)))
            let duty = try #require(try await desk.openActions(of: police).first)
            #expect(duty.dueOn == day("2026-06-05") && !duty.isOverdue && duty.references.count == 1)
            #expect(try await desk.openActions(of: landlord).isEmpty)
            #expect(try await desk.openRequests(of: police).isEmpty)

            let (action, id) = (Action.ID(duty.subject), try #require(review.review))
            @Sendable func finish(_ name: String, _ body: String) async throws -> APIReceipt {
                try await desk.act(onReview: id, as: police, once: sending(police, name, body)) {
                    review, around throws(Refusal) in
                    try review.updating(
                        action, to: .done(on: around.today, evidence: "Log 17."), by: .officer(police.officer),
                        in: around)
                }
            }
            // Two at once under one name: one waits for the other and finds its receipt.
            async let one = finish("a", "{}")
            async let two = finish("a", "{}")
            let receipts = try await [one, two]
            #expect(receipts[0].id == receipts[1].id && receipts.map(\.isRepeated).filter { $0 }.count == 1)
            #expect(try await finish("a", "{}").id == receipts[0].id)
            await #expect(throws: APIReceipt.Reused.self) { _ = try await finish("a", "{ }") }
            await office.isRefused(.already("done")) { _ = try await finish("b", "{}") }
            // What was refused took no name.
            await office.isRefused(.already("done")) { _ = try await finish("b", "{ }") }
            #expect(try await desk.openActions(of: police).isEmpty)
            let done = try await office.look { tx in try Reviews.load(id, in: office.here.id, tx) }
            #expect(done?.actions.first?.isOpen == false)
            #expect(try await office.chain().findings == [])
        }
    }

    @Test func `an answer is dated entries, a part with a promise and then the rest, and one sent twice counts once`()
        async throws
    {
        try await Office.with { office in
            let (here, desk) = (office.here, office.desk)
            let open = try await office.apply()
            let police = here.police.id
            let asked = try await office.change(open.id) { application, actor, around throws(Refusal) in
                try application.asking(
                    police, for: "All.", purpose: "The threshold.", due: nil, by: actor, in: around)
            }
            let request = asked.requests[0].id
            let system = try #require(try await desk.apiVisitor(try await key(office, for: here.policeContact)))
            #expect(try await desk.openRequests(of: system).map(\.subject) == [request.raw])
            @Sendable func answer(_ given: InformationRequest.Given, _ name: String) async throws -> APIReceipt {
                try await desk.answer(request, of: open.id, with: given, as: system, once: sending(system, name))
            }
            await office.isRefused(.unknown("ground")) {
                _ = try await answer(.init(.refused, text: "No.", ground: .noDuty), "a")
            }
            let entry = InformationRequest.Entry(
                on: day("2026-03-02"), minute: 1_350, what: "Shouting.", done: "Attended.", reference: "Log 1")
            let part = InformationRequest.Given(.partial, entries: [entry], restBy: day("2026-05-08"))
            // What was refused took no name.
            let receipt = try await answer(part, "a")
            #expect(try await answer(part, "a").isRepeated)
            let duty = try #require(try await desk.openRequests(of: system).first)
            #expect(duty.subject == request.raw && duty.dueOn == day("2026-05-08"))

            _ = try await answer(.init(.chronology, text: "That is all.", kept: "Box 7"), "b")
            #expect(try await desk.openRequests(of: system).isEmpty)
            await office.isRefused(.already("answered")) { _ = try await answer(.init(.nothingHeld), "c") }
            _ = try await answer(.init(.partial, text: "Log 2.", restBy: day("2026-05-08"), corrects: 1), "c")
            let page = try await desk.casePage(try await office.key(open, here.coordinator))
            let answers = try #require(page.application.requests.first).answers
            #expect(
                answers.map(\.kind) == [.partial, .chronology, .partial] && answers.map(\.corrects) == [nil, nil, 1])
            #expect(answers[0].entries == [entry] && answers[0].submission?.raw == receipt.id)
            #expect(answers[1].kept == "Box 7" && answers.allSatisfy { $0.by == here.policeContact.person })
            #expect(try await office.chain().findings == [])
        }
    }

    @Test func `a person's open polls are listed for their system alone, and answered once`() async throws {
        try await Office.with { office in
            let (here, desk) = (office.here, office.desk)
            let hearing = try await office.met()
            let slots = [("2026-05-12", 9), ("2026-05-13", 14)].map {
                London.instant(date: day($0.0), hour: $0.1, minute: 0)
            }
            let people = [here.policeContact.person, here.healthContact.person]
            try await desk.askWhen(slots, minutes: 60, of: people, until: day("2026-05-11"), on: hearing)
            let system = try #require(try await desk.apiVisitor(try await key(office, for: here.policeContact)))
            let landlord = try #require(try await desk.apiVisitor(try await key(office, for: here.landlordContact)))
            #expect(try await desk.openPolls(of: landlord).isEmpty)
            let duty = try #require(try await desk.openPolls(of: system).first)
            let reference = try await office.reference(of: hearing)
            #expect(duty.dueOn == day("2026-05-11") && duty.references == [reference])
            let id = AvailabilityPoll.Asked.ID(duty.subject)
            await #expect(throws: DeskError.absent) { try await desk.availability(id, for: landlord.signedIn) }
            let page = try await desk.availability(id, for: system.signedIn)
            @Sendable func answer(_ replies: [Int: AvailabilityPoll.Reply], _ name: String) async throws -> APIReceipt {
                try await desk.answerAvailability(
                    page, replies, comment: "By bus.", as: system, once: sending(system, name))
            }
            await office.isRefused(.unknown("slot")) { _ = try await answer([9: .yes], "a") }
            _ = try await answer([1: .yes], "a")
            #expect(try await answer([1: .yes], "a").isRepeated)
            #expect(try await desk.openPolls(of: system).count == 1, "one slot is not answered yet")
            _ = try await answer([2: .ifNeedBe], "b")
            #expect(try await desk.openPolls(of: system).isEmpty)
            let asked = try await desk.availability(id, for: system.signedIn).asked
            #expect(asked.replies == [1: .yes, 2: .ifNeedBe] && asked.comment == "By bus." && asked.entered == nil)
            #expect(try await office.chain().findings == [])
        }
    }
}
