import Casework
import FoundationEssentials
import Postgres
import TestSupport
import Testing
import Text

@testable import Post
@testable import Records

/// A post office to which mails come back.
struct ReturnsOffice: Sendable {
    let office: PostOffice
    let address: ReturnAddress

    static let routes = Routes(email: "stub")
    static let later = PostOffice.morning.adding(seconds: 60)

    static func with(email: String? = "ann@home.example", _ body: (ReturnsOffice) async throws -> Void) async throws {
        try await PostOffice.with(email: email) { office in
            let key = try await office.database.post.transaction(.readOnly) { tx in try Instances.returnKey(in: tx) }
            let address = try #require(ReturnAddress(PostOffice.address("bounces@east.example"), key: key))
            try await body(ReturnsOffice(office: office, address: address))
        }
    }

    /// A decision that the applicant's mail server took over.
    func accepted() async throws -> UUID {
        let id = try await office.oweDecision()
        try await office.postman(StubChannel()).drain()
        #expect(try await office.message(id)?.state == "accepted")
        return id
    }

    func to(_ message: UUID) -> String { address.address(for: message)?.description ?? "" }

    static func messageID(_ message: UUID) -> String { "\(message.uuidString.lowercased())@east.example" }

    @discardableResult
    func take(_ bytes: [UInt8], recipient: String? = nil, sender: String? = nil) async throws -> Returns.Taken {
        let returns = Returns(address: address, routes: ReturnsOffice.routes)
        return try await office.database.post.transaction { tx in
            try returns.take(
                Returns.Envelope(bytes: bytes, recipient: recipient, sender: sender), now: ReturnsOffice.later, in: tx)
        }
    }

    func life(_ message: UUID) async throws -> MessageLife {
        let partnership = office.here.id
        let found = try await office.database.serve.acting(office.here.service, .readOnly) { tx in
            try MessageLife.find(message, in: partnership, tx)
        }
        return try #require(found)
    }

    func lives() async throws -> [MessageLife] {
        let (file, partnership) = (office.file, office.here.id)
        return try await office.database.serve.acting(office.here.service, .readOnly) { tx in
            try MessageLife.of([file], in: partnership, tx)
        }
    }

    func mail(of task: Tasks.Entry, as who: Acting) async throws -> IncomingMails.Entry? {
        let (id, partnership) = (try #require(task.subject), office.here.id)
        return try await office.database.serve.acting(who, .readOnly) { tx in
            try IncomingMails.find(id, in: partnership, tx)
        }
    }
}

@Suite struct `A mail that comes back to the post` {
    @Test(arguments: ["postfix", "exim", "exchange", "gmail", "qmail"])
    func `makes its message a failed one, opens a task and goes by the next way, once`(shape: String) async throws {
        try await ReturnsOffice.with { returns in
            let id = try await returns.accepted()
            let mail = try #require(
                ReturnedMails.failures(to: returns.to(id), id: ReturnsOffice.messageID(id)).first { $0.name == shape })
            #expect(try await returns.take(mail.bytes) == .kept("bounced"))
            #expect(try await returns.take(mail.bytes) == .kept("bounced"), "The same mail twice")
            let second = try #require(
                ReturnedMails.failures(to: returns.to(id), id: ReturnsOffice.messageID(id)).first { $0.name != shape })
            #expect(try await returns.take(second.bytes) == .kept("bounced"), "Another report of the same")

