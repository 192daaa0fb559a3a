import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// Blow after blow at random moments, from a seed that is told.
struct DatabaseStorm {
    private var chance: Seeded
    let seed: UInt64
    let blows: Int

    /// `CASEREVIEW_BLOWS` says how many, 15 where it is not set; `CASEREVIEW_SEED` repeats a storm's choices.
    init() {
        let environment = ProcessInfo.processInfo.environment
        blows = environment["CASEREVIEW_BLOWS"].flatMap { Int($0) } ?? 15
        seed = environment["CASEREVIEW_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: .min ... .max)
        chance = Seeded(seed)
    }

    mutating func rage(over server: OwnServer) async throws {
        print("A storm of \(blows) blows, seed \(seed)")
        for _ in 0..<blows {
            try await server.answers()
            try await Task.sleep(for: .milliseconds(Int.random(in: 1...400, using: &chance)))
            // What the last blow did may show only now; then this one falls into nothing.
            switch Int.random(in: 0..<6, using: &chance) {
            case 0, 1: try? await server.endSessions()
            case 2, 3:
                if let process = try? await server.serving().randomElement(using: &chance) {
                    try? server.signal(pid_t(process), SIGKILL)
                }
            case 4:
                try await server.stop("immediate")
                try await server.start()
            default:
                server.freeze()
                try? await Task.sleep(for: .milliseconds(Int.random(in: 1...1_500, using: &chance)))
                server.thaw()
            }
        }
        try await server.answers()
    }
}
