import FoundationEssentials
import TestSupport
import Testing
import Text

@Suite struct `The doctor` {
    private func findings(_ settings: String, in scratch: Scratch, expecting code: Int32) async throws -> [Node] {
        try scratch.write(settings.utf8, to: "settings.yaml")
        let ran = try await Program(
            ["doctor", "--format", "json"],
            environment: [
                "CASEREVIEWD_CONFIG": scratch.file("settings.yaml"), "STATE_DIRECTORY": scratch.file("state"),
            ]
        ).run(deadline: .seconds(90))
        #expect(ran.ending == .exited(code), "\(ran.output)\(ran.errors)")
        #expect(!ran.output.contains("hunter2") && !ran.errors.contains("hunter2"))
        let findings = try #require(try ran.json().items)
        for finding in findings { #expect(finding.keys == ["check", "state", "finding", "mend"]) }
        return findings
    }

    private func find(_ check: String, _ findings: [Node]) -> (state: String, finding: String, mend: String) {
        let found = findings.first { $0["check"]?.text == check }
        return (found?["state"]?.text ?? "", found?["finding"]?.text ?? "", found?["mend"]?.text ?? "")
    }

    @Test func `says every setting, and where it came from`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let port = try Ports.free(1)[0]
        let found = try await findings("admin_listen: 127.0.0.1:\(port)\n", in: scratch, expecting: 0)
        let settings = find("settings", found).finding
        #expect(settings.hasPrefix("From the file \(scratch.file("settings.yaml"))."))
        #expect(settings.contains("admin_listen: 127.0.0.1:\(port) (set)"))
        #expect(settings.contains("post.lease_seconds: 45 (default)"))
        #expect(find("secrets", found).finding.contains("database.url: not set"))
        #expect(find("environment", found).finding.contains("STATE_DIRECTORY: \(scratch.file("state"))"))
        #expect(find("database", found).finding.contains("there is no cluster yet"))
        #expect(find("service", found).finding == "It is not running.")
        // It made nothing.
        #expect(!scratch.exists("state"))
    }

    @Test func `works while the database is away, and says what led there`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ports = try Ports.free(2)
        try scratch.write("postgresql://u:hunter2@127.0.0.1:\(ports[0])/d?connect_timeout=2\n".utf8, to: "url")
        let found = try await findings(
            "admin_listen: 127.0.0.1:\(ports[1])\ndatabase: {url_file: '\(scratch.file("url"))'}\n", in: scratch,
            expecting: 1)
        let database = find("database", found)
        #expect(database.state == "failed")
        #expect(database.mend.contains("database.url_file"), "\(database)")
        #expect(found.filter { $0["state"]?.text == "failed" }.count == 1)
        #expect(find("secrets", found).finding.contains("database.url: set, from \(scratch.file("url"))"))
    }

    @Test func `looks at a database that is named, as each of its roles`() async throws {
        try await TestDatabase.with { database in
            let scratch = try Scratch()
            defer { scratch.remove() }
            let text = """
                admin_listen: none
                database:
                  url: \(database.url(as: .serve))
                  owner_url: \(database.url(as: .owner))

                """
            let found = try await findings(text, in: scratch, expecting: 0)
            // The tests' server runs with fsync off.
            #expect(find("database", found).state == "warning" && find("database", found).finding.contains("fsync"))
            #expect(find("schema", found).finding == "Up to date.")
            #expect(find("serving role", found).finding == "casereview_serve owns nothing.")
            #expect(find("post role", found).finding == "casereview_post owns nothing.")
            #expect(find("sending", found).state == "ok" && find("sending", found).finding == "Messages leave.")
            #expect(find("owner role", found).state == "ok")
            #expect(find("database clock", found).state == "ok")
            #expect(find("database room", found).finding.contains("connections are in use"))
        }
    }

    @Test func `names the address that is wrong`() async throws {
        try await TestDatabase.with { database in
            let scratch = try Scratch()
            defer { scratch.remove() }
            let text = """
                admin_listen: none
                database:
                  url: \(database.url(as: .serve))
                  post_url: \(database.url(as: .owner))
                  owner_url: postgresql://nobody_such@/postgres?host=\(database.socket)

                """
            let found = try await findings(text, in: scratch, expecting: 1)
            #expect(find("serving role", found).state == "ok")
            #expect(find("post role", found).state == "failed" && find("post role", found).mend.contains("post_url"))
            #expect(find("owner role", found).state == "failed" && find("owner role", found).mend.contains("owner_url"))
        }
    }

    @Test func `says of an empty database that it must be migrated`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            let scratch = try Scratch()
            defer { scratch.remove() }
            let found = try await findings(
                "admin_listen: none\ndatabase: {url: '\(database.url(as: .serve))'}\n", in: scratch, expecting: 1)
            #expect(find("schema", found).mend == "Run casereviewd migrate.")
        }
    }

    @Test func `says of a mail server whether it can be reached`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ports = try Ports.free(2)
        let text = """
            admin_listen: 127.0.0.1:\(ports[0])
            post:
              channel: smtp
              from_address: casereview@example.gov.uk
              smtp: { host: 127.0.0.1, port: \(ports[1]), tls: none }

            """
        let found = try await findings(text, in: scratch, expecting: 1)
        #expect(find("channel smtp", found).state == "failed")
        #expect(find("channel smtp", found).finding.contains("127.0.0.1:\(ports[1]) cannot be reached"))
    }

    @Test func `is read by people as lines`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write("admin_listen: none\n".utf8, to: "settings.yaml")
        let ran = try await Program(
            ["doctor", "--config", scratch.file("settings.yaml")],
            environment: ["STATE_DIRECTORY": scratch.file("state")]
        ).run()
        #expect(ran.ending == .exited(0))
        let lines = ran.output.split(separator: "\n")
        #expect(lines.allSatisfy { line in ["ok       ", "warning  ", "         "].contains { line.hasPrefix($0) } })
        #expect(lines.contains("           admin_listen: none (set)"))
    }
}
