import Casework
import FoundationEssentials
import Postgres

/// What is true, at the moment of a claim, of the reminders and digests in it: whose duty it is now, who covers whom,
/// what of a digest still holds, how late each is today.
struct Today {
    private let passage: Passage
    private let now: Instant
    /// Of each digest: what goes with it.
    private var items: [UUID: [OutboxMessage]] = [:]
    /// Reminders that are for somebody else now.
    private var passedOn: Set<UUID> = []

    /// Who is to be reminded is asked again of what was planned longer ago than this, in seconds.
    private static let grace: Int64 = 60

    /// Reads it under the claim's locks. Who is to be reminded instead of somebody gets their own reminder here, and
    /// what no longer holds of a digest is settled.
    init(of waiting: [WaitingMessage], passage: Passage, now: Instant, in tx: borrowing Transaction) throws {
        self.passage = passage
        self.now = now
        let digests = waiting.map(\.message).filter { $0.kind == .digest }
        let members = try Today.members(of: digests, on: London.date(of: now), in: tx)
        let old = now.adding(seconds: -Today.grace)
        let alone = waiting.filter { $0.message.kind == .reminder && $0.message.createdAt <= old }
        let reminders = alone + members.map(\.message).filter { $0.message.kind == .reminder }
        passedOn = try Today.passOn(reminders, passage: passage, now: now, in: tx)
        for member in members {
            let reason: String? =
                switch verdict(on: member.message) {
                case .goes, .waits: member.isSuperseded ? "another reminder of it goes alone" : nil
                case .dropped(let because), .missed(let because), .failed(let because), .byHand(let because),
                    .notTold(let because), .unknown(let because), .goesBy(_, let because):
                    because
                }
            if let reason {
                try Today.drop(member.message.message, because: reason, at: now, in: tx)
            } else {
                items[member.digest, default: []].append(told(member.message.message))
            }
        }
    }

    /// The last word on a message.
    func verdict(on each: WaitingMessage) -> Passage.Verdict {
        let verdict = passage.verdict(on: each.passage, now: now)
        guard case .goes = verdict else { return verdict }
        let reason: String? =
            switch each.message.kind {
            case .reminder: passedOn.contains(each.message.id) ? "somebody else is to be reminded now" : nil
            case .digest: items[each.message.id] == nil ? "nothing of it holds any more" : nil
            case .meetingTomorrow, .applicantMeetingTomorrow: each.isDeclined ? "the recipient does not come" : nil
            default: nil
            }
        guard let reason else { return verdict }
        return each.message.mayHaveBeenSent ? .unknown(because: reason) : .dropped(because: reason)
    }

    /// The message as it is true today.
    func told(_ message: OutboxMessage) -> OutboxMessage {
        var told = message
        if message.kind == .reminder {
            told.facts = Reminding.facts(message.facts, on: London.date(of: now), calendar: passage.calendar)
        }
        told.items = items[message.id] ?? []
        return told
    }

    private struct Member {
        var digest: UUID
        var message: WaitingMessage
        /// A later reminder of the same duty goes to the same recipient alone.
        var isSuperseded: Bool
    }

    private static func members(
        of digests: [OutboxMessage], on day: CivilDate, in tx: borrowing Transaction
    ) throws -> [Member] {
        guard !digests.isEmpty else { return [] }
        let rows: [(partnership: UUID, id: UUID, digest: UUID, isSuperseded: Bool)] = try tx.rows(
            """
            select m.partnership_id, m.id, m.digest_id,
                   exists (select from occurrence o
                             join occurrence later
                               on later.partnership_id = o.partnership_id and later.deadline_id = o.deadline_id
                              and later.recipient_id = o.recipient_id and later.rung > o.rung
                             join message l on l.partnership_id = later.partnership_id and l.id = later.message_id
                            where o.partnership_id = m.partnership_id and o.message_id = m.id
                              and l.state not in ('digest', 'dropped')) as is_superseded
              from message m
              join unnest(\(digests.map(\.partnership.id.raw)), \(digests.map(\.id)))
                   as taken (partnership_id, id)
                on m.partnership_id = taken.partnership_id and m.digest_id = taken.id
             where m.state = 'digest'
             order by m.created_at, m.id
            """
        ) { row in (try row["partnership_id"], try row["id"], try row["digest_id"], try row["is_superseded"]) }
        guard !rows.isEmpty else { return [] }
        let messages = try WaitingMessage.read(rows.map(\.id), of: rows.map(\.partnership), on: day, in: tx)
        let byID = Dictionary(messages.map { ($0.message.id, $0) }) { first, _ in first }
        return rows.compactMap { row in
            byID[row.id].map { Member(digest: row.digest, message: $0, isSuperseded: row.isSuperseded) }
        }
    }

    /// Asks again whom the rungs of these reminders are for. Returns those that are for somebody else now; whoever is
    /// new gets a reminder of their own.
    private static func passOn(
        _ reminders: [WaitingMessage], passage: Passage, now: Instant, in tx: borrowing Transaction
    ) throws -> Set<UUID> {
        let open = reminders.filter { $0.duty == "open" }.map(\.message)
        guard !open.isEmpty else { return [] }
        let planned = try Occurrences.planned(open.map(\.id), of: open.map(\.partnership.id.raw), in: tx)
        let messages = Dictionary(open.map { ($0.id, $0) }) { first, _ in first }
        let addressees = try Addressees.read(
            of: Array(Set(open.map(\.partnership.id))), files: planned.map(\.rung.file), on: London.date(of: now),
            in: tx)
        var passedOn: Set<UUID> = []
        var asked: Set<[String]> = []
        for each in planned {
            guard let message = messages[each.message] else { continue }
            let right = Reminder.of(each.rung, addressees, path: message.path, passage: passage, now: now)
            if !right.contains(where: { $0.notice.to == message.recipient }) { passedOn.insert(message.id) }
            let new = right.filter { reminder in
                !each.told.contains { RecipientColumns(reminder.notice.to).holds($0) }
            }
            guard !new.isEmpty, asked.insert(["\(each.rung.deadline)", "\(each.rung.rung)"]).inserted else { continue }
            try Occurrences.insert(new, channel: each.channel, now: now, in: tx)
        }
        return passedOn
    }

    private static func drop(
        _ message: OutboxMessage, because reason: String, at now: Instant, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update message
               set state = 'dropped', detail = \(reason), settled_at = \(now)
             where partnership_id = \(message.partnership.id) and id = \(message.id) and state = 'digest'
            """)
    }
}

extension RecipientColumns {
    fileprivate func holds(_ id: UUID) -> Bool { person == id || agency == id }
}
