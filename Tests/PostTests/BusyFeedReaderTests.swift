import Casework
import Curl
import Testing
import Text

@testable import Post

@Suite(.serialized) struct `The calendar at an address` {
    private static let from = London.instant(date: PostOffice.day("2026-05-01"), hour: 0, minute: 0)
    private static let until = London.instant(date: PostOffice.day("2026-06-01"), hour: 0, minute: 0)

    private static let calendar = """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        DTSTART:20260504T080000Z
        DTEND:20260504T090000Z
        SUMMARY:Nobody's business
        END:VEVENT
        END:VCALENDAR

        """

    private func read(
        _ servers: WebhookServers, _ door: WebhookServers.Door, allowing: [String] = ["127.0.0.0/8"],
        host: String = "127.0.0.1", seconds: Int64 = 10
    ) async -> BusyFeedReader.Outcome {
        let reader = BusyFeedReader(
            alsoPrivate: allowing.compactMap(WebhookEndpoint.AllowedPlace.init),
            authorityFile: "\(servers.directory)/authority.pem", deadline: .seconds(seconds))
        return await reader.read(
            "https://\(host):\(door.port)/feed/secret.ics", from: Self.from, until: Self.until)
    }

    private func isFailure(_ outcome: BusyFeedReader.Outcome, saying words: String) -> Bool {
        guard case .failed(let sentence) = outcome else { return false }
        // The address is a secret.
        return sentence.contains(words) && !sentence.contains("secret") && !sentence.contains("127.0.0.1")
    }

    @Test func `is read as the times at which somebody is busy, and nothing else`() async throws {
        try await WebhookServers.with { servers in
            let door = try await servers.open(["body": .string(Self.calendar)])
            let time = try #require(
                BusyTime(
                    from: London.instant(date: PostOffice.day("2026-05-04"), hour: 9, minute: 0),
                    until: London.instant(date: PostOffice.day("2026-05-04"), hour: 10, minute: 0)))
            guard case .read(let reading) = await read(servers, door) else {
                Issue.record("not read")
                return
            }
            #expect(reading.busy == [time] && reading.notes.isEmpty)
            #expect(try await door.requests().map(\.line) == ["GET /feed/secret.ics HTTP/1.1"])
        }
    }

    @Test func `in a private network is not asked for unless it is listed`() async throws {
        try await WebhookServers.with { servers in
            let door = try await servers.open(["body": .string(Self.calendar)])
            for (host, allowing) in [
                ("127.0.0.1", []), ("localhost", ["10.0.0.0/8"]), ("127.0.0.1", ["calendar.example"]),
            ] {
                let outcome = await read(servers, door, allowing: allowing, host: host)
                #expect(isFailure(outcome, saying: "private network"), "\(outcome)")
            }
            #expect(try await door.requests().isEmpty)
            guard case .read = await read(servers, door, allowing: ["localhost"], host: "localhost") else {
                Issue.record("not read by its name")
                return
            }
        }
    }

    @Test func `that is huge, slow, cut, moved, gone or no calendar is told in words`() async throws {
        try await WebhookServers.with { servers in
            let rows: [(JSON, String)] = [
                (["zeros": .integer(BusyFeedReader.mostBytes + 65_536)], "larger than 8 MB"),
                (["text": "", "then": "hold"], "took too long"),
                (["body": .string(Self.calendar), "pace": .number(0.2)], "took too long"),
                (["body": "<html>Sign in</html>"], "not a calendar"),
                (["body": ""], "not a calendar"),
                (["body": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"], "ends in the middle"),
                (["status": 302, "headers": ["Location": "http://169.254.169.254/"]], "not followed"),
                (["status": 404], "no calendar at the address"), (["status": 401], "refuses the address"),
                (["status": 429], "too often"), (["status": 500], "answered 500"),
                (["text": "", "then": "drop"], "lost in the middle"),
            ]
            for (answer, words) in rows {
                let door = try await servers.open(answer)
                let begun = ContinuousClock.now
                let outcome = await read(servers, door, seconds: 3)
                #expect(isFailure(outcome, saying: words), "\(words): \(outcome)")
                #expect(ContinuousClock.now - begun < .seconds(15), "\(words)")
            }
        }
    }

    @Test func `is asked for inside TLS alone, of the host that it names`() async throws {
        try await WebhookServers.with { servers in
            for certificate in ["elsewhere", "expired", "stranger"] {
                let door = try await servers.open(certificate: certificate, ["body": .string(Self.calendar)])
                let outcome = await read(servers, door)
                #expect(isFailure(outcome, saying: "certificate is not trusted"), "\(certificate): \(outcome)")
                #expect(try await door.requests().isEmpty)
            }
            let plain = try await servers.open(certificate: nil, ["body": .string(Self.calendar)])
            guard case .failed = await read(servers, plain) else {
                Issue.record("read in the clear")
                return
            }
        }
    }

    @Test(arguments: [
        ("https://cal.example/busy.ics?key=1", "cal.example"), ("webcal://cal.example/x", "cal.example"),
        ("WEBCAL://cal.example/x", "cal.example"), ("http://cal.example/x", nil), ("http://127.0.0.1/x", nil),
        ("https://user:word@cal.example/x", nil), ("ftp://cal.example/", nil), ("file:///etc/passwd", nil),
        ("https://", nil), ("", nil), ("https://cal.example/\n", nil), ("https://0x7f.1/", nil), ("cal.example", nil),
    ])
    func `is taken apart strictly`(_ typed: String, _ host: String?) {
        #expect(BusyFeedAddress(typed)?.host == host)
    }
}
