import Casework
import FoundationEssentials
import Records
import Testing
import Text

@testable import Post

@Suite struct `The calendar event of an invitation` {
    private func event(_ message: OutboxMessage, link: String? = "https://review.example/l/t") throws -> String? {
        let to = Mail.Party("Ann Ash", PostOffice.address("ann@home.example"))
        return try Invitation.calendar(for: message, from: PostOffice.sender, to: to, link: link)?.text
            .replacing("\r\n ", with: "")
    }

    @Test(arguments: [Notice.Kind.invitation, .applicantInvitation])
    func `names the reference, the place, the time in UTC and its one recipient`(kind: Notice.Kind) throws {
        var message = Samples.message(kind)
        message.sequence = 3
        let text = try #require(try event(message))
        for line in [
            "METHOD:REQUEST", "SUMMARY:Meeting CR-7K2M9QPX", "LOCATION:Town Hall\\, room 2", "DTSTART:20260504T130000Z",
            "DTEND:20260504T143000Z", "SEQUENCE:3",
        ] {
            #expect(text.contains(line))
        }
        #expect(text.ranges(of: "ATTENDEE").count == 1)
        for word in ["ASB", "behaviour", "applicant"] { #expect(!text.contains(word)) }
    }

    @Test func `keeps its id when the meeting moves, and each recipient has another`() throws {
        func uid(_ message: OutboxMessage) throws -> Substring? {
            try event(message)?.split(separator: "\r\n").first { $0.hasPrefix("UID:") }
        }
        let first = Samples.message(.invitation)
        var second = first
        second.id = UUID()
        second.sequence = 1
        let kept = try uid(first)
        #expect(try uid(second) == kept)
        second.recipient = .person(.init(UUID()))
        #expect(try uid(second) != kept)
    }

    @Test(arguments: [["starts": Notice.Fact.text("soon"), "minutes": .number(90)], ["minutes": .number(0)], [:]])
    func `is refused without a time`(facts: [String: Notice.Fact]) {
        #expect(throws: ICS.Refusal.when) { try event(Samples.message(.invitation, facts)) }
    }

    @Test func `goes with no other message`() throws {
        #expect(try event(Samples.message(.closed)) == nil)
    }
}
