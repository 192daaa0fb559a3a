import Casework
import FoundationEssentials
import Records
import Testing
import Text

@testable import Post

@Suite struct `What came back` {
    private static let to = "bounces+x@east.example"
    private static let id = "11111111-2222-4333-8444-555555555555@east.example"

    private func incoming(_ bytes: [UInt8], nullSender: Bool = false) throws -> Incoming {
        Incoming(try #require(ReceivedMail(bytes)), hasNullSender: nullSender)
    }

    private func report(_ bytes: [UInt8]) throws -> MailReport {
        guard case .report(let report) = try incoming(bytes) else {
            Issue.record("it is no report")
            throw CancellationError()
        }
        return report
    }

    @Test(arguments: ["postfix", "exim", "exchange", "gmail", "qmail"])
    func `is a failure in whatever shape, with the message that it names`(shape: String) throws {
        let mail = try #require(ReturnedMails.failures(to: Self.to, id: Self.id).first { $0.name == shape })
        let report = try report(mail.bytes)
        #expect(report.action == .failed)
        #expect(report.messageIDs.contains(Self.id))
        #expect(!report.reason.contains("@"), "\(report.reason)")
        let statuses = ["postfix": "5.1.1", "exim": "5.7.1", "exchange": "5.1.10", "gmail": "4.4.1"]
        if let status = statuses[shape] { #expect(report.status == status) }
    }

    @Test func `says why, without an address`() throws {
        let report = try report(ReturnedMails.postfix(to: Self.to, id: Self.id))
        #expect(report.reason == "the mail came back: 5.1.1: mailbox of (address) is gone")
    }

    @Test(arguments: [
        ("delayed", "4.4.1", MailReport.Action.delayed), ("delivered", "2.0.0", .delivered),
        ("relayed", "2.0.0", .relayed), ("expanded", "2.0.0", .relayed), ("failed", "4.4.7", .failed),
        ("FAILED (it says)", "5.0.0", .failed), ("", "5.2.2", .failed), ("", "4.2.2", .delayed),
        ("", "2.1.5", .delivered),
    ])
    func `counts by its action, and by its status where it names none`(
        action: String, status: String, is expected: MailReport.Action
    ) throws {
        #expect(
            try report(ReturnedMails.gmail(to: Self.to, id: Self.id, action: action, status: status)).action == expected
        )
    }

    @Test func `is a failure where one recipient of several had one`() throws {
        let both = String(decoding: ReturnedMails.postfix(to: Self.to, id: Self.id), as: UTF8.self).replacing(
            "Final-Recipient: rfc822;",
            with: "Final-Recipient: rfc822; b@home.example\r\nAction: delayed\r\n\r\nFinal-Recipient: rfc822;")
        #expect(try report(Array(both.utf8)).action == .failed)
    }

    @Test func `is an automatic answer, a complaint, or a person's`() throws {
        #expect(try incoming(ReturnedMails.holiday(to: Self.to, id: Self.id)) == .automatic)
        #expect(try incoming(ReturnedMails.complaint(to: Self.to, id: Self.id)) == .complaint)
        #expect(try incoming(ReturnedMails.human(to: Self.to, id: Self.id)) == .human)
        #expect(try incoming(ReturnedMails.human(to: Self.to, id: Self.id), nullSender: true) == .automatic)
        let rows = [
            ("Auto-Submitted: no", Incoming.human), ("Auto-Submitted: auto-generated (rejected)", .automatic),
            // What comes through a list or a shared mailbox, a person may have written.
            ("Precedence: Bulk", .human), ("Precedence: list", .human), ("X-Autoreply: yes", .human),
            ("Return-Path: <>", .automatic), ("Return-Path: <ann@home.example>", .human),
        ]
        for (field, expected) in rows {
            #expect(try incoming(Array("\(field)\r\nSubject: x\r\n\r\ny".utf8)) == expected, "\(field)")
        }
    }

    @Test func `brings what was written beside an answer of a calendar`() throws {
        let plain = ReturnedMails.answer(to: Self.to, uid: "u@east.example", attendee: "p@east.example")
        guard case .answer(let silent) = try incoming(plain) else {
            Issue.record("it is no answer")
            return
        }
        #expect(silent.comment.isEmpty)
        let spoken = String(decoding: plain, as: UTF8.self).replacing(
            "END:VEVENT",
            with: "COMMENT:Only by telephone\\, I am ill.\\nRing 01632\\;960001\r\nCOMMENT: \r\nEND:VEVENT")
        guard case .answer(let reply) = try incoming(Array(spoken.utf8)) else {
            Issue.record("it is no answer")
            return
        }
        #expect(reply.comment == "Only by telephone, I am ill.\nRing 01632;960001")
    }

    @Test func `is the newest answer of a calendar`() throws {
        let uid = "11111111-2222-4333-8444-555555555555.66666666-7777-4888-9999-aaaaaaaaaaaa@east.example"
        let mail = ReturnedMails.answer(to: Self.to, uid: uid, attendee: "Paula@East.Example", "DECLINED", sequence: 2)
        guard case .answer(let reply) = try incoming(mail) else {
            Issue.record("it is no answer")
            return
        }
        #expect(reply.answer == .declined && reply.sequence == 2 && reply.attendee == "paula@east.example")
        #expect(reply.stamp == Instant(rfc3339: "2026-05-04T10:30:00Z"))
        #expect(reply.event == "11111111-2222-4333-8444-555555555555.66666666-7777-4888-9999-aaaaaaaaaaaa")
        for broken in ["NEEDS-ACTION", ""] {
            let other = ReturnedMails.answer(to: Self.to, uid: uid, attendee: "a@b.example", broken)
            #expect(try incoming(other) == .human)
        }
    }
}
