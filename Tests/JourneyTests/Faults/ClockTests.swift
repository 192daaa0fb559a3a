import Testing

/// A real daemon whose machine has another time than the database's. It is woken by hints: what it waits for by itself
/// stands still under a false clock.
@Suite(.serialized) struct `A clock that is wrong` {
    private static let hour: Int64 = 3_600
    private static let day: Int64 = 24 * hour

    @Test func `holds the post and says so, and when it is right again each message arrives once`() async throws {
        try await FalseClock.with { clock in
            try await Fleet.with(1, environment: clock.environment) { fleet in
                let daemon = fleet.daemons[0]
                try daemon.start()
                try await daemon.becomeReady()
                // Due in an hour and a half: by a clock that is ahead, long ago.
                try await fleet.owe(5, dueIn: 5_400)
                for ahead in [2 * Self.hour, 365 * Self.day, -Self.hour, -7 * 365 * Self.day] {
                    try await fleet.owe(5)
                    try await fleet.wait("what is due leaves", within: .seconds(20)) { try await fleet.open() == 5 }
                    let before = try await fleet.sink.arrived()

                    try clock.set(ahead: ahead)
                    try await fleet.owe(5)
                    try await fleet.wait("it says so, \(ahead) s ahead", within: .seconds(30)) {
                        let (isReady, words) = try await daemon.readiness()
                        return !isReady && words.contains("machine's clock is")
                    }
                    let doctor = try await daemon.run("doctor")
                    #expect(doctor.output.contains("database clock: It is "), "\(doctor.output)")
                    // Several looks later, too.
                    try await Task.sleep(for: .seconds(2))
                    #expect(try await fleet.sink.arrived() == before, "\(ahead) s ahead")
                    #expect(try await fleet.open() == 10, "\(ahead) s ahead")

                    try clock.set(ahead: 0)
                    try await fleet.wait("it goes on") {
                        try await fleet.owe(0)
                        return try await fleet.open() == 5
                    }
                    try await daemon.becomeReady()
                }
                try await fleet.bringForward()
                try await fleet.wait("what was to come leaves") {
                    try await fleet.owe(0)
                    return try await fleet.open() == 0
                }
                try await fleet.balance("after wrong clocks")
            }
        }
    }

    @Test func `that is wrong when the service starts holds the post as well`() async throws {
        try await FalseClock.with { clock in
            try clock.set(ahead: 365 * Self.day)
            try await Fleet.with(1, environment: clock.environment) { fleet in
                try await fleet.owe(3)
                try await fleet.owe(3, dueIn: 5_400)
                let daemon = fleet.daemons[0]
                try daemon.start()
                try await fleet.wait("it says so") {
                    guard let (isReady, words) = try? await daemon.readiness() else { return false }
                    return !isReady && words.contains("machine's clock is")
                }
                #expect(try await fleet.sink.arrived().isEmpty)
                try clock.set(ahead: 0)
                try await fleet.wait("what is due leaves") {
                    try await fleet.owe(0)
                    return try await fleet.open() == 3
                }
                try await fleet.bringForward()
                try await fleet.wait("what was to come leaves") {
                    try await fleet.owe(0)
                    return try await fleet.open() == 0
                }
                try await fleet.balance("after a start with a wrong clock")
            }
        }
    }
}
