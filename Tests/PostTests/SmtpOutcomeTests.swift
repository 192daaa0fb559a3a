import Curl
import Testing
import Text

@testable import Post

@Suite struct `What follows from a transfer to a mail server` {
    static let ann = Mail.Party("Ann Ash", PostOffice.address("ann.ash@home.example"))

    /// libcurl's number, the reply's code, whether the whole message was given, the server's words: the end.
    static let table: [(code: Int32, reply: Int, given: Bool, words: String, end: SmtpEnd)] = [
        // No connection, no name, no handshake, a deadline before the message: nothing was handed over.
        (7, 0, false, "", .again), (6, 0, false, "", .again), (28, 0, false, "", .again), (28, 250, false, "", .again),
        (56, 220, false, "", .again), (35, 220, false, "", .again), (55, 354, false, "", .again),
        (28, 354, false, "", .again), (42, 354, false, "", .again), (8, 200, false, "200 Hello", .again),
        // The greeting, EHLO, STARTTLS.
        (8, 421, false, "421 4.3.2 Shutting down", .again), (8, 554, false, "554 No service here", .stopped),
        (9, 451, false, "451 4.7.0 Later", .again), (9, 550, false, "550 5.7.1 Go away", .stopped),
        (64, 454, false, "454 4.7.0 TLS not available", .again), (64, 250, false, "250 HELP", .stopped),
        (60, 220, false, "", .stopped), (77, 0, false, "", .stopped), (43, 0, false, "", .stopped),
        // AUTH (RFC 4954, section 6).
        (67, 535, false, "535 5.7.8 Credentials invalid", .stopped),
        (67, 534, false, "534 5.7.9 Mechanism too weak", .stopped), (67, 530, false, "530 5.7.0 Sign in", .stopped),
        (67, 432, false, "432 4.7.12 A new password is needed", .stopped),
        (67, 454, false, "454 4.7.0 Temporary failure", .again), (67, 504, false, "504 5.5.4 Unknown", .stopped),
        (67, 421, false, "421 4.7.0 Busy", .again),
        // MAIL, RCPT, DATA.
        (55, 530, false, "530 5.7.0 Authentication required", .stopped),
        (55, 538, false, "538 5.7.11 Encryption required", .stopped), (55, 421, false, "421 4.3.2 Bye", .again),
        (55, 450, false, "450 4.2.1 Busy", .again), (55, 451, false, "451 4.7.1 Greylisted", .again),
        (55, 452, false, "452 4.3.1 No room", .again), (55, 550, false, "550 5.1.1 No such user", .failed),
        (55, 552, false, "552 5.3.4 Too big", .failed), (55, 552, false, "552 5.2.2 Mailbox full", .again),
        (55, 550, false, "550 5.2.2 Over quota", .again), (55, 554, false, "554 5.7.1 Refused", .failed),
        (55, 552, false, "552 Too much", .failed), (42, 550, false, "550 5.1.1 No such user", .failed),
        // After the final dot.
        (28, 354, true, "354 Go on", .unknown), (56, 354, true, "354 Go on", .unknown),
        (42, 354, true, "354 Go on", .unknown), (23, 354, true, "354 Go on", .unknown),
        (8, 999, true, "999 What", .unknown), (8, 354, true, "354 Go on", .unknown),
        (55, 354, true, "354 Go on", .again), (8, 451, true, "451 4.3.0 Later", .again),
        (8, 421, true, "421 4.3.2 Shutting down", .again), (8, 452, true, "452 4.3.1 No room", .again),
        (8, 552, true, "552 5.2.2 Mailbox full", .again), (8, 552, true, "552 5.3.4 Too big", .failed),
        (8, 550, true, "550 5.7.1 Looks like spam", .failed), (8, 554, true, "554 5.6.0 No", .failed),
        (8, 530, true, "530 5.7.0 Authentication required", .stopped),
        (8, 251, true, "251 2.1.5 Forwarded", .accepted), (42, 250, true, "250 2.0.0 Ok", .accepted),
    ]

    @Test(arguments: table.indices)
    func `is decided by how far it came and by what the server said`(row: Int) {
        let row = Self.table[row]
        let error = CurlError(
            code: row.code, message: "Something", handedOver: row.given, replyCode: row.reply, lastLine: row.words)
        let held = Smtp.outcome(of: error, to: Self.ann, whenUnknown: .hold)
        #expect(SmtpEnd(held) == row.end, "\(row): \(held)")
        // Whom an unknown end troubles less than silence sends again; everything else stays as it is.
        let resent = Smtp.outcome(of: error, to: Self.ann, whenUnknown: .resend)
        #expect(SmtpEnd(resent) == (row.end == .unknown ? .again : row.end), "\(row): \(resent)")
        if row.reply >= 400, row.reply < 600 {
            #expect("\(held)".contains(row.words), "\(held)")
        }
    }
}
