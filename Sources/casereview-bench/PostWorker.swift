import ArgumentParser
import Casework
import FoundationEssentials
import Glibc
import Post
import Postgres
import Records
import Synchronization
import Text

/// One instance of the post, in a process of its own, as `post` starts it: says that it is there, waits for a line,
/// works as the daemon does until nothing is due, and says what it did.
struct PostWorker: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "post-worker", abstract: "One instance, for post.", shouldDisplay: false)

    /// Names the database, so that no password stands in a list of processes.
    static let variable = "CASEREVIEW_BENCH_URL"

    @Option var batch = 32
    @Option var concurrency = 8
    @Option var connections = 4
    @Flag var noted = false

    func run() async throws {
        guard let url = ProcessInfo.processInfo.environment[PostWorker.variable] else {
            throw ValidationError("post-worker is started by post.")
        }
        let settings = ConnectionSettings(url: url, applicationName: "casereview-bench", role: "casereview_post")
        try await Pool.lent(settings, size: connections) { pool in try await work(pool) }
    }

    private func work(_ pool: Pool) async throws {
        let ended = Mutex<(count: Int, last: ContinuousClock.Instant)>((0, .now))
        let channel = NullChannel(isRepeatable: !noted)
        let postman = try Bench.postman(pool, through: channel, batch: batch, concurrency: concurrency) { observation in
            guard case .delivered = observation else { return }
            ended.withLock { $0 = ($0.count + 1, .now) }
        }
        _ = try await postman.backlog()
        Bench.print(.object([("worker", .string("ready"))]))
        _ = readLine()
        let begun = ContinuousClock.now
        let processorBegun = PostWorker.processorSeconds
        let working = Task { await postman.run() }
        while true {
            try await Task.sleep(for: .milliseconds(50))
            let last = ended.withLock { $0.last }
            // Asked only when it looks as if nothing were left, so that asking disturbs nothing.
            guard ContinuousClock.now - max(last, begun) > .milliseconds(300) else { continue }
            if try await postman.backlog().count == 0 { break }
        }
        working.cancel()
        await working.value
        let (count, last) = ended.withLock { $0 }
        Bench.print(
            .object([
                ("messages", .integer(count)), ("seconds", .number(max(last - begun, .zero) / .seconds(1))),
                ("processor_seconds", .number(PostWorker.processorSeconds - processorBegun)),
            ]))
    }

    /// Of this process, in its own code and in the kernel's.
    private static var processorSeconds: Double {
        var usage = rusage()
        guard unsafe getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return .nan }
        let seconds = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        return seconds + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1_000_000
    }
}
