import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `Signing in with a code` {
    @Test func `a code from the mailbox opens a session for the browser that asked, once`() async throws {
        try await Office.with { office in
            let (browser, email) = (Token.make(), office.here.email(of: office.here.coordinator))
            try await office.desk.sendCode(toEmail: email.uppercased(), browser: browser, path: "/work/cases")
            let code = try await office.code()
            #expect(try await office.desk.redeem(code, browser: Token.make()) == nil)
            let opened = try #require(try await office.desk.redeem(code, browser: browser))
            #expect(opened.path == "/work/cases")
            #expect(try await office.desk.visitor(opened.session) == .person(office.signedIn(office.here.coordinator)))
            #expect(try await office.desk.redeem(code, browser: browser) == nil)
        }
    }

    @Test func `a wrong code can be tried five times, and then the right one is worth nothing`() async throws {
        for wrongTries in [4, 5] {
            try await Office.with { office in
                let browser = Token.make()
                // An older code must not come back to life behind the newer one.
                try await office.send(to: office.here.coordinator, browser: browser)
                let old = try await office.code()
                office.at("2026-05-01", hour: 10, minute: 1)
                try await office.send(to: office.here.coordinator, browser: browser)
                let code = try await office.code()
                let wrong = try #require(["000000", "000001", "000002"].first { $0 != code && $0 != old })
                for _ in 0..<wrongTries { #expect(try await office.desk.redeem(wrong, browser: browser) == nil) }
                #expect((try await office.desk.redeem(code, browser: browser) != nil) == (wrongTries == 4))
                if old != code { #expect(try await office.desk.redeem(old, browser: browser) == nil) }
            }
        }
    }

    @Test func `a code lasts ten minutes`() async throws {
        try await Office.with { office in
            let browser = Token.make()
            try await office.send(to: office.here.coordinator, browser: browser)
            let code = try await office.code()
            office.at("2026-05-01", hour: 10, minute: 10)
            #expect(try await office.desk.redeem(code, browser: browser) == nil)
        }
    }

    @Test func `of one code that is typed in many windows one opens a session`() async throws {
        try await Office.with { office in
            let browser = Token.make()
            try await office.send(to: office.here.coordinator, browser: browser)
            let code = try await office.code()
            let opened = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<6 { group.addTask { try await office.desk.redeem(code, browser: browser) != nil } }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(opened == 1)
        }
    }

    @Test(arguments: ["nobody@people.east.example", "", "' or 1=1 --"])
    func `an unknown address is sent nothing and told nothing`(_ email: String) async throws {
        try await Office.with { office in
            let before = try await office.everything()
            try await office.desk.sendCode(toEmail: email, browser: Token.make(), path: "/work")
            try await office.desk.sendCode(toApplicantOf: TestPartnership.reference(), browser: Token.make())
            #expect(try await office.everything() == before)
        }
    }

    @Test func `nobody who is disabled or serves nobody is sent a code`() async throws {
        try await Office.with { office in
            let (disabled, former) = (office.here.chair, office.here.policeContact)
            try await office.tamper { tx in
                try tx.run("update person set disabled_at = now() where id = \(disabled.person)")
                try tx.run("update membership set valid_until = '2026-04-30' where person_id = \(former.person)")
            }
            for officer in [disabled, former] { try await office.send(to: officer, browser: Token.make()) }
            #expect(try await office.messages().isEmpty)
        }
    }

    @Test func `a browser gets five codes in ten minutes and a person thirty, and nothing is said`() async throws {
        try await Office.with { office in
            let browser = Token.make()
            for _ in 0..<3 { try await office.send(to: office.here.coordinator, browser: browser) }
            for _ in 0..<3 { try await office.send(to: office.here.coordinator, browser: Token.make()) }
            #expect(try await office.messages() == ["sign-in-code": 6])
            for _ in 0..<2 { try await office.send(to: office.here.chair, browser: browser) }
            try await office.send(to: office.here.senior, browser: browser)
            #expect(try await office.messages() == ["sign-in-code": 8])
            for _ in 0..<25 { try await office.send(to: office.here.coordinator, browser: Token.make()) }
            #expect(try await office.messages() == ["sign-in-code": 32])
            office.at("2026-05-01", hour: 10, minute: 10)
            try await office.send(to: office.here.senior, browser: browser)
            #expect(try await office.messages() == ["sign-in-code": 33])
        }
    }

    @Test func `a hundred wrong codes in a day, and no code is sent until the next`() async throws {
        try await Office.with { office in
            for _ in 0..<20 {
                let browser = Token.make()
                try await office.send(to: office.here.chair, browser: browser)
                for _ in 0..<5 { _ = try await office.desk.redeem("x", browser: browser) }
            }
            #expect(try await office.messages() == ["sign-in-code": 20])
            office.at("2026-05-01", hour: 18, minute: 0)
            try await office.send(to: office.here.chair, browser: Token.make())
            #expect(try await office.messages() == ["sign-in-code": 20])
            office.at("2026-05-02", hour: 11, minute: 0)
            try await office.send(to: office.here.chair, browser: Token.make())
            #expect(try await office.messages() == ["sign-in-code": 21])
        }
    }

    @Test func `an applicant with an e-mail address signs in to their own case`() async throws {
        try await Office.with { office in
            let (ada, bel) = (try await office.apply(), try await office.apply("Bel Osei", email: nil))
            let browser = Token.make()
            try await office.desk.sendCode(toApplicantOf: bel.reference, browser: browser)
            #expect(try await office.messages()["sign-in-code"] == nil)
            try await office.desk.sendCode(toApplicantOf: ada.reference, browser: browser)
            let opened = try #require(try await office.desk.redeem(office.code(), browser: browser))
            #expect(opened.path == "/track")
            #expect(try await office.desk.visitor(opened.session) == .applicant(office.here.id, ada.id))
            // Two hours, also for who never pauses.
            for minutes in stride(from: 20, through: 100, by: 20) {
                office.at("2026-05-01", hour: 10 + minutes / 60, minute: minutes % 60)
                #expect(try await office.desk.visitor(opened.session) != nil)
            }
            office.at("2026-05-01", hour: 12)
            #expect(try await office.desk.visitor(opened.session) == nil)
        }
    }

    @Test func `no code and no token is kept as it is`() async throws {
        try await Office.with { office in
            let browser = Token.make()
            try await office.send(to: office.here.coordinator, browser: browser)
            let code = try await office.code()
            let session = try #require(try await office.desk.redeem(code, browser: browser)).session
            let kept = try await office.everything()
            for table in ["sign_in_code", "session"] {
                let rows = try #require(kept[table])
                #expect(!rows.isEmpty && !rows.contains(code) && !rows.contains(session.text))
                #expect(!rows.contains(browser.text))
            }
        }
    }
}

extension Office {
    func send(to officer: Officer, browser: Token) async throws {
        try await desk.sendCode(toEmail: here.email(of: officer), browser: browser, path: "/work")
    }

    /// The code in the newest message, as its reader finds it.
    func code() async throws -> String {
        let pool = Pool(database.settings(as: .superuser), size: 1)
        let code = try await pool.transaction(.readOnly) { tx in
            try tx.one(
                """
                select facts from message where kind = 'sign-in-code' order by created_at desc, id limit 1
                """
            ) { row in
                let facts: String = try row["facts"]
                let digits = facts.utf8.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                guard let six = digits.first(where: { $0.count == 6 }) else { throw DeskError.absent }
                return String(decoding: Array(six), as: UTF8.self)
            }
        }
        await pool.close()
        return code
    }
}
