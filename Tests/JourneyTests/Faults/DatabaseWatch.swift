import Curl
import Testing

/// What the service answers while its database is in trouble, seen by its operators and by somebody at work.
final class DatabaseWatch {
    private let town: Town
    private let coordinator: Browser

    init(_ town: Town) async throws {
        self.town = town
        coordinator = try await town.signedIn(as: "coordinator")
    }

    /// The longest that a page may take to say that it is not available.
    private static let longest = Duration.seconds(15)

    /// Breaks something, sees that the service says so, mends it, and sees that it serves again: red within 20 seconds,
    /// green within `limit` of the mending.
    ///
    /// `isSeen`: whether readiness must turn red; where sessions that are open go on working it need not.
    func fault(
        _ name: String, isSeen: Bool, greenWithin limit: Duration, by breaking: () async throws -> Void,
        mendedBy mending: () async throws -> Void
    ) async throws {
        try await breaking()
        let broken = ContinuousClock.now
        var red = "not seen"
        if isSeen {
            let time = try await wait(.seconds(20), "\(name): readiness does not turn red") { await ready() != 200 }
            red = DatabaseWatch.seconds(time)
        }
        let slowest = try await lookAround(name, mustFail: isSeen)
        let away = ContinuousClock.now - broken
        try await mending()
        let green = try await wait(limit, "\(name): it does not serve again") { await serves() }
        print(
            "\(name): red after \(red), the slowest page took \(DatabaseWatch.seconds(slowest)), away for "
                + "\(DatabaseWatch.seconds(away)), green \(DatabaseWatch.seconds(green)) after the return")
    }

    /// Whether operators and people are served.
    func serves() async -> Bool {
        guard await ready() == 200 else { return false }
        return (try? await coordinator.request(.get, "/work"))?.status == 200
    }

    /// Pages of every kind at once: 503 with Retry-After, or an answer that needs no database. Returns the slowest.
    private func lookAround(_ name: String, mustFail: Bool) async throws -> Duration {
        let (address, headers) = (town.address, coordinator.cookieHeaders)
        let seen = await withTaskGroup(of: (path: String, reply: Reply?, took: Duration).self) { group in
            for path in ["/work", "/", "/apply/area", "/track", "/procedure", "/statistics", "/work/enter"] {
                group.addTask {
                    let begun = ContinuousClock.now
                    let reply = try? await Transfer(.get, address + path, headers: headers).perform()
                    return (path, reply, .now - begun)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for (path, reply, took) in seen {
            #expect(took < DatabaseWatch.longest, "\(name): \(path)")
            switch reply?.status {
            case 503: #expect(reply?.header("Retry-After") != nil, "\(name): \(path)")
            case .some(200..<400): break
            default: Issue.record("\(name): \(path) answered \(reply?.status ?? 0)")
            }
        }
        #expect(!mustFail || seen.contains { $0.reply?.status == 503 }, "\(name): no page noticed")
        #expect(try await Transfer(.get, "http://\(town.admin)/healthz").perform().status == 200, "\(name)")
        return seen.map(\.took).max() ?? .zero
    }

    private func ready() async -> Int {
        var look = Transfer(.get, "http://\(town.admin)/readyz")
        look.deadline = .seconds(15)
        return (try? await look.perform())?.status ?? 0
    }

    private func wait(
        _ limit: Duration, _ sentence: String, until isSo: () async -> Bool
    ) async throws -> Duration {
        let begun = ContinuousClock.now
        while true {
            // What is asked in time counts from when it was asked.
            let asked = ContinuousClock.now - begun
            if await isSo() { return .now - begun }
            guard asked < limit else { throw Trouble("\(sentence) within \(limit).") }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private static func seconds(_ time: Duration) -> String {
        "\((time / .milliseconds(10)).rounded() / 100) s"
    }
}
