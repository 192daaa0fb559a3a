public import Casework
import FoundationEssentials
public import Postgres

/// Reads what a rehearsal plays through. It writes nothing: the transaction may be read-only.
public struct Rehearsals: Sendable {
    /// What would go, as things stand.
    public var entries: [Rehearsal.Entry]
    /// What another ladder would do to reminders; nil where none was asked for.
    public var change: RehearsalChange?
    public var names: RehearsalNames
    /// There are more open duties than are rehearsed.
    public var isCut: Bool

    /// How many open duties are rehearsed at the most, by their last day.
    public static let limit = 10_000

    /// Rehearses to `until`.
    ///
    /// - Parameters:
    ///   - partnership: nil: every one that the reader may see.
    ///   - procedure: compared with what stands: as if every open duty had its ladder.
    ///   - channel: the one that mail leaves by.
    public static func rehearse(
        _ partnership: Partnership.ID? = nil, until: CivilDate, under procedure: Procedure? = nil, channel: String,
        passage: Passage, now: Instant, in tx: borrowing Transaction
    ) throws -> Rehearsals {
        let end = London.instant(date: until.adding(days: 1), hour: 0, minute: 0)
        let open = try duties(of: partnership, before: procedure == nil ? end : nil, in: tx)
        let waiting = try waiting(of: partnership, before: end, in: tx)
        let closed = try closed(of: partnership, from: London.date(of: now), in: tx)
        let partnerships = Set(open.map(\.partnership) + waiting.map(\.partnership))
        let all = try partnership.map { [$0] } ?? Array(partnerships.union(Founding.partnerships(in: tx)))
        var read: [CivilDate: Addressees] = [:]
        let files = Array(Set(open.map(\.file)))
        let play = { (duties: [Rehearsal.Duty], tx: borrowing Transaction) throws -> [Rehearsal.Entry] in
            var rehearsal = Rehearsal(passage: passage, channel: channel, from: now, until: until, closed: closed)
            return try rehearsal.play(duties, waiting) { day in
                if let known = read[day] { return known }
                let addressees = try Addressees.read(of: all, files: files, on: day, in: tx)
                read[day] = addressees
                return addressees
            }
        }
        let entries = try play(open, tx)
        let change = try procedure.map { procedure in
            let other = open.map { Rehearsals.duty($0, under: procedure, passage.calendar, now: now) }
            return RehearsalChange(from: entries, to: try play(other, tx))
        }
        return Rehearsals(
            entries: entries, change: change, names: try RehearsalNames.read(all, in: tx),
            isCut: open.count == Rehearsals.limit)
    }

    /// The duty with the ladder of another procedure: rungs that are past are as they were, and those beyond the
    /// calendar, which nobody can count, are left out.
    private static func duty(
        _ duty: Rehearsal.Duty, under procedure: Procedure, _ calendar: WorkingCalendar, now: Instant
    ) -> Rehearsal.Duty {
        var other = duty
        other.rungs = duty.rungs.filter { $0.at <= now }
        for (index, rung) in procedure.ladder(of: duty.duty).enumerated() {
            guard let new = try? Ladder.reminders(due: duty.dueOn, rungs: [rung], calendar: calendar).first,
                new.at > now
            else { continue }
            other.rungs.append(Deadline.Reminder(rung: index, at: new.at, workingDays: new.workingDays, to: new.to))
        }
        return other
    }

    /// Open duties with rungs before `end`; nil: every open one.
    private static func duties(
        of partnership: Partnership.ID?, before end: Instant?, in tx: borrowing Transaction
    ) throws -> [Rehearsal.Duty] {
        let partnershipIs: SQL = partnership.map { "and d.partnership_id = \($0)" } ?? ""
        let climbs: SQL =
            end.map {
                """
                and exists (select from deadline_rung r
                             where r.partnership_id = d.partnership_id and r.deadline_id = d.id
                               and r.planned_at is null and r.fires_at < \($0))
                """
            } ?? ""
        var duties = try tx.rows(
            """
            select d.partnership_id, d.id, d.file_id, d.duty, d.owner_agency_id, d.owner_person_id, d.due_on,
                   (select count(distinct o.rung)
                      from occurrence o
                     where o.partnership_id = d.partnership_id and o.deadline_id = d.id) as sent_before
              from deadline d
             where d.state = 'open' \(partnershipIs) \(climbs)
             order by d.due_on, d.id
             limit \(limit)
            """, duty)
        let rungs: [(deadline: Deadline.ID, rung: Deadline.Reminder, reached: [UUID])] = try tx.rows(
            """
            select r.deadline_id, r.rung, r.fires_at, r.working_days, r.recipients, \(Occurrences.reached) as reached
              from unnest(\(duties.map(\.partnership.raw)), \(duties.map(\.id.raw))) as open (partnership_id, id)
              join deadline_rung r on r.partnership_id = open.partnership_id and r.deadline_id = open.id
              join deadline d on d.partnership_id = open.partnership_id and d.id = open.id
             where r.planned_at is null
             order by r.fires_at, r.rung
            """
        ) { row in
            (
                try row["deadline_id"],
                Deadline.Reminder(
                    rung: try row["rung"], at: try row["fires_at"], workingDays: try row["working_days"],
                    to: try row["recipients"]),
                try row["reached"]
            )
        }
        let byDuty = Dictionary(grouping: rungs, by: \.deadline)
        for index in duties.indices {
            let own = byDuty[duties[index].id] ?? []
            duties[index].rungs = own.map(\.rung)
            duties[index].reached = Dictionary(own.map { ($0.rung.rung, Set($0.reached)) }) { first, _ in first }
        }
        return duties
    }

