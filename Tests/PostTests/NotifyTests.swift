import Casework
import Curl
import FoundationEssentials
import Records
import Synchronization
import TestSupport
import Testing
import Text

@testable import Post

@Suite(.serialized) struct `The post by GOV.UK Notify` {
    @Test func `is a channel`() async throws {
        try await NotifyServers.with { servers in
            let door = try await servers.open()
            try await ChannelConformance(
                channel: door.channel(),
                // Two attempts at the same moment are two messages there; the post makes one at a time.
                arrived: { Set(try await door.seen().messages.map(\.reference)).sorted() },
                breakDown: { try await door.shut() }
            ).run()
        }
    }

    @Test func `hands over mail with the whole letter, and the link to its calendar file`() async throws {
        try await NotifyServers.with { servers in
            let door = try await servers.open()
            var letter = ChannelConformance.letter(text: "Dear Ann,\n\n\u{201c}\u{e9}\u{2602}\u{201d}\n")
            letter.calendarLink = "https://review.example/calendar/invitation/x.ics"
            guard case .accepted(let id?) = await door.channel().deliver(letter) else {
                Issue.record("it was not accepted with an id")
                return
            }
            #expect(UUID(uuidString: id) != nil)
            let message = try #require(try await door.seen().messages.first)
            #expect((message.type, message.to) == ("email", "ann@home.example"))
            #expect(message.reference == letter.id.uuidString.lowercased())
            #expect(message.places["subject"] == letter.subject)
            #expect(message.places["body"]?.hasPrefix(letter.text) == true)
            #expect(message.places["body"]?.contains("https://review.example/calendar/invitation/x.ics") == true)
        }
    }

    @Test func `hands over text messages and letters by templates of their own`() async throws {
        try await NotifyServers.with { servers in
            let door = try await servers.open()
            var text = ChannelConformance.letter()
            text.to = .telephone(name: "Ann Ash", number: "07700 900982")
            text.link = "https://review.example/track"
            var paper = ChannelConformance.letter()
            paper.to = .postal(name: "Ann Ash", lines: ["1 High Street", "Eastleigh", "SO50 5LL"])
            for letter in [text, paper] {
                #expect(SmtpEnd(await door.channel().deliver(letter)) == .accepted)
            }
            let messages = try await door.seen().messages
            #expect(messages.map(\.type) == ["sms", "letter"])
            #expect(messages.first?.to == "07700900982")
            #expect(messages.first?.places == ["body": ShortText.of(text)])
            #expect(messages.last?.places["address_line_1"] == "Ann Ash")
            #expect(messages.last?.places["address_line_4"] == "SO50 5LL")
            #expect(messages.last?.places["body"] == paper.text)
        }
    }

    /// What cannot be sent, and whether Notify is asked at all.
    static let wrong: [(Destination, Bool)] = [
        (.telephone(name: "Ann", number: "01632 960001"), true), (.telephone(name: "Ann", number: ""), true),
        (.telephone(name: "Ann", number: "07700900982\n"), false),
        (.postal(name: "Ann", lines: ["1 High Street"]), false),
        (.postal(name: "Ann", lines: ["1 High Street", "Eastleigh", "Nowhere 7"]), true),
        (.postal(name: "Ann", lines: ["[1] High Street", "Eastleigh", "SO50 5LL"]), true),
        (.postal(name: "Ann", lines: ["1", "2", "3", "4", "5", "6", "SO50 5LL"]), false),
        (.postal(name: "Ann", lines: ["1 High\u{7}Street", "Eastleigh", "SO50 5LL"]), false),
    ]

    @Test func `fails for good where an address is none`() async throws {
        try await NotifyServers.with { servers in
            let door = try await servers.open()
            for (to, _) in Self.wrong {
                var letter = ChannelConformance.letter()
                letter.to = to
                let outcome = await door.channel().deliver(letter)
                #expect(SmtpEnd(outcome) == .failed, "\(to): \(outcome)")
                #expect(!"\(outcome)".contains("High"))
            }
            let seen = try await door.seen()
            #expect(seen.messages.isEmpty)
            #expect(seen.answers.count == Self.wrong.count { $0.1 })
        }
    }

