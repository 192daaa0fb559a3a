import Logging
import ServiceLifecycle
import Web

/// Gives the service manager its signs of life, as long as every part gets on. It runs among the tasks that it watches
/// over, so that tasks that nobody runs any more end the signs as well.
struct Watchdog: Service {
    let heart: SharedHeartbeat
    /// Half of what the manager allows between two signs.
    let interval: Duration
    let manager: SystemNotify
    let status: ServiceStatus
    let logger: Logger

    func run() async throws {
        // An event loop answers at once where nothing blocks it.
        for number in 0..<EventLoops.count { heart.expect(Watchdog.loop(number), within: interval * 2) }
        await cancelWhenGracefulShutdown {
            var before: [String] = []
            while !Task.isCancelled {
                EventLoops.ask { [heart] number in heart.saw(Watchdog.loop(number)) }
                try? await Task.sleep(for: interval / 2)
                let stuck = heart.stuck
                if stuck.isEmpty { manager.watchdog() }
                if stuck != before {
                    before = stuck
                    status.change { $0.stuck = stuck }
                    if !stuck.isEmpty {
                        logger.critical("stuck", metadata: ["parts": "\(stuck.joined(separator: ", "))"])
                    }
                }
                try? await Task.sleep(for: interval / 2)
            }
        }
    }

    private static func loop(_ number: Int) -> String { "event loop \(number)" }
}
