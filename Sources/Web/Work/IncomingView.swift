import Desk
import FoundationEssentials
import Records
import Text

/// A mail that came in, as the coordinators read it: text only, whatever it was.
struct IncomingView {
    let mail: IncomingMails.Entry
    /// The task that it belongs to.
    let task: UUID

    var html: HTML {
        let received = mail.mail
        let cut: HTML? =
            received.isCut ? "<p>It was longer than this service keeps: the end is missing.</p>\n" : nil
        return """
            \(standing)\
            \(Pieces.list([
                ("From", "\(received.sender.isEmpty ? "nobody named" : received.sender)"),
                ("Subject", "\(received.subject)"), ("Came", Pieces.moment(mail.receivedAt)),
                ("Attached", received.attachments.isEmpty ? nil : "\(received.attachments.joined(separator: ", "))"),
            ]))
            <h2>What it says</h2>
            <pre>\(received.body.isEmpty ? "It has no text that can be shown." : received.body)</pre>
            \(cut)<p>\(HTML.link(
                to: "/work/tasks/\(task.uuidString)/mail.eml", "Save the whole mail as a file"))\
             Open it only in a program that you trust with it: it comes from outside.</p>

            """
    }

    private var standing: HTML {
        let isProven = mail.about.isProven
        let words: HTML =
            switch mail.mail.kind {
            case .reply:
                isProven
                    ? "It answers a message of this case."
                    : "Nothing proves which case it belongs to: see who wrote it before you act on it."
            case .report:
                "It says that a message did not arrive, and proves nothing: anybody can write such a mail. So the message "
                    + "still counts as sent. Find out whether it arrived."
            case .complaint:
                "A reader, or their mail provider, marked a message as unwanted. Ask whether another way is better."
            case .automatic: "A program wrote it."
            }
        return "<div class=\"notice\"><p>\(words)</p></div>\n"
    }
}

extension CasePage {
    /// What somebody's calendar answered: ` (accepted)`, and empty where it did not.
    func answered(_ recipient: UUID, to number: Int) -> String {
        guard let entry = answers.first(where: { $0.recipient == recipient && $0.number == number }) else { return "" }
        let word =
            switch entry.answer {
            case .accepted: "accepted"
            case .declined: "declined"
            case .tentative: "perhaps"
            case .delegated: "sends somebody else"
            }
        return entry.isOutdated ? " (\(word), before it was changed)" : " (\(word))"
    }
}
