import Casework
import Crypto
import FoundationEssentials
import Testing
import Text

@testable import Post

@Suite(.serialized) struct `The post by webhook` {
    @Test func `is a channel`() async throws {
        try await WebhookServers.with { servers in
            let door = try await servers.open()
            try await ChannelConformance(
                channel: try servers.channel(door),
                // The receiver keeps one of each webhook-id, as the standard asks it to.
                arrived: {
                    Array(
                        Dictionary(try await door.requests().map { ($0.headers["webhook-id"] ?? "", $0.body) }) { $1 }
                    )
                    .map { "\($0.key) \($0.value)" }.sorted()
                },
                breakDown: { try await door.shut() }, tellsTexts: false
            ).run()
        }
    }

    @Test func `tells ids and a page, signed with every secret, and nothing personal`() async throws {
        try await WebhookServers.with { servers in
            let door = try await servers.open()
            var letter = ChannelConformance.letter(text: "Dear Ann, your neighbour Bob has moved.\n")
            letter.due = PostOffice.day("2026-05-08")
            letter.page = "https://review.example/track"
            letter.recipient = .applicant(.init(UUID()))
            let channel = try servers.channel(
                door, path: "/hook?x=1", secrets: [WebhookServers.secret, WebhookServers.oldSecret])
            #expect(await channel.deliver(letter) == .accepted(providerID: nil))
            let request = try #require(try await door.requests().first)
            let id = letter.id.uuidString.lowercased()
            #expect(request.line == "POST /hook?x=1 HTTP/1.1")
            #expect(request.headers["content-type"] == "application/json")
            #expect(request.headers["webhook-id"] == id)
            #expect(request.headers["webhook-timestamp"] == "\(PostOffice.morning.seconds)")
            let keys = ["0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"]
            let signed = Array("\(id).\(PostOffice.morning.seconds).\(request.body)".utf8)
            let expected = keys.map { key in
                let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: Array(key.utf8)))
                return "v1," + Data(code).base64EncodedString()
            }
            #expect(request.signatures() == expected)

