import Postgres
import Testing

/// Fault 39 of the list of faults: a mail server that takes its time to answer while the service is asked to end.
@Suite(.serialized) struct `A slow mail server when the service is asked to end` {
    @Test func `is waited for within the time that a service manager gives, and nothing is lost or sent twice`()
        async throws
    {
        // 24 bytes, four a second: six seconds after the final dot.
        let slow = #"[{"at": "dot", "reply": "250 2.0.0 taken as slow01", "pace": 0.25}]"#
        try await SmtpSink.with(faults: slow) { sink in
            try await Fleet.with(1, .smtp, sink, ["poll_seconds: 1"], [:]) { fleet in
                let daemon = fleet.daemons[0]
                try daemon.start()
                try await daemon.becomeReady()
                try await fleet.owe(3)
                try await fleet.wait("they are being handed over") {
                    try await fleet.count("select count(*) from delivery_attempt where handing_over") == 3
                }
                let stopped = try await daemon.stop()
                print("asked to end while a slow server answered: \(stopped.took)")
                #expect(stopped.ending == .exited(0))
                // TimeoutStopSec of the unit is 90 s.
                #expect(stopped.took < .seconds(60))
                #expect(
                    try await fleet.count("select count(*) from delivery_attempt where outcome is null") == 0,
                    "What was under way is settled.")
                try daemon.start()
                try await daemon.becomeReady()
                try await fleet.wait("everything has ended") { try await fleet.open() == 0 }
                try await fleet.balance("after an end under a slow server")
            }
        }
    }
}
