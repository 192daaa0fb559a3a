import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `How an applicant is reached` {
    private static let offByMail = SafeContact(ways: [.email: .init(isAllowed: false)])

    /// The notices of a change, with way and state.
    private func told(_ office: Office) async throws -> [String] {
        try await office.look { tx in
            try tx.rows(
                "select way, state from message where kind = 'contact-changed' order by created_at, way"
            ) { row in "\(try row["way"] as String) \(try row["state"] as String)" }
        }
    }

    @Test func `is kept in versions, with who changed it and why`() async throws {
        try await Office.with { office in
            let here = office.here
            let open = try await office.apply()
            let key = try await office.key(open, here.coordinator)
            try await office.desk.changeContact(
                of: open.id, in: here.id, to: Self.offByMail, because: "She rang.", tellsNobodyAtTheOld: false, seen: 0,
                by: key.actor)
            try await office.desk.changeContact(
                of: open.id, in: here.id, to: .unsaid, because: ContactChange.saidByApplicant,
                tellsNobodyAtTheOld: false, seen: 1, by: .applicant(open.id))
            let page = try await office.desk.contactPage(key)
            #expect(page.versions.map(\.number) == [2, 1])
            #expect(page.versions.map(\.by) == [nil, here.coordinator.person])
            #expect(page.versions.map(\.reason) == [ContactChange.saidByApplicant, "She rang."])
            #expect(page.versions[1].safe == Self.offByMail)
            // Whoever has not seen the newest does not write over it.
            await #expect(throws: CaseChanged.self) {
                try await office.desk.changeContact(
                    of: open.id, in: here.id, to: Self.offByMail, because: "She rang.", tellsNobodyAtTheOld: false,
                    seen: 1, by: key.actor)
            }
            let events = try await office.desk.casePage(key).events.filter { $0.event.kind == .contactChanged }
            #expect(events.map { $0.event.facts.first?.value } == ["e-mail: not to be used", "e-mail: may be used"])
        }
    }

    @Test func `is seen and changed by coordinators and the applicant, and by nobody else`() async throws {
        try await Office.with { office in
            let here = office.here
            // Reached elsewhere: what is said to be unsafe is so for every application that is reached there.
            let (open, other) = (
                try await office.apply(), try await office.apply("Bel Osei", email: "bel@home.example")
            )
            try await office.desk.changeContact(
                of: open.id, in: here.id, to: Self.offByMail, because: "Hers.", tellsNobodyAtTheOld: true, seen: 0,
                by: .applicant(open.id))
            func rows(_ acting: Acting) async throws -> Int {
                try await office.database.serve.acting(acting, .readOnly) { tx in
                    try tx.one("select count(*) from safe_contact") { row in try row["count"] }
                }
            }
            #expect(try await rows(here.acting(here.coordinator)) == 1)
            #expect(try await rows(Acting(.applicant(open.id), in: here.id)) == 1)
            #expect(try await rows(Acting(.applicant(other.id), in: here.id)) == 0)
            #expect(try await rows(here.acting(here.policeContact)) == 0)
            #expect(try await rows(here.acting(here.chair)) == 0)
            #expect(try await rows(.signingIn) == 0)
            let police = try await office.key(open, here.policeContact)
            await #expect(throws: DeskError.forbidden) { try await office.desk.contactPage(police) }
            await office.isRefused(.notYours(needed: [.coordinator])) {
                try await office.desk.changeContact(
                    of: open.id, in: here.id, to: .unsaid, because: "Mischief.", tellsNobodyAtTheOld: false, seen: 1,
                    by: police.actor)
            }
            await #expect(throws: DeskError.absent) {
                try await office.desk.changeContact(
                    of: open.id, in: here.id, to: .unsaid, because: "Mischief.", tellsNobodyAtTheOld: false, seen: 1,
                    by: .applicant(other.id))
            }
        }
    }

    @Test func `is told where it was safe before and is safe now, once for the newest change`() async throws {
        try await Office.with { office in
            let here = office.here
            let open = try await office.apply()
            let actor = Actor.officer(here.coordinator)
            func change(_ safe: SafeContact, _ seen: Int, secretly: Bool = false) async throws {
                try await office.desk.changeContact(
                    of: open.id, in: here.id, to: safe, because: "She rang.", tellsNobodyAtTheOld: secretly, seen: seen,
                    by: actor)
            }
            try await change(SafeContact(voicemail: .never), 0)
            #expect(try await told(office) == ["email pending"])
            // Her mail is read by somebody: nothing goes there any more, and what waited is taken back.
            try await change(
                SafeContact(ways: [.email: .init(isAllowed: true, address: "new@safe.example")]), 1, secretly: true)
            #expect(Set(try await told(office)) == ["email dropped", "letter by-hand"])
            let page = try await office.desk.contactPage(try await office.key(open, here.coordinator))
            #expect(page.safe.barred == ["ada@home.example"])
            #expect(page.safe.address(by: .email, given: page.given) == "new@safe.example")
        }
    }

    @Test func `tells nobody where nothing was safe both before and now`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            let none = Dictionary(uniqueKeysWithValues: Way.allCases.map { ($0, SafeContact.Rule(isAllowed: false)) })
            try await office.desk.changeContact(
                of: open.id, in: office.here.id, to: SafeContact(ways: none), because: "She rang.",
                tellsNobodyAtTheOld: false, seen: 0, by: .applicant(open.id))
            #expect(try await told(office).isEmpty)
        }
    }

    @Test func `decides by what the next notice goes, and whether a code may`() async throws {
        try await Office.with { office in
            let here = office.here
            let open = try await office.apply()
            try await office.desk.changeContact(
                of: open.id, in: here.id, to: Self.offByMail, because: "She rang.", tellsNobodyAtTheOld: false, seen: 0,
                by: .officer(here.coordinator))
            try await office.read(open.id)
            try await office.desk.decide(
                office.decision(), on: try await office.key(open, here.coordinator))
            let ways = try await office.look { tx in
                try tx.rows("select way, channel from message where kind = 'threshold-met'") { row in
                    "\(try row["way"] as String) \(try row["channel"] as String)"
                }
            }
            #expect(ways == ["letter print"])
            try await office.desk.sendCode(toApplicantOf: open.reference, browser: .make())
            let codes = try await office.look { tx in
                try tx.one("select count(*) from message where kind = 'sign-in-code'") { row -> Int in try row["count"]
                }
            }
            #expect(codes == 0)
        }
    }

    @Test func `goes with the application that is taken in`() async throws {
        try await Office.with { office in
            let id = Application.ID(UUID())
            var applicant = office.applicant()
            applicant.safe = SafeContact(voicemail: .never, note: "Ask for Jo.")
            let reference = try await office.desk.receive(
                office.intake(), from: applicant, id: id, in: office.here.id, as: .service)
            let key = try await office.key(.init(id: id, reference: reference), office.here.coordinator)
            let page = try await office.desk.contactPage(key)
            #expect(page.safe == applicant.safe)
            #expect(page.versions.map(\.reason) == [ContactChange.saidByApplicant])
        }
    }
}

