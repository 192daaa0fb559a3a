import FoundationEssentials
import Testing
import Text

@Suite struct `Settings` {
    private static let commands = [
        ["serve"], ["migrate"], ["demo"], ["doctor"], ["audit", "verify"],
        ["notify", "test", "--channel", "maildir", "--to", "a@b.example"],
    ]

    @Test(arguments: commands)
    func `every mistake is told at once, with line and column, before anything is begun`(_ command: [String])
        async throws
    {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let text = """
            public_url: casereview.example
            listen: 127.0.0.1:99999
            lisen: 127.0.0.1:8080
            database:
              pool_size: 0
            post:
              channel: pigeon
              poll_seconds: many
            log_level: loud

            """
        try scratch.write(text.utf8, to: "settings.yaml")
        let ran = try await Program(
            command + ["--config", scratch.file("settings.yaml"), "--format", "json"],
            environment: ["STATE_DIRECTORY": scratch.file("state")]
        ).run()
        #expect(ran.ending == .exited(78))
        #expect(ran.output == "")
        #expect(ran.took < .seconds(1))
        let errors = try ran.errorsAsJSON()["errors"]?.items ?? []
        let places = errors.map { "\($0["path"]?.text ?? "") \($0["line"]?.number ?? 0):\($0["column"]?.number ?? 0)" }
        #expect(
            places == [
                "public_url 1:13", "listen 2:9", "lisen 3:1", "database.pool_size 5:14", "post.channel 7:12",
                "post.poll_seconds 8:17", "log_level 9:12",
            ])
        #expect(!scratch.exists("state"))
    }

    @Test(arguments: [
        ("listen: [\n", "line 2"),
        (
            "listen: 127.0.0.1:8080\nlisten: 127.0.0.1:8081\n",
            "listen (line 2, column 1): found the key `listen` once more"
        ),
        ("- listen\n", "object"), ("listen: 127.0.0.1:8080\n\tadmin_listen: none\n", "line 2"),
        ("database:\n  owner_url: postgresql://a@/b\n", "database"),
        ("a: &a [*a]\n", "line 1"), ("public_url: http://127.0.0.1:8080/path\n", "public_url"),
    ])
    func `a file that cannot be used is refused`(_ text: String, _ naming: String) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write(text.utf8, to: "settings.yaml")
        let ran = try await Program(["doctor"], environment: ["CASEREVIEWD_CONFIG": scratch.file("settings.yaml")])
            .run()
        #expect(ran.ending == .exited(78))
        #expect(ran.output == "")
        #expect(ran.errors.contains(naming), "\(ran.errors)")
    }

    @Test func `a file that is not there is named`() async throws {
        let ran = try await Program(["doctor", "--config", "/nowhere/settings.yaml"]).run()
        #expect(ran.ending == .exited(78))
        #expect(ran.errors.contains("/nowhere/settings.yaml"))
    }

    @Test func `a directory is no file`() async throws {
        let ran = try await Program(["doctor", "--config", "/tmp"]).run()
        #expect(ran.ending == .exited(78))
        #expect(ran.errors.contains("/tmp"))
    }

    @Test(arguments: [
        ("calendar: mars\n", "mars"), ("calendar: /nowhere/calendar.json\n", "/nowhere/calendar.json"),
        ("calendar: /dev/null\n", "calendar (/dev/null)"), ("post:\n  letters_directory: /nowhere\n", "/nowhere/en"),
    ])
    func `what the settings name is part of them`(_ text: String, _ naming: String) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write(text.utf8, to: "settings.yaml")
        let ran = try await Program(
            ["serve", "--config", scratch.file("settings.yaml")],
            environment: ["STATE_DIRECTORY": scratch.file("state")]
        ).run()
        #expect(ran.ending == .exited(78), "\(ran.errors)")
        #expect(ran.errors.contains(naming), "\(ran.errors)")
        #expect(!scratch.exists("state"))
    }

    private static let needless = [
        ["check", "-"], ["lead", "nominate", "-"], ["deadline", "--from", "2026-05-01", "--limit", "1 day"],
    ]

    @Test(arguments: needless, [true, false])
    func `a file that is named is read by the commands that need none`(_ command: [String], _ named: Bool)
        async throws
    {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write("colour: red\n".utf8, to: "settings.yaml")
        let path = scratch.file("settings.yaml")
        let ran = try await Program(
            command + (named ? ["--config", path] : []), environment: named ? [:] : ["CASEREVIEWD_CONFIG": path]
        ).run()
        #expect(ran.ending == .exited(78), "\(ran.errors)")
        #expect(ran.errors.contains("\(path): colour (line 1, column 1)"))
    }

    @Test func `a secret that a command does not need is not asked for`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write("database:\n  url_file: /nowhere/url\n".utf8, to: "settings.yaml")
        let command = ["deadline", "--from", "2026-05-01", "--limit", "1 day", "--config"]
        #expect(try await Program(command + [scratch.file("settings.yaml")]).run().ending == .exited(0))
    }

    @Test func `standard input is read once`() async throws {
        let ran = try await Program(["check", "-", "--config", "-"], input: Array("log_level: info\n".utf8)).run()
        #expect(ran.ending == .exited(64))
        #expect(ran.errors.contains("cannot be read twice"), "\(ran.errors)")
    }

    @Test(arguments: [
        (["migrate"], "database.owner_url"), (["audit", "verify"], "database.url"), (["demo"], "database."),
    ])
    func `a database that is away is told as such`(_ command: [String], _ naming: String) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ports = try Ports.free(3)
        let server = "127.0.0.1:\(ports[0])/casereview?connect_timeout=2"
        let text = """
            listen: 127.0.0.1:\(ports[1])
            public_url: http://127.0.0.1:\(ports[1])
            admin_listen: 127.0.0.1:\(ports[2])
            database:
              url: postgresql://casereview_serve@\(server)
              owner_url: postgresql://casereview_owner@\(server)

            """
        try scratch.write(text.utf8, to: "settings.yaml")
        let ran = try await Program(
            command,
            environment: [
                "CASEREVIEWD_CONFIG": scratch.file("settings.yaml"), "STATE_DIRECTORY": scratch.file("state"),
            ]
        ).run(deadline: .seconds(90))
        #expect(ran.ending == .exited(69), "\(ran.errors)")
        #expect(ran.output == "")
        #expect(ran.errors.contains(naming), "\(ran.errors)")
    }

    @Test(arguments: ["relative/path", "/tmp/it's", "/tmp/$HOME"])
    func `a state directory that cannot serve is refused`(_ path: String) async throws {
        let ran = try await Program(["migrate"], environment: ["STATE_DIRECTORY": path]).run()
        #expect(ran.ending == .exited(78), "\(ran.errors)")
        #expect(ran.errors.contains("STATE_DIRECTORY"))
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
