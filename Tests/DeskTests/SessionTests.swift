import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `A session` {
    /// Signs an officer in at ten o'clock on 1 May 2026.
    private func session(of officer: Officer, _ office: Office) async throws -> Token {
        let browser = Token.make()
        try await office.send(to: officer, browser: browser)
        return try #require(try await office.desk.redeem(office.code(), browser: browser)).session
    }

    /// Fault 22 of the list of faults.
    @Test func `that began while the clock was ahead does not last until then`() async throws {
        try await Office.with { office in
            office.at("2033-05-01")
            let ahead = try await session(of: office.here.chair, office)
            #expect(try await office.desk.visitor(ahead) != nil)
            let browser = Token.make()
            try await office.send(to: office.here.chair, browser: browser)
            let code = try await office.code()
            office.at("2026-05-01")
            #expect(try await office.desk.visitor(ahead) == nil)
            #expect(try await office.desk.redeem(code, browser: browser) == nil)
            // One that was seen while it was ahead is asked to sign in again as well, and does not live on unseen.
            let (seen, began, chair) = (Token.make(), office.clock.now(), office.here.chair.person)
            try await office.database.serve.acting(.signingIn) { tx in
                try SignIns.insertSession(
                    seen, for: .person(chair), now: began, expires: began.adding(seconds: 43_200), in: tx)
            }
            office.at("2026-05-01", hour: 10, minute: 20)
            #expect(try await office.desk.visitor(seen) != nil)
            office.at("2026-05-01", hour: 10, minute: 5)
            #expect(try await office.desk.visitor(seen) == nil)
        }
    }

    @Test func `ends after half an hour without a request`() async throws {
        try await Office.with { office in
            let session = try await session(of: office.here.chair, office)
            for minutes in [29, 58, 87] {
                office.at("2026-05-01", hour: 10 + minutes / 60, minute: minutes % 60)
                #expect(try await office.desk.visitor(session) != nil)
            }
            office.at("2026-05-01", hour: 11, minute: 57)
            #expect(try await office.desk.visitor(session) == nil)
        }
    }

    @Test func `ends after twelve hours in any case`() async throws {
        try await Office.with { office in
            let session = try await session(of: office.here.chair, office)
            for quarter in 1..<48 {
                office.at("2026-05-01", hour: 10 + quarter / 4, minute: quarter % 4 * 15)
                #expect(try await office.desk.visitor(session) != nil)
            }
            office.at("2026-05-01", hour: 22)
            #expect(try await office.desk.visitor(session) == nil)
        }
    }

    @Test func `ends when it is ended, and no other with it`() async throws {
        try await Office.with { office in
            let one = try await session(of: office.here.chair, office)
            office.at("2026-05-01", hour: 10, minute: 1)
            let two = try await session(of: office.here.chair, office)
            try await office.desk.endSession(one)
            #expect(try await office.desk.visitor(one) == nil)
            #expect(try await office.desk.visitor(two) != nil)
            #expect(try await office.desk.visitor(Token.make()) == nil)
        }
    }

    @Test func `ends when its person is disabled`() async throws {
        try await Office.with { office in
            let officer = office.here.chair
            let session = try await session(of: officer, office)
            try await office.tamper { tx in
                try tx.run("update person set disabled_at = now() where id = \(officer.person)")
            }
            #expect(try await office.desk.visitor(session) == nil)
        }
    }

    @Test func `gives access to nothing once a membership has ended`() async throws {
        try await Office.with { office in
            let officer = office.here.coordinator
            let open = try await office.apply()
            let session = try await session(of: officer, office)
            guard case .person(let before)? = try await office.desk.visitor(session) else { throw DeskError.absent }
            #expect(before.offices.map(\.roles) == [[.coordinator]])
            try await office.tamper { tx in
                try tx.run(
                    """
                    insert into membership (partnership_id, person_id, agency_id, role, valid_from, valid_until)
                    values (\(officer.partnership), \(officer.person), \(officer.agency), 'contact',
                            '2020-01-01', '2026-05-01')
                    """)
                try tx.run(
                    """
                    update membership set valid_until = '2026-04-30'
                     where person_id = \(officer.person) and role = 'coordinator'
                    """)
            }
            guard case .person(let after)? = try await office.desk.visitor(session) else { throw DeskError.absent }
            #expect(after.offices.map(\.roles) == [[.contact]])
            #expect(try await office.desk.workList(of: after).tasks.isEmpty)
            let page = try await office.desk.casePage(try await office.desk.find(open.reference, for: after))
            #expect(page.applicant?.contact == nil)

            office.at("2026-05-02", hour: 0, minute: 5)
            try await office.tamper { tx in
                try tx.run("update session set seen_at = '2026-05-01 23:00Z', expires_at = '2026-05-03 00:00Z'")
            }
            #expect(try await office.desk.visitor(session) == nil)
        }
    }

    @Test func `goes by the real clock where a demonstration's has been turned`() async throws {
        try await Office.with { office in
            let session = try await session(of: office.here.chair, office)
            office.clock.turn(to: 40 * 86_400)
            #expect(try await office.desk.visitor(session) != nil)
        }
    }
}
