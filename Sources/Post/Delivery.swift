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
                let calendar = try Invitation.calendar(for: message, to: to.mailbox, settings)
                return .success(told(outgoing(letter, calendar, to, settings), settings))
            } catch {
                return .failure(Unwritten(reason: "the calendar event cannot be written: \(error)"))
            }
        } catch {
            return .failure(Unwritten(reason: "the letter lacks \(error.fact)"))
        }
    }

    /// With whom it is for and where they read more, for channels that carry no letter.
    private func told(_ letter: OutgoingMessage, _ settings: PostSettings) -> OutgoingMessage {
        var letter = letter
        letter.recipient = message.recipient
        switch message.recipient {
        case .applicant: letter.page = link
        case .areaContact, .outside, .outsideBody: break
        // Not the link, which is as good as a key to whoever holds it.
        case .person, .agency:
            let path = message.path ?? message.reference.map { "/work/cases/\($0)" }
            letter.page = path.map { settings.publicURL + $0 }
        }
        return letter
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
        var outgoing = OutgoingMessage(
            id: message.id, attempt: message.attempt, kind: message.kind, language: letter.language,
            from: settings.from, to: to,
            subject: letter.subject, text: letter.text, html: LetterHTML.page(letter, language: letter.language),
            calendar: calendar,
            reference: message.reference, due: due, createdAt: message.createdAt,
            mayHaveBeenSent: message.mayHaveBeenSent)
        outgoing.returnPath = settings.returns?.address(for: message.id)
        outgoing.replyTo = settings.replyTo(to: message).map { Mail.Party("", $0) }
        outgoing.thread = message.thread.map { OutgoingMessage.messageID($0, from: settings.from) }
        outgoing.link = link
        outgoing.calendarLink = InvitationFiles.link(to: message, settings)
        NeutralWording.apply(to: &outgoing, of: message, link: link)
        return outgoing
    }
}

extension Delivery {
    /// Links live as long as a review may take.
    private static let linkSeconds: Int64 = 60 * 86_400

    /// Gives claimed messages their links. An applicant's leads to their own page, which asks who they are; anyone
    /// else's is a token for the page of what is asked, written before the message leaves.
    static func all(
        _ messages: [OutboxMessage], _ settings: PostSettings, now: Instant, in tx: borrowing Transaction
    ) throws -> [Delivery] {
        var links: [SignIns.MessageLink] = []
        let deliveries = messages.map { Delivery(message: $0, link: link(of: $0, settings, now: now, &links)) }
        try SignIns.insert(links, in: tx)
        return deliveries
    }

    private static func link(
        of message: OutboxMessage, _ settings: PostSettings, now: Instant, _ links: inout [SignIns.MessageLink]
    ) -> String? {
        let person: Person.ID?
        let mailbox: String?
        switch message.recipient {
        case .applicant: return message.kind == .signInCode ? nil : "\(settings.publicURL)/track"
        // They have no page here.
        case .areaContact, .outside, .outsideBody: return nil
        case .person(let id): (person, mailbox) = (id, nil)
        case .agency: (person, mailbox) = (nil, message.address)
        }
        guard let path = message.path ?? message.reference.map({ "/work/cases/\($0)" }) else { return nil }
        let token = Token.make()
        links.append(
            SignIns.MessageLink(
                token: token, person: person, mailbox: mailbox, path: path,
                expires: now.adding(seconds: linkSeconds)))
        // Whoever is asked when they could come needs no account for that.
        if person != nil, path.utf8.starts(with: AvailabilityPoll.pathStart.utf8) {
            return "\(settings.publicURL)/availability/\(token.text)"
        }
        return "\(settings.publicURL)/l/\(token.text)"
    }
}
