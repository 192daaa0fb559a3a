public import Casework
import FoundationEssentials
public import Postgres
import Records
import Text

/// The calendar events of invitations as files that a link in a message leads to: for channels that cannot carry a
/// file. Nobody is named in one; whoever has the link sees when and where a meeting is.
public struct InvitationFiles: Sendable {
    private let pool: Pool
    private let settings: PostSettings
    private let now: @Sendable () async -> Instant

    /// After its end it can be had for so long.
    static let grace: Int64 = 86_400

    /// `pool` is the post's own role.
    public init(pool: Pool, settings: PostSettings, now: @escaping @Sendable () async -> Instant) {
        self.pool = pool
        self.settings = settings
        self.now = now
    }

    /// `https://host/calendar/invitation/TOKEN.ics`; nil for messages without an event.
    static func link(to message: OutboxMessage, _ settings: PostSettings) -> String? {
        guard !settings.linkKey.isEmpty, event(of: message, settings.from) != nil else { return nil }
        let token = MessageToken.make(message.id, for: .calendar, key: settings.linkKey)
        return "\(settings.publicURL)/calendar/invitation/\(token).ics"
    }

    /// The file behind a link's last part, `TOKEN.ics`; nil where there is none or its time has passed.
    public func file(_ name: String) async throws -> String? {
        let ending = Array(".ics".utf8)
        let bytes = Array(name.utf8)
        guard bytes.count > ending.count, bytes.suffix(ending.count).elementsEqual(ending), !settings.linkKey.isEmpty,
            let id = MessageToken.read(
                String(decoding: bytes.dropLast(ending.count), as: UTF8.self), for: .calendar, key: settings.linkKey)
        else { return nil }
        let moment = await now()
        let message = try await pool.transaction(.readOnly) { tx in
            try OutboxMessage.find(id, on: London.date(of: moment), tx)
        }
        guard let message, let event = InvitationFiles.event(of: message, settings.from) else { return nil }
        guard case .time(_, let until) = event.when, moment.seconds < until + InvitationFiles.grace else { return nil }
        return try? ICS(.publish, [event]).text()
    }

    /// nil for a message that tells of no meeting.
    private static func event(of message: OutboxMessage, _ from: Mail.Party) -> ICS.Event? {
        guard message.kind.eventChange == .set, let event = message.event,
            case .moment(let starts)? = message.facts["starts"], case .number(let minutes)? = message.facts["minutes"],
            (1...1_440).contains(minutes)
        else { return nil }
        var place: String?
        if case .text(let text)? = message.facts["place"] { place = text }
        return ICS.Event(
            uid: Invitation.uid(event, at: from.address.domain), sequence: message.sequence,
            stamp: message.createdAt.seconds,
            when: .time(from: starts.seconds, until: starts.adding(seconds: Int64(minutes) * 60).seconds),
            summary: Invitation.summary(of: message), location: place, organizer: from)
    }
}
