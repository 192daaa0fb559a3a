import Testing

@testable import casereviewd

@Suite struct `A program that is run` {
    @Test func `ends when it is no longer wanted`() throws {
        var sleep = Subprocess(program: "/bin/sleep", arguments: ["30"])
        let begun = ContinuousClock.now
        sleep.endsWhen = { ContinuousClock.now > begun + .milliseconds(100) }
        #expect(throws: HostError.stopped) { try sleep.run() }
        #expect(ContinuousClock.now - begun < .seconds(10))
    }

    @Test func `ends by itself otherwise`() throws {
        #expect(try Subprocess(program: "/bin/sh", arguments: ["-c", "exit 3"]).run().ending == .exited(3))
    }
}
