import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `Somebody who is away` {
    @Test func `is covered: the cover sees what waits for them, says whose it is, and does it`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.lead(key)
            try await office.hold(key)
            let cover = office.cover(here.policeContact, by: here.chair, until: "2026-06-05")
            try await office.desk.arrange(cover, by: here.coordinator)

            let chair = try await office.visitor(here.chair)
            let list = try await office.desk.workList(of: chair)
            let entry = try #require(list.waiting.first { $0.duty == .action })
            #expect(entry.coveringFor == here.policeContact.name)
            let action = Action.ID(entry.subject)
            let found = try await office.desk.find(action: action, for: chair)
            let day = office.clock.today
            let after = try await office.act(on: found, as: found.officer) { review, actor, around throws(Refusal) in
                try review.updating(action, to: .done(on: day, evidence: "Logged."), by: actor, in: around)
            }
            #expect(after.actions.first?.isOpen == false)
            let told = try await office.messages(.coverArranged)
            #expect(Set(told) == [.person(here.policeContact.person), .person(here.chair.person)])

            // The day after its last day nothing is lent any more.
            office.at("2026-06-06")
            let later = try await office.visitor(here.chair)
            #expect(later.offices.first?.covers == [] && later.offices.first?.roles == [.chair])
        }
    }

    @Test func `lends the coordinator's part for those days, and no case that the cover is shut out of`() async throws {
        try await Office.with { office in
            let here = office.here
            let (one, other) = (try await office.apply("Ada Quill"), try await office.apply("Bel Osei"))
            try await office.desk.shutOut(
                here.senior.person, of: office.key(one, here.coordinator), because: "a cousin")
            let cover = office.cover(here.coordinator, by: here.senior, until: "2026-05-08")
            try await office.desk.arrange(cover, by: here.secondCoordinator)
            let senior = try await office.visitor(here.senior)
            #expect(senior.offices.first?.roles == [.senior, .coordinator])
            let list = try await office.desk.workList(of: senior)
            #expect(!list.waiting.isEmpty)
            #expect(list.waiting.allSatisfy { $0.coveringFor == here.coordinator.name })
            #expect(list.waiting.allSatisfy { $0.references == [other.reference] })
            #expect(list.toRead.map(\.entry.reference) == [other.reference])
            await #expect(throws: DeskError.absent) { try await office.desk.find(one.reference, for: senior) }

            try await office.desk.end(cover.id, by: here.coordinator)
            #expect(try await office.visitor(here.senior).offices.first?.roles == [.senior])
            await office.isRefused(.unknown("cover")) { try await office.desk.end(cover.id, by: here.coordinator) }
        }
    }

    @Test func `has a stand-in for reminders on these days`() async throws {
        try await Office.with { office in
            let here = office.here
            try await office.desk.arrange(
                office.cover(here.coordinator, by: here.senior, until: "2026-05-08"), by: here.coordinator)
            func standIns(_ date: String) async throws -> [Person.ID: Person.ID]? {
                try await office.database.post.acting(Acting(), .readOnly) { tx in
                    try Addressees.read(of: [here.id], files: [], on: day(date), in: tx).covers[here.id]
                }
            }
            #expect(try await standIns("2026-05-08") == [here.coordinator.person: here.senior.person])
            #expect(try await standIns("2026-05-09") == nil)
        }
    }
}

@Suite struct `Somebody who leaves` {
    @Test func `is signed out at once, and what is open falls to the mailbox until somebody is named`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.lead(key)
            try await office.hold(key)
            let (paula, browser) = (here.policeContact, Token.make())
            try await office.send(to: paula, browser: browser)
            let session = try #require(try await office.desk.redeem(office.code(), browser: browser)).session
            office.wait()
            try await office.send(to: paula, browser: browser)
            let code = try await office.code()
            let before = try #require(try await office.desk.casePage(key).deadlines.first { $0.duty == .action })

            await office.isRefused(.people(.onlyPointOfContact)) {
                try await office.desk.leaves(
                    paula.person, on: office.clock.today, because: "A new post.", followedBy: nil,
                    by: here.coordinator)
            }
            try await office.desk.leaves(
                paula.person, on: office.clock.today, because: "A new post.", followedBy: .nobody,
                by: here.coordinator)
            #expect(try await office.desk.visitor(session) == nil)
            #expect(try await office.desk.redeem(code, browser: browser) == nil)
            // Once more there is nothing to do: nobody is told twice.
            try await office.desk.carryOutDepartures()
            #expect(try await office.messages(.noPersonNamed) == [.agency(here.police.id)])