            let life = try await returns.life(id)
            #expect(life.state == "failed")
            #expect(life.detail?.hasPrefix("the mail came back") == true)
            #expect(life.events.map(\.kind).sorted() == ["bounced", "bounced", "rerouted"])
            #expect(life.tasks.map(\.kind) == [.undelivered])
            let lives = try await returns.lives()
            // Ann gave a telephone number and no postal address.
            let stand = try #require(lives.first { $0.insteadOf == id })
            #expect(lives.count == 2 && stand.way == .call && stand.state == "by-hand")
            #expect(stand.tasks.map(\.kind) == [.tellByHand])
            #expect(lives.notTold.map(\.id) == [id])
            #expect(life.steps.map(\.what).suffix(4).contains("bounced"))
        }
    }

    @Test func `tells of a change of how they are reached by no other way`() async throws {
        try await ReturnsOffice.with { returns in
            let id = try await returns.office.owe(
                Notice(
                    .contactChanged, to: .applicant(returns.office.application.id), ["changed": .text("the times.")]))
            try await returns.office.postman(StubChannel()).drain()
            let mail = ReturnedMails.postfix(
                to: returns.to(id), id: ReturnsOffice.messageID(id), action: "failed", status: "5.1.1")
            #expect(try await returns.take(mail) == .kept("bounced"))
            #expect(try await returns.life(id).tasks.map(\.kind) == [.undelivered])
            #expect(try await returns.lives().map(\.id) == [id])
        }
    }

    @Test func `is told apart by what it says of the message`() async throws {
        try await ReturnsOffice.with { returns in
            let id = try await returns.accepted()
            let (to, mid) = (returns.to(id), ReturnsOffice.messageID(id))
            #expect(
                try await returns.take(ReturnedMails.postfix(to: to, id: mid, action: "delayed", status: "4.4.1"))
                    == .kept("delayed"))
            #expect(
                try await returns.take(ReturnedMails.postfix(to: to, id: mid, action: "delivered", status: "2.0.0"))
                    == .kept("delivered"))
            #expect(try await returns.take(ReturnedMails.holiday(to: to, id: mid)) == .kept("auto-reply"))
            #expect(try await returns.office.tasks().isEmpty)
            #expect(try await returns.take(ReturnedMails.complaint(to: to, id: mid)) == .kept("complaint"))
            #expect(try await returns.take(ReturnedMails.human(to: to, id: mid)) == .kept("reply"))
            let life = try await returns.life(id)
            #expect(life.state == "accepted")
            #expect(
                Set(life.events.map(\.kind)) == ["delayed", "delivered", "auto-reply", "complained", "reply"])
            // What a program answered may say where somebody is reached now: the case shows it, and nobody need act.
            let automatic = try #require(try await returns.lives().first { $0.id == id }?.automatic)
            #expect(automatic.count == 1 && automatic.allSatisfy { $0.isProven && !$0.body.isEmpty })
            let tasks = try await returns.office.tasks()
            #expect(tasks.map(\.kind) == [.reply, .reply])
            #expect(tasks.allSatisfy { $0.file == returns.office.file })
        }
    }

    @Test func `without a token changes nothing, whatever it claims, and is read by a person`() async throws {
        try await ReturnsOffice.with { returns in
            let id = try await returns.accepted()
            let other = try await returns.accepted()
            var forged = Array(returns.to(id).utf8)
            forged[12] = forged[12] == UInt8(ascii: "a") ? UInt8(ascii: "b") : UInt8(ascii: "a")
            for to in ["review@east.example", "bounces@east.example", String(decoding: forged, as: UTF8.self)] {
                for mail in ReturnedMails.failures(to: to, id: ReturnsOffice.messageID(id)) {
                    #expect(try await returns.take(mail.bytes) == .kept("report"), "\(mail.name)")
                }
            }
            #expect(try await returns.life(id).state == "accepted")
            #expect(try await returns.life(other).state == "accepted")
            #expect(try await returns.life(id).events.isEmpty)
            let tasks = try await returns.office.tasks()
            #expect(tasks.count == 15 && tasks.allSatisfy { $0.kind == .reply && $0.file == nil })
        }
    }

    @Test func `that a person wrote is kept whole, for the coordinators alone`() async throws {
        try await ReturnsOffice.with { returns in
            let here = returns.office.here
            let id = try await returns.accepted()
            let bytes = ReturnedMails.human(to: returns.to(id), id: ReturnsOffice.messageID(id))
            for _ in 0..<2 { #expect(try await returns.take(bytes, sender: "ann@home.example") == .kept("reply")) }
            let task = try #require(try await returns.office.tasks().first)
            #expect(try await returns.office.tasks().count == 1)
            let kept = try #require(try await returns.mail(of: task, as: here.acting(here.coordinator)))
            #expect(kept.mail.raw == bytes && kept.mail.attachments == ["door.jpg"] && kept.about.isProven)
            #expect(kept.mail.body == "Please ring me, not at home. Zo\u{EB} <b>\r\n")
            #expect(kept.mail.sender == "Ann Ash <ann@home.example>")
            #expect(try await returns.mail(of: task, as: here.acting(here.policeContact)) == nil)
            #expect(
                try await returns.mail(of: task, as: Acting(.applicant(returns.office.application.id), in: here.id))
                    == nil)
        }
    }

    @Test func `is nobody's where it names nothing and there are several partnerships`() async throws {
        try await ReturnsOffice.with { returns in
            let nothing = ReturnedMails.human(to: "bounces@east.example", id: "x@y.example")
            #expect(try await returns.take(nothing) == .kept("reply"), "One partnership: its coordinators read it")
            _ = try await TestPartnership.found(in: returns.office.database, name: "West", areas: ["W06000015"])
            let again = ReturnedMails.human(to: "bounces@east.example", id: "x2@y.example")
            #expect(try await returns.take(again) == .nobody)
            let reference = returns.office.application.reference
            let named = ReturnedMails.human(
                to: "bounces@east.example", id: "x3@y.example", subject: "RE: \(reference)!")
            #expect(try await returns.take(named) == .nobody, "It must stand by itself")
            let right = ReturnedMails.human(
                to: "bounces@east.example", id: "x4@y.example", subject: "RE: (\(reference))")
            #expect(try await returns.take(right) == .kept("reply"))
            let tasks = try await returns.office.tasks()
            #expect(tasks.count == 2 && tasks.allSatisfy { $0.file == nil })
            #expect(try await returns.take(Array("nothing".utf8)) == .noMail)
        }
    }

    @Test func `waits for a message that is being handed over at this moment`() async throws {
        try await ReturnsOffice.with { returns in
            let id = try await returns.office.oweDecision()
            let claim = try await returns.office.claim()
            let mail = ReturnedMails.postfix(to: returns.to(id), id: ReturnsOffice.messageID(id))
            #expect(try await returns.take(mail) == .notYet)
            let message = try #require(claim.messages.first)
            #expect(try await returns.office.settle(message, .accepted(providerID: "p")).isEmpty)
            #expect(try await returns.take(mail) == .kept("bounced"))
            #expect(try await returns.life(id).state == "failed")
        }
    }

    @Test func `that answers an invitation is kept, and never an older one over a newer`() async throws {
        try await ReturnsOffice.with { returns in
            let here = returns.office.here
            func invite(_ hour: Int) async throws {
                let starts = London.instant(date: PostOffice.day("2026-06-01"), hour: hour, minute: 0)
                try await returns.office.owe(
                    Notice(
                        .invitation, to: .person(here.policeContact.person),
                        ["starts": .moment(starts), "minutes": .number(60), "place": .text("Town Hall")]),
                    at: PostOffice.morning.adding(seconds: Int64(hour)))
            }
            try await invite(10)
            let channel = StubChannel()
            var settings = returns.office.settings()
            settings.returns = returns.address
            try await Postman(
                pool: returns.office.database.post, letters: returns.office.letters, channels: [channel],
                settings: settings, hints: AsyncStream { _ in }, now: { ReturnsOffice.later }
            ).drain()
            let letter = try #require(channel.delivered.first)
            #expect(letter.returnPath == returns.address.address(for: letter.id))
            let calendar = try #require(letter.calendar?.text).replacing("\r\n ", with: "")
            let line = try #require(calendar.split(separator: "\r\n").first { $0.hasPrefix("UID:") })
            let uid = String(line.dropFirst(4))
            let organizer = try #require(returns.address.address(forEvent: uid)).description
            #expect(calendar.contains("mailto:\(organizer)"), "Calendars answer to the organizer")

            let attendee = here.email(of: here.policeContact)
            func answer(_ status: String, _ sequence: Int, _ minute: Int, to: String? = nil, by: String? = nil)
                async throws -> Returns.Taken
            {
                try await returns.take(
                    ReturnedMails.answer(
                        to: to ?? organizer, uid: uid, attendee: by ?? attendee, status, sequence: sequence,
                        stamp: "20260504T10\(minute)00Z"))
            }
            #expect(try await answer("ACCEPTED", 0, 30) == .kept("invitation-accepted"))
            let task = try #require(try await returns.office.tasks().first { $0.kind == .reply })
            let words = try await returns.mail(of: task, as: here.acting(here.coordinator))
            #expect(words?.mail.body == "I shall come.", "What stands beside an answer is read by a person.")
            #expect(words?.about.file == returns.office.file && task.file == returns.office.file)
            #expect(try await answer("DECLINED", 0, 20) == .kept("invitation-outdated"))
            #expect(try await answer("DECLINED", 1, 40) == .kept("invitation-outdated"), "A number above ours")
            #expect(try await answer("DECLINED", 0, 41, by: "other@east.example") == .kept("invitation-outdated"))
            #expect(try await answer("DECLINED", 0, 42, to: "bounces@east.example") == .kept("reply"), "No token")
            func answers() async throws -> [InvitationAnswers.Entry] {
                let file = returns.office.file
                return try await returns.office.database.serve.acting(here.service, .readOnly) { tx in
                    try InvitationAnswers.of(file, in: here.id, tx)
                }
            }
            #expect(try await answers().map(\.answer) == [.accepted])
            try await invite(11)
            #expect(try await answers().map(\.isOutdated) == [true])
            #expect(try await answer("TENTATIVE", 1, 50) == .kept("invitation-tentative"))
            #expect(try await answers().map(\.answer) == [.tentative])
            #expect(try await answers().map(\.isOutdated) == [false])
        }
    }

    @Test func `never traps and never fails a message without a valid token, whatever is done to it`() async throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = Seeded(seed)
        try await ReturnsOffice.with { returns in
            let id = try await returns.accepted()
            let whole = returns.to(id)
            let mid = ReturnsOffice.messageID(id)
            let sources =
                ReturnedMails.failures(to: "bounces+\(String(repeating: "a", count: 43))@east.example", id: mid)
                .map(\.bytes)
                + [
                    ReturnedMails.human(to: "review@east.example", id: mid),
                    ReturnedMails.answer(to: "review@east.example", uid: mid, attendee: "ann@home.example"),
                    ReturnedMails.complaint(to: "review@east.example", id: mid),
                ]
            for _ in 0..<500 {
                let mail = Self.mutated(sources.randomElement(using: &random) ?? [], &random)
                // Of a token a part, or one letter wrong.
                var to = Array(whole.utf8)
                let place = Int.random(in: 9..<50, using: &random)
                to[place] = to[place] == UInt8(ascii: "q") ? UInt8(ascii: "r") : UInt8(ascii: "q")
                try await returns.take(mail, recipient: String(decoding: to, as: UTF8.self))
            }
            #expect(try await returns.life(id).state == "accepted", "seed \(seed)")
            #expect(try await returns.life(id).events.isEmpty, "seed \(seed)")
        }
    }

    /// A few bytes changed, put in, cut out or doubled.
    private static func mutated(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...200, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] = .random(in: .min ... .max, using: &random)
            case 1: bytes.insert(contentsOf: Array("\r\n--=?;\":".utf8).shuffled(using: &random), at: place)
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 4: bytes.removeLast(min(bytes.count, Int.random(in: 0...100, using: &random)))
            default: bytes.insert(.random(in: 0x80...0xFF, using: &random), at: place)
            }
        }
        return bytes
    }
}