    private static func duty(_ row: borrowing Row) throws -> Rehearsal.Duty {
        let name: String = try row["duty"]
        guard let duty = Deadline.Duty(name: name) else {
            throw DecodingFailure.malformed("duty", expected: "a step or action")
        }
        return Rehearsal.Duty(
            partnership: try row["partnership_id"], id: try row["id"], file: try row["file_id"], duty: duty,
            owner: .init(agency: try row[optional: "owner_agency_id"], person: try row[optional: "owner_person_id"]),
            dueOn: try row["due_on"], rungs: [], sentBefore: try row["sent_before"])
    }

    /// What waits and still holds. A digest is not listed itself, but what goes with it.
    private static func waiting(
        of partnership: Partnership.ID?, before end: Instant, in tx: borrowing Transaction
    ) throws -> [Rehearsal.Waiting] {
        let partnershipIs: SQL = partnership.map { "and m.partnership_id = \($0)" } ?? ""
        // Each by an index of its own: what has gone with digests of long ago is never looked at.
        let messages: [(UUID, Rehearsal.Waiting)] = try tx.rows(
            """
            with owed as (
                select m.partnership_id, m.id
                  from message m
                 where m.state in ('pending', 'claimed') and m.due_at < \(end) \(partnershipIs)
                   and not (m.state = 'pending' and m.kind = \(Notice.Kind.digest))
                union all
                select m.partnership_id, m.id
                  from message m
                 where m.state = 'digest' and m.digest_id is null \(partnershipIs)
                union all
                select m.partnership_id, m.id
                  from message g
                  join message m on m.partnership_id = g.partnership_id and m.digest_id = g.id
                 where g.state = 'pending' and g.kind = \(Notice.Kind.digest) and m.state = 'digest' \(partnershipIs))
            select m.partnership_id, m.id, m.file_id, m.kind, m.recipient_kind, m.recipient_application,
                   m.recipient_person, m.recipient_agency, m.recipient_contact, m.due_at, m.expires_at, m.channel,
                   m.state = 'digest' as rides, g.on_day
              from owed
              join message m on m.partnership_id = owed.partnership_id and m.id = owed.id
              left join message g on g.partnership_id = m.partnership_id and g.id = m.digest_id
             where m.due_at < \(end)
             order by m.due_at, m.id
             limit \(limit)
            """
        ) { row in
            (
                try row["id"],
                Rehearsal.Waiting(
                    partnership: try row["partnership_id"], file: try row[optional: "file_id"], kind: try row["kind"],
                    to: try RecipientColumns.read(row), due: try row["due_at"],
                    expires: try row[optional: "expires_at"], channel: try row["channel"], rides: try row["rides"],
                    day: try row[optional: "on_day"])
            )
        }
        let reminders = messages.filter { $0.1.kind == .reminder }
        let duties: [(UUID, Rehearsal.Duty)] = try tx.rows(
            """
            select o.message_id, d.partnership_id, d.id, d.file_id, d.duty, d.owner_agency_id, d.owner_person_id,
                   d.due_on, 0 as sent_before
              from unnest(\(reminders.map(\.1.partnership.raw)), \(reminders.map(\.0))) as told (partnership_id, id)
              join occurrence o on o.partnership_id = told.partnership_id and o.message_id = told.id
              join deadline d on d.partnership_id = o.partnership_id and d.id = o.deadline_id
             where d.state = 'open'
            """
        ) { row in (try row["message_id"], try duty(row)) }
        let dutyOf = Dictionary(duties) { first, _ in first }
        return messages.compactMap { id, message in
            guard message.kind == .reminder else { return message }
            var reminder = message
            reminder.duty = dutyOf[id]
            return reminder.duty == nil ? nil : reminder
        }
    }

    /// Digests of today and later that take nothing more up.
    private static func closed(
        of partnership: Partnership.ID?, from today: CivilDate, in tx: borrowing Transaction
    ) throws -> Set<Rehearsal.Place> {
        let partnershipIs: SQL = partnership.map { "and partnership_id = \($0)" } ?? ""
        return Set(
            try tx.rows(
                """
                select partnership_id, recipient_kind, recipient_application, recipient_person, recipient_agency,
                       recipient_contact, on_day
                  from message
                 where kind = \(Notice.Kind.digest) and on_day >= \(today)
                   and not (state = 'pending' and attempt = 0) \(partnershipIs)
                """
            ) { row in
                Rehearsal.Place(
                    partnership: try row["partnership_id"], to: try RecipientColumns.read(row), day: try row["on_day"])
            })
    }
}
