import Glibc
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

@Suite struct `Work on a thread of its own` {
    @Test func `is waited for`() async throws {
        #expect(try await OwnThread.run { 3 } == 3)
        #expect(try await OwnThread.run(within: .seconds(30)) { 3 } == 3)
        await #expect(throws: HostError.stopped) { try await OwnThread.run { throw HostError.stopped } }
        await #expect(throws: HostError.stopped) {
            try await OwnThread.run(within: .seconds(30)) { throw HostError.stopped }
        }
    }

    @Test func `is no longer waited for after its time`() async throws {
        let begun = ContinuousClock.now
        #expect(try await OwnThread.run(within: .milliseconds(50)) { usleep(20_000_000) } == nil)
        #expect(ContinuousClock.now - begun < .seconds(15))
    }

    @Test func `is no longer waited for by a task that was cancelled`() async throws {
        let begun = ContinuousClock.now
        let task = Task { try await OwnThread.run(within: .seconds(60)) { usleep(20_000_000) } }
        task.cancel()
        #expect(try await task.value == nil)
        #expect(ContinuousClock.now - begun < .seconds(15))
    }
}
