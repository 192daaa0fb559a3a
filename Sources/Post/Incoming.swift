import Text

/// What a mail that came back is.
enum Incoming: Equatable {
    /// Of a mail server, about a message.
    case report(MailReport)
    /// Of a calendar, to an invitation.
    case answer(CalendarReply)
    /// Somebody marked a message as unwanted (RFC 5965).
    case complaint
    /// Of a program: somebody is away (RFC 3834).
    case automatic
    /// Of a person. Whatever cannot be told for certain counts as this.
    case human

    /// - Parameter hasNullSender: the sender of the envelope is empty, as programs' is that want no answer.
    init(_ mail: ReceivedMail, hasNullSender: Bool) {
        if Incoming.isComplaint(mail) {
            self = .complaint
        } else if let report = MailReport(mail) {
            self = .report(report)
        } else if let answer = CalendarReply(mail) {
            self = .answer(answer)
        } else {
            self = Incoming.isAutomatic(mail, hasNullSender) ? .automatic : .human
        }
    }

    private static func isComplaint(_ mail: ReceivedMail) -> Bool {
        mail.parts.contains { $0.type == "message/feedback-report" }
    }

    /// By what only programs write. `Precedence: list` and its like stand on what people send through a list or a shared
    /// mailbox too, and are no proof.
    private static func isAutomatic(_ mail: ReceivedMail, _ hasNullSender: Bool) -> Bool {
        if hasNullSender || mail.header["return-path"].map({ $0 == "<>" }) == true { return true }
        if let submitted = mail.header["auto-submitted"], word(submitted) != "no" { return true }
        return false
    }

    /// The first word, in lower case.
    private static func word(_ value: String) -> String {
        let bytes = value.utf8.prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 && $0 != UInt8(ascii: "(") }
        return lowered(bytes)
    }
}