@Suite struct `A code on a letter of paper` {
    private func letter(_ office: Office) async throws -> (Office.Case, Tasks.Entry, Officer) {
        let open = try await office.apply(email: nil)
        let visitor = office.signedIn(office.here.coordinator)
        let listed = try #require(try await office.desk.workList(of: visitor).tasks.first)
        let (task, officer) = try await office.desk.task(listed.task.id, for: visitor)
        return (open, task, officer)
    }

    @Test func `opens the page of its applicant, however it is typed`() async throws {
        try await Office.with { office in
            let (open, task, officer) = try await letter(office)
            let other = try await office.apply("Bel Osei")
            let code = try await office.desk.makePaperCode(for: task, by: officer)
            let typed = try #require(
                PaperCode(code.text.lowercased().replacing("-", with: " ").replacing("0", with: "o")))
            #expect(typed == code)
            let session = try #require(try await office.desk.redeem(typed, for: open.reference))
            #expect(try await office.desk.visitor(session) == .applicant(office.here.id, open.id))
            #expect(try await office.desk.redeem(code, for: other.reference) == nil)
            #expect(try await office.desk.redeem(.make(), for: open.reference) == nil)
            // What is kept of it is not the code.
            let kept = try await office.everything()
            #expect(!"\(kept)".contains(code.text))
        }
    }

    @Test func `ends after sixty days, and before where three newer ones are under way`() async throws {
        try await Office.with { office in
            let (open, task, officer) = try await letter(office)
            var codes: [PaperCode] = []
            for _ in 0..<4 { codes.append(try await office.desk.makePaperCode(for: task, by: officer)) }
            #expect(try await office.desk.redeem(codes[0], for: open.reference) == nil)
            for code in codes.dropFirst() {
                #expect(try await office.desk.redeem(code, for: open.reference) != nil)
            }
            try await office.tamper { tx in
                try tx.run("update paper_code set expires_at = expires_at - interval '61 days'")
            }
            #expect(try await office.desk.redeem(codes[3], for: open.reference) == nil)
        }
    }

    @Test func `is not guessed: after twenty wrong ones in a day none is taken`() async throws {
        try await Office.with { office in
            let (open, task, officer) = try await letter(office)
            let code = try await office.desk.makePaperCode(for: task, by: officer)
            for _ in 0..<20 { #expect(try await office.desk.redeem(.make(), for: open.reference) == nil) }
            #expect(try await office.desk.redeem(code, for: open.reference) == nil)
            try await office.tamper { tx in
                try tx.run("update paper_code_try set tried_at = tried_at - interval '25 hours'")
            }
            #expect(try await office.desk.redeem(code, for: open.reference) != nil)
        }
    }

    @Test func `is made for a message to an applicant that is still to be told`() async throws {
        try await Office.with { office in
            let (_, task, officer) = try await letter(office)
            try await office.desk.finish(task, on: office.clock.today, note: "Posted.", by: officer)
            let done = try await office.desk.task(task.id, for: office.signedIn(office.here.coordinator)).task
            await #expect(throws: DeskError.absent) { try await office.desk.makePaperCode(for: done, by: officer) }
        }
    }
}
