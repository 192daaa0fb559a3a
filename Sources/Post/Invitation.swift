import Casework
import FoundationEssentials
import Records
import Text

/// The calendar event that a message about a meeting carries (RFC 5546): one for each recipient, who alone is named in
/// it, with nothing of the case but its reference, and for an applicant not even that.
enum Invitation {
    /// nil for every other kind of message, and for a recipient who is the organiser. Throws what keeps the event from
    /// being written.
    static func calendar(
        for message: OutboxMessage, to: Mail.Party?, _ settings: PostSettings
    ) throws(ICS.Refusal) -> Mail.Calendar? {
        // Who was never invited has no event to be taken away.
        guard let to, let change = message.kind.eventChange, let event = message.event,
            message.kind != .notInvited || message.sequence > 0, !isSame(to.address, settings.from.address)
        else { return nil }
        guard case .moment(let starts)? = message.facts["starts"],
            case .number(let minutes)? = message.facts["minutes"],
            (1...1_440).contains(minutes)
        else { throw .when }
        var place: String?
        if case .text(let text)? = message.facts["place"] { place = text }
        let uid = uid(event, at: settings.from.address.domain)
        // Calendars answer to the organizer.
        let organizer =
            settings.returns?.address(forEvent: uid).map { Mail.Party(settings.from.name, $0) } ?? settings.from
        var written = ICS.Event(
            uid: uid, sequence: message.sequence,
            stamp: message.createdAt.seconds,
            when: .time(from: starts.seconds, until: starts.adding(seconds: Int64(minutes) * 60).seconds),
            summary: summary(of: message), location: place, organizer: organizer, attendees: [to],
            url: link(of: message, settings), status: change == .withdraw ? nil : .confirmed)
        written.isPrivate = true
        let method: ICS.Method = change == .set ? .request : .cancel
        return Mail.Calendar(method, try ICS(method, [written]).text())
    }

    /// Events of earlier versions were named after the file and the recipient, with the sender's domain; the dot tells.
    static func uid(_ event: String, at domain: String) -> String {
        event.utf8.contains(UInt8(ascii: ".")) ? "\(event)@\(domain)" : event
    }

    /// Others may look over an applicant's shoulder at their calendar.
    static func summary(of message: OutboxMessage) -> String {
        if case .applicant = message.recipient { return message.safe.language == "cy" ? "Apwyntiad" : "Appointment" }
        return "Meeting \(message.reference ?? "")".trimmed
    }

    /// The page of the case, which asks who it is that reads; no secret, since calendars are shared.
    private static func link(of message: OutboxMessage, _ settings: PostSettings) -> String? {
        guard case .person = message.recipient, let reference = message.reference,
            settings.publicURL.utf8.starts(with: "https://".utf8)
        else { return nil }
        return "\(settings.publicURL)/work/cases/\(reference)"
    }

    /// Whatever the letters' case: an event whose organiser is asked to it is refused by mail programs.
    private static func isSame(_ one: MailAddress, _ other: MailAddress) -> Bool {
        func lowered(_ address: MailAddress) -> [UInt8] {
            address.description.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        }
        return lowered(one) == lowered(other)
    }
}
