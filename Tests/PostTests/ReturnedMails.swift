import FoundationEssentials

/// Mails as mail servers, programs and people send them back; `to` is whom they are addressed to and `id` the
/// Message-ID of what they are about.
enum ReturnedMails {
    static func postfix(to: String, id: String, action: String = "failed", status: String = "5.1.1") -> [UInt8] {
        lines(
            "Return-Path: <>", "Received: by mx.home.example (Postfix)\tid 4XyZ; Mon,  4 May 2026 10:30:01 +0000 (UTC)",
            "Date: Mon,  4 May 2026 10:30:01 +0000 (UTC)",
            "From: MAILER-DAEMON@mx.home.example (Mail Delivery System)",
            "Subject: Undelivered Mail Returned to Sender", "To: \(to)", "Auto-Submitted: auto-replied",
            "MIME-Version: 1.0",
            "Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"4XyZ.1/mx.home.example\"", "",
            "This is a MIME-encapsulated message.", "", "--4XyZ.1/mx.home.example",
            "Content-Description: Notification", "Content-Type: text/plain; charset=us-ascii", "",
            "This is the mail system at host mx.home.example.", "", "<ann@home.example>: mailbox gone", "",
            "--4XyZ.1/mx.home.example", "Content-Description: Delivery report", "Content-Type: message/delivery-status",
            "", "Reporting-MTA: dns; mx.home.example", "X-Postfix-Queue-ID: 4XyZ",
            "Arrival-Date: Mon,  4 May 2026 10:30:00 +0000 (UTC)", "", "Final-Recipient: rfc822; ann@home.example",
            "Original-Recipient: rfc822;ann@home.example", "Action: \(action)", "Status: \(status)",
            "Diagnostic-Code: X-Postfix; mailbox of ann@home.example is gone", "", "--4XyZ.1/mx.home.example",
            "Content-Description: Undelivered Message Headers", "Content-Type: text/rfc822-headers", "",
            "From: review@east.example", "Message-ID: <\(id)>", "", "--4XyZ.1/mx.home.example--")
    }

    static func exim(to: String, id: String) -> [UInt8] {
        lines(
            "Received: from Debian-exim by mx.home.example with local (Exim 4.96)",
            "X-Failed-Recipients: ann@home.example",
            "Auto-Submitted: auto-replied", "From: Mail Delivery System <Mailer-Daemon@mx.home.example>", "To: \(to)",
            "Subject: Mail delivery failed: returning message to sender", "",
            "This message was created automatically by mail delivery software.",
            "", "  ann@home.example", "    host mx.far.example [192.0.2.1]",
            "    SMTP error from remote mail server after RCPT TO:<ann@home.example>:",
            "    550 5.7.1 Not wanted here", "", "------ This is a copy of your message. ------", "",
            "From: review@east.example", "Message-ID: <\(id)>", "Subject: About your case")
    }

    static func exchange(to: String, id: String) -> [UInt8] {
        lines(
            "From: <postmaster@far.example>", "To: <\(to)>", "Date: Mon, 4 May 2026 10:30:01 +0000",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=\"_000_AB12_\"",
            "X-MS-Exchange-Message-Is-Ndr:", "Message-ID: <ndr@far.example>",
            "In-Reply-To: <\(id)>", "Subject: =?utf-8?B?VW5kZWxpdmVyYWJsZTogQWJvdXQgeW91ciBjYXNl?=", "", "--_000_AB12_",
            "Content-Type: multipart/alternative; differences=Content-Type; boundary=\"_001_\"", "", "--_001_",
            "Content-Type: text/plain; charset=\"us-ascii\"", "Content-Transfer-Encoding: quoted-printable", "",
            "Delivery has failed to these recipients or groups:", "--_001_--", "--_000_AB12_",
            "Content-Type: message/delivery-status", "Content-Transfer-Encoding: base64", "",
            Data(
                "Reporting-MTA: dns;AM9.far.example\r\n\r\nFinal-recipient: RFC822;ann@home.example\r\nAction: failed\r\nStatus: 5.1.10\r\nDiagnostic-code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found\r\n"
                    .utf8
            ).base64EncodedString(), "", "--_000_AB12_", "Content-Type: message/rfc822", "",
            "From: review@east.example", "Message-ID: <\(id)>", "", "Dear Ann", "", "--_000_AB12_--")
    }