            let page = try await office.desk.casePage(key)
            let moved = try #require(page.deadlines.last { $0.duty == .action })
            #expect(moved.version == 2 && moved.owner == .init(agency: here.police.id) && moved.dueOn == before.dueOn)
            #expect(page.deadlines.first { $0.duty == .action }?.endedBecause == "the person named for it has left")
            #expect(Set(page.unnamed.map(\.what)) == [.duty(.action), .leadOfficer])
            #expect(page.events.count { $0.event.kind == .noPersonNamed } == 2)
            #expect(try await office.rungs(of: moved) == office.rungs(of: before))

            // The police have no point of contact now: the coordinators see the tasks.
            let visitor = office.signedIn(here.coordinator)
            let tasks = try await office.desk.workList(of: visitor).tasks.map(\.task).filter { $0.kind == .namePerson }
            #expect(Set(tasks.map(\.agency)) == [here.police.id, nil])
            let handover = try #require(tasks.first { $0.agency != nil }?.subject)
            let open = try await office.desk.unnamed(handover, for: visitor)
            #expect(open.people.map(\.person) == [here.chair.person])
            await #expect(throws: DeskError.absent) {
                try await office.desk.unnamed(handover, for: office.signedIn(here.healthContact))
            }
            await office.isRefused(.people(.notOfAgency)) {
                try await office.desk.name(
                    here.healthContact.person, for: [before.subject], of: handover, by: here.coordinator)
            }
            try await office.desk.name(here.chair.person, for: [before.subject], of: handover, by: here.coordinator)
            let after = try await office.desk.casePage(key)
            #expect(after.review?.actions.first?.person == here.chair.person)
            let named = try #require(after.deadlines.last { $0.duty == .action })
            #expect(named.version == 3 && named.owner == .init(agency: here.police.id, person: here.chair.person))
            #expect(after.unnamed.map(\.what) == [.leadOfficer])
            #expect(try await office.messages(.actionAssigned).last == .person(here.chair.person))
            let left = try await office.desk.workList(of: visitor).tasks.map(\.task).filter { $0.kind == .namePerson }
            #expect(left.map(\.agency) == [nil])
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `on a day to come keeps their access until then`() async throws {
        try await Office.with { office in
            let here = office.here
            try await office.desk.leaves(
                here.secondCoordinator.person, on: day("2026-05-06"), because: "Retires.", followedBy: nil,
                by: here.coordinator)
            let cover = office.cover(here.senior, by: here.secondCoordinator, from: "2026-05-04", until: "2026-05-05")
            try await office.desk.arrange(cover, by: here.coordinator)
            await office.isRefused(.people(.coverEnds(day("2026-05-05")))) {
                try await office.desk.arrange(
                    office.cover(here.coordinator, by: here.secondCoordinator, until: "2026-05-08"),
                    by: here.coordinator)
            }
            office.at("2026-05-05")
            try await office.desk.carryOutDepartures()
            #expect(try await office.visitor(here.secondCoordinator).offices.count == 1)
            office.at("2026-05-06")
            try await office.desk.carryOutDepartures()
            await #expect(throws: DeskError.absent) { try await office.visitor(here.secondCoordinator) }
            await office.isRefused(.people(.lastCoordinator)) {
                try await office.desk.leaves(
                    here.coordinator.person, on: day("2026-05-06"), because: "Too.", followedBy: .nobody,
                    by: here.coordinator)
            }
        }
    }

    @Test func `disabled people hand over too, and are nobody's choice`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.lead(key)
            try await office.hold(key)
            try await office.tamper { tx in
                try tx.run("update person set disabled_at = now() where id = \(here.policeContact.person)")
            }
            try await office.desk.carryOutDepartures()
            let page = try await office.desk.casePage(key)
            #expect(page.deadlines.last { $0.duty == .action }?.owner == .init(agency: here.police.id))
            #expect(!page.officers.contains { $0.person == here.policeContact.person })
            let (police, due) = (here.police.id, day("2026-06-10"))
            await office.isRefused(.unknown("person")) {
                try await office.act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
                    try review.settingAction(
                        "Call", doneWhen: "Called.", agency: police, person: here.policeContact.person, due: due,
                        by: actor, in: around)
                }
            }
            let addressees = try await office.database.post.acting(Acting(), .readOnly) { tx in
                try Addressees.read(of: [here.id], files: [], on: day("2026-05-21"), in: tx)
            }
            #expect(!addressees.parts.contains { $0.person == here.policeContact.person })
        }
    }
}

