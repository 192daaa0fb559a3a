import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Desk

@Suite struct `A case of another area` {
    /// East and West in one database.
    private func found(_ body: @Sendable (_ east: Office, _ west: Office) async throws -> Void) async throws {
        try await Office.with { east in
            let there = try await TestPartnership.found(in: east.database, name: "West", areas: ["E07000147"])
            try await body(east, try Office(east.database, there))
        }
    }

    /// Somebody applies to East by telephone on 30 April; all of it happened in `area`. It is written down on 1 May.
    private func applied(_ east: Office, in area: String, place: String? = nil) async throws -> Office.Case {
        var intake = east.intake(channel: .phone, received: "2026-04-30", takenBy: "Joy, front desk")
        for index in intake.reports.indices { intake.reports[index].area = area }
        intake.place = place
        let id = Application.ID(UUID())
        let reference = try await east.desk.receive(
            intake, from: east.applicant(), id: id, in: east.here.id, as: .officer(east.here.coordinator))
        return .init(id: id, reference: reference)
    }

    private func due(_ office: Office, _ duty: Deadline.Duty) async throws -> [CivilDate] {
        try await office.desk.workList(of: office.signedIn(office.here.coordinator)).waiting
            .filter { $0.duty == duty }.map(\.dueOn)
    }

    @Test func `goes to the partnership of that area with everything that was told and its day of receipt`()
        async throws
    {
        try await found { east, west in
            let open = try await applied(east, in: "E07000147", place: "Behind the mill")
            #expect(try await due(east, .passToArea) == [day("2026-04-30")])
            #expect(try await due(east, .areaContact).isEmpty)
            let key = try await east.key(open, east.here.coordinator)
            let page = try await east.desk.casePage(key)
            #expect(page.isToBePassedOn && page.proposedArea == "E07000147")
            #expect(page.elsewhere.served.map(\.code) == ["E07000147"] && page.elsewhere.place == "Behind the mill")
            #expect(page.messages.map(\.kind) == [.acknowledgement])

            let passing = try await east.desk.passOn(
                key, to: .area("E07000147"), note: "Ring after six.", seen: page.seen)
            let reference = try #require(passing.reference)
            #expect(reference != open.reference && passing.reach == "West council, council@west.example")

            // East: closed, the duty done, both references in the journal, the applicant told.
            let after = try await east.desk.casePage(key)
            #expect(after.application.stage == .passedOn(on: day("2026-05-01")) && after.elsewhere.passing == passing)
            #expect(after.deadlines.filter { $0.state == "open" }.map(\.duty) == [.step(.reviewWindow)])
            #expect(after.deadlines.first { $0.duty == .passToArea }?.state == "met")
            #expect(Set(after.messages.map(\.kind)) == [.acknowledgement, .passedToArea] && after.messages.count == 2)
            #expect(after.events.contains { $0.event.facts.contains(.init("reference", "\(reference)")) })
            #expect(try await east.desk.workList(of: east.signedIn(east.here.coordinator)).tasks.isEmpty)

            // West: its own file, every limit from the day on which East received it.
            let there = try await west.desk.find(reference, for: west.signedIn(west.here.coordinator))
            let theirs = try await west.desk.casePage(there)
            #expect(theirs.application.receipt.receivedOn == day("2026-04-30"))
            #expect(theirs.application.receipt.takenBy == "East" && theirs.application.receipt.channel == .agency)
            #expect(theirs.application.reports == page.application.reports && !theirs.application.isElsewhere)
            #expect(theirs.applicant == page.applicant)
            #expect(
                theirs.elsewhere.receivedFrom
                    == ReceivedFrom(
                        partnership: "East", reference: open.reference, on: day("2026-05-01"), note: "Ring after six."))
            #expect(theirs.elsewhere.place == "Behind the mill")
            #expect(theirs.deadlines.filter { $0.state == "open" }.allSatisfy { $0.from == day("2026-04-30") })
            // 15 working days after 30 April 2026, the bank holiday of 4 May among them.
            let decide = theirs.deadlines.first { $0.duty == .step(.thresholdDecision) }
            #expect(decide?.dueOn == day("2026-05-22"))
            #expect(theirs.messages.count { $0.kind == .passedOn } == 4)
            #expect(theirs.events.map(\.event.kind).contains(.receivedFromArea))

            for office in [east, west] { #expect(try await office.chain().findings.isEmpty) }
            await east.isRefused(.already("passed on")) {
                try await east.desk.passOn(key, to: .area("E07000147"), note: "")
            }
        }
    }

