import FoundationEssentials
import Text

/// What a mail server reports of a message that it could not deliver, or not yet (RFC 3464), and what others write in
/// its place.
struct MailReport: Equatable {
    enum Action: Equatable { case failed, delayed, delivered, relayed }

    var action: Action
    /// `5.1.1` (RFC 3463); nil where it names none.
    var status: String?
    /// What the far server said, without addresses; empty where nothing is known.
    var said: String
    /// The Message-IDs that the report names as the message's own, without angle brackets.
    var messageIDs: [String]

    /// For a person: `5.1.1: User unknown`.
    var reason: String {
        let words = [status, said.isEmpty ? nil : said].compactMap { $0 }.joined(separator: ": ")
        let began =
            switch action {
            case .failed: "the mail came back"
            case .delayed: "the mail is on its way still"
            case .delivered: "the far server says that it delivered the mail"
            case .relayed: "the mail was handed on"
            }
        return words.isEmpty ? began : "\(began): \(words)"
    }

    /// nil where the mail reports nothing of that kind.
    init?(_ mail: ReceivedMail) {
        guard let found = MailReport.standard(mail) ?? MailReport.other(mail) else { return nil }
        self = found
        messageIDs = MailReport.originalIDs(mail)
    }

    private init(_ action: Action, status: String?, said: String) {
        self.action = action
        self.status = status
        self.said = MailReport.withoutAddresses(said)
        messageIDs = []
    }

    /// A part `message/delivery-status`. We name one recipient a message: of several, the worst counts.
    private static func standard(_ mail: ReceivedMail) -> MailReport? {
        let types = ["message/delivery-status", "message/global-delivery-status"]
        let groups = mail.parts.filter { types.contains($0.type) }.flatMap { HeaderFields.groups($0.bytes) }
        let reports = groups.compactMap { group -> MailReport? in
            guard group["action"] != nil || group["final-recipient"] != nil else { return nil }
            let status = group["status"].flatMap { enhancedCode($0) }
            let diagnostic = group["diagnostic-code"] ?? ""
            let action: Action? =
                switch lowered(group["action"] ?? "").utf8.prefix(9).split(separator: UInt8(ascii: " ")).first
                    .map({ String(Substring($0)) })
                {
                case "failed": .failed
                case "delayed": .delayed
                case "delivered": .delivered
                case "relayed", "expanded": .relayed
                default: status.flatMap { MailReport.action(of: $0) }
                }
            guard let action else { return nil }
            return MailReport(action, status: status, said: withoutKind(diagnostic))
        }
        for worst in [Action.failed, .delayed, .relayed, .delivered] {
            if let report = reports.first(where: { $0.action == worst }) { return report }
        }
        return nil
    }

    /// 5.x.x is for good, 4.x.x may pass, 2.x.x is success.
    private static func action(of status: String) -> Action? {
        switch status.utf8.first {
        case UInt8(ascii: "5"): .failed
        case UInt8(ascii: "4"): .delayed
        case UInt8(ascii: "2"): .delivered
        default: nil
        }
    }

    /// What Exim, qmail and others write: a field that names who failed, known first words, or a postmaster's subject.
    private static func other(_ mail: ReceivedMail) -> MailReport? {
        let text = mail.text
        let status = enhancedCode(in: text)
        if mail.header["x-failed-recipients"] != nil {
            return MailReport(.failed, status: status, said: "")
        }
        if text.utf8.starts(with: "Hi. This is the".utf8), lowered(text).utf8.firstRange(of: "deliver".utf8) != nil {
            return MailReport(.failed, status: status, said: "")
        }
        guard isPostmaster(mail) else { return nil }
        let subject = lowered(mail.subject)
        func says(_ words: String...) -> Bool { words.contains { subject.utf8.firstRange(of: $0.utf8) != nil } }
        if says("delayed", "(delay)", "warning: message", "still being retried") {
            return MailReport(.delayed, status: status, said: "")
        }
        if says(
            "undeliver", "delivery status notification (failure)", "returned mail", "mail delivery failed",
            "failure notice", "delivery failure", "delivery has failed", "mail delivery system")
        {
            return MailReport(.failed, status: status, said: "")
        }
        return nil
    }

    private static func isPostmaster(_ mail: ReceivedMail) -> Bool {
        if mail.header["return-path"].map({ $0 == "<>" }) == true { return true }
        return mail.addresses("from").contains { address in
            ["mailer-daemon", "postmaster"].contains(lowered(address.local))
        }
    }

    /// In the headers of the message that it carries, or named in its text.
    static func originalIDs(_ mail: ReceivedMail) -> [String] {
        let carried = mail.parts.filter {
            ["message/rfc822", "text/rfc822-headers", "message/global"].contains($0.type)
        }
        .flatMap { HeaderFields($0.bytes).all("message-id") }
        let named = HeaderFields.groups(Array(mail.text.utf8)).flatMap { $0.all("message-id") }
        return (carried + named + mail.header.all("in-reply-to")).flatMap { value in
            value.utf8.split { " \t<>".utf8.contains($0) }.map { String(Substring($0)) }
        }
    }

    /// `smtp; 550 5.1.1 User unknown` without its kind.
    private static func withoutKind(_ diagnostic: String) -> String {
        guard let semicolon = diagnostic.utf8.firstIndex(of: UInt8(ascii: ";")) else { return diagnostic }
        return String(diagnostic[diagnostic.index(after: semicolon)...])
    }

    /// `5.1.1` at the beginning of a text.
    private static func enhancedCode(_ text: String) -> String? {
        let word = text.utf8.drop { $0 == 0x20 }.prefix { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }
        let numbers = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard numbers.count == 3, let first = numbers.first, first.count == 1,
            "245".utf8.contains(where: { $0 == first.first }),
            numbers.dropFirst().allSatisfy({ (1...3).contains($0.count) })
        else { return nil }
        return String(Substring(word))
    }

    /// The first in a text.
    private static func enhancedCode(in text: String) -> String? {
        text.utf8.prefix(100_000).split { " \t\r\n:;,()[]<>".utf8.contains($0) }
            .lazy.compactMap { enhancedCode(String(decoding: $0, as: UTF8.self)) }.first
    }

    /// At most 300 bytes of plain words; what looks like an address is left out, since this is shown to many.
    private static func withoutAddresses(_ text: String) -> String {
        let words = text.utf8.prefix(2_000).split { $0 <= 0x20 || $0 == 0x7F }.map { word in
            word.contains(UInt8(ascii: "@")) ? "(address)" : String(decoding: word, as: UTF8.self)
        }
        var result = ""
        for word in words {
            guard result.utf8.count + word.utf8.count < 300 else { break }
            result += (result.isEmpty ? "" : " ") + word
        }
        return result
    }
}
