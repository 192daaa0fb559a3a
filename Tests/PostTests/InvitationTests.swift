import Casework
import FoundationEssentials
import Records
import Testing
import Text

@testable import Post

@Suite struct `The calendar event of a message about a meeting` {
    private func calendar(_ message: OutboxMessage, to address: String = "ann@home.example") throws -> Mail.Calendar? {
        let settings = PostSettings(
            publicURL: "https://review.example", from: PostOffice.sender, passage: .anyTime, worker: "test")
        return try Invitation.calendar(
            for: message, to: Mail.Party("Ann Ash", PostOffice.address(address)), settings)
    }

    private func lines(_ message: OutboxMessage) throws -> [String] {
        let text = try calendar(message)?.text.replacing("\r\n ", with: "") ?? ""
        return text.split(separator: "\r\n").map(String.init)
    }

    private func colleague(_ kind: Notice.Kind) -> OutboxMessage {
        var message = Samples.message(kind)
        message.recipient = .person(.init(UUID()))
        return message
    }

    /// The kind, and the method and the status of its event.
    static let rows: [(Notice.Kind, String, String?)] = [
        (.invitation, "REQUEST", "CONFIRMED"), (.applicantInvitation, "REQUEST", "CONFIRMED"),
        (.meetingChanged, "REQUEST", "CONFIRMED"), (.applicantMeetingChanged, "REQUEST", "CONFIRMED"),
        (.meetingCancelled, "CANCEL", "CANCELLED"), (.applicantMeetingCancelled, "CANCEL", "CANCELLED"),
        (.meetingWithdrawn, "CANCEL", nil),
    ]

    @Test(arguments: rows)
    func `has the method and the status of its kind, the time in UTC, and its one recipient`(
        kind: Notice.Kind, method: String, status: String?
    ) throws {
        var message = kind.isToApplicant ? Samples.message(kind) : colleague(kind)
        message.sequence = 3
        let lines = try lines(message)
        for line in [
            "METHOD:\(method)", "LOCATION:Town Hall\\, room 2", "DTSTART:20260504T130000Z", "DTEND:20260504T143000Z",
            "SEQUENCE:3", "CLASS:PRIVATE", "UID:6c7a0f3e-0b1d-4a55-9d7f-2f1f9f0a1c11",
            "SUMMARY:\(kind.isToApplicant ? "Appointment" : "Meeting CR-7K2M9QPX")",
            "ORGANIZER;CN=\"Review service\":mailto:review@east.example",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(lines.first { $0.hasPrefix("STATUS") } == status.map { "STATUS:\($0)" })
        #expect(lines.filter { $0.hasPrefix("ATTENDEE") }.count == 1)
        #expect(lines.filter { $0.hasPrefix("METHOD") }.count == 1)
        #expect(try calendar(message)?.method.rawValue == method)
        #expect(lines.contains("URL:https://review.example/work/cases/CR-7K2M9QPX") == !kind.isToApplicant)
        for word in ["ASB", "behaviour", "applicant", "police"] {
            #expect(!lines.contains { $0.lowercased().contains(word.lowercased()) }, "\(word)")
        }
        if kind.isToApplicant { #expect(!lines.contains { $0.contains("CR-") }) }
    }

    @Test func `of an earlier version keeps its id, with the sender's domain`() throws {
        var message = colleague(.meetingChanged)
        message.event = "a.b"
        #expect(try lines(message).contains("UID:a.b@east.example"))
    }

    @Test(arguments: [["starts": Notice.Fact.text("soon"), "minutes": .number(90)], ["minutes": .number(0)], [:]])
    func `is refused without a time`(facts: [String: Notice.Fact]) {
        #expect(throws: ICS.Refusal.when) { try calendar(Samples.message(.invitation, facts)) }
    }

    @Test func `goes to nobody who sends it, with no other message, and with none that has no event`() throws {
        #expect(try calendar(Samples.message(.closed)) == nil)
        #expect(try calendar(colleague(.invitation), to: "Review@EAST.example") == nil)
        var without = colleague(.invitation)
        without.event = nil
        #expect(try calendar(without) == nil)
    }
}