@Suite struct `A message of which nobody knows` {
    private func unknown(_ returns: ReturnsOffice) async throws -> UUID {
        let id = try await returns.office.oweDecision()
        try await returns.office.postman(StubChannel { _ in .unknown("the reply was lost") }).drain()
        #expect(try await returns.life(id).state == "unknown")
        return id
    }

    private func decide(
        _ decision: UnknownMessages.Decision, _ id: UUID, _ returns: ReturnsOffice
    ) async throws -> Bool {
        let here = returns.office.here
        return try await returns.office.database.serve.acting(here.acting(here.coordinator)) { tx in
            try UnknownMessages.decide(
                decision, about: id, in: here.id, by: here.coordinator.person, note: "I rang them.",
                routes: ReturnsOffice.routes, now: ReturnsOffice.later, tx)
        }
    }

    @Test func `arrived, a coordinator says, once`() async throws {
        try await ReturnsOffice.with { returns in
            let id = try await unknown(returns)
            #expect(try await decide(.arrived, id, returns))
            #expect(try await decide(.didNotArrive, id, returns) == false)
            let life = try await returns.life(id)
            #expect(life.state == "accepted" && life.events.map(\.kind) == ["arrived"])
            #expect(life.events.first?.by == returns.office.here.coordinator.person)
            #expect(try await returns.lives().notTold.isEmpty)
        }
    }

