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

    @Test func `reads all of its input, or none`() throws {
        var cat = Subprocess(program: "/bin/cat")
        cat.input = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
        cat.cap = 4_000_000
        #expect(try cat.run().output == cat.input)
        cat.program = "/bin/true"
        #expect(try cat.run().succeeded)
        #expect(try Subprocess(program: "/bin/cat").run().output == [])
    }

    @Test func `is asked to end before it is killed, and what it started goes with it`() throws {
        var shell = Subprocess(
            program: "/bin/sh", arguments: ["-c", "trap 'echo asked; exit 0' TERM; sleep 60 & echo $!; wait"])
        shell.deadline = .milliseconds(500)
        shell.grace = .seconds(20)
        shell.endsGroup = true
        let begun = ContinuousClock.now
        let outcome = try shell.run()
        #expect(outcome.ending == .timedOut)
        #expect(ContinuousClock.now - begun < .seconds(15))
        let words = outcome.outputText.split(separator: "\n")
        #expect(words.last == "asked")
        let sleep = pid_t(words.first ?? "") ?? 0
        let end = ContinuousClock.now + .seconds(10)
        // Collected by whoever collects orphans here.
        while kill(sleep, 0) == 0, !isZombie(sleep), ContinuousClock.now < end { usleep(10_000) }
        #expect(sleep > 1 && (kill(sleep, 0) == -1 || isZombie(sleep)))
    }

    private func isZombie(_ process: pid_t) -> Bool {
        Files.tail("/proc/\(process)/stat", cap: 4096)?.contains(") Z ") == true
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

    // The bound is far above what it takes: all tests of a group begin at once, and each waits for a turn.
    @Test func `is no longer waited for after its time`() async throws {
        let begun = ContinuousClock.now
        #expect(try await OwnThread.run(within: .milliseconds(50)) { usleep(200_000_000) } == nil)
        #expect(ContinuousClock.now - begun < .seconds(150))
    }

    @Test func `is no longer waited for by a task that was cancelled`() async throws {
        let begun = ContinuousClock.now
        let task = Task { try await OwnThread.run(within: .seconds(60)) { usleep(200_000_000) } }
        task.cancel()
        #expect(try await task.value == nil)
        #expect(ContinuousClock.now - begun < .seconds(150))
    }
}
