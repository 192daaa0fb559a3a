import FoundationEssentials
import Glibc
import Testing

extension Journeys {
    @Suite struct `A signal before the service serves` {
        // Once it serves, SIGHUP makes it read its settings again; while it makes its cluster, it ends it.
        @Test(arguments: [
            (SIGINT, 0), (SIGINT, 300), (SIGINT, 1_500), (SIGTERM, 0), (SIGTERM, 300), (SIGTERM, 1_500), (SIGHUP, 0),
            (SIGHUP, 50),
        ])
        func `ends it, and leaves no PostgreSQL behind`(signal: Int32, milliseconds: Int) async throws {
            let scratch = try Scratch()
            defer { scratch.remove() }
            let ports = try Ports.free(2)
            let text = "listen: 127.0.0.1:\(ports[0])\nadmin_listen: 127.0.0.1:\(ports[1])\n"
            try scratch.write(text.utf8, to: "settings.yaml")
            let running = try Program(
                ["serve", "--config", scratch.file("settings.yaml")],
                environment: ["STATE_DIRECTORY": scratch.file("state")]
            ).start(in: scratch)
            // Before that a signal ends it as it ends any program: it has begun nothing.
            let end = ContinuousClock.now + .seconds(20)
            while scratch.text("errors").isEmpty, ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(5))
            }
            try await Task.sleep(for: .milliseconds(milliseconds))
            running.send(signal)
            let ending = try await running.ending(within: .seconds(60))
            if ending == .tooSlow { running.kill() }
            let errors = scratch.text("errors")
            #expect(ending == .exited(0) || ending == .exited(69), "\(ending) \(errors)")
            if ending == .exited(69) { #expect(errors.contains("Stopped before it was done."), "\(errors)") }
            #expect(!scratch.exists("state/postgresql/data/postmaster.pid"))
            // Its last process takes its file away a moment before it is gone itself.
            let gone = ContinuousClock.now + .seconds(10)
            while !atWork(in: scratch.path).isEmpty, ContinuousClock.now < gone {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(atWork(in: scratch.path) == [])
        }

        /// Processes that work below the directory, whatever they are.
        private func atWork(in directory: String) -> [String] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return names.filter { name in
                guard Int32(name) != nil,
                    let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(name)/cwd")
                else { return false }
                return place.utf8.starts(with: directory.utf8)
            }
        }
    }
}