    static func gmail(to: String, id: String, action: String = "failed", status: String = "4.4.1") -> [UInt8] {
        lines(
            "Return-Path: <>",
            "Content-Type: multipart/report; boundary=\"000000000000a\"; report-type=delivery-status",
            "To: \(to)", "Auto-Submitted: auto-replied", "Subject: Delivery Status Notification",
            "References: <\(id)>", "In-Reply-To: <\(id)>",
            "From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "", "--000000000000a",
            "Content-Type: multipart/related; boundary=\"000000000000b\"", "", "--000000000000b",
            "Content-Type: text/html; charset=\"UTF-8\"", "", "<html><p>It could not be delivered.</p></html>",
            "--000000000000b--", "--000000000000a", "Content-Type: message/delivery-status", "",
            "Reporting-MTA: dns; googlemail.example", "", "Final-Recipient: rfc822; ann@home.example",
            "Action: \(action)", "Status: \(status)",
            "Diagnostic-Code: smtp; The recipient server did not accept our requests to connect.",
            "--000000000000a", "Content-Type: message/rfc822", "", "Message-ID: <\(id)>", "", "--000000000000a--")
    }

    static func qmail(to: String, id: String) -> [UInt8] {
        lines(
            "Date: 4 May 2026 10:30:01 -0000", "From: MAILER-DAEMON@far.example", "To: \(to)",
            "Subject: failure notice",
            "", "Hi. This is the qmail-send program at far.example.",
            "I'm afraid I wasn't able to deliver your message to the following addresses.", "", "<ann@home.example>:",
            "Sorry, no mailbox here by that name. (#5.1.1)", "", "--- Below this line is a copy of the message.", "",
            "Return-Path: <\(to)>", "Message-ID: <\(id)>", "", "Dear Ann")
    }

    static func holiday(to: String, id: String) -> [UInt8] {
        lines(
            "From: Ann Ash <ann@home.example>", "To: \(to)", "Subject: Out of office", "Auto-Submitted: auto-replied",
            "In-Reply-To: <\(id)>", "", "I am away until June.")
    }

    static func human(to: String, id: String, subject: String = "Re: About your case") -> [UInt8] {
        lines(
            "From: Ann Ash <ann@home.example>", "To: \(to)", "Subject: \(subject)", "In-Reply-To: <\(id)>",
            "Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: text/plain; charset=utf-8", "",
            "Please ring me, not at home. Zoë <b>", "--b", "Content-Type: image/jpeg; name=door.jpg",
            "Content-Disposition: attachment; filename=door.jpg", "Content-Transfer-Encoding: base64", "", "AAAA",
            "--b--")
    }

    static func complaint(to: String, id: String) -> [UInt8] {
        lines(
            "From: feedback@far.example", "To: \(to)", "Subject: FW: About your case",
            "Content-Type: multipart/report; report-type=feedback-report; boundary=b", "", "--b",
            "Content-Type: text/plain", "", "This is an abuse report.", "--b", "Content-Type: message/feedback-report",
            "", "Feedback-Type: abuse", "Version: 1", "", "--b", "Content-Type: message/rfc822", "",
            "Message-ID: <\(id)>", "", "--b--")
    }

    static func answer(
        to: String, uid: String, attendee: String, _ status: String = "ACCEPTED", sequence: Int = 0,
        stamp: String = "20260504T103000Z"
    ) -> [UInt8] {
        lines(
            "From: \(attendee)", "To: \(to)", "Subject: Accepted: Meeting",
            "Content-Type: multipart/alternative; boundary=b",
            "", "--b", "Content-Type: text/plain", "", "I shall come.", "--b",
            "Content-Type: text/calendar; method=REPLY; charset=UTF-8", "", "BEGIN:VCALENDAR", "VERSION:2.0",
            "METHOD:REPLY", "BEGIN:VEVENT", "UID:\(uid)", "SEQUENCE:\(sequence)", "DTSTAMP:\(stamp)",
            "ATTENDEE;CN=Paula;PARTSTAT=\(status):MAILTO:\(attendee)", "END:VEVENT", "END:VCALENDAR", "--b--")
    }

    /// Every shape of a report that a message did not arrive.
    static func failures(to: String, id: String) -> [(name: String, bytes: [UInt8])] {
        [
            ("postfix", postfix(to: to, id: id)), ("exim", exim(to: to, id: id)),
            ("exchange", exchange(to: to, id: id)),
            ("gmail", gmail(to: to, id: id)), ("qmail", qmail(to: to, id: id)),
        ]
    }

    private static func lines(_ lines: String...) -> [UInt8] { Array((lines.joined(separator: "\r\n") + "\r\n").utf8) }
}
