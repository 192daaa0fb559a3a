import Casework
import FoundationEssentials
import Records
import Text

/// The calendar event of an invitation: one for each recipient, who alone is named in it, with nothing of the case but
/// its reference.
enum Invitation {
    /// nil for every other kind of message. Throws what keeps the event from being written.
    static func calendar(
        for message: OutboxMessage, from: Mail.Party, to: Mail.Party?, link: String?
    ) throws(ICS.Refusal) -> Mail.Calendar? {
        guard let to, message.kind == .invitation || message.kind == .applicantInvitation else { return nil }
        guard case .moment(let starts)? = message.facts["starts"],
            case .number(let minutes)? = message.facts["minutes"],
            (1...1_440).contains(minutes)
        else { throw .when }
        var place: String?
        if case .text(let text)? = message.facts["place"] { place = text }
        let event = ICS.Event(
            uid: uid(of: message, at: from.address.domain), sequence: message.sequence,
            stamp: message.createdAt.seconds,
            when: .time(from: starts.seconds, until: starts.adding(seconds: Int64(minutes) * 60).seconds),
            summary: "Meeting \(message.reference ?? "")".trimmed, location: place, organizer: from, attendees: [to],
            url: link.flatMap { $0.utf8.starts(with: "https://".utf8) ? $0 : nil })
        return Mail.Calendar(.request, try ICS(.request, [event]).text())
    }

    /// The same for every version of this meeting and this recipient, so that a later invitation moves the first.
    private static func uid(of message: OutboxMessage, at domain: String) -> String {
        let recipient =
            switch message.recipient {
            case .applicant(let application): application.description
            case .person(let person): person.description
            case .agency(let agency): agency.description
            case .areaContact(let contact): contact.description
            }
        let file = message.file ?? message.id
        return "\(file.uuidString.lowercased()).\(recipient)@\(domain)"
    }
}
