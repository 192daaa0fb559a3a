import ArgumentParser
import Curl
import FoundationEssentials
import Glibc
import Shipped
import Text

struct StartBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "From starting the binary to ready, and its memory when idle.",
        discussion:
            "Loads the demonstration into a state directory of its own first, so that the database is migrated. "
            + "With --config the settings name the database, which must be migrated; without it each start also starts "
            + "the service's own PostgreSQL.")

    @Option(help: ArgumentHelp("The casereviewd to measure.", valueName: "path"))
    var binary = ".build/release/casereviewd"

    @Option(help: ArgumentHelp("How many starts.", valueName: "n"))
    var runs = 5

    @Option(help: ArgumentHelp("Settings that name a database.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The admin listener of those settings.", valueName: "host:port"))
    var admin = "127.0.0.1:8081"

    @Option(help: ArgumentHelp("Idle seconds before the memory is read.", valueName: "seconds"))
    var idle = 3

    func validate() throws {
        guard (1...1_000).contains(runs) else { throw ValidationError("--runs is between 1 and 1000.") }
        guard (0...3_600).contains(idle) else { throw ValidationError("--idle is between 0 and 3600.") }
        guard unsafe access(binary, X_OK) == 0 else { throw ValidationError("There is no program \(binary).") }
    }

    func run() async throws {
        let state = "/tmp/casereview-bench-\(getpid())"
        var environment = ["STATE_DIRECTORY": state, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]
        if let config { environment["CASEREVIEWD_CONFIG"] = config }
        defer { try? FileManager.default.removeItem(atPath: state) }
        if config == nil {
            let demo = try Child(binary, ["demo", "--bare", "--format", "json"], environment)
            guard demo.wait() == 0 else { throw ValidationError("The demonstration could not be loaded.") }
        }
        var times: [Double] = []
        var memory: [Double] = []
        for run in 1...runs {
            let begun = ContinuousClock.now
            let daemon = try Child(binary, ["serve"], environment)
            defer { daemon.end() }
            try await ready(daemon)
            let milliseconds = (ContinuousClock.now - begun) / .milliseconds(1)
            try await Task.sleep(for: .seconds(idle))
            let resident = daemon.residentMiB() ?? .nan
            times.append(milliseconds)
            memory.append(resident)
            line(["run": .integer(run), "ready_ms": rounded(milliseconds), "resident_mib": rounded(resident)])
        }
        line([
            "measurement": "start", "runs": .integer(runs), "ready_ms_median": rounded(Bench.median(times) ?? .nan),
            "resident_mib_median": rounded(Bench.median(memory) ?? .nan),
            "database": .string(config == nil ? "its own cluster, started each time" : "named in the settings"),
            "idle_seconds": .integer(idle), "cores": .integer(Conditions.cores), "version": .string(Shipped.version),
        ])
    }

    /// Asks the admin listener until it is ready. Throws after 30 seconds, or when the daemon has ended.
    private func ready(_ daemon: Child) async throws {
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end {
            var transfer = Transfer(.get, "http://\(admin)/readyz")
            transfer.deadline = .seconds(2)
            if let reply = try? await transfer.perform(), reply.status == 200 { return }
            guard daemon.isRunning else { throw ValidationError("casereviewd ended before it was ready.") }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw ValidationError("casereviewd was not ready after 30 seconds.")
    }

    private func rounded(_ figure: Double) -> JSON { .number((figure * 10).rounded() / 10) }

    private func line(_ object: JSON) { Bench.print(object) }
}