@Suite struct `Somebody who comes` {
    @Test func `is added by a point of contact, signs in, and changes address`() async throws {
        try await Office.with { office in
            let here = office.here
            let paula = here.policeContact
            func add(_ email: String, _ role: Role, to agency: Agency, by officer: Officer) async throws {
                try await office.desk.add(
                    "Nina Patel", email: email, as: role, isPointOfContact: false, for: agency.id,
                    from: office.clock.today, by: officer)
            }
            try await add("nina@police.example", .contact, to: here.police, by: paula)
            await office.isRefused(.people(.ownPeopleOnly)) {
                try await add("max@police.example", .chair, to: here.police, by: paula)
            }
            await office.isRefused(.people(.alreadyServes)) {
                try await add("NINA@police.example", .contact, to: here.police, by: paula)
            }
            let roster = try #require(try await office.desk.rosters(for: office.signedIn(paula)).first)
            #expect(roster.agencies == [here.police])
            let nina = try #require(roster.roster.parts.first { $0.name == "Nina Patel" })
            let browser = Token.make()
            try await office.desk.sendCode(toEmail: "nina@police.example", browser: browser, path: "/work")
            let session = try #require(try await office.desk.redeem(office.code(), browser: browser)).session
            guard case .person(let visitor)? = try await office.desk.visitor(session) else { throw DeskError.absent }
            #expect(visitor.offices.map(\.agency) == [here.police.id])
            await #expect(throws: DeskError.forbidden) { try await office.desk.rosters(for: visitor) }

            await office.isRefused(.people(.addressTaken)) {
                try await office.desk.changeAddress(of: nina.person, to: here.email(of: here.chair), by: paula)
            }
            try await office.desk.changeAddress(of: nina.person, to: "n.patel@police.example", by: paula)
            #expect(try await office.desk.visitor(session) == nil)
            let page = try #require(try await office.desk.rosters(for: office.signedIn(paula)).first)
            #expect(page.addresses[nina.person] == "n.patel@police.example")
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `again after having left has their part again`() async throws {
        try await Office.with { office in
            let here = office.here
            let ken = here.secondCoordinator
            try await office.desk.leaves(
                ken.person, on: office.clock.today, because: "Retires.", followedBy: nil, by: here.coordinator)
            try await office.desk.add(
                "Kenneth Ward", email: here.email(of: ken), as: .coordinator, isPointOfContact: false,
                for: here.council.id, from: office.clock.today, by: here.coordinator)
            #expect(try await office.visitor(ken).name == ken.name)
        }
    }
}

@Suite struct `The people of two partnerships` {
    @Test func `are behind the wall of each, and one alone changes no address that opens both`() async throws {
        try await Office.with { east in
            let there = try await TestPartnership.found(in: east.database, name: "West", areas: ["E07000147"])
            let west = try Office(east.database, there)
            let both = there.policeContact
            try await east.desk.add(
                "Whatever", email: there.email(of: both), as: .contact, isPointOfContact: false,
                for: east.here.police.id, from: east.clock.today, by: east.here.coordinator)
            await east.isRefused(.people(.servesElsewhere)) {
                try await east.desk.changeAddress(
                    of: both.person, to: "thief@police.example", by: east.here.coordinator)
            }
            // Covered in the one, nothing is lent in the other.
            try await west.desk.arrange(west.cover(there.chair, by: both, until: "2026-05-08"), by: there.coordinator)
            let parts = try await west.visitor(both).offices
            #expect(parts.first { $0.partnership == there.id }?.roles == [.contact, .chair])
            #expect(parts.first { $0.partnership == east.here.id }?.roles == [.contact])
            let key = try await west.met("Wen Li")
            try await west.setMeeting(of: key)
            try await west.lead(key)
            try await west.hold(key)
            try await west.desk.enter(reference: "W/1", for: there.police.id, of: key)
            try await west.desk.leaves(
                both.person, on: west.clock.today, because: "A new post.", followedBy: .nobody,
                by: there.coordinator)
            let seen = try await east.database.serve.acting(
                Acting(.officer(east.here.coordinator), in: east.here.id), .readOnly
            ) { tx in try RowCounts.all(in: tx) }
            let all = try await east.database.serve.acting(there.service, .readOnly) { tx in try RowCounts.all(in: tx) }
            for table in ["cover", "departure", "left_open", "agency_reference"] {
                #expect(seen[table] == 0 && (all[table] ?? 0) > 0, "\(table)")
            }
            // They have left the one, and still serve the other.
            #expect(try await west.visitor(both).offices.map(\.partnership) == [east.here.id])
            await #expect(throws: DeskError.absent) {
                try await east.desk.roster(with: there.chair.person, for: east.signedIn(east.here.coordinator))
            }
        }
    }
}

@Suite struct `What an agency calls a case` {
    @Test func `stands on the case and in every message to it about the case`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            let contact = try await office.desk.find(
                office.reference(of: key), for: office.signedIn(here.policeContact))
            try await office.desk.enter(reference: "POL/1", for: here.police.id, of: contact)
            try await office.desk.enter(reference: "POL/2", for: here.police.id, of: contact)
            await office.isRefused(.notYours(needed: [.contact, .coordinator])) {
                try await office.desk.enter(reference: "X", for: here.health.id, of: contact)
            }
            let page = try await office.desk.casePage(key)
            #expect(page.agencyReferences.map(\.text) == ["POL/2"])
            #expect(page.events.count { $0.event.kind == .agencyReferenceEntered } == 2)
            try await office.setMeeting(of: key)
            try await office.lead(key)
            let found = try await office.look { tx in
                try Outbox.ledger(of: [key.application.raw, key.review?.raw ?? UUID()], in: here.id, tx).compactMap {
                    try OutboxMessage.find($0.id, in: here.id, on: day("2026-05-05"), tx)
                }
            }
            let own = found.filter { $0.agencyReference == "POL/2" }.map(\.recipient)
            #expect(
                Set(own) == [.agency(here.police.id), .person(here.policeContact.person), .person(here.chair.person)])
            #expect(found.allSatisfy { $0.agencyReference == nil || $0.agencyReference == "POL/2" })
        }
    }
}

