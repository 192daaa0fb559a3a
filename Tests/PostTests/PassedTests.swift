import Casework
import Postgres
import Synchronization
import Testing
import Text

@testable import Post

@Suite struct `What the post tells of its progress` {
    @Test func `comes from the planner and every lane again and again, also while the database is away`() async throws {
        let pool = Pool(
            ConnectionSettings(url: "postgresql://nobody@/nothing?host=/nowhere", applicationName: "test"), size: 2)
        let channels = ["one", "two"].map { Maildir(directory: "/tmp/nobody-writes-here", name: $0) }
        let settings = PostSettings(
            publicURL: "https://review.example", from: Mail.Party("", try MailAddress("a@b.example")),
            passage: .anyTime,
            interval: .milliseconds(20), lease: 45, worker: "test")
        let passes = Mutex<[String: Int]>([:])
        let postman = Postman(
            pool: pool, letters: try Letters(directory: nil), channels: channels, settings: settings,
            hints: AsyncStream { _ in }, now: { Instant(microseconds: 0) },
            passed: { part in passes.withLock { $0[part, default: 0] += 1 } })
        let parts = postman.parts.map(\.name)
        #expect(parts == ["planner", "lane one", "lane two"])
        // A lease, what is begun at its end, and two parts to settle while the database is away.
        #expect(postman.parts.last?.longestPass ?? .zero > .seconds(45 + 30 + 2 * 120))

        let working = Task { await postman.run() }
        let end = ContinuousClock.now + .seconds(30)
        while parts.contains(where: { part in passes.withLock { $0[part] ?? 0 } < 5 }) {
            guard ContinuousClock.now < end else {
                Issue.record("\(passes.withLock { $0 })")
                break
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        working.cancel()
        await working.value
        await pool.close()
    }
}