    @Test func `fails for good where the settings name no template for its way`() async throws {
        var service = NotifyService(
            url: "http://127.0.0.1:9",
            key: try #require(NotifyKey("k-\(NotifyKeyTests.service)-\(NotifyKeyTests.secret)")))
        #expect(GovukNotify(service).ways == [])
        #expect(SmtpEnd(await GovukNotify(service).deliver(ChannelConformance.letter())) == .failed)
        service.emailTemplate = UUID().uuidString
        #expect(GovukNotify(service).ways == [.email])
        #expect(SmtpEnd(await GovukNotify(service).deliver(ChannelConformance.letter())) == .again)
    }

    @Test func `stops where the key or the clock is wrong, and says so`() async throws {
        try await NotifyServers.with { servers in
            let door = try await servers.open()
            var other = door.service
            other.key = try #require(NotifyKey("k-\(NotifyKeyTests.service)-\(NotifyKeyTests.secret)"))
            #expect(
                await GovukNotify(other).deliver(ChannelConformance.letter())
                    == .stopped("GOV.UK Notify answered 403 AuthError"))
            for (seconds, end) in [(-40, SmtpEnd.stopped), (-15, .accepted), (15, .accepted), (40, .stopped)] {
                var channel = door.channel()
                let usual = channel.seconds
                channel.seconds = { usual() + Int64(seconds) }
                let outcome = await channel.deliver(ChannelConformance.letter())
                #expect(SmtpEnd(outcome) == end, "\(seconds): \(outcome)")
                if end == .stopped { #expect("\(outcome)".contains("clock")) }
            }
        }
    }

    @Test func `waits a minute at the limit of a minute, and until midnight at that of a day`() async throws {
        try await NotifyServers.with { servers in
            let minute = try await servers.open(["rate": 1])
            let day = try await servers.open(["daily": 1])
            for door in [minute, day] {
                #expect(SmtpEnd(await door.channel().deliver(ChannelConformance.letter())) == .accepted)
            }
            #expect(
                await minute.channel().deliver(ChannelConformance.letter())
                    == .again("GOV.UK Notify answered 429 RateLimitError", after: .seconds(60)))
            guard
                case .again("GOV.UK Notify answered 429 TooManyRequestsError", let after?) =
                    await day.channel().deliver(ChannelConformance.letter())
            else {
                Issue.record("the day's limit was not noticed")
                return
            }
            #expect(after > .zero && after <= .seconds(86_400))
        }
    }

    /// What the other side does, how the delivery ends, and how often the message is there.
    struct Row: Sendable {
        var faults: [JSON]
        var end: SmtpEnd
        var copies: Int
        var seconds = 20
    }

    static let accidents: [Row] = [
        Row(faults: [["at": "post", "do": "drop before"]], end: .again, copies: 0),
        Row(faults: [["at": "post", "do": "drop after"]], end: .accepted, copies: 1),
        Row(faults: [["at": "post", "do": "late", "for": 0.05]], end: .accepted, copies: 1),
        Row(faults: [["at": "post", "do": "junk"]], end: .accepted, copies: 1),
        Row(faults: [["at": "post", "do": "cut"]], end: .accepted, copies: 1),
        Row(faults: [["at": "post", "do": "drip", "for": 1]], end: .accepted, copies: 1, seconds: 8),
        Row(faults: [["at": "post", "do": "slow", "for": 30]], end: .again, copies: 0, seconds: 8),
        Row(faults: [["at": "post", "do": "error after"]], end: .again, copies: 1),
        Row(
            faults: [["at": "post", "do": "drop after"], ["at": "get", "do": "drop before"]], end: .unknown,
            copies: 1),
        Row(
            faults: [["at": "post", "do": "drop after"], ["at": "get", "do": "reply", "status": 500]], end: .unknown,
            copies: 1),
        Row(faults: [["at": "post", "do": "drop after"], ["at": "get", "do": "junk"]], end: .unknown, copies: 1),
        Row(
            faults: [["at": "post", "do": "drop after"], ["at": "get", "do": "slow", "for": 30]], end: .unknown,
            copies: 1, seconds: 8),
    ]

    @Test func `asks whether it was taken where the answer is lost, and ends in time`() async throws {
        try await NotifyServers.with { servers in
            await withTaskGroup(of: Void.self) { group in
                for row in Self.accidents { group.addTask { await check(row, servers) } }
            }
        }
    }

