import Casework
import FoundationEssentials
import Records
import TestSupport
import Testing

@testable import Post

@Suite struct `The calendar file behind a link` {
    private static let starts = London.instant(date: PostOffice.day("2026-05-20"), hour: 14, minute: 0)

    private func settings(_ office: PostOffice, key: [UInt8] = Array(repeating: 7, count: 32)) -> PostSettings {
        var settings = office.settings()
        settings.linkKey = key
        return settings
    }

    private func invite(_ office: PostOffice) async throws -> OutboxMessage {
        try await office.owe(
            Notice(
                .applicantInvitation, to: .applicant(office.application.id),
                ["starts": .moment(Self.starts), "minutes": .number(30), "place": .text("Town Hall, room 2")]))
        return try #require(try await office.claim().messages.first)
    }

    private func name(_ message: OutboxMessage, _ settings: PostSettings) throws -> String {
        let link = try #require(InvitationFiles.link(to: message, settings))
        #expect(link.hasPrefix("https://review.example/calendar/invitation/"))
        return String(link.dropFirst("https://review.example/calendar/invitation/".count))
    }

    @Test func `tells when and where, and of nobody`() async throws {
        try await PostOffice.with { office in
            let settings = settings(office)
            let message = try await invite(office)
            let files = InvitationFiles(pool: office.database.post, settings: settings, now: { PostOffice.morning })
            let file = try #require(try await files.file(name(message, settings)))
            #expect(file.contains("METHOD:PUBLISH\r\n") && file.contains("DTSTART:20260520T130000Z\r\n"))
            #expect(file.contains("LOCATION:Town Hall\\, room 2\r\n") && file.contains("SUMMARY:Appointment\r\n"))
            for word in ["ATTENDEE", "Ann", "ann@", "anti-social", "ASB"] { #expect(!file.contains(word), "\(word)") }
        }
    }

    @Test func `is there until a day after the meeting, for its own link only`() async throws {
        try await PostOffice.with { office in
            let settings = settings(office)
            let message = try await invite(office)
            let name = try name(message, settings)
            let ends = Self.starts.adding(seconds: 1_800)
            for (moment, isThere) in [(ends.adding(seconds: 86_399), true), (ends.adding(seconds: 86_400), false)] {
                let files = InvitationFiles(pool: office.database.post, settings: settings, now: { moment })
                #expect((try await files.file(name) != nil) == isThere)
            }
            let files = InvitationFiles(pool: office.database.post, settings: settings, now: { PostOffice.morning })
            let token = String(name.dropLast(4))
            let other = MessageToken.make(UUID(), for: .calendar, key: settings.linkKey)
            let forged = MessageToken.make(message.id, for: .calendar, key: Array(repeating: 8, count: 32))
            let swapped = String(other.prefix(22)) + String(token.dropFirst(22))
            for wrong in [
                token, "", ".ics", "x.ics", "\(token)A.ics", "\(other).ics", "\(forged).ics", "\(swapped).ics",
            ] {
                #expect(try await files.file(wrong) == nil, "\(wrong)")
            }
            let keyless = InvitationFiles(
                pool: office.database.post, settings: office.settings(), now: { PostOffice.morning })
            #expect(try await keyless.file(name) == nil)
        }
    }

    @Test func `is linked to from a message that tells of a meeting, and from no other`() async throws {
        try await PostOffice.with { office in
            let settings = settings(office)
            for kind in Notice.Kind.allCases {
                let has = [.invitation, .applicantInvitation, .meetingChanged, .applicantMeetingChanged].contains(kind)
                #expect((InvitationFiles.link(to: Samples.message(kind), settings) != nil) == has, "\(kind)")
            }
            #expect(InvitationFiles.link(to: Samples.message(.invitation), office.settings()) == nil)
        }
    }
}