            let body = JSON(try Node.json(request.body))
            #expect(body["type"] == "message.closed")
            #expect(body["timestamp"] == "2026-05-01T09:30:00Z")
            #expect(body["data"]?["id"] == .string(id))
            #expect(body["data"]?["kind"] == "closed")
            #expect(body["data"]?["language"] == "en-GB")
            #expect(body["data"]?["reference"] == "CR-7K2M9QPX")
            #expect(body["data"]?["due"] == "2026-05-08")
            #expect(body["data"]?["link"] == "https://review.example/track")
            #expect(body["data"]?["recipient"]?["type"] == "applicant")
            for word in ["Ann", "Ash", "Bob", "ann@", "home.example", "Your reference"] {
                #expect(!request.body.contains(word), "\(word)")
                #expect(!request.headers.values.contains { $0.contains(word) }, "\(word)")
            }
            #expect(request.body.utf8.count < 20_000)
        }
    }

    @Test func `keeps its id and its body at every attempt, and takes the time anew`() async throws {
        try await WebhookServers.with { servers in
            let door = try await servers.open(["status": 503], [:])
            var letter = ChannelConformance.letter()
            let channel = try servers.channel(door)
            #expect(await channel.deliver(letter) == .again("the webhook answered 503", after: nil))
            letter.attempt = 2
            letter.mayHaveBeenSent = true
            let later = Webhook(channel.endpoint) { PostOffice.morning.adding(seconds: 30) }
            #expect(await later.deliver(letter) == .accepted(providerID: nil))
            let requests = try await door.requests()
            #expect(requests.count == 2)
            #expect(Set(requests.map(\.body)).count == 1)
            #expect(Set(requests.compactMap { $0.headers["webhook-id"] }).count == 1)
            let times = requests.compactMap { $0.headers["webhook-timestamp"] }
            #expect(times == ([0, 30] as [Int64]).map { "\(PostOffice.morning.seconds + $0)" })
            #expect(Set(requests.flatMap { $0.signatures() }).count == 2)
        }
    }

    @Test func `tells no code to sign in with`() async throws {
        try await WebhookServers.with { servers in
            let door = try await servers.open()
            var letter = ChannelConformance.letter()
            letter.kind = .signInCode
            let outcome = try await servers.channel(door).deliver(letter)
            #expect(SmtpEnd(outcome) == .failed)
            #expect(try await door.requests().isEmpty)
        }
    }

    /// What the other side does, how that ends, and the most that it may take.
    struct Row: Sendable {
        var answer: JSON
        var end: SmtpEnd
        var after: Int?
        var seconds = 10
    }

    static let statuses: [Row] =
        [200, 201, 202, 204, 299].map { Row(answer: ["status": .integer($0)], end: .accepted) }
        + [301, 302, 307, 308].map {
            Row(answer: ["status": .integer($0), "headers": ["Location": "https://127.0.0.1:1/"]], end: .failed)
        }
        + [400, 404, 405, 413, 422].map { Row(answer: ["status": .integer($0)], end: .failed) }
        + [401, 403, 407, 410].map { Row(answer: ["status": .integer($0)], end: .stopped) }
        + [408, 425, 429, 500, 502, 503, 504].map { Row(answer: ["status": .integer($0)], end: .again) }

    static let pauses: [Row] = [
        ("7", 7), ("1000000000", 86_400), ("99999999999999999999999", 86_400), ("-1", nil), ("soon", nil), ("", nil),
        ("0", nil), ("1.5", nil), ("Fri, 01 May 2026 09:32:00 GMT", 120), ("Fri, 01 May 2020 09:32:00 GMT", nil),
    ].map { text, after in
        Row(answer: ["status": 429, "headers": ["Retry-After": .string(text)]], end: .again, after: after)
    }

    static let accidents: [Row] = [
        Row(answer: ["at": "connect", "text": "", "then": "drop"], end: .again),
        Row(answer: ["at": "connect", "text": "", "then": "hold"], end: .again, seconds: 2),
        Row(answer: ["text": "", "then": "drop"], end: .again),
        Row(answer: ["text": "", "then": "close"], end: .again),
        Row(answer: ["text": "", "then": "hold"], end: .again, seconds: 2),
        Row(
            answer: ["text": "HTTP/1.1 200 OK\r\nSlow: slow slow slow slow slow\r\n", "pace": 0.2], end: .again,
            seconds: 2),
        Row(answer: ["text": "\u{ff}\u{fe} junk\r\n\r\n", "then": "hold"], end: .again, seconds: 2),
        Row(answer: ["text": "HTTP/1.1 100 Continue\r\n\r\n", "then": "drop"], end: .again),
        // The status is the answer, whatever becomes of the rest.
        Row(answer: ["text": "HTTP/1.1 201 OK\r\nContent-Length: 9\r\n\r\n", "then": "drop"], end: .accepted),
        Row(
            answer: ["text": "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", "then": "hold"], end: .accepted,
            seconds: 2),
        Row(answer: ["status": 200, "body": "{{{{ not what was agreed"], end: .accepted),
        Row(answer: ["status": 200, "zeros": 20_000_000], end: .accepted),
        Row(answer: ["status": 500, "zeros": 20_000_000], end: .again),
        Row(
            answer: [
                "text": "HTTP/1.1 503 Busy\r\nretry-after: 9\r\nContent-Length: 900\r\n\r\n", "then": "drop",
            ], end: .again, after: 9),
    ]

    static let tables = ["statuses": statuses, "pauses": pauses, "accidents": accidents]

    @Test(arguments: tables.keys.sorted())
    func `ends as the status says, or its silence, in its time`(table: String) async throws {
        let rows = try #require(Self.tables[table])
        try await WebhookServers.with { servers in
            await withTaskGroup(of: Void.self) { group in
                for row in rows { group.addTask { await check(row, servers) } }
            }
        }
    }

    private func check(_ row: Row, _ servers: WebhookServers) async {
        await #expect(throws: Never.self, "\(row.answer)") {
            let door = try await servers.open(row.answer)
            let channel = try servers.channel(door, seconds: row.seconds)
            let begun = ContinuousClock.now
            let outcome = await channel.deliver(ChannelConformance.letter())
            #expect(SmtpEnd(outcome) == row.end, "\(row.answer): \(outcome)")
            #expect(ContinuousClock.now - begun < .seconds(row.seconds + 10), "\(row.answer)")
            if case .again(_, let after) = outcome {
                #expect(after == row.after.map { .seconds($0) }, "\(row.answer): \(outcome)")
            }
            #expect(!"\(outcome)".contains("junk") && !"\(outcome)".contains("agreed"), "\(outcome)")
        }
    }

    @Test func `ends within the time of the letter, however long it may itself`() async throws {
        try await WebhookServers.with { servers in
            let door = try await servers.open(["text": "", "then": "hold"])
            var letter = ChannelConformance.letter()
            letter.time = .seconds(4)
            let begun = ContinuousClock.now
            let outcome = try await servers.channel(door, seconds: 28).deliver(letter)
            #expect(SmtpEnd(outcome) == .again, "\(outcome)")
            #expect(ContinuousClock.now - begun < .seconds(14))
        }
    }
}