    private func check(_ row: Row, _ servers: NotifyServers) async {
        await #expect(throws: Never.self, "\(row.faults)") {
            let door = try await servers.open(["faults": .array(row.faults), "outcome": nil])
            let begun = ContinuousClock.now
            let outcome = await door.channel(all: row.seconds).deliver(ChannelConformance.letter())
            let took = ContinuousClock.now - begun
            #expect(SmtpEnd(outcome) == row.end, "\(row.faults): \(outcome)")
            #expect(try await door.seen().messages.count == row.copies, "\(row.faults)")
            #expect(took < .seconds(row.seconds + 3), "\(row.faults): \(took)")
        }
    }

    @Test func `asks first where an attempt was made before`() async throws {
        try await NotifyServers.with { servers in
            let door = try await servers.open(["outcome": nil])
            let channel = door.channel()
            var letter = ChannelConformance.letter()
            letter.mayHaveBeenSent = true
            letter.attempt = 2
            // It is not there: it is sent.
            guard case .accepted(let first?) = await channel.deliver(letter) else {
                Issue.record("it was not sent")
                return
            }
            // It is there: it is not.
            letter.attempt = 3
            letter.mayHaveBeenSent = false
            #expect(await channel.deliver(letter) == .accepted(providerID: first))
            // It failed there, and a person wants it sent again.
            try await door.say(letter.id, "permanent-failure")
            letter.attempt = 4
            guard case .accepted(let second?) = await channel.deliver(letter) else {
                Issue.record("it was not sent again")
                return
            }
            #expect(second != first)
            // It failed there, in the attempt that was cut off.
            try await door.say(letter.id, "permanent-failure")
            letter.mayHaveBeenSent = true
            #expect(await channel.deliver(letter) == .accepted(providerID: second))
            #expect(try await door.seen().messages.count == 2)
        }
    }

    @Test func `sends nothing while it cannot ask about an attempt before`() async throws {
        try await NotifyServers.with { servers in
            let door = try await servers.open(["faults": [["at": "get", "do": "reply", "status": 503]]])
            var letter = ChannelConformance.letter()
            letter.attempt = 2
            letter.mayHaveBeenSent = true
            #expect(await door.channel().deliver(letter) == .again("GOV.UK Notify answered 503 Exception", after: nil))
            #expect(try await door.seen().messages.isEmpty)
        }
    }

    @Test func `two hundred messages through drops and errors are there once each`() async throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = Seeded(seed)
        let (drops, errors, lates, deaf) = (
            Int.random(in: 3...6, using: &random), Int.random(in: 4...9, using: &random),
            Int.random(in: 5...11, using: &random), Int.random(in: 3...7, using: &random)
        )
        try await PostOffice.with { office in
            try await NotifyServers.with { servers in
                let door = try await servers.open([
                    "faults": [
                        ["at": "post", "do": "drop after", "every": .integer(drops)],
                        ["at": "post", "do": "error after", "every": .integer(errors)],
                        ["at": "post", "do": "late", "for": 0.05, "every": .integer(lates)],
                        ["at": "get", "do": "drop before", "every": .integer(deaf)],
                    ]
                ])
                for _ in 0..<200 { try await office.oweDecision(channel: GovukNotify.channelName) }
                let hour = Mutex<Int64>(0)
                let now: @Sendable () async -> Instant = {
                    PostOffice.morning.adding(seconds: hour.withLock { $0 } * 3_600)
                }
                let postman = office.postman(door.channel(), at: now)
                let watch = DeliveryWatch(
                    pool: office.database.post, channel: door.channel(), routes: Routes(email: "stub"),
                    interval: .seconds(1), now: now)
                for _ in 0..<20 {
                    try await postman.drain()
                    hour.withLock { $0 += 1 }
                    try await watch.look()
                    try await watch.look()
                    if try await office.messages().allSatisfy({ $0.reported == "delivered" }) { break }
                }
                let states = try await office.messages().map(\.state)
                #expect(states == Array(repeating: "accepted", count: 200), "seed \(seed)")
                let copies = try await door.seen().copies
                #expect(copies.count == 200 && copies.values.allSatisfy { $0 == 1 }, "seed \(seed): \(copies)")
            }
        }
    }
}
