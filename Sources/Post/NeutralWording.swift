import Casework
import Records
import Text

/// What is seen of a message to an applicant before it is opened: by who looks over their shoulder, or holds their
/// telephone. Applied last, so that no letter of the house's own gets round it.
///
/// Officers and bodies are told in their subjects that it is about a case review, with its reference: they work on many
/// and must find the one again, and a subject names nobody and nothing of the matter (`LettersTests`). Their reminders,
/// digests and summaries name duties and no person, so that they need no other wording.
enum NeutralWording {
    /// Shown as the sender in place of the service's name.
    static let sender = "Messages"

    static func apply(to outgoing: inout OutgoingMessage, of message: OutboxMessage, link: String?) {
        guard case .applicant = message.recipient else { return }
        if message.safe.isNeutral {
            outgoing.from = Mail.Party(sender, outgoing.from.address)
            outgoing.subject = subject(of: message, in: outgoing.language)
        }
        // A text message lies open on a locked screen: it tells nothing of the case, whatever was asked for.
        if message.way == .text {
            // Written here, so that there is always one in Welsh.
            outgoing.language = message.safe.language == "cy" ? "cy" : "en-GB"
            outgoing.text = text(of: message, link: message.safe.isNeutral ? nil : link)
            outgoing.html = LetterHTML.page(
                Letter(subject: outgoing.subject, text: outgoing.text), language: outgoing.language)
            outgoing.calendar = nil
        }
    }

    private static func subject(of message: OutboxMessage, in language: String) -> String {
        // A reference reads the same in every language.
        if language == "cy", let reference = message.reference { return reference }
        if message.kind == .signInCode { return language == "cy" ? "Eich cod" : "Your code" }
        return message.reference.map { "Your reference \($0)" }
            ?? (language == "cy" ? "Neges i chi" : "A message for you")
    }

    /// One text message, of at most 160 symbols where there is no link.
    static func text(of message: OutboxMessage, link: String?) -> String {
        let isWelsh = message.safe.language == "cy"
        if message.kind == .signInCode, case .text(let code)? = message.facts["code"] {
            return isWelsh ? "Eich cod yw \(code)." : "Your code is \(code)."
        }
        if isWelsh {
            let reference = message.reference.map { " am \($0)" } ?? ""
            guard let link else {
                return "Mae neges i chi\(reference). Gallwch ei darllen lle rydych yn ei dilyn ar-lein."
            }
            return "Mae neges i chi\(reference). Darllenwch hi yma: \(link) Os ydych mewn perygl, ffoniwch 999."
        }
        let reference = message.reference.map { " about \($0)" } ?? ""
        guard let link else {
            return "There is a message for you\(reference). You can read it where you follow it online."
        }
        return "There is a message for you\(reference). Read it here: \(link) If you are in danger, call 999."
    }
}