    @Test func `did not arrive, and goes by the next way`() async throws {
        try await ReturnsOffice.with { returns in
            let id = try await unknown(returns)
            #expect(try await decide(.didNotArrive, id, returns))
            #expect(try await returns.life(id).state == "failed")
            #expect(try await returns.lives().contains { $0.insteadOf == id && $0.way == .call })
            #expect(try await returns.lives().notTold.map(\.id) == [id])
        }
    }

    @Test func `is sent again, and its attempt does not count against it`() async throws {
        try await ReturnsOffice.with { returns in
            let id = try await unknown(returns)
            #expect(try await decide(.sendAgain, id, returns))
            let channel = StubChannel()
            try await returns.office.postman(channel, at: { ReturnsOffice.later }).drain()
            #expect(channel.delivered.map(\.mayHaveBeenSent) == [false])
            #expect(try await returns.life(id).state == "accepted")
        }
    }
}

@Suite struct `What is due and nobody works on` {
    private func backlog(_ office: PostOffice, after seconds: Int64) async throws -> Backlog {
        try await office.database.post.transaction(.readOnly) { tx in
            try Backlog.read(now: PostOffice.morning.adding(seconds: seconds), in: tx)
        }
    }

    @Test func `is told of by its age, and what is under a lease that holds is not`() async throws {
        try await PostOffice.with { office in
            try await office.oweDecision()
            #expect(try await backlog(office, after: 90).since == PostOffice.morning)
            _ = try await office.claim()
            #expect(try await backlog(office, after: 90) == Backlog())
            // Its instance stands still, and nobody else takes it over.
            try await office.runOutLeases()
            let stuck = try await backlog(office, after: 90)
            #expect(stuck == Backlog(since: PostOffice.morning, count: 1))
            #expect(
                PostState(stuck, now: PostOffice.morning.adding(seconds: 90))
                    == .late(since: PostOffice.morning, count: 1))
        }
    }

    @Test func `is not what waits for its window or to be tried again`() async throws {
        try await PostOffice.with { office in
            try await office.oweDecision()
            let claim = try await office.claim()
            let later = PostOffice.morning.adding(seconds: 3_600)
            _ = try await office.settle(try #require(claim.messages.first), .again(at: later, "greylisted"))
            #expect(try await backlog(office, after: 90) == Backlog())
        }
    }
}
