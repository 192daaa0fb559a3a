import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `Two partnerships in one database` {
    /// East and West, and the coordinator of East, who is a contact of the landlord in West as well.
    private func found(_ body: @Sendable (_ east: Office, _ west: Office, _ both: SignedIn) async throws -> Void)
        async throws
    {
        try await Office.with { east in
            let there = try await TestPartnership.found(in: east.database, name: "West", areas: ["E07000147"])
            let west = try Office(east.database, there)
            let coordinator = east.here.coordinator
            try await east.database.owner.acting(Acting(partnership: there.id, purpose: .setup)) { tx in
                try Founding.membership(
                    of: coordinator.person, for: there.landlord.id, as: .contact, in: there.id, from: day("2020-01-01"),
                    tx)
            }
            let office = Officer(
                person: coordinator.person, name: coordinator.name, partnership: there.id, agency: there.landlord.id,
                roles: [.contact])
            try await body(east, west, east.signedIn(coordinator, office))
        }
    }

    @Test func `a person who serves in both has one work list with the cases of both`() async throws {
        try await found { east, west, both in
            let (here, there) = (try await east.apply(), try await west.apply("Wen Li"))
            let browser = Token.make()
            try await east.desk.sendCode(
                toEmail: east.here.email(of: east.here.coordinator), browser: browser, path: "/work")
            let code = try await east.code()
            let session = try #require(try await east.desk.redeem(code, browser: browser)).session
            guard case .person(let visitor)? = try await east.desk.visitor(session) else { throw DeskError.absent }
            #expect(Set(visitor.offices.map(\.partnership)) == [east.here.id, west.here.id])
            #expect(visitor.officer(in: west.here.id)?.roles == [.contact])

            let list = try await east.desk.workList(of: visitor)
            #expect(Set(list.cases.map(\.line.reference)) == [here.reference, there.reference])
            // A coordinator in one, a contact in the other: the partnership's own duties are theirs in one only.
            #expect(Set(list.waiting.map(\.partnership)) == [east.here.id])
            #expect(zip(list.waiting, list.waiting.dropFirst()).allSatisfy { $0.dueOn <= $1.dueOn })
            for open in [here, there] {
                let key = try await east.desk.find(open.reference, for: visitor)
                #expect(key.application == open.id && key.officer.person == both.person)
            }
            #expect(try await east.desk.find(there.reference, for: visitor).officer.agency == west.here.landlord.id)
        }
    }

    @Test func `a case of one is absent for the people of the other`() async throws {
        try await found { east, west, _ in
            let key = try await west.met("Wen Li")
            let reference = try await west.reference(of: key)
            let visitor = east.signedIn(east.here.secondCoordinator)
            await #expect(throws: DeskError.absent) { try await east.desk.find(reference, for: visitor) }
            #expect(try await east.desk.workList(of: visitor).cases.isEmpty)
            for partnership in [west.here.id, east.here.id] {
                await #expect(throws: DeskError.absent) {
                    try await east.desk.act(
                        onApplication: key.application, in: partnership, as: .officer(east.here.secondCoordinator)
                    ) { application, around throws(Refusal) in
                        try application.withdrawing(because: "Mischief.", by: .applicant(application.id), in: around)
                    }
                }
                var borrowed = key
                borrowed.partnership = partnership
                borrowed.officer = east.here.secondCoordinator
                await #expect(throws: DeskError.absent) { try await east.desk.casePage(borrowed) }
                await #expect(throws: DeskError.absent) { try await east.desk.decide(east.decision(), on: borrowed) }
                await #expect(throws: DeskError.absent) {
                    try await east.desk.shutOut(east.here.chair.person, of: borrowed, because: "a cousin")
                }
            }
        }
    }

    @Test func `the key of a system opens one of them alone, whoever it acts for`() async throws {
        try await found { east, west, both in
            let police = east.here.police.id
            let open = try await east.apply()
            let asked = try await east.change(open.id) { application, actor, around throws(Refusal) in
                try application.asking(police, for: "All.", purpose: "The threshold.", due: nil, by: actor, in: around)
            }
            let inWest = try #require(both.officer(in: west.here.id))
            let system = try #require(try await west.system(of: inWest))
            #expect(system.officer.partnership == west.here.id && system.signedIn.offices.count == 1)
            #expect(try await east.desk.openRequests(of: system).isEmpty)
            await #expect(throws: DeskError.absent) {
                try await east.desk.find(request: asked.requests[0].id, for: system.signedIn)
            }
            await #expect(throws: DeskError.absent) {
                try await east.desk.endAPIKey(system.key.id, by: east.here.coordinator)
            }
        }
    }

    @Test func `no row of one is seen by an actor of the other`() async throws {
        try await found { east, west, _ in
            let key = try await west.met("Wen Li")
            try await west.setMeeting(of: key)
            try await west.lead(key)
            try await west.hold(key)
            let system = try #require(try await west.system(of: west.here.landlordContact))
            let sending = APIReceipt.Sending(system.key.id, idempotency: "a", path: "/", body: [])
            _ = try await west.database.serve.acting(west.here.service) { tx in
                try APIReceipt.take(sending, at: west.desk.now, in: west.here.id, tx)
            }
            let actor = Acting(.officer(east.here.coordinator), in: east.here.id)
            // What stands above the partnerships, or is a person's own in each.
            let shared: Set<String> = [
                "area", "body", "partnership", "partnership_area", "schema_version", "demonstration", "instance",
                "person", "sending",
                "membership",
            ]
            let seen = try await east.database.serve.acting(actor, .readOnly) { tx in try RowCounts.all(in: tx) }
            let all = try await west.database.serve.acting(west.here.service, .readOnly) { tx in
                try RowCounts.all(in: tx)
            }
            for table in [
                "application", "applicant_contact", "review", "message", "deadline", "journal", "meeting", "action",
                "api_key", "api_receipt",
            ] { #expect((all[table] ?? 0) > 0, "\(table)") }
            let own = ["agency": 5, "agency_area": 5, "procedure_version": 1]
            for (table, count) in seen where !shared.contains(table) { #expect(count == own[table] ?? 0, "\(table)") }
        }
    }

    @Test func `one partnership cannot write into the other`() async throws {
        try await found { east, west, _ in
            let open = try await west.apply("Wen Li")
            let actor = Acting(.officer(east.here.coordinator), in: east.here.id)
            let changed = try await east.database.serve.acting(actor) { tx in
                try tx.run("update application set area_code = area_code where id = \(open.id)")
            }
            #expect(changed == 0)
            await #expect(throws: (any Error).self) {
                try await east.database.serve.acting(actor) { tx in
                    try tx.run(
                        """
                        insert into case_file (partnership_id, id, kind)
                        values (\(west.here.id), \(UUID()), 'application')
                        """)
                }
            }
        }
    }
}

extension Office {
    /// A system that calls with a key for an officer.
    fileprivate func system(of officer: Officer) async throws -> APIVisitor? {
        let token = try await desk.makeAPIKey(
            for: officer.person, named: "Their system", until: day("2027-01-01"), by: here.coordinator)
        return try await desk.apiVisitor(token)
    }
}
