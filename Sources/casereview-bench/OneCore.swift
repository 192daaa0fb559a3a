import Glibc
import Shipped
import Text

/// Work of one thread, measured by how often it can be done.
enum OneCore {
    /// What the figures depend on.
    static var members: [(String, JSON)] {
        [
            ("cores", .integer(Conditions.cores)), ("load", Bench.rounded(load)), ("build", .string(Conditions.build)),
            ("version", .string(Shipped.version)),
        ]
    }

    /// How often `work` is done in a second of the clock and in one of this thread's processor time, the better of
    /// `runs`; `work` is done for `seconds` each.
    static func rate(
        runs: Int, seconds: Double, _ work: () throws -> Int
    ) rethrows -> (clock: Double, processor: Double) {
        var best = (clock: 0.0, processor: 0.0)
        // What is worked out must be used, or it is not worked out.
        var used = 0
        for _ in 0..<max(runs, 1) {
            let (begun, burnt) = (ContinuousClock.now, processorSeconds)
            var times = 0
            var took = 0.0
            repeat {
                for _ in 0..<16 { used &+= try work() }
                times += 16
                took = (ContinuousClock.now - begun) / .seconds(1)
            } while took < seconds
            best.clock = max(best.clock, Double(times) / took)
            best.processor = max(best.processor, Double(times) / max(processorSeconds - burnt, 1e-9))
        }
        return used == .min ? (0, 0) : best
    }

    private static var processorSeconds: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static var load: Double {
        var loads = [0.0, 0, 0]
        return unsafe getloadavg(&loads, 3) > 0 ? loads[0] : .nan
    }
}
