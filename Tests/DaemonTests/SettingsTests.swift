import Testing
import Text

@testable import casereviewd

@Suite struct `The settings` {
    private func read(_ yaml: String) throws -> Settings { try Settings.read(Node.yaml(yaml)) }

    private func mistakes(_ yaml: String) -> [Mistake] {
        do {
            _ = try read(yaml)
            return []
        } catch let mistakes as Mistakes {
            return mistakes.all
        } catch {
            return []
        }
    }

    @Test func `an empty file is the defaults`() throws {
        #expect(try read("") == Settings())
        #expect(try read("# nothing\n") == Settings())
    }

    @Test func `every mistake is told at once, with its place`() {
        let found = mistakes(
            """
            listen: nowhere
            database:
              pool_size: 0
              colour: red
            post:
              channel: pigeon
              maildir: outbox
            public_url: ftp://x
            """)
        #expect(
            found.map { "\($0.path ?? "") \($0.line ?? 0):\($0.column ?? 0)" } == [
                "listen 1:9", "database.pool_size 3:14", "database.colour 4:3", "post.channel 6:12",
                "post.maildir 7:12",
                "public_url 8:13",
            ])
    }

    @Test(arguments: [
        "listen: 127.0.0.1:0", "listen: 127.0.0.1:65536", "listen: ':8080'", "listen: 8080", "listen: 127.0.0.1",
        "admin_listen: maybe", "admin_listen: [a]", "public_url: https://x/y", "public_url: http://",
        "public_url: https://a b", "database: postgres", "database: {post_url: 'postgresql://x/'}",
        "database: {url: mysql://x}", "post: {poll_seconds: 301}", "post: {poll_seconds: 1.5}",
        "post: {letters_directory: letters}", "log_level: loud", "calendar: ''", "listen: {}", "- a", "just a word",
        "contact: {telephone: 5}", "listen: 127.0.0.1:99999999999999999999", "colour: red",
        "log_level: info\nlog_level: debug", "a: &x 1", "a: [", "\tb: 1", "listen: 127.0.0.1:+80",
        "listen: 127.0.0.1:8081", "listen: 0.0.0.0:9000\nadmin_listen: 127.0.0.1:9000",
        "listen: localhost:9000\nadmin_listen: 127.0.0.1:9000", "admin_listen: '[::]:8080'", "listen: '::1:80'",
        "public_url: 'https://h:0'", "public_url: 'https://h:65536'", "public_url: 'http://a_b'",
        "post: {from_address: nobody}", "post: {from_name: \"a\\nb\"}", "contact: {email: x}", "calendar: '-'",
        "contact: {telephone: \"1\\n2\"}", "post: {channel: smtp}", "post: {smtp: {}}", "post: {lease_seconds: 4}",
        "post: {window: '9:00-16:30'}", "post: {window: '16:30-09:00'}", "post: {window: 9}",
    ])
    func `what cannot be a setting is refused with its place`(yaml: String) {
        let found = mistakes(yaml)
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.line != nil && !$0.expected.isEmpty })
    }

    @Test(arguments: [
        ("HTTPS://Review.Example.org/", "https://review.example.org"), ("https://h:443", "https://h"),
        ("http://[::1]:8080", "http://[::1]:8080"), ("http://10.0.0.1:80", "http://10.0.0.1"),
    ])
    func `the public address is written in one way`(given: String, kept: String) throws {
        #expect(try read("public_url: '\(given)'").publicURL == kept)
    }

    @Test func `an address is a host and a port`() {
        #expect(Settings.Address("127.0.0.1:8080") == Settings.Address(host: "127.0.0.1", port: 8080))
        #expect(Settings.Address("[::1]:80") == Settings.Address(host: "::1", port: 80))
        #expect(Settings.Address("[::1]:80")?.description == "[::1]:80")
        #expect(Settings.Address("a\r\nb:80") == nil)
    }

    @Test func `the admin listener can be switched off`() throws {
        #expect(try read("admin_listen: none").adminListen == nil)
    }

    @Test func `two addresses of this machine may share a port`() throws {
        #expect(try read("listen: 127.0.0.2:8081").listen.port == 8081)
    }

    @Test(arguments: ["mysql://a:secret@h/d", "host=h password=secret"])
    func `an address that is refused is not repeated`(address: String) throws {
        let found = mistakes("database: {url: '\(address)'}")
        #expect(found.map(\.found) == ["another address"])
        #expect(!found.contains { $0.sentence.contains("secret") })
    }

    @Test func `nothing that could hold a password is shown`() throws {
        let settings = try read(
            "database: {url: 'postgresql://a:hunter2@h/d', post_url: 'postgresql://b:hunter2@h/d', "
                + "owner_url: 'postgresql://c:hunter2@h/d'}")
        let shown = settings.shown(given: [])
        #expect(!shown.contains { $0.value.contains("hunter2") })
        #expect(shown.filter { $0.value == "set" }.count == 3)
        #expect(!"\(settings) \(String(reflecting: settings))".contains("hunter2"))
        var dumped = ""
        dump(settings, to: &dumped)
        #expect(!dumped.contains("hunter2"))
    }
}
