import ArgumentParser
import Casework
import Curl
import FoundationEssentials
import Glibc
import Postgres
import Records
import Text

struct PagesBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages",
        abstract: "How long pages take beside a thousand and beside a hundred thousand cases.",
        discussion: """
            Makes a PostgreSQL cluster of its own, writes an invented past of so many cases into it by statements, starts \
            the service on it and asks for its pages over loopback, one after another. It takes all of it away again.
            """)

    @Option(help: ArgumentHelp("The casereviewd to measure.", valueName: "path"))
    var binary = ".build/release/casereviewd"

    @Option(help: ArgumentHelp("How many cases there are; several are measured in turn.", valueName: "n"))
    var cases = [1_000, 10_000, 100_000]

    @Option(help: ArgumentHelp("How many of them are open.", valueName: "n"))
    var open = 200

    @Option(help: ArgumentHelp("How often each page is asked for.", valueName: "n"))
    var requests = 200

    @Option(help: ArgumentHelp("Where the cluster is made.", valueName: "directory"))
    var directory = "/tmp"

    @Option(help: ArgumentHelp("The first of two ports of loopback that are free.", valueName: "port"))
    var port = 18_460

    func validate() throws {
        guard !cases.isEmpty, cases.allSatisfy((1...1_000_000).contains) else {
            throw ValidationError("--cases is between 1 and 1000000.")
        }
        guard (1...100_000).contains(open) else { throw ValidationError("--open is between 1 and 100000.") }
        guard (1...100_000).contains(requests) else { throw ValidationError("--requests is between 1 and 100000.") }
        guard (1_024...65_534).contains(port) else { throw ValidationError("--port is between 1024 and 65534.") }
        guard unsafe access(binary, X_OK) == 0 else { throw ValidationError("There is no program \(binary).") }
    }

    func run() async throws {
        let command = self
        try await Interruption.cancelling { try await command.measure() }
    }

    private func measure() async throws {
        let server = try BenchServer(below: directory)
        let state = "\(directory)/casereview-bench-state.\(getpid())"
        defer {
            server.stop()
            try? FileManager.default.removeItem(atPath: state)
            Progress.clear()
        }
        for count in cases {
            let database = try server.make()
            defer { server.drop(database) }
            try? FileManager.default.removeItem(atPath: state)
            try FileManager.default.createDirectory(
                atPath: state, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let now = Bench.now()
            let town = FilledTown()
            let begun = ContinuousClock.now
            try await town.fill(server, database, cases: count, open: open, now: now)
            let filled = (ContinuousClock.now - begun) / .seconds(1)
            let facts = try await Pool.lent(server.settings(of: database), size: 1) { try await $0.serverFacts() }
            let file = "\(state)/casereviewd.yaml"
            guard FileManager.default.createFile(atPath: file, contents: Data(settings(server, database).utf8)) else {
                throw Trouble("\(file) cannot be written.")
            }
            let daemon = try Child(
                binary, ["serve", "--config", file],
                ["STATE_DIRECTORY": state, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""])
            defer { daemon.end() }
            try await ready(daemon)
            try countFigures(cases: count, today: London.date(of: now), settings: file, facts)
            for (name, path, cookie) in try await pages(of: town, server, database, count, now) {
                Progress.show("\(count) cases: \(name)")
                let figures = try await times(path, cookie)
                Bench.print(
                    .object(
                        [
                            ("measurement", .string("pages")), ("cases", .integer(count)),
                            ("open", .integer(min(open, count))), ("page", .string(name)),
                            ("requests", .integer(requests)),
                        ] + MeetingBench.spread("ms", figures)
                            + [
                                ("filled_seconds", Bench.rounded(filled)),
                                ("resident_mib", Bench.rounded(daemon.residentMiB() ?? .nan)),
                                ("load", Bench.rounded(Bench.load)),
                            ] + Conditions(server: facts, rows: 0).members.filter { $0.0 != "messages" }))
            }
        }
    }

    /// How long the command takes that counts the figures of a year, from its start to its end, five times.
    private func countFigures(cases: Int, today: CivilDate, settings file: String, _ facts: ServerFacts) throws {
        let words = [
            binary, "statistics", "--area", FilledTown.area, "--from", "\(today.adding(days: -365))", "--until",
            "\(today.adding(days: -1))", "--format", "json", "--config", file,
        ]
        var took: [Double] = []
        for turn in 1...5 {
            Progress.show("\(cases) cases: figures of a year, \(turn) of 5")
            let begun = ContinuousClock.now
            try Command.run(words)
            took.append((ContinuousClock.now - begun) / .milliseconds(1))
        }
        Bench.print(
            .object(
                [("measurement", .string("statistics")), ("cases", .integer(cases))]
                    + MeetingBench.spread("ms", took) + [("load", Bench.rounded(Bench.load))]
                    + Conditions(server: facts, rows: 0).members.filter { $0.0 != "messages" }))
    }

    private func settings(_ server: BenchServer, _ database: String) -> String {
        """
        public_url: http://127.0.0.1:\(port)
        listen: 127.0.0.1:\(port)
        admin_listen: 127.0.0.1:\(port + 1)
        database:
          url: \(server.url(of: database, role: "casereview_serve"))
          post_url: \(server.url(of: database, role: "casereview_post"))

        """
    }

    /// Each page with its path and whose session asks for it.
    private func pages(
        of town: FilledTown, _ server: BenchServer, _ database: String, _ count: Int, _ now: Instant
    ) async throws -> [(String, String, String?)] {
        let coordinator = try await town.session(of: .person(town.coordinator.id), server, database, now: now)
        let contact = try await town.session(of: .person(town.contact.id), server, database, now: now)
        // One whose meeting is to come, where there is one: it has the most on it.
        let last = count - 1
        let number = max(0, last - (last % 10 + 5) % 10)
        let applicant = try await town.session(
            of: try await town.applicant(number, server, database), server, database, now: now)
        let today = London.date(of: now)
        return [
            ("work list of a coordinator", "/work", coordinator),
            ("work list of an agency's contact", "/work", contact),
            ("ended cases, first page", "/work/lists/ended-cases", coordinator),
            ("late elsewhere, first page", "/work/lists/late-elsewhere", coordinator),
            ("case page", "/work/cases/\(FilledTown.reference(number))", coordinator),
            ("track", "/track", applicant),
            (
                "statistics of a year",
                "/statistics?area=\(FilledTown.area)&from=\(today.adding(days: -365))&until=\(today.adding(days: -1))",
                nil
            ),
        ]
    }

    /// Milliseconds of each request, after five that are not counted.
    private func times(_ path: String, _ session: String?) async throws -> [Double] {
        var took: [Double] = []
        for turn in 0..<(requests + 5) {
            try Task.checkCancellation()
            var transfer = Transfer(.get, "http://127.0.0.1:\(port)\(path)")
            if let session { transfer.headers = [Header("Cookie", "casereview=\(session)")] }
            transfer.deadline = .seconds(60)
            let begun = ContinuousClock.now
            let reply = try await transfer.perform()
            let milliseconds = (ContinuousClock.now - begun) / .milliseconds(1)
            guard reply.status == 200 else { throw Trouble("\(path) answered \(reply.status).") }
            if turn >= 5 { took.append(milliseconds) }
        }
        return took
    }

    private func ready(_ daemon: Child) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            var transfer = Transfer(.get, "http://127.0.0.1:\(port + 1)/readyz")
            transfer.deadline = .seconds(2)
            if let reply = try? await transfer.perform(), reply.status == 200 { return }
            guard daemon.isRunning else { throw Trouble("casereviewd ended before it was ready.") }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Trouble("casereviewd was not ready after 60 seconds.")
    }
}

extension Bench {
    /// How many processes wanted a processor in the last minute.
    static var load: Double {
        var loads = [0.0]
        return unsafe getloadavg(&loads, 1) == 1 ? loads[0] : .nan
    }
}
