import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `A person who must not see a case` {
    @Test func `finds, reads and changes nothing of it from that moment, coordinators included`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await office.setMeeting(of: key)
            let reference = try await office.reference(of: key)
            let (named, visitor) = (here.secondCoordinator, office.signedIn(here.secondCoordinator))
            let namedKey = try await office.desk.find(reference, for: visitor)
            #expect(try await office.desk.workList(of: visitor).cases.count == 1)

            try await office.desk.shutOut(named.person, of: key, because: "a cousin of the applicant")

            await #expect(throws: DeskError.absent) { try await office.desk.find(reference, for: visitor) }
            await #expect(throws: DeskError.absent) { try await office.desk.casePage(namedKey) }
            await #expect(throws: DeskError.absent) { try await office.desk.decide(office.decision(), on: namedKey) }
            await #expect(throws: DeskError.absent) {
                try await office.change(key.application, as: named) { application, actor, around throws(Refusal) in
                    try application.withdrawing(because: "Mischief.", by: actor, in: around)
                }
            }
            await #expect(throws: DeskError.absent) {
                try await office.act(on: namedKey, as: named) { review, actor, around throws(Refusal) in
                    try review.nominating(actor.person, because: "Me.", by: actor, in: around)
                }
            }
            await #expect(throws: DeskError.absent) {
                try await office.desk.liftShutOut(of: named.person, from: namedKey, because: "A mistake.")
            }
            let list = try await office.desk.workList(of: visitor)
            #expect(list.cases.isEmpty && list.waiting.isEmpty && list.tasks.isEmpty)
            #expect(try await office.visibleRows(to: named) == 0)
            #expect(try await office.visibleRows(to: here.coordinator) > 0)
        }
    }

    @Test func `finds neither a request, an action, a recommendation nor a task of it`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.lead(key)
            try await office.hold(key)
            let page = try await office.desk.casePage(key)
            let review = try #require(page.review)
            let open = try await office.apply("Bel Osei", email: nil)
            let police = here.police.id
            let asked = try await office.change(open.id) { application, actor, around throws(Refusal) in
                try application.asking(
                    police, for: "All.", purpose: "The threshold.", due: nil, by: actor, in: around)
            }
            let (named, visitor) = (here.secondCoordinator, office.signedIn(here.secondCoordinator))
            let task = try #require(try await office.desk.workList(of: visitor).tasks.first).task
            let request = asked.requests[0].id
            #expect(try await office.desk.find(request: request, for: visitor).application == open.id)

            try await office.desk.shutOut(named.person, of: key, because: "a cousin")
            let openKey = try await office.key(open, here.coordinator)
            try await office.desk.shutOut(named.person, of: openKey, because: "a cousin")
            await #expect(throws: DeskError.absent) { try await office.desk.find(request: request, for: visitor) }
            await #expect(throws: DeskError.absent) {
                try await office.desk.find(action: review.actions[0].id, for: visitor)
            }
            await #expect(throws: DeskError.absent) {
                try await office.desk.find(recommendation: review.recommendations[0].id, for: visitor)
            }
            await #expect(throws: DeskError.absent) { try await office.desk.task(task.id, for: visitor) }
            await office.isRefused(.already("done")) {
                try await office.desk.finish(task, on: office.clock.today, note: "Called.", by: named)
            }
        }
    }

    @Test func `is let in again by a second person only`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            let reference = try await office.reference(of: key)
            let named = here.policeContact.person
            try await office.desk.shutOut(named, of: key, because: "a neighbour")
            await office.isRefused(.already("shut out")) {
                try await office.desk.shutOut(named, of: key, because: "again")
            }
            #expect(try await office.desk.casePage(key).shutOuts.map(\.shutOut.person) == [named, named])

            await office.isRefused(.samePerson) {
                try await office.desk.liftShutOut(of: named, from: key, because: "A mistake.")
            }
            let contact = try await office.desk.find(reference, for: office.signedIn(here.healthContact))
            await office.isRefused(.notYours(needed: [.coordinator, .chair])) {
                try await office.desk.liftShutOut(of: named, from: contact, because: "A mistake.")
            }
            let second = try await office.desk.find(reference, for: office.signedIn(here.secondCoordinator))
            try await office.desk.liftShutOut(of: named, from: second, because: "A mistake.")
            let again = try await office.desk.find(reference, for: office.signedIn(here.policeContact))
            let page = try await office.desk.casePage(again)
            #expect(page.shutOuts.isEmpty && page.review != nil)
            #expect(page.events.map(\.event.kind).suffix(2) == [.shutOut, .shutOutLifted])
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `may name themselves, and that holds too`() async throws {
        try await Office.with { office in
            let here = office.here
            let open = try await office.apply()
            let key = try await office.key(open, here.coordinator)
            try await office.desk.shutOut(here.coordinator.person, of: key, because: "I know them")
            await #expect(throws: DeskError.absent) { try await office.key(open, here.coordinator) }
            let chair = try await office.key(open, here.chair)
            try await office.desk.liftShutOut(of: here.coordinator.person, from: chair, because: "A mistake.")
            #expect(try await office.key(open, here.coordinator).application == open.id)
        }
    }

    @Test func `is kept out of the review that opens or is joined later`() async throws {
        try await Office.with { office in
            let here = office.here
            let ada = try await office.met("Ada Quill")
            let bel = try await office.apply("Bel Osei")
            let named = here.secondCoordinator
            try await office.desk.shutOut(named.person, of: office.key(bel, here.coordinator), because: "a cousin")
            try await office.read(bel.id)
            try await office.desk.decide(
                office.decision(), on: office.key(bel, here.coordinator), hearingWith: office.reference(of: ada))
            let key = try await office.desk.find(try await office.reference(of: ada), for: office.signedIn(named))
            #expect(try await office.desk.casePage(key).review == nil)
            await #expect(throws: DeskError.absent) {
                try await office.act(on: ada, as: named) { review, actor, around throws(Refusal) in
                    try review.confirmingLead(by: actor, in: around)
                }
            }
        }
    }

    @Test func `is let in by no key of a system that acts for them`() async throws {
        try await Office.with { office in
            let (here, desk) = (office.here, office.desk)
            let (named, police) = (here.policeContact, here.police.id)
            let open = try await office.apply("Bel Osei", email: nil)
            let asked = try await office.change(open.id) { application, actor, around throws(Refusal) in
                try application.asking(police, for: "All.", purpose: "The threshold.", due: nil, by: actor, in: around)
            }
            let met = try await office.met()
            let slot = London.instant(date: day("2026-05-12"), hour: 9, minute: 0)
            let poll = try await desk.askWhen(
                [slot], minutes: 60, of: [named.person], until: day("2026-05-11"), on: met)
            let token = try await desk.makeAPIKey(
                for: named.person, named: "Records", until: day("2027-01-01"), by: here.coordinator)
            let system = try #require(try await desk.apiVisitor(token))
            let page = try await desk.availability(poll.asked[0].id, for: system.signedIn)
            #expect(try await desk.openRequests(of: system).count == 1)
            #expect(try await desk.openPolls(of: system).count == 1)

            for key in [try await office.key(open, here.coordinator), met] {
                try await desk.shutOut(named.person, of: key, because: "a cousin")
            }
            #expect(try await desk.openRequests(of: system).isEmpty)
            #expect(try await desk.openPolls(of: system).isEmpty)
            await #expect(throws: DeskError.absent) {
                try await desk.find(request: asked.requests[0].id, for: system.signedIn)
            }
            let sending = APIReceipt.Sending(system.key.id, idempotency: "a", path: "/", body: [])
            await #expect(throws: DeskError.absent) {
                try await desk.answer(
                    asked.requests[0].id, of: open.id, with: .init(.nothingHeld), as: system, once: sending)
            }
            await #expect(throws: DeskError.absent) {
                try await desk.answerAvailability(page, [1: .yes], comment: "", as: system, once: sending)
            }
            #expect(try await office.files(visibleTo: named) == [])
        }
    }

    @Test func `is named for each of two applications that one review hears, and lifted for each`() async throws {
        try await Office.with { office in
            let here = office.here
            let ada = try await office.met("Ada Quill")
            let bel = try await office.met("Bel Osei", with: try await office.reference(of: ada))
            let (named, review) = (here.policeContact, try #require(ada.review))
            try await office.desk.shutOut(named.person, of: ada, because: "a cousin")
            #expect(try await office.files(visibleTo: named) == [bel.application.raw])
            try await office.desk.shutOut(named.person, of: bel, because: "a cousin")
            #expect(try await office.files(visibleTo: named) == [])

            let second = try await office.key(
                .init(id: ada.application, reference: office.reference(of: ada)), here.secondCoordinator)
            try await office.desk.liftShutOut(of: named.person, from: second, because: "A mistake.")
            // The other application still keeps them from the review.
            #expect(try await office.files(visibleTo: named) == [ada.application.raw])
            var other = second
            other.application = bel.application
            try await office.desk.liftShutOut(of: named.person, from: other, because: "A mistake.")
            #expect(try await office.files(visibleTo: named) == [ada.application.raw, bel.application.raw, review.raw])
        }
    }

    @Test func `is nobody's choice for the meeting, to lead or to act`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.lead(key)
            try await office.desk.shutOut(here.policeContact.person, of: key, because: "a neighbour")
            let named = here.policeContact.person
            let meeting = office.meeting("2026-05-27")
            await office.isRefused(.unknown("person")) {
                try await office.act(on: key) { review, actor, around throws(Refusal) in
                    try review.settingMeeting(meeting, inviting: [named], by: actor, in: around)
                }
            }
            // They led: another is nominated in their place.
            let next = here.landlordContact.person
            await office.isRefused(.unknown("person")) {
                try await office.act(on: key) { review, actor, around throws(Refusal) in
                    try review.nominating(named, because: "Again.", by: actor, in: around)
                }
            }
            let after = try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.nominating(next, because: "The other may not see it.", by: actor, in: around)
            }
            #expect(after.lead?.person == next)
        }
    }
}

extension Actor {
    fileprivate var person: Person.ID {
        if case .officer(let officer) = self { officer.person } else { Person.ID(UUID()) }
    }
}

extension Office {
    /// How many rows of cases somebody sees, in every table that has them.
    fileprivate func visibleRows(to officer: Officer) async throws -> Int {
        let counts = try await database.serve.acting(here.acting(officer), .readOnly) { tx in try RowCounts.all(in: tx)
        }
        let open = [
            "area", "body", "partnership", "partnership_area", "schema_version", "demonstration", "instance",
            "person", "sending",
            "membership", "agency", "agency_area", "procedure_version", "procedure_area", "shut_out", "journal_head",
            "case_reference",
            "review_application", "meeting", "meeting_room", "standing_meeting", "api_key", "api_receipt",
        ]
        return counts.filter { !open.contains($0.key) }.values.reduce(0, +)
    }

    fileprivate func files(visibleTo officer: Officer) async throws -> Set<UUID> {
        try await database.serve.acting(here.acting(officer), .readOnly) { tx in
            Set(try tx.rows("select id from case_file") { row in try row["id"] as UUID })
        }
    }
}
