import Curl
import FoundationEssentials
import Glibc
import Post
import Testing
import Text

@testable import casereviewd

@Suite struct `Secrets of the settings` {
    private static let address = "postgresql://casereview_serve:hunter2@db.example/casereview"

    /// A directory of files, gone after `body`.
    private func with(_ files: [String: [UInt8]], _ body: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.path + "/casereview-secrets-\(UUID())"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for (name, bytes) in files {
            #expect(FileManager.default.createFile(atPath: "\(directory)/\(name)", contents: Data(bytes)))
            #expect(unsafe chmod("\(directory)/\(name)", 0o600) == 0)
        }
        try body(directory)
    }

    @Test(arguments: ["", "\n", "\r\n"])
    func `are read by path and by the name of a credential, without the last line break`(end: String) throws {
        try with(["url": Array((Self.address + end).utf8)]) { directory in
            let byPath = try Settings.read(Node.yaml("database: {url_file: '\(directory)/url'}"))
            #expect(byPath.databaseURL == Self.address)
            #expect(
                byPath.secretFiles == ["database.url_file": SecretFile(path: "\(directory)/url", isOpenToOthers: false)]
            )
            #expect(byPath.origin(of: .post) == "database.url_file")
            let byName = try Settings.read(
                Node.yaml("database: {url_file: url}"), secrets: SecretReader(credentials: directory))
            #expect(byName == byPath)
            #expect(!byName.shown(given: []).contains { $0.value.contains("hunter2") })
        }
    }

    @Test func `make a mail server with the rest of its block`() throws {
        try with(["password": Array("pass word\n".utf8)]) { directory in
            let text = """
                public_url: https://review.example.gov.uk:8443
                post:
                  channel: smtp
                  smtp: { host: mail.example, user: casereview, password_file: password, when_unknown: resend }
                """
            let settings = try Settings.read(Node.yaml(text), secrets: SecretReader(credentials: directory))
            let server = try #require(settings.mailServer)
            #expect(server.password == "pass word")
            #expect(server.port == 587 && server.security == .starttls && server.whenUnknown == .resend)
            #expect(server.ownName == "review.example.gov.uk")
            #expect(try Channels.mailServer(settings) == server)
            #expect(!"\(settings)".contains("pass word"))
        }
    }

    @Test(arguments: [("implicit", 465), ("starttls", 587), ("none", 25)])
    func `are not needed for a mail server that asks for none`(tls: String, port: Int) throws {
        let text = "public_url: 'http://[::1]:8080'\npost: {smtp: {host: 127.0.0.1, tls: \(tls)}}"
        let server = try Settings.read(Node.yaml(text)).mailServer
        #expect(server?.port == port && server?.user == nil && server?.password == nil)
        #expect(server?.ownName == "localhost")
    }

    @Test func `that others may read are told apart`() throws {
        try with(["url": Array(Self.address.utf8)]) { directory in
            #expect(unsafe chmod("\(directory)/url", 0o604) == 0)
            let settings = try Settings.read(Node.yaml("database: {url_file: '\(directory)/url'}"))
            let findings = DoctorCommand.secrets(settings)
            #expect(findings.contains { $0.state == .warning && $0.finding.contains("open to everybody") })
            #expect(!findings.contains { $0.text.contains("hunter2") })
        }
    }

    @Test func `are not read where none is needed`() throws {
        let text =
            "database: {url_file: /nowhere/url, post_url_file: /nowhere/post}\npost: {smtp: {host: h, user: u, password_file: p}}"
        let settings = try Settings.read(Node.yaml(text), secrets: SecretReader(isReading: false))
        #expect(settings.databaseURL == nil && settings.secretFiles.isEmpty)
    }

    @Test func `of the owner are read for administrators only`() throws {
        try with(["url": Array(Self.address.utf8)]) { directory in
            let text = "database: {url_file: '\(directory)/url', owner_url_file: '\(directory)/%'}"
            let there = try Node.yaml(text.replacing("%", with: "url"))
            let missing = try Node.yaml(text.replacing("%", with: "none"))
            #expect(try Settings.read(there, secrets: SecretReader()).ownerURL == Self.address)
            for node in [there, missing] {
                let settings = try Settings.read(node, secrets: SecretReader(isReadingOwner: false))
                #expect(settings.ownerURL == nil)
                #expect(settings.databaseURL == Self.address)
            }
            #expect(throws: Mistakes.self) { try Settings.read(missing, secrets: SecretReader()) }
        }
    }

    @Test func `in the environment or in the settings file are warned of`() throws {
        let settings = try Settings.read(Node.yaml("database: {url: '\(Self.address)'}"))
        #expect(DoctorCommand.secrets(settings).contains { $0.finding.contains("holds a password") })
        let environment = DoctorCommand.surroundings(["PGPASSWORD": "hunter2", "PGHOST": "h", "PG": "", "PATH": "/bin"])
        #expect(environment.last?.state == .warning)
        #expect(environment.last?.finding.hasPrefix("PGHOST, PGPASSWORD in the environment") == true)
        #expect(!environment.contains { $0.text.contains("hunter2") })
        #expect(DoctorCommand.surroundings(["PATH": "/bin"]).count == 1)
    }
}
