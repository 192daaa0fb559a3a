// Measurements of the service, one subcommand each, JSON lines out with the conditions beside the figures.

import ArgumentParser
import Casework
import Glibc
import Post
import Postgres
import Text

@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "casereview-bench", abstract: "Measures casereviewd. One JSON object a line.",
        subcommands: [
            StartBench.self, PostBench.self, PostWorker.self, PickUpBench.self, ThresholdBench.self, DeadlineBench.self,
            MeetingBench.self, LeadBench.self, PagesBench.self, PlanningBench.self,
        ])
}

extension Bench {
    /// The middle of some figures; of an even number the lower of the two in the middle.
    static func median(_ figures: [Double]) -> Double? {
        figures.isEmpty ? nil : figures.sorted()[(figures.count - 1) / 2]
    }

    /// With two decimals; null where there is none.
    static func rounded(_ figure: Double) -> JSON { .number((figure * 100).rounded() / 100) }

    /// One line of output, written at once.
    static func print(_ object: JSON) {
        Swift.print(object.text())
        fflush(nil)
    }

    static func now() -> Instant {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    /// An instance of the post, as the daemon makes it but for the channel.
    static func postman(
        _ pool: Pool, through channel: any Channel, batch: Int, concurrency: Int,
        hints: AsyncStream<Void> = AsyncStream { _ in }, observe: @escaping @Sendable (Observation) -> Void = { _ in }
    ) throws -> Postman {
        let settings = PostSettings(
            publicURL: "https://bench.example",
            from: Mail.Party("Bench", try MailAddress("casereview@bench.example")), passage: .anyTime,
            concurrency: concurrency, batch: batch, lease: 45, worker: "bench-\(getpid())", weeklySummary: false)
        return Postman(
            pool: pool, letters: try Letters(directory: nil), channels: [channel], settings: settings, hints: hints,
            now: { now() }, observe: observe)
    }
}
