import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `An address that is said to be unsafe` {
    private static let noMail = SafeContact(ways: [.email: .init(isAllowed: false)])

    private func change(
        _ office: Office, _ open: Office.Case, to safe: SafeContact, seen: Int = 0, sparing: Token? = nil,
        secretly: Bool = true, by actor: Actor? = nil
    ) async throws {
        try await office.desk.changeContact(
            of: open.id, in: office.here.id, to: safe, because: "She rang.", tellsNobodyAtTheOld: secretly, seen: seen,
            sparing: sparing, by: actor ?? .officer(office.here.coordinator))
    }

    private func session(_ office: Office, _ open: Office.Case) async throws -> Token {
        let here = office.here.id
        let (token, now) = (Token.make(), office.clock.now())
        try await office.database.serve.acting(.signingIn) { tx in
            try SignIns.insertSession(
                token, for: .applicant(here, open.id), now: now, expires: now.adding(seconds: 7_200), in: tx)
        }
        return token
    }

    private func code(_ office: Office, _ open: Office.Case) async throws -> PaperCode {
        let here = office.here.id
        let (code, now) = (PaperCode.make(), office.clock.now())
        try await office.database.serve.acting(Acting(partnership: here, purpose: .signIn)) { tx in
            try PaperCodes.insert(code, of: open.id, in: here, now: now, tx)
        }
        return code
    }

    @Test func `opens nothing any more with what was sent there: code, letter, session`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            let other = try await office.apply("Bel Osei", email: "bel@home.example")
            let (paper, others) = (try await code(office, open), try await code(office, other))
            let browser = Token.make()
            try await office.desk.sendCode(toApplicantOf: open.reference, browser: browser)
            let digits = try await office.code()
            let (here, there) = (try await session(office, open), try await session(office, other))
            try await change(office, open, to: Self.noMail)
            #expect(try await office.desk.visitor(here) == nil)
            #expect(try await office.desk.redeem(paper, for: open.reference) == nil)
            #expect(try await office.desk.redeem(digits, browser: browser) == nil)
            #expect(try await office.desk.visitor(there) != nil, "Another applicant's stay.")
            #expect(try await office.desk.redeem(others, for: other.reference) != nil)
            // What is made from now on opens the page again.
            #expect(try await office.desk.redeem(code(office, open), for: open.reference) != nil)
        }
    }

    @Test func `leaves the applicant who says it signed in, and nobody else with their case`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            let (own, found) = (try await session(office, open), try await session(office, open))
            try await change(office, open, to: Self.noMail, sparing: own, by: .applicant(open.id))
            #expect(try await office.desk.visitor(own) == .applicant(office.here.id, open.id))
            #expect(try await office.desk.visitor(found) == nil)
        }
    }

    @Test func `is the only thing that ends them: other hours or another order do not`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            let (session, paper) = (try await session(office, open), try await code(office, open))
            try await change(
                office, open, to: SafeContact(order: [.letter], voicemail: .never, language: "cy"), secretly: false)
            #expect(try await office.desk.visitor(session) != nil)
            #expect(try await office.desk.redeem(paper, for: open.reference) != nil)
            try await change(
                office, open, to: SafeContact(ways: [.email: .init(isAllowed: true, address: "new@safe.example")]),
                seen: 1, secretly: false)
            #expect(try await office.desk.redeem(paper, for: open.reference) == nil, "It went to another address.")
        }
    }

    @Test func `is so for every other application that was given it, and ends what was sent for those`() async throws {
        try await Office.with { office in
            let (first, second) = (try await office.apply(), try await office.apply(email: "ADA+2@home.example"))
            let third = try await office.apply("Bel Osei", email: "bel@home.example")
            let session = try await session(office, second)
            try await change(office, first, to: Self.noMail)
            let page = try await office.desk.contactPage(try await office.key(second, office.here.coordinator))
            #expect(page.safe.barred == ["ADA+2@home.example"])
            #expect(page.versions.map(\.reason) == [ContactChange.saidElsewhere])
            #expect(page.safe.firstWay(given: page.given) == .letter)
            #expect(try await office.desk.visitor(session) == nil)
            let events = try await office.desk.casePage(office.key(second, office.here.coordinator)).events
            #expect(events.filter { $0.event.kind == .contactChanged }.count == 1)
            #expect(
                try await office.desk.contactPage(office.key(third, office.here.coordinator)).versions.isEmpty)
        }
    }

    @Test func `is known when the same address comes with a later application`() async throws {
        try await Office.with { office in
            let first = try await office.apply()
            try await change(
                office, first, to: SafeContact(ways: [.email: .init(isAllowed: true, address: "new@safe.example")]))
            let second = try await office.apply()
            let page = try await office.desk.contactPage(try await office.key(second, office.here.coordinator))
            #expect(page.safe.barred == ["ada@home.example"])
            // Neither does the acknowledgement go there.
            let ways: [String] = try await office.look { tx in
                try tx.rows("select way from message where recipient_application = \(second.id)") { try $0["way"] }
            }
            #expect(!ways.isEmpty && ways.allSatisfy { $0 == "letter" })
            // An address that was named since, and then said to be unsafe too.
            try await change(office, first, to: SafeContact(ways: [.email: .init(isAllowed: false)]), seen: 1)
            let third = try await office.apply(email: "New@safe.example")
            let last = try await office.desk.contactPage(try await office.key(third, office.here.coordinator))
            #expect(last.safe.barred == ["New@safe.example"])
        }
    }

    @Test func `is not taken over from somebody who was never reached there`() async throws {
        try await Office.with { office in
            let first = try await office.apply("Bel Osei", email: "bel@home.example")
            try await change(office, first, to: SafeContact(barred: ["ada@home.example"]))
            let second = try await office.apply()
            #expect(
                try await office.desk.contactPage(office.key(second, office.here.coordinator)).versions.isEmpty)
        }
    }

    @Test(arguments: [
        "ann@home.example", "Ann@Home.example", " ann@home.example ", "ann+case@home.example", "anna@home.example",
        "07700 900001", "+44 7700 900001", "0044 (0)7700 900-001", "07700 900002", "44", "01632 960001 ext",
        "1 High Street\nTown", "1 high street, Town", "11 High Street\nTown", "Straße 1", "straße 1", "a@b+c@d", "+@x",
    ])
    func `is the same to the database and to the rules, however it is written`(address: String) async throws {
        let others = [
            "ann@home.example", "07700900001", "+447700900001", "1 High Street Town", "STRAßE 1", "a@d", "@x", "44",
        ]
        try await Office.with { office in
            let same: [Bool] = try await office.look { tx in
                try tx.rows(
                    """
                    select folded_address(o.address) = folded_address(\(address)) as is_same
                      from unnest(\(others)) with ordinality as o (address, place)
                     order by o.place
                    """
                ) { row in try row["is_same"] }
            }
            #expect(same == others.map { SafeContact(barred: [$0]).isUnsafe(address) })
        }
    }
}
