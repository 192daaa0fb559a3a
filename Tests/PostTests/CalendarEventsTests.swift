import Casework
import FoundationEssentials
import Records
import TestSupport
import Testing
import Text

@testable import Post

/// Messages about one meeting to one recipient: what leaves, in which order, with which version of the event.
@Suite struct `The messages about a meeting` {
    private func notice(_ kind: Notice.Kind, _ office: PostOffice, hour: Int, applicant: Bool = false) -> Notice {
        let starts = London.instant(date: PostOffice.day("2026-05-20"), hour: hour, minute: 0)
        var facts: [String: Notice.Fact] = [
            "starts": .moment(starts), "minutes": .number(60), "place": .text("Town Hall"),
        ]
        if kind != .invitation, kind != .applicantInvitation { facts["because"] = .lines([]) }
        if kind == .meetingChanged || kind == .applicantMeetingChanged {
            facts.merge(["was": .moment(starts), "was_minutes": .number(60), "was_place": .text("Hall")]) { $1 }
        }
        return Notice(
            kind, to: applicant ? .applicant(office.application.id) : .person(office.here.chair.person), facts,
            expires: starts)
    }

    /// Owes them, one a second.
    private func owe(_ notices: [(Notice.Kind, Int)], _ office: PostOffice, from second: Int64 = 0) async throws {
        for (index, (kind, hour)) in notices.enumerated() {
            try await office.owe(
                notice(kind, office, hour: hour, applicant: kind.isToApplicant),
                at: PostOffice.morning.adding(seconds: second + Int64(index)))
        }
    }

    private func drain(_ office: PostOffice, _ channel: StubChannel) async throws {
        try await office.postman(channel, at: { PostOffice.morning.adding(seconds: 3_600) }).drain()
    }

    private func value(_ name: String, of letter: OutgoingMessage) -> String? {
        letter.calendar?.text.replacing("\r\n ", with: "").split(separator: "\r\n")
            .first { $0.hasPrefix("\(name):") }.map { String($0.dropFirst(name.utf8.count + 1)) }
    }

    @Test func `several changes before the first has left are one invitation, to the last of them`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel()
            try await owe([(.invitation, 10)] + (11...19).map { (.meetingChanged, $0) }, office)
            try await drain(office, channel)
            #expect(channel.delivered.map(\.kind) == [.invitation])
            #expect(channel.delivered.first.flatMap { value("DTSTART", of: $0) } == "20260520T180000Z")
            let rows = try await office.messages()
            #expect(rows.filter { $0.state == "dropped" }.count == 9)
            #expect(
                rows.filter { $0.state == "dropped" }.allSatisfy {
                    $0.detail == "another change followed before it left"
                })
        }
    }

    @Test func `each that leaves has the next version of one event, and a random id`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel()
            for (index, step) in [
                (Notice.Kind.invitation, 10), (.meetingChanged, 11), (.meetingChanged, 12), (.meetingWithdrawn, 12),
                (.invitation, 13), (.meetingCancelled, 13),
            ].enumerated() {
                try await owe([step], office, from: Int64(index * 10))
                try await drain(office, channel)
            }
            #expect(
                channel.delivered.map(\.kind) == [
                    .invitation, .meetingChanged, .meetingChanged, .meetingWithdrawn, .invitation, .meetingCancelled,
                ])
            #expect(channel.delivered.map { value("SEQUENCE", of: $0) } == (0...5).map { "\($0)" })
            let uids = Set(channel.delivered.map { value("UID", of: $0) })
            let uid = try #require(uids.first ?? nil)
            #expect(uids.count == 1 && UUID(uuidString: uid) != nil)
            let ids = [office.file, office.here.chair.person.raw].map { $0.uuidString.lowercased() }
            #expect(!ids.contains { uid.contains($0) })
        }
    }

    @Test func `the applicant's event is another, with their own id`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel()
            try await owe([(.invitation, 10), (.applicantInvitation, 10), (.applicantMeetingCancelled, 10)], office)
            try await drain(office, channel)
            // Called off before it left: the applicant never hears of it.
            #expect(channel.delivered.map(\.kind) == [.invitation])
            try await owe([(.applicantInvitation, 11)], office, from: 60)
            try await drain(office, channel)
            let last = try #require(channel.delivered.last)
            #expect(last.kind == .applicantInvitation && value("SUMMARY", of: last) == "Appointment")
            #expect(Set(channel.delivered.map { value("UID", of: $0) }).count == 2)
        }
    }

    @Test func `a change that is taken back before it left is never told`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel()
            try await owe([(.invitation, 10)], office)
            try await drain(office, channel)
            try await owe([(.meetingChanged, 12), (.meetingChanged, 10)], office, from: 10)
            try await drain(office, channel)
            #expect(channel.delivered.map(\.kind) == [.invitation])
            #expect(try await office.messages().filter { $0.state == "pending" }.isEmpty)
        }
    }

    @Test func `a cancellation never overtakes what waits to be tried again`() async throws {
        try await PostOffice.with { office in
            try await owe([(.invitation, 10)], office)
            let first = try #require(try await office.claim().messages.first)
            // Under way: a cancellation waits, whoever asks.
            try await owe([(.meetingCancelled, 10)], office, from: 5)
            let later = PostOffice.morning.adding(seconds: 60)
            #expect(try await office.claim(at: later).count == 0)
            // Put off: it waits too.
            _ = try await office.settle(
                first, .again(at: PostOffice.morning.adding(seconds: 600), "451 4.7.1 Greylisted"))
            #expect(try await office.claim(at: later).count == 0)
            let again = try await office.claim(at: PostOffice.morning.adding(seconds: 600))
            #expect(again.messages.map(\.kind) == [.invitation])
            _ = try await office.settle(try #require(again.messages.first), .accepted(providerID: "p"))
            let last = try await office.claim(at: PostOffice.morning.adding(seconds: 601))
            #expect(last.messages.map(\.kind) == [.meetingCancelled] && last.messages.map(\.sequence) == [1])
        }
    }

    @Test func `mails about one case to one recipient are one conversation`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel()
            try await owe([(.invitation, 10)], office)
            try await office.owe(
                Notice(.signInCode, to: .applicant(office.application.id), ["code": .text("1"), "minutes": .number(1)]))
            try await office.oweDecision()
            try await drain(office, channel)
            for (index, hour) in [11, 12].enumerated() {
                try await owe([(.meetingChanged, hour)], office, from: Int64(100 + 100 * index))
                try await drain(office, channel)
            }
            let mine = channel.delivered.filter { $0.kind == .invitation || $0.kind == .meetingChanged }
            let ids = mine.map { OutgoingMessage.messageID($0.id, from: PostOffice.sender) }
            #expect(mine.map(\.thread) == [[], [ids[0]], [ids[0], ids[1]]])
            let others = channel.delivered.filter { $0.kind == .thresholdMet || $0.kind == .signInCode }
            #expect(others.map(\.thread) == [[], []])
            #expect(channel.delivered.compactMap(\.replyTo).count == 5)
        }
    }

    @Test func `answers go to the mailbox of the point of contact, and else to the one that the settings name`() throws
    {
        var settings = PostSettings(
            publicURL: "https://review.example", from: PostOffice.sender, passage: .anyTime, worker: "test")
        var message = Samples.message(.closed)
        #expect(settings.replyTo(to: message) == PostOffice.address("review@east.example"))
        message.contactMailbox = "no mailbox"
        #expect(settings.replyTo(to: message) == nil)
        settings.replyTo = PostOffice.address("all@east.example")
        #expect(settings.replyTo(to: message) == PostOffice.address("all@east.example"))
    }
}
