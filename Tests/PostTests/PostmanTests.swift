import Casework
import FoundationEssentials
import Postgres
import Records
import Synchronization
import TestSupport
import Testing
import Text

@testable import Post

@Suite struct `The postman` {
    @Test func `delivers what is due and notes the proof`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel()
            let log = Log()
            let id = try await office.oweDecision()
            #expect(try await office.postman(channel, log: log).drain() == 1)
            #expect(try await office.postman(channel).drain() == 0)

            let letter = try #require(channel.delivered.first)
            #expect(channel.delivered.count == 1)
            #expect(letter.id == id)
            #expect(letter.to.text == "ann@home.example")
            #expect(letter.subject == "Your reference \(office.application.reference)")
            #expect(letter.text.contains("https://review.example/track"))
            let message = try #require(try await office.message(id))
            #expect((message.state, message.providerID, message.attempts) == ("accepted", "p-1", 1))
            #expect(log.all.contains(.delivered(id, attempt: 1, outcome: "accepted", reason: nil)))
        }
    }

    @Test func `gives everyone but the applicant a link of their own, and keeps only its hash`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel()
            try await office.owe(
                Notice(
                    .actionAssigned, to: .person(office.here.chair.person),
                    ["action": .text("x"), "done_when": .text("x"), "due": .date(PostOffice.day("2026-05-08"))],
                    path: "/work/actions/1"))
            try await office.owe(
                Notice(
                    .passedOn, to: .agency(office.here.police.id),
                    [
                        "received": .date(PostOffice.day("2026-05-01")), "area": .text("E07000146"),
                        "channel": .text("web"),
                    ]))
            try await office.postman(channel).drain()

            let links = channel.delivered.compactMap { letter in
                letter.text.split(separator: "\n").first { $0.hasPrefix("https://review.example/l/") }
            }
            #expect(links.count == 2)
            var found: [SignIns.Link] = []
            for link in links {
                let token = try #require(Token(String(link.dropFirst("https://review.example/l/".count))))
                let known = try await office.database.serve.acting(.signingIn, .readOnly) { tx in
                    try SignIns.link(token, now: PostOffice.morning.adding(seconds: 59 * 86_400), in: tx)
                }
                found.append(try #require(known))
            }
            #expect(Set(found.map(\.path)) == ["/work/actions/1", "/work/cases/\(office.application.reference)"])
            #expect(Set(found.map(\.person)) == [office.here.chair.person, nil])
        }
    }

    /// Somebody else's thousands are due longer.
    @Test func `lets nobody's message wait behind all the others that are due`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel()
            let long = PostOffice.morning.adding(seconds: -3_600)
            for _ in 0..<200 { try await office.oweDecision(at: long) }
            let id = try await office.oweDecision()
            #expect(try await office.postman(channel).drain() == 201)
            let place = try #require(channel.delivered.firstIndex { $0.id == id })
            // A batch of 32 of the oldest, and the newest among the next.
            #expect((32..<96).contains(place), "\(place)")
        }
    }

    @Test func `finds a file that was written before a crash, and writes no second one`() async throws {
        try await PostOffice.with { office in
            try await withTemporaryDirectory { directory in
                let maildir = Maildir(directory: directory, name: "stub")
                let id = try await office.oweDecision()
                // The first postman dies after the file is there and before anything is noted.
                let claimed = try #require(try await office.claim(worker: "dies").messages.first)
                let letter = try Delivery(message: claimed, link: "https://review.example/track")
                    .outgoing(office.letters, office.settings()).get()
                #expect(await maildir.deliver(letter) == .accepted(providerID: id.uuidString.lowercased()))
                #expect(try await office.postman(maildir).drain() == 0)

                try await office.runOutLeases()
                #expect(try await office.postman(maildir).drain() == 1)
                #expect(maildir.names() == [id.uuidString.lowercased()])
                let message = try #require(try await office.message(id))
                #expect((message.state, message.attempts) == ("accepted", 2))
                let kept = try #require(maildir.message(id.uuidString.lowercased()))
                #expect(kept.text.hasPrefix("Dear Ann Ash,"))
            }
        }
    }

    @Test func `tells a channel that an earlier attempt may have delivered it`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel {
                $0.mayHaveBeenSent ? .unknown("held for a person") : .accepted(providerID: nil)
            }
            let id = try await office.oweDecision()
            let claimed = try #require(try await office.claim(isHandingOver: false).messages.first)
            #expect(try await office.handOver(claimed))
            try await office.runOutLeases()
            try await office.postman(channel).drain()
            let message = try #require(try await office.message(id))
            #expect((message.state, message.detail) == ("unknown", "held for a person"))
        }
    }

    @Test func `tries again later, and gives up after twelve attempts with a task`() async throws {
        try await PostOffice.with { office in
            let clock = Mutex(PostOffice.morning)
            let channel = StubChannel { _ in .again("busy", after: nil) }
            let id = try await office.oweDecision()
            let postman = office.postman(channel, at: { clock.withLock { $0 } })
            for attempt in 1...12 {
                #expect(try await postman.drain() == 1)
                #expect(try await office.message(id)?.attempts == attempt)
                clock.withLock { $0 = $0.adding(seconds: 86_400) }
            }
            #expect(try await postman.drain() == 0)
            let message = try #require(try await office.message(id))
            #expect((message.state, message.detail) == ("failed", "after 12 attempts: busy"))
            // The applicant is told by the next way, which is a task of its own.
            #expect(try await office.tasks().map(\.message).contains(id))
        }
    }

    @Test func `fails a letter that lacks a fact, without a word of it to the channel`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel()
            let id = try await office.owe(Notice(.thresholdMet, to: .applicant(office.application.id)))
            try await office.postman(channel).drain()
            #expect(channel.delivered.isEmpty)
            #expect(try await office.message(id)?.state == "failed")
            #expect(try await office.tasks().map(\.message).contains(id))
        }
    }

    @Test(arguments: ["ann", "ann@home.example\r\nBcc: eve@evil.example", "-ann@home.example", "ann@[127.0.0.1]"])
    func `fails an address that mail cannot be sent to`(address: String) async throws {
        try await PostOffice.with(email: address) { office in
            let channel = StubChannel()
            let id = try await office.oweDecision()
            try await office.postman(channel).drain()
            #expect(channel.delivered.isEmpty)
            let message = try #require(try await office.message(id))
            #expect(message.state == "failed")
            #expect(message.detail?.contains("home") == false)
        }
    }

    @Test func `sends an invitation with its event, and a second one with the next sequence`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel()
            for (hour, minute) in [(14, 0), (15, 30)] {
                let starts = London.instant(date: PostOffice.day("2026-05-20"), hour: hour, minute: minute)
                try await office.owe(
                    Notice(
                        .applicantInvitation, to: .applicant(office.application.id),
                        ["starts": .moment(starts), "minutes": .number(90), "place": .text("Town Hall")],
                        expires: starts),
                    at: PostOffice.morning.adding(seconds: Int64(hour)))
                try await office.postman(channel, at: { PostOffice.morning.adding(seconds: 60) }).drain()
            }
            let calendars = channel.delivered.compactMap(\.calendar?.text)
            #expect(calendars.count == 2)
            #expect(calendars.first?.contains("SEQUENCE:0") == true)
            #expect(calendars.last?.contains("SEQUENCE:1") == true)
        }
    }

    @Test func `shares the work with others, each message once`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel()
            for _ in 0..<60 { try await office.oweDecision() }
            try await withThrowingTaskGroup(of: Int.self) { group in
                for worker in 0..<3 {
                    group.addTask { try await office.postman(channel, worker: "worker-\(worker)").drain() }
                }
                let total = try await group.reduce(0, +)
                #expect(total == 60)
            }
            #expect(channel.delivered.count == 60)
            #expect(Set(channel.delivered.map(\.id)).count == 60)
            #expect(try await office.messages().allSatisfy { $0.state == "accepted" && $0.attempts == 1 })
        }
    }

    @Test func `plans and delivers a reminder by the clock that it is given`() async throws {
        try await PostOffice.with { office in
            let clock = Mutex(PostOffice.morning)
            let channel = StubChannel()
            try await office.open(
                .step(.agenciesReply), owner: .init(agency: office.here.police.id),
                rungs: [("2026-05-08", 0, [.contact]), ("2026-05-11", 1, [.contact])])
            let postman = office.postman(channel, at: { clock.withLock { $0 } })
            #expect(try await postman.drain() == 0)
            clock.withLock { $0 = London.instant(date: PostOffice.day("2026-05-08"), hour: 9, minute: 0) }
            #expect(try await postman.drain() == 2)
            #expect(try await postman.drain() == 0)
            let letter = try #require(channel.delivered.first)
            #expect(
                Set(channel.delivered.map(\.to.text)) == ["police@people.east.example", "police@east.example"])
            #expect(letter.due == PostOffice.day("2026-05-08"))
            #expect(letter.text.contains("this is to be done: answer the request for information"))
        }
    }

    @Test func `wakes by a hint, works beside a channel that hangs, and ends when cancelled`() async throws {
        try await PostOffice.with { office in
            let (hints, hint) = AsyncStream.makeStream(of: Void.self)
            let (gate, opening) = AsyncStream.makeStream(of: Void.self)
            let slow = StubChannel("slow") { _ in
                for await _ in gate {}
                return .accepted(providerID: nil)
            }
            let quick = StubChannel()
            let late = try await office.oweDecision(channel: "slow")
            let postman = office.postman(quick, slow, hints: hints)
            let running = Task { await postman.run() }

            try await eventually { slow.delivered.count == 1 }
            try await office.oweDecision()
            hint.yield()
            try await eventually { quick.delivered.count == 1 }

            running.cancel()
            opening.finish()
            await running.value
            // What was being handed over when the end came is settled.
            #expect(try await office.message(late)?.state == "accepted")
        }
    }

    @Test func `goes on after the database was away`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel()
            let log = Log()
            let running = Task { [postman = office.postman(channel, log: log)] in await postman.run() }
            let superuser = Pool(office.database.settings(as: .superuser), size: 1)
            try await office.database.post.transaction { tx in try tx.run("select 1") }
            try await superuser.transaction { tx in
                try tx.run(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                     where datname = current_database() and usename = 'casereview_post'
                    """)
            }
            await superuser.close()
            try await office.oweDecision()
            try await eventually { channel.delivered.count == 1 }
            try await eventually { try await office.messages().allSatisfy { $0.state == "accepted" } }
            running.cancel()
            await running.value
            #expect(channel.delivered.count == 1)
        }
    }

    private func eventually(_ isSo: () async throws -> Bool) async throws {
        for _ in 0..<400 {
            if try await isSo() { return }
            try await Task.sleep(for: .milliseconds(25))
        }
        Issue.record("it did not come to be within ten seconds")
    }
}
