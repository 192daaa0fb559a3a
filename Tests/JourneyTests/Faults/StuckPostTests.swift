import Testing

/// A real daemon that cannot get at what is due, and what it says of that.
@Suite(.serialized) struct `A post that is stuck` {
    @Test func `is told of by readiness and by doctor when a message has been due for a minute, until it is not`()
        async throws
    {
        try await Fleet.with(1) { fleet in
            let daemon = fleet.daemons[0]
            try daemon.start()
            try await daemon.becomeReady()
            try await fleet.owe(3, dueIn: 600)
            try await fleet.holdingWhatWaits(dueFor: 50) {
                try await fleet.wait("readiness tells of it", within: .seconds(25)) {
                    let (isReady, words) = try await daemon.readiness()
                    // Pages are to be had: it is no fault of theirs.
                    #expect(isReady, "\(words)")
                    return words.contains("post: ok, but late by 6") && words.contains("3 due and not gone")
                }
                let doctor = try await daemon.run("doctor")
                #expect(doctor.output.contains("warning  post: Late by 6"), "\(doctor.output)")
            }
            try await fleet.wait("they leave when they can") { try await fleet.open() == 0 }
            let doctor = try await daemon.run("doctor")
            #expect(doctor.output.contains("post: Nothing has been due for more than a minute."), "\(doctor.output)")
            try await fleet.wait("readiness is content again", within: .seconds(10)) {
                try await !daemon.readiness().words.contains("late")
            }
            try await fleet.balance("after it was stuck")
        }
    }
}
