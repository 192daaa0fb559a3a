import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `The link in a message` {
    private func link(
        _ office: Office, person: Person.ID? = nil, mailbox: String? = nil, for whose: SignIns.Whose? = nil
    ) async throws -> Token {
        let token = Token.make()
        let expires = office.clock.realNow().adding(seconds: 86_400)
        try await office.database.owner.acting(Acting(purpose: .setup)) { tx in
            let path = "/work/actions/1"
            if let whose {
                try SignIns.insertDemonstrationLink(token, for: whose, path: path, expires: expires, in: tx)
            } else {
                let link = SignIns.MessageLink(
                    token: token, person: person, mailbox: mailbox, path: path, expires: expires)
                try SignIns.insert([link], in: tx)
            }
        }
        return token
    }

    @Test func `to one person leads to a code at their own address, and then to its path`() async throws {
        try await Office.with { office in
            let (officer, browser) = (office.here.policeContact, Token.make())
            let token = try await link(office, person: officer.person)
            #expect(try await office.desk.linkTarget(token) == .person)
            #expect(try await office.messages().isEmpty)
            try await office.desk.sendCode(forLink: token, browser: browser)
            let opened = try #require(try await office.desk.redeem(office.code(), browser: browser))
            #expect(opened.path == "/work/actions/1")
            #expect(try await office.desk.visitor(opened.session) == .person(office.signedIn(officer)))
            await #expect(throws: DeskError.absent) { try await office.desk.openDemonstrationLink(token) }
        }
    }

    @Test func `to a team asks who is there and opens nothing`() async throws {
        try await Office.with { office in
            let token = try await link(office, mailbox: "police@east.example")
            #expect(try await office.desk.linkTarget(token) == .team(path: "/work/actions/1"))
            await #expect(throws: DeskError.absent) { try await office.desk.sendCode(forLink: token, browser: .make()) }
            await #expect(throws: DeskError.absent) { try await office.desk.openDemonstrationLink(token) }
        }
    }

    @Test func `of a demonstration opens a session for an officer or an applicant, and nowhere else`() async throws {
        try await Office.with { office in
            let stray = try await link(office, for: .person(office.here.chair.person))
            await #expect(throws: DeskError.absent) { try await office.desk.openDemonstrationLink(stray) }
            try await office.database.owner.acting(Acting(purpose: .setup)) { tx in
                try Demonstrations.begin(clockSeconds: 0, in: tx)
            }
            let open = try await office.apply()
            let officer = try await link(office, for: .person(office.here.chair.person))
            #expect(try await office.desk.linkTarget(officer) == .demonstration)
            let session = try await office.desk.openDemonstrationLink(officer).session
            #expect(try await office.desk.visitor(session) == .person(office.signedIn(office.here.chair)))
            let applicant = try await link(office, for: .applicant(office.here.id, open.id))
            let track = try await office.desk.openDemonstrationLink(applicant).session
            #expect(try await office.desk.visitor(track) == .applicant(office.here.id, open.id))
        }
    }

    @Test func `that has expired or was never sent is absent`() async throws {
        try await Office.with { office in
            let token = try await link(office, person: office.here.chair.person)
            await #expect(throws: DeskError.absent) { try await office.desk.linkTarget(.make()) }
            office.at("2026-05-02")
            await #expect(throws: DeskError.absent) { try await office.desk.linkTarget(token) }
            await #expect(throws: DeskError.absent) { try await office.desk.sendCode(forLink: token, browser: .make()) }
        }
    }
}
