import Casework
import Postgres
import Records
import Text

/// One message on its way through one channel: claimed, with its link, to be written and handed over.
struct Delivery: Sendable {
    var message: OutboxMessage
    /// Where its letter's link leads; nil for a message without one.
    var link: String?

    /// Why there is nothing to hand over.
    struct Unwritten: Error, Equatable {
        var reason: String
    }

    /// The letter as it leaves.
    func outgoing(_ letters: Letters, _ settings: PostSettings) -> Result<OutgoingMessage, Unwritten> {
        guard let to = destination else {
            return .failure(Unwritten(reason: "the recipient's address is not one that mail can be sent to"))
        }
        do throws(LetterLacks) {
            let letter = try letters.letter(to: message, link: link)
            do throws(ICS.Refusal) {
                let calendar = try Invitation.calendar(for: message, from: settings.from, to: to.mailbox, link: link)
                return .success(outgoing(letter, calendar, to, settings))
            } catch {
                return .failure(Unwritten(reason: "the calendar event cannot be written: \(error)"))
            }
        } catch {
            return .failure(Unwritten(reason: "the letter lacks \(error.fact)"))
        }
    }

    /// nil where the address is not one of its way.
    private var destination: Destination? {
        guard let text = message.address else { return nil }
        switch message.way {
        case .email: return (try? MailAddress(text)).map { .mailbox(Mail.Party(message.name, $0)) }
        case .text: return .telephone(name: message.name, number: text)
        case .letter:
            let lines = text.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)).trimmed }
            return .postal(name: message.name, lines: lines.filter { !$0.isEmpty })
        case .call: return nil
        }
    }

    private func outgoing(
        _ letter: Letter, _ calendar: Mail.Calendar?, _ to: Destination, _ settings: PostSettings
    ) -> OutgoingMessage {
        var due: CivilDate?
        if case .date(let day)? = message.facts["due"] { due = day }
        return OutgoingMessage(
            id: message.id, attempt: message.attempt, kind: message.kind, from: settings.from, to: to,
            subject: letter.subject, text: letter.text, html: LetterHTML.page(letter), calendar: calendar,
            reference: message.reference, due: due, createdAt: message.createdAt,
            mayHaveBeenSent: message.mayHaveBeenSent)
    }
}

extension Delivery {
    /// Links live as long as a review may take.
    private static let linkSeconds: Int64 = 60 * 86_400

    /// Gives a claimed message its link. An applicant's leads to their own page, which asks who they are; anyone
    /// else's is a token for the page of what is asked, written before the message leaves.
    init(_ message: OutboxMessage, _ settings: PostSettings, now: Instant, in tx: borrowing Transaction) throws {
        self.message = message
        let person: Person.ID?
        let mailbox: String?
        switch message.recipient {
        case .applicant:
            link = message.kind == .signInCode ? nil : "\(settings.publicURL)/track"
            return
        case .areaContact:
            // They have no page here.
            link = nil
            return
        case .person(let id): (person, mailbox) = (id, nil)
        case .agency: (person, mailbox) = (nil, message.address)
        }
        guard let path = message.path ?? message.reference.map({ "/work/cases/\($0)" }) else { return }
        let token = Token.make()
        try SignIns.insertLink(
            token, person: person, mailbox: mailbox, path: path,
            expires: now.adding(seconds: Delivery.linkSeconds), in: tx)
        link = "\(settings.publicURL)/l/\(token.text)"
    }
}
