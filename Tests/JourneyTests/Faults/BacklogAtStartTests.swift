import Curl
import Testing

/// Fault 47 of the list of faults, smaller than a million: `make bench-peers` measures that.
@Suite(.serialized) struct `A backlog when the service starts` {
    @Test func `keeps it from serving no longer than usual, and pages answer while it is worked off`() async throws {
        try await Fleet.with(1) { fleet in
            try await fleet.owe(1)
            try await fleet.oweAgain(20_000)
            let daemon = fleet.daemons[0]
            let begun = ContinuousClock.now
            try daemon.start()
            try await daemon.becomeReady()
            let ready = ContinuousClock.now - begun
            var slowest = Duration.zero
            for _ in 0..<40 {
                let asked = ContinuousClock.now
                var look = Transfer(.get, "\(daemon.origin)/procedure")
                look.deadline = .seconds(20)
                let answer = try await look.perform()
                #expect(answer.status < 500)
                slowest = max(slowest, .now - asked)
            }
            let left = try await fleet.open()
            print("ready after \(ready), slowest page \(slowest), \(left) left by then")
            // A debug build on a busy machine; both are measured with a release build.
            #expect(ready < .seconds(30) && slowest < .seconds(10))
            try await fleet.wait("it is being worked off", within: .seconds(60)) { try await fleet.open() < 19_000 }
        }
    }
}
