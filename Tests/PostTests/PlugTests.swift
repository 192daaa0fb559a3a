import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Post

/// The database goes at each statement of the post in turn: nothing is planned twice, nothing is delivered twice, and
/// nothing is lost.
@Suite struct `The plug pulled at each statement of the post` {
    @Test func `plans every reminder once`() async throws {
        try await PlugPost.with { post in
            let here = post.office.here
            let owner = Deadline.Owner(agency: here.council.id, person: here.coordinator.person)
            let rungs = [(day: "2026-04-30", workingDays: 1, to: [Procedure.Rung.Recipient.contact])]
            try await post.office.open(.step(.acknowledge), owner: owner, rungs: rungs)
            let usual = try await post.statements { try await $0.plan() }
            #expect(try await post.everything.counts()["occurrence"] == 2)

            try await post.office.open(.step(.dangerRead), owner: owner, rungs: rungs)
            let before = try await post.everything.digest()
            let counts = try await post.everything.counts()
            for number in 1...usual.count {
                for fault in [PostgresProxy.Fault.cut, .fail(sqlState: "53100")] {
                    let error = await #expect(throws: PostgresError.self) {
                        _ = try await post.run(fault, at: number) { try await $0.plan() }
                    }
                    #expect(error?.kind != .unknown || number == usual.count)
                    #expect(try await post.everything.digest() == before, "\(fault) at \(number): \(usual[number - 1])")
                }
            }
            let error = await #expect(throws: PostgresError.self) {
                _ = try await post.run(.cutAfterwards, at: usual.count) { try await $0.plan() }
            }
            #expect(error?.kind == .unknown)
            let planned = try await post.everything.digest()
            let growth = try await post.everything.counts().growth(since: counts)
            #expect(growth["occurrence"] == 2 && growth["message"] == 2)
            #expect(try await post.run(.pass, at: 1) { try await $0.plan() } == 0)
            #expect(try await post.everything.digest() == planned)
        }
    }

    @Test func `delivers every message once and notes what became of it`() async throws {
        try await PlugPost.with { post in
            try await post.office.oweDecision()
            let usual = try await post.statements { try await $0.post(0) }
            // It is taken out, it is noted that handing over begins, and how it ended.
            let commits = usual.indices.filter { usual[$0] == "commit" }.map { $0 + 1 }
            try #require(commits.count == 3 && commits.last == usual.count, "\(usual)")
            let (claimed, noted) = (commits[0], commits[1])
            var owed = 1

            // Taking it out: a message that was not taken stays as it was.
            try await post.office.oweDecision()
            owed += 1
            let before = try await post.everything.digest()
            for number in 1...claimed {
                for fault in [PostgresProxy.Fault.cut, .fail(sqlState: "53100")] {
                    await #expect(throws: PostgresError.self) {
                        _ = try await post.run(fault, at: number) { try await $0.post(0) }
                    }
                    #expect(try await post.everything.digest() == before, "\(fault) at \(number): \(usual[number - 1])")
                }
            }
            // Taken, and nobody knows: another attempt has it when the lease has run out.
            let error = await #expect(throws: PostgresError.self) {
                _ = try await post.run(.cutAfterwards, at: claimed) { try await $0.post(0) }
            }
            #expect(error?.kind == .unknown)
            #expect(post.channel.delivered.count == 1, "Nothing is handed over that was not surely taken.")
            #expect(try await post.run(.pass, at: 1) { try await $0.post(0) } == 0)
            try await post.office.runOutLeases()
            #expect(try await post.run(.pass, at: 1) { try await $0.post(0) } == 1)
            #expect(try await post.office.messages().map(\.attempts).sorted() == [1, 2])

            // That handing over begins could not be noted: it does not begin, and is tried again later.
            // A connection that is found dead at BEGIN is made anew, so the plug is pulled after it.
            for number in (claimed + 2)...noted {
                for fault in number == noted ? [PostgresProxy.Fault.cut, .cutAfterwards] : [.cut] {
                    let id = try await post.office.oweDecision()
                    #expect(try await post.run(fault, at: number) { try await $0.post(0) } == 1)
                    #expect(post.channel.delivered.count == owed, "\(fault) at \(number)")
                    #expect(try await post.office.message(id)?.state == "pending", "\(fault) at \(number)")
                    owed += 1
                    let later = PostOffice.morning.adding(seconds: 3_600)
                    #expect(try await post.run(.pass, at: 1, now: later) { try await $0.post(0) } == 1)
                    #expect(try await post.office.message(id)?.state == "accepted", "\(fault) at \(number)")
                }
            }
            // How it ended: it is noted a moment later, and not handed over again.
            for number in (noted + 1)...usual.count {
                for fault in number == usual.count ? [PostgresProxy.Fault.cut, .cutAfterwards] : [.cut] {
                    let id = try await post.office.oweDecision()
                    owed += 1
                    #expect(try await post.run(fault, at: number) { try await $0.post(0) } == 1)
                    let message = try await post.office.message(id)
                    #expect(message?.state == "accepted" && message?.attempts == 1, "\(fault) at \(number)")
                }
            }
            #expect(post.channel.delivered.count == owed && Set(post.channel.delivered.map(\.id)).count == owed)
            #expect(try await post.office.messages().allSatisfy { $0.state == "accepted" })
            #expect(try await post.office.count("select count(*) from message where state = 'claimed'") == 0)
            let id = post.office.here.id
            let (_, findings) = try await post.office.database.serve.acting(post.office.here.service, .snapshot) { tx in
                try Journal.verify(id, in: tx)
            }
            #expect(findings.isEmpty)
        }
    }
}

/// A post whose one connection goes through a proxy.
private struct PlugPost {
    let office: PostOffice
    let proxy: PostgresProxy
    let everything: Everything
    let channel = StubChannel()

    static func with(_ body: (PlugPost) async throws -> Void) async throws {
        try await PostOffice.with { office in
            try await PostgresProxy.with(before: office.database.socket) { proxy in
                try await Everything.with(of: office.database) { everything in
                    try await body(PlugPost(office: office, proxy: proxy, everything: everything))
                }
            }
        }
    }

    /// Does one thing with a fault at one of its statements.
    func run(
        _ fault: PostgresProxy.Fault, at number: Int, now: Instant = PostOffice.morning,
        _ act: @Sendable (Postman) async throws -> Int
    ) async throws -> Int {
        try await othersHaveEnded()
        proxy.plan { $0.number == number ? fault : .pass }
        let url = proxy.url(of: office.database.name, as: TestDatabase.Login.post.rawValue)
        let pool = Pool(ConnectionSettings(url: url, applicationName: "casereview tests"), size: 1)
        let postman = Postman(
            pool: pool, letters: office.letters, channels: [channel], settings: office.settings(),
            hints: AsyncStream { _ in }, now: { now })
        do {
            let done = try await act(postman)
            await pool.close()
            return done
        } catch {
            await pool.close()
            throw error
        }
    }

    /// A session that was cut off holds its locks until the server has noticed; whoever comes meanwhile passes over
    /// what is locked.
    private func othersHaveEnded() async throws {
        let end = ContinuousClock.now + .seconds(10)
        while try await office.count(
            """
            select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid
             where a.datname = current_database() and a.usename = 'casereview_post' and a.pid <> pg_backend_pid()
            """) > 0
        {
            guard ContinuousClock.now < end else { throw TestTrouble("A session that was cut off goes on.") }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// The statements of one thing that goes well.
    func statements(_ act: @Sendable (Postman) async throws -> Int) async throws -> [String] {
        _ = try await run(.pass, at: 1, act)
        return proxy.statements
    }
}
