import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `Keeping an applicant informed` {
    /// The open duty of word of an application or its review: its last day, and who owns it.
    private func word(_ office: Office, _ key: CaseKey) async throws -> (due: CivilDate, owner: Deadline.Owner)? {
        try await office.desk.casePage(key).deadlines.filter {
            $0.state == "open" && $0.duty == .step(.wordToApplicant)
        }.map { ($0.dueOn, $0.owner) }.min { $0.0 < $1.0 }
    }

    /// Everything that waits for applicants leaves, at the office's time.
    private func send(_ office: Office, _ kinds: [Notice.Kind] = Notice.Kind.allCases) async throws {
        let now = office.clock.now()
        try await office.tamper { tx in
            try tx.run(
                """
                update message set state = 'accepted', settled_at = \(now)
                 where state = 'pending' and recipient_application is not null and kind = any(\(kinds.map(\.rawValue)))
                """)
        }
    }

    @Test func `word is due from the receipt, again from every letter that left, and ends with the application`()
        async throws
    {
        try await Office.with { office in
            let open = try await office.apply()
            let key = try await office.key(open, office.here.coordinator)
            #expect(try await word(office, key) == nil)
            try await office.desk.keepApplicantsInformed()
            // Ten working days from Friday 1 May 2026, with the bank holiday on 4 May.
            #expect(try await word(office, key)?.due == day("2026-05-18"))
            #expect(try await word(office, key)?.owner == .coordinators)

            office.at("2026-05-06")
            try await send(office, [.acknowledgement])
            try await office.desk.keepApplicantsInformed()
            #expect(try await word(office, key)?.due == day("2026-05-20"))
            #expect(try await office.desk.casePage(key).informed?.told == day("2026-05-06"))

            office.at("2026-05-21")
            let entry = try #require(
                try await office.desk.workList(of: office.signedIn(office.here.coordinator)).waiting.first {
                    $0.duty == .step(.wordToApplicant)
                })
            #expect(entry.isOverdue && entry.from == day("2026-05-06") && entry.days == 15)

            try await office.desk.withdraw(
                open.id, because: "It stopped.", in: office.here.id, as: .applicant(open.id))
            try await office.desk.keepApplicantsInformed()
            #expect(try await word(office, key) == nil)
        }
    }

    @Test func `word is sent and noted, and what a person told by hand counts from the day that they say`() async throws
    {
        try await Office.with { office in
            let here = office.here
            let open = try await office.apply()
            let key = try await office.key(open, here.coordinator)
            try await office.desk.keepApplicantsInformed()
            office.at("2026-05-12")
            try await office.desk.sendWord("Two bodies have answered.", on: key, seen: nil)
            #expect(try await word(office, key)?.due == day("2026-05-27"))
            let page = try await office.desk.casePage(key)
            #expect(page.messages.contains { $0.kind == .word && $0.recipient == .applicant(open.id) })
            office.at("2026-05-14")
            try await office.desk.noteWord("We spoke.", on: day("2026-05-13"), by: .call, of: key, seen: nil)
            #expect(try await word(office, key)?.due == day("2026-05-28"))
            #expect(try await office.desk.casePage(key).informed?.noted.map(\.words) == ["We spoke."])
            // An officer of another body may do neither.
            let contact = try await office.key(open, here.policeContact)
            await office.isRefused(.notYours(needed: [.coordinator])) {
                try await office.desk.sendWord("So.", on: contact, seen: nil)
            }
            await office.isRefused(.notYours(needed: [.coordinator])) {
                try await office.desk.noteWord("So.", on: day("2026-05-13"), by: .call, of: contact, seen: nil)
            }
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `is done as they wish, in versions, by a way that they like where it is safe`() async throws {
        try await Office.with { office in
            let here = office.here
            let open = try await office.apply()
            let key = try await office.key(open, here.coordinator)
            try await office.desk.keepApplicantsInformed()
            let wish = InformedWish(workingDays: 5, way: .letter, words: "Not before ten.")
            try await office.desk.keepInformed(
                open.id, in: here.id, as: wish, seen: 0, by: .applicant(open.id))
            #expect(try await word(office, key)?.due == day("2026-05-11"))
            // The button pressed twice sends the version before theirs: it is as they wish, and nobody else's doing.
            await office.isRefused(.already("informed so")) {
                try await office.desk.keepInformed(
                    open.id, in: here.id, as: wish, seen: 0, by: .applicant(open.id))
            }
            await #expect(throws: CaseChanged.self) {
                try await office.desk.keepInformed(
                    open.id, in: here.id, as: InformedWish(), seen: 0, by: .officer(here.coordinator))
            }
            await office.isRefused(.notYours(needed: [.coordinator])) {
                try await office.desk.keepInformed(
                    open.id, in: here.id, as: InformedWish(), seen: 1, by: .officer(here.policeContact))
            }
            try await office.desk.sendWord("Nothing yet.", on: key, seen: nil)
            let ways = try await office.look { tx in
                try tx.rows("select way from message where kind = 'word'") { row in try row["way"] as String }
            }
            #expect(ways == ["letter"])
            let informed = try await office.desk.informed(here.id, open.id)
            #expect(informed.wishes.map(\.wish) == [wish] && informed.days == 5 && informed.procedureDays == 10)
            try await office.desk.keepInformed(
                open.id, in: here.id, as: InformedWish(words: "She rang."), seen: 1, by: .officer(here.coordinator))
            #expect(try await word(office, key)?.due == day("2026-05-18"))
            let versions = try #require(try await office.desk.casePage(key).informed?.wishes)
            #expect(versions.map(\.by) == [here.coordinator.person, nil])
        }
    }

    @Test func `after the outcome word runs on from what they were told`() async throws {
        try await Office.with { office in
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.lead(key)
            try await office.hold(key)
            try await office.share(key)
            office.at("2026-06-01")
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.sendingOutcome("Two measures.", by: actor, in: around)
            }
            try await office.desk.keepApplicantsInformed()
            let before = try #require(try await word(office, key))
            #expect(before.owner.person == office.here.policeContact.person)
            let told = office.clock.today.adding(days: 2)
            office.at("\(told)")
            try await office.desk.noteWord("We spoke.", on: told, by: .call, of: key, seen: nil)
            #expect(try #require(try await word(office, key)).due > before.due)
        }
    }

    @Test func `whoever handles the case is the point of contact, and somebody chosen is told to the applicant`()
        async throws
    {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await office.desk.keepApplicantsInformed()
            var contact = try #require(try await office.desk.casePage(key).informed?.contact)
            #expect(contact.person == here.coordinator.person && contact.name == here.coordinator.name)
            #expect(try await office.told() == [])
            #expect(try await word(office, key)?.owner.person == here.coordinator.person)

            let ken = here.secondCoordinator
            try await office.desk.choosePointOfContact(
                ken.person, cover: here.coordinator.person, reach: "01632 960001", of: key, seen: nil)
            contact = try #require(try await office.desk.trackPage(here.id, key.application).informed.contact)
            #expect(contact.name == ken.name && contact.reach == "01632 960001" && !contact.mailbox.isEmpty)
            #expect(try await office.told() == [[ken.name, here.coordinator.name]])
            #expect(try await word(office, key)?.owner.person == ken.person)
            await office.isRefused(.already("point of contact")) {
                try await office.desk.choosePointOfContact(
                    ken.person, cover: here.coordinator.person, reach: "01632 960001", of: key, seen: nil)
            }
            // Letters name them.
            let message = try await office.look { tx in
                try tx.one("select id from message where kind = 'point-of-contact'") { row in try row["id"] as UUID }
            }
            let found = try await office.look { tx in
                try OutboxMessage.find(message, in: here.id, on: office.clock.today, tx)
            }
            #expect(found?.contactName == ken.name)
            #expect(found?.contactMailbox == contact.mailbox, "An answer goes to the mailbox.")
            #expect(found?.contactReach == "01632 960001")
        }
    }

    @Test func `the cover stands in while they are away, takes over when they leave, and without one a task asks`()
        async throws
    {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            let (ken, cora) = (here.secondCoordinator, here.coordinator)
            try await office.desk.choosePointOfContact(
                ken.person, cover: cora.person, reach: "01632 960001", of: key, seen: nil)
            let cover = Cover(
                id: .init(UUID()), person: ken.person, by: here.chair.person, from: day("2026-05-11"),
                until: day("2026-05-15"))
            try await office.database.serve.acting(here.service) { tx in
                try Covers.insert(cover, by: cora.person, on: day("2026-05-05"), of: here.id, in: tx)
            }
            func reached() async throws -> CaseContacts.Now? {
                try await office.desk.keepApplicantsInformed()
                try await office.desk.keepApplicantsInformed()
                return try await office.desk.casePage(key).informed?.contact
            }
            var now = try await reached()
            #expect(now?.person == ken.person)
            office.at("2026-05-11")
            now = try await reached()
            #expect(now?.person == cora.person && now?.reach == "")
            office.at("2026-05-18")
            now = try await reached()
            #expect(now?.person == ken.person)
            #expect(try await office.told().count == 3)

            try await office.tamper { tx in
                try tx.run(
                    "update membership set valid_until = '2026-05-18' where person_id = \(ken.person)")
            }
            office.at("2026-05-19")
            now = try await reached()
            #expect(now?.holder == cora.person)
            let turns = try #require(try await office.desk.casePage(key).informed?.turns)
            #expect(turns.count == 2 && turns[0].by == nil)
            #expect(try await office.told().last == [cora.name, ken.name])

            // The new point of contact has no cover and leaves too.
            try await office.tamper { tx in
                try tx.run(
                    "update membership set valid_until = '2026-05-19' where person_id = \(cora.person)")
            }
            office.at("2026-05-20")
            var chair = key
            chair.officer = here.chair
            let seenByChair = chair
            try await office.desk.keepApplicantsInformed()
            let contact = try await office.desk.casePage(seenByChair).informed?.contact
            #expect(contact != nil && contact?.person == nil)
            let tasks = try await office.look { tx in try Tasks.of([key.application.raw], in: here.id, tx) }
            #expect(tasks.filter { $0.kind == .namePerson }.count == 1)
            #expect(try await office.chain().findings.isEmpty)
        }
    }
}

extension Office {
    /// Whom each message about the point of contact names now, and whom it names as the one before.
    fileprivate func told() async throws -> [[String]] {
        let facts = try await look { tx in
            try tx.rows(
                """
                select facts::json -> 'name' ->> 'text' as name, facts::text as all_facts
                  from message where kind = 'point-of-contact' order by created_at
                """
            ) { row in (try row[optional: "name"] as String?, try row["all_facts"] as String) }
        }
        return facts.map { name, all in
            [here.coordinator, here.secondCoordinator].map(\.name).filter { all.contains($0) }.sorted {
                ($0 == name ? 0 : 1) < ($1 == name ? 0 : 1)
            }
        }
    }
}