    @Test func `may be passed on again once that was sent back, and is undecided in the figures until then`()
        async throws
    {
        try await found { east, west in
            let open = try await applied(east, in: "E07000147")
            let key = try await east.key(open, east.here.coordinator)
            @Sendable func fates() async throws -> [Int] {
                let counts = try #require(
                    try await east.desk.statistics(
                        of: east.here.areas[0], from: day("2026-04-01"), until: day("2027-03-31")))
                return [counts.applications, counts.passedOn, counts.undecided]
            }
            let first = try await east.desk.passOn(key, to: .area("E07000147"), note: "")
            #expect(try await fates() == [1, 1, 0])
            east.at("2026-05-05")
            try await east.desk.askReview(
                .init(
                    "It is yours.", grounds: ["dissatisfied with the way in which the application was dealt with"]),
                of: key.application, in: key.partnership, as: .applicant(key.application))
            let id = try #require(try await east.desk.casePage(key).decisionReviews.last).id
            try await east.desk.nameHearers(["I. Grant"], of: "Panel", for: id, key: key)
            try await east.desk.sendReviewPapers(of: id, on: day("2026-05-05"), how: "By email", key: key)
            east.at("2026-05-06")
            try await east.desk.concludeReview(
                id, .sentBack, on: day("2026-05-06"), reasons: "One report is of this area.", key: key)
            let page = try await east.desk.casePage(key)
            #expect(page.isToBePassedOn && page.elsewhere.passing == nil)
            #expect(page.deadlines.contains { $0.duty == .step(.dangerRead) && $0.state == "open" })
            #expect(try await fates() == [1, 0, 1])
            let counts = try #require(
                try await east.desk.statistics(
                    of: east.here.areas[0], from: day("2026-04-01"), until: day("2026-05-05")))
            #expect(counts.passedOn == 1, "What had been published stays.")
            east.at("2026-05-07")
            let second = try await east.desk.passOn(key, to: .area("E07000147"), note: "Again.")
            #expect(second.reference != first.reference)
            #expect(try await east.desk.casePage(key).elsewhere.passing == second)
            #expect(try await fates() == [1, 1, 0])
        }
    }

    @Test func `is seen by nobody of the other partnership, before and after`() async throws {
        try await found { east, west in
            let open = try await applied(east, in: "E07000147")
            await #expect(throws: DeskError.absent) { try await west.key(open, west.here.coordinator) }
            let key = try await east.key(open, east.here.coordinator)
            let passing = try await east.desk.passOn(key, to: .area("E07000147"), note: "")
            let theirs = Office.Case(id: open.id, reference: try #require(passing.reference))
            for officer in east.here.officers {
                await #expect(throws: DeskError.absent) { try await east.key(theirs, officer) }
            }
            for officer in west.here.officers {
                await #expect(throws: DeskError.absent) { try await west.key(open, officer) }
            }
            for office in [east, west] {
                let files = try await office.look { tx in
                    try tx.rows("select id from case_file") { row in try row["id"] as UUID }
                }
                #expect(files.count == 1)
                let rows = try await office.look { tx in
                    try tx.one(
                        "select (select count(*) from passed_on) + 10 * (select count(*) from received_from) as n"
                    ) { row in try row["n"] as Int }
                }
                #expect(rows == (office.here.id == east.here.id ? 1 : 10))
            }
        }
    }

    @Test func `keeps out of the new file who is shut out of the old one and serves in both`() async throws {
        try await found { east, west in
            let both = east.here.secondCoordinator
            try await east.database.owner.acting(Acting(partnership: west.here.id, purpose: .setup)) { tx in
                try Founding.membership(
                    of: both.person, for: west.here.landlord.id, as: .contact, in: west.here.id,
                    from: day("2020-01-01"), tx)
            }
            let open = try await applied(east, in: "E07000147")
            let key = try await east.key(open, east.here.coordinator)
            try await east.desk.shutOut(both.person, of: key, because: "a cousin")
            try await east.desk.shutOut(east.here.policeContact.person, of: key, because: "a neighbour")
            let passing = try await east.desk.passOn(key, to: .area("E07000147"), note: "")
            let reference = try #require(passing.reference)
            var there = both
            (there.partnership, there.agency, there.roles) = (west.here.id, west.here.landlord.id, [.contact])
            await #expect(throws: DeskError.absent) { try await west.desk.find(reference, for: west.signedIn(there)) }
            let page = try await west.desk.casePage(
                try await west.desk.find(reference, for: west.signedIn(west.here.coordinator)))
            #expect(page.shutOuts.map(\.shutOut.person) == [both.person])
        }
    }

    @Test func `waits for a contact, which is entered, and stays a task until it has been handed over`() async throws {
        try await Office.with { office in
            let code = "E09000003"
            try await office.database.owner.acting(Acting(purpose: .setup)) { tx in
                try Founding.area(code, name: "Barnet", nation: "England", from: day("2020-01-01"), in: tx)
            }
            let open = try await applied(office, in: code)
            let unknown = try await applied(office, in: OtherArea.unknown)
            #expect(try await due(office, .areaContact) == [day("2026-04-30"), day("2026-04-30")])
            let contact = AreaContact(
                id: .init(UUID()), area: code, areaName: "Barnet", body: "Barnet Council",
                email: "asb@barnet.example", telephone: nil, address: nil, validFrom: day("2026-05-01"))
            let coordinator = office.here.coordinator
            await office.isRefused(.notYours(needed: [.coordinator])) {
                try await office.desk.enter(contact, by: office.here.policeContact)
            }
            try await office.desk.enter(contact, by: coordinator)
            // Nobody knows yet where the other one happened.
            #expect(try await due(office, .areaContact).count == 1)
            #expect(try await office.desk.areaContacts(for: coordinator) == [contact])
            await #expect(throws: DeskError.forbidden) {
                try await office.desk.areaContacts(for: office.here.policeContact)
            }

            let key = try await office.key(open, coordinator)
            #expect(try await office.desk.casePage(key).proposedArea == code)
            office.at("2026-05-05")
            try await office.desk.passOn(key, to: .contact(contact.id), note: "")
            let page = try await office.desk.casePage(key)
            let sent = try #require(page.messages.first { $0.kind == .toOtherArea })
            #expect(sent.recipient == .areaContact(contact.id) && sent.recipientName == "Barnet Council")
            #expect(try await due(office, .passToArea) == [day("2026-04-30"), day("2026-05-05")])
            let visitor = office.signedIn(coordinator)
            let tasks = try await office.desk.workList(of: visitor).tasks.map(\.task)
            #expect(tasks.map(\.kind) == [.passOn] && tasks.first?.receivedOn == day("2026-04-30"))
            try await office.desk.finish(
                try #require(tasks.first), on: day("2026-05-05"), note: "By Egress.", by: coordinator)
            #expect(try await due(office, .passToArea) == [day("2026-04-30")])
            #expect(
                try await office.desk.casePage(key).events.last?.event
                    == Event(.passedOn, [.init("to", "the bodies of another area"), .init("on", "2026-05-05")]))

            // With the place found out, the other goes there too.
            let other = try await office.key(unknown, coordinator)
            #expect(try await office.desk.casePage(other).proposedArea == nil)
            try await office.desk.passOn(other, to: .contact(contact.id), note: "")
            #expect(try await due(office, .areaContact).isEmpty)
            try await office.desk.end(contact.id, on: day("2026-05-05"), by: coordinator)
            #expect(try await office.desk.areaContacts(for: coordinator).map(\.validUntil) == [day("2026-05-05")])
        }
    }

    @Test func `by decision is passed on by the same act, and the decision stays`() async throws {
        try await found { east, west in
            let open = try await east.apply()
            let key = try await east.key(open, east.here.coordinator)
            await east.isRefused(.missing("area_choice")) {
                try await east.desk.passOn(key, to: .area("E07000147"), note: "")
            }
            east.at("2026-05-06")
            try await east.desk.decide(east.decision(.otherArea), on: key)
            #expect(try await due(east, .passToArea) == [day("2026-05-06")])
            try await east.desk.passOn(key, to: .area("E07000147"), note: "")
            let page = try await east.desk.casePage(key)
            #expect(page.application.stage.name == .decided && page.elsewhere.passing?.on == day("2026-05-06"))
            #expect(try await due(east, .passToArea).isEmpty)
            // What was told about East is about West now, and its limits run from 1 May.
            let reference = try #require(page.elsewhere.passing?.reference)
            let theirs = try await west.desk.casePage(
                try await west.desk.find(reference, for: west.signedIn(west.here.coordinator)))
            #expect(Set(theirs.application.reports.map(\.area)) == ["E07000147"])
            #expect(theirs.application.receipt.receivedOn == day("2026-05-01"))
            // Made here, and made there; passed on here.
            let here = try await east.desk.statistics(
                of: "E07000146", from: day("2026-05-01"), until: day("2026-05-31"))
            let there = try await west.desk.statistics(
                of: "E07000147", from: day("2026-05-01"), until: day("2026-05-31"))
            #expect(here?.passedOn == 1 && here?.undecided == 0 && there?.undecided == 1)
        }
    }

    @Test func `on a boundary is whose a person says: ours counts here, theirs goes there`() async throws {
        try await found { east, west in
            let open = try await applied(east, in: OtherArea.unknown)
            let key = try await east.key(open, east.here.coordinator)
            #expect(try await east.desk.casePage(key).finding.decision == .otherArea)
            try await east.desk.chooseArea(.ours, because: "Our side of the wall.", on: key)
            let ours = try await east.desk.casePage(key)
            #expect(ours.finding.decision == .met && !ours.isToBePassedOn)
            #expect(ours.elsewhere.choice?.reason == "Our side of the wall.")
            #expect(ours.messages.count { $0.kind == .passedOn } == 4)
            #expect(try await due(east, .passToArea).isEmpty)
            #expect(try await due(east, .areaContact).isEmpty)
            // Acts go on as in any case.
            try await east.change(open.id) { application, actor, around throws(Refusal) in
                try application.readingForDanger(.calm, by: actor, in: around)
            }
            try await east.desk.chooseArea(.theirs, because: "The map says so.", on: key)
            let theirs = try await east.desk.casePage(key)
            #expect(theirs.isToBePassedOn && theirs.finding.decision == .otherArea)
            let passing = try await east.desk.passOn(key, to: .area("E07000147"), note: "")
            _ = try await west.desk.find(try #require(passing.reference), for: west.signedIn(west.here.coordinator))
        }
    }

    @Test func `of an applicant without an e-mail address is told by hand`() async throws {
        try await found { east, west in
            let open = try await east.apply(email: nil)
            let key = try await east.key(open, east.here.coordinator)
            try await east.desk.chooseArea(.theirs, because: "The other side of the road.", on: key)
            let passing = try await east.desk.passOn(key, to: .area("E07000147"), note: "")
            let tasks = try await east.desk.workList(of: east.signedIn(east.here.coordinator)).tasks.map(\.task)
            #expect(Set(tasks.map(\.notice)) == [.acknowledgement, .passedToArea] && tasks.count == 2)
            #expect(tasks.allSatisfy { $0.kind == .tellByHand })
            let reference = try #require(passing.reference)
            let theirs = try await west.desk.workList(of: west.signedIn(west.here.coordinator)).tasks
            #expect(theirs.map(\.references) == [[reference]])

            // It can be challenged from the day on which a person told them.
            let task = try #require(tasks.first { $0.notice == .passedToArea })
            east.at("2026-05-06")
            try await east.desk.finish(task, on: day("2026-05-06"), note: "Rang.", by: east.here.coordinator)
            let window = try await east.desk.trackPage(key.partnership, key.application).reviewWindow
            #expect(window?.toldOn == day("2026-05-06"))
        }
    }
}
