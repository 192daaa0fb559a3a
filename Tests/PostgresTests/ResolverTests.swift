import Dispatch
import Glibc
import Synchronization
import Testing

@testable import Postgres

@Suite struct `Looking up hosts` {
    private var soon: Deadline { Deadline(after: .seconds(5)) }

    @Test(
        arguments: [
            .init(host: "127.0.0.1", port: "5433"), .init(host: "::1"), .init(host: "/run/postgresql"),
            .init(host: "@cases"), .init(host: "db.example", address: "10.0.0.1"), .init(host: ""), .init(),
        ] as [Conninfo.Host])
    func `Addresses, paths and hosts whose address is given are not looked up`(host: Conninfo.Host) throws {
        let resolver = Resolver { name in
            Issue.record("looked up \(name)")
            return []
        }
        #expect(try resolver.entries(of: host, until: soon) == [host])
    }

    @Test func `A host stands once for each of its addresses, in order, with its name and port`() throws {
        let resolver = Resolver { _ in ["10.0.0.2", "fe80::1%eth0"] }
        #expect(
            try resolver.entries(of: .init(host: "db.example", address: "", port: "5433"), until: soon) == [
                .init(host: "db.example", address: "10.0.0.2", port: "5433"),
                .init(host: "db.example", address: "fe80::1%eth0", port: "5433"),
            ])
    }

    @Test func `The name localhost is looked up by the system`() throws {
        let entries = try Resolver.system.entries(of: .init(host: "localhost"), until: soon)
        #expect(entries.allSatisfy { $0.host == "localhost" && ["127.0.0.1", "::1"].contains($0.address) })
        #expect(!entries.isEmpty)
    }

    @Test func `An unknown name is an error that does not repeat it`() {
        let resolver = Resolver { _ in [] }
        let error = #expect(throws: PostgresError.self) {
            try resolver.entries(of: .init(host: "hunter2@db"), until: soon)
        }
        #expect(error?.kind == .notRun && error?.cause == .connection)
        #expect(error?.message == "a host's name is not known")
    }

    @Test func `Lookups that hang are shared by name and bounded, and end up free again`() throws {
        let (gate, count) = (DispatchSemaphore(value: 0), Counter())
        let resolver = Resolver(most: 2) { name in
            count.value.withLock { $0 += 1 }
            gate.wait()
            return ["10.0.0.1"]
        }
        func message(_ name: String) -> String? {
            #expect(throws: PostgresError.self) {
                try resolver.entries(of: .init(host: name), until: Deadline(after: .milliseconds(20)))
            }?.message
        }
        let late = "a host's name could not be looked up in time"
        #expect([message("a"), message("a"), message("b"), message("a")] == [late, late, late, late])
        let start = ContinuousClock.now
        let crowded = #expect(throws: PostgresError.self) { try resolver.entries(of: .init(host: "c"), until: soon) }
        #expect(crowded?.message == "too many host names are being looked up already")
        #expect(crowded?.kind == .notRun && crowded?.cause == .connection)
        #expect(start.duration(to: .now) < .seconds(2))
        #expect(count.value.withLock(\.self) == 2)

        for _ in 0..<3 { gate.signal() }
        #expect(try resolver.entries(of: .init(host: "a"), until: soon).map(\.address) == ["10.0.0.1"])
    }

    @Test func `A name server that hangs costs the limit of one host, and the next host is reached`() async throws {
        let resolver = Resolver { _ in
            sleep(30)
            return []
        }
        var settings = try TestServer.settings()
        settings.connectTimeout = .milliseconds(300)
        settings.url = "host=db.example user=postgres password=hunter2 dbname=postgres"
        let start = ContinuousClock.now
        let error = await #expect(throws: PostgresError.self) { try await connect(settings, resolver) }
        #expect(error?.kind == .notRun && error?.cause == .connection)
        #expect(error?.message == "a host's name could not be looked up in time")
        settings.url = "host=db.example,\(try TestServer.socket()) user=postgres dbname=postgres"
        #expect(try await connect(settings, resolver) == 1)
        #expect(start.duration(to: .now) < .seconds(3))
    }

    @Test func `An unknown first name is passed over, and named nowhere where it is the only one`() async throws {
        var settings = try TestServer.settings()
        settings.url = "host=nowhere.invalid,\(try TestServer.socket()) port=5433,5432 user=postgres dbname=postgres"
        #expect(try await connect(settings, .system) == 1)
        settings.url = "postgresql://postgres:hunter2@nowhere.invalid/postgres"
        let start = ContinuousClock.now
        let error = await #expect(throws: PostgresError.self) { try await connect(settings, .system) }
        #expect(error?.kind == .notRun && error?.cause == .connection)
        #expect(error?.message.contains("hunter2") == false)
        #expect(start.duration(to: .now) < settings.connectTimeout + .seconds(1))
    }

    @Test func `Every address of a name is tried, and a silent one leaves time for the next`() async throws {
        let silent = try SilentServer()
        let resolver = Resolver { _ in ["127.0.0.1", "127.0.0.2"] }
        var settings = try TestServer.settings()
        settings.connectTimeout = .milliseconds(600)
        settings.url = "host=db.example port=\(silent.port) user=postgres dbname=postgres"
        let start = ContinuousClock.now
        let error = await #expect(throws: PostgresError.self) { try await connect(settings, resolver) }
        #expect(start.duration(to: .now) < .milliseconds(1_500))
        #expect(error?.message.contains("did not answer in time; ") == true)
        #expect(error?.message.contains("127.0.0.2") == true)
    }

    /// The place of the host that answered. Waits on a thread apart, not on one that the tests share.
    private func connect(_ settings: ConnectionSettings, _ resolver: Resolver) async throws -> Int {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "connecting").async {
                continuation.resume(
                    with: Result {
                        let opened = try Link.open(
                            settings, startingAt: 0, until: Deadline(after: .seconds(5)), resolver: resolver)
                        opened.link.close()
                        return opened.host
                    })
            }
        }
    }

    private final class Counter: Sendable {
        let value = Mutex(0)
    }
}