extension Office {
    fileprivate func cover(
        _ person: Officer, by: Officer, from: String? = nil, until: String
    ) -> Cover {
        Cover(
            id: .init(UUID()), person: person.person, by: by.person, from: from.map { day($0) } ?? clock.today,
            until: day(until))
    }

    /// A minute later: the newest code is known by its moment.
    fileprivate func wait() { time.now = time.now.adding(seconds: 60) }

    /// Signs somebody in, with what they cover.
    fileprivate func visitor(_ officer: Officer) async throws -> SignedIn {
        let browser = Token.make()
        wait()
        try await send(to: officer, browser: browser)
        // Where no code was sent, the newest is another browser's, and opens nothing.
        guard let opened = try await desk.redeem(code(), browser: browser),
            case .person(let visitor)? = try await desk.visitor(opened.session)
        else { throw DeskError.absent }
        return visitor
    }

    /// To whom messages of a kind were written, in order.
    fileprivate func messages(_ kind: Notice.Kind) async throws -> [Notice.Recipient] {
        try await look { tx in
            try Outbox.ledger(newest: 1_000, state: nil, in: here.id, tx).filter { $0.kind == kind }
                .sorted { $0.createdAt < $1.createdAt }.map(\.recipient)
        }
    }

    /// When the rungs of a version fire.
    fileprivate func rungs(of deadline: Deadlines.Entry) async throws -> [Instant] {
        try await look { tx in
            try tx.rows(
                """
                select r.fires_at
                  from deadline_rung r
                  join deadline d on d.partnership_id = r.partnership_id and d.id = r.deadline_id
                 where d.partnership_id = \(here.id) and d.file_id = \(deadline.file)
                   and d.subject_id = \(deadline.subject) and d.duty = \(deadline.duty.name)
                   and d.version = \(deadline.version)
                 order by r.rung
                """
            ) { row in try row["fires_at"] }
        }
    }
}
