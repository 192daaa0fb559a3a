import Casework
import Curl
import Glibc
import Post
import Postgres
import Records
import TestSupport
import Testing

@testable import casereviewd

@Suite struct `What the doctor says` {
    private func room(ahead: Duration = .zero, connections: Int = 3, most: Int = 97) -> ServerRoom {
        ServerRoom(
            clockAhead: ahead, uncertainty: .milliseconds(5), mostConnections: most, connections: connections,
            isEncrypted: false, isLocal: true)
    }

    @Test func `of a server, it asks for its clock and its room`() async throws {
        try await TestDatabase.with { database in
            // Sessions of other roles count, though a role sees little of them.
            try await database.owner.transaction(.readOnly) { _ in }
            let room = try await database.serve.serverRoom { SystemClock.now().microseconds }
            #expect(room.isLocal && !room.isEncrypted)
            #expect(room.connections >= 2 && room.mostConnections == 197)
            #expect(DoctorCommand.clock(room).state == .ok)
            let facts = try await database.serve.serverFacts()
            // The tests' server is fast and forgetful.
            #expect(DoctorCommand.server(facts).finding.contains("fsync, full_page_writes off"))
            #expect(DoctorCommand.server(facts).state == .warning)
        }
    }

    @Test(arguments: [(-3_600, "3600 seconds behind ours"), (5, "5 seconds ahead of ours")])
    func `a clock that is off is told with how much`(seconds: Int, words: String) {
        let finding = DoctorCommand.clock(room(ahead: .seconds(seconds)))
        #expect(finding.state == .warning)
        #expect(finding.finding.contains(words), "\(finding.finding)")
        #expect(DoctorCommand.clock(room(ahead: .seconds(seconds.signum()))).state == .ok)
    }

    @Test func `too few connections are told`() {
        #expect(DoctorCommand.room(room(), poolSize: 8).state == .ok)
        #expect(DoctorCommand.room(room(connections: 96), poolSize: 8).state == .warning)
        #expect(DoctorCommand.room(room(most: 17), poolSize: 16).state == .warning)
    }

    @Test func `a machine that does not know the year is told`() {
        #expect(DoctorCommand.time(Instant(microseconds: 0)).state == .failed)
        #expect(DoctorCommand.time(Instant(microseconds: 1_790_000_000_000_000)).state == .ok)
    }

    @Test(arguments: [
        (
            "220 mail ESMTP\r\n", "250-mail\r\n250-STARTTLS\r\n250 HELP\r\n",
            MailProbe.Answer.good(" and offers STARTTLS")
        ),
        ("220-a\r\n220 b\r\n", "250 mail\r\n", .strange("does not offer STARTTLS")),
        ("421 busy\r\n", "", .strange("does not greet as a mail server does")),
        ("220 mail\r\n", "502 what\r\n", .strange("does not take EHLO own.example")),
        ("SSH-2.0-x\r\n", "", .strange("says nothing")), ("", "", .strange("says nothing")),
    ])
    func `a mail server is asked who it is, and given nothing`(
        greeting: String, reply: String, expected: MailProbe.Answer
    ) async throws {
        let port = try TalkingPort(greeting: greeting, reply: reply)
        let server = MailServer(
            host: "127.0.0.1", port: port.number, user: "u", password: "hunter2", ownName: "own.example")
        #expect(await MailProbe(server, limit: .seconds(greeting.hasPrefix("SSH") ? 1 : 10)).look() == expected)
        #expect(!port.heard.contains("hunter2") && !port.heard.contains("MAIL"))
    }

    @Test func `a mail server that is not there is told`() async throws {
        let number = try TalkingPort(greeting: "", reply: "").number
        var settings = Settings()
        #expect(await DoctorCommand.mailServer(settings) == nil)
        settings.channel = "smtp"
        settings.mailServer = MailServer(host: "127.0.0.1", port: number, ownName: "own.example")
        let used = await DoctorCommand.mailServer(settings)
        #expect(used?.state == .failed)
        #expect(used?.finding.contains("127.0.0.1:\(number) cannot be reached") == true)
        settings.channel = "maildir"
        settings.mailServer = MailServer(host: "no-such-host.invalid", ownName: "own.example")
        #expect(await DoctorCommand.mailServer(settings)?.state == .warning)
    }

    @Test func `a Maildir that cannot be written to holds up only what leaves by it`() {
        var settings = Settings()
        settings.maildir = "/dev/null/outbox"
        #expect(DoctorCommand.maildir(settings).state == .failed)
        settings.channel = "smtp"
        #expect(DoctorCommand.maildir(settings).state == .warning)
    }

    @Test func `a connection over a network is warned of unless it proves the server`() {
        var settings = Settings()
        settings.databaseURL = "postgresql://a:hunter2@db.example/d?sslmode=require"
        settings.postURL = "postgresql://b@db.example/d?sslmode=verify-full"
        settings.ownerURL = "postgresql://c@/d?host=/run/postgresql"
        let found = DoctorCommand.weaknesses(settings)
        #expect(found.map(\.state) == [.warning])
        #expect(found.first?.finding.hasPrefix("database.url: ") == true)
        #expect(found.first?.finding.contains("sslmode is require") == true)
        #expect(found.first?.text.contains("hunter2") == false)
    }

    @Test func `a database that may not send is warned of`() {
        #expect(DoctorCommand.sending(.on).state == .ok)
        let off = DoctorCommand.sending(.off(.init(reason: .held, because: "letters with a wrong name")))
        #expect(off.state == .warning && off.finding.contains("letters with a wrong name"))
        #expect(off.mend.contains("post release"))
    }

    @Test func `a service that is not ready is told with what has failed`() {
        let answer = "database: ok\nschema: ok\npost: ok\nchannels: failed: smtp has stopped: 535 no\u{1b}[2J\n"
        #expect(DoctorCommand.faults(Array(answer.utf8)) == ["channels: failed: smtp has stopped: 535 no [2J"])
        #expect(DoctorCommand.faults(Array("<html>not ours</html>".utf8)) == [])
    }
}
