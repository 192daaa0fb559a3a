public import Casework
public import FoundationEssentials
public import Postgres

/// What coordinators are told once a week. The message is planned without words; what it says is read when it is sent.
public enum WeeklySummaries {
    /// Puts one into the outbox for every coordinator of every partnership in which something was open before `day`, once
    /// for that day: any number of instances may do it, the key decides. Returns how many are new.
    @discardableResult
    public static func plan(
        for day: CivilDate, expires: Instant, channel: String, now: Instant, in tx: borrowing Transaction
    ) throws -> Int {
        try tx.run(
            """
            insert into message (partnership_id, id, kind, statutory, recipient_kind, recipient_person, facts, path,
                                 channel, created_at, due_at, expires_at, on_day)
            select m.partnership_id, gen_random_uuid(), \(Notice.Kind.weeklySummary), false, 'person', m.person_id,
                   '{}', '/work', \(channel)::text, \(now), \(now), \(expires), \(day)
              from membership m
              join person p on p.id = m.person_id
             where m.role = 'coordinator' and p.disabled_at is null
               and m.valid_from <= \(day) and (m.valid_until is null or m.valid_until >= \(day))
               and exists (select from deadline d
                            where d.partnership_id = m.partnership_id and d.state = 'open' and d.from_on < \(day))
                on conflict do nothing
            """)
    }

    /// A duty as the summary names it.
    public struct Line: Equatable, Sendable {
        /// The case; nil where it has none any more.
        public var reference: String?
        public var duty: Deadline.Duty
        public var dueOn: CivilDate
    }

    /// What is true now of a partnership, as far as one person may see it.
    public struct State: Equatable, Sendable {
        public var overdue: [Line] = []
        public var coming: [Line] = []
        /// Messages that did not arrive, for which a task waits.
        public var undelivered = 0
        /// Messages of this and the last week of which nobody knows whether they arrived.
        public var unknown = 0
        /// Since when the oldest is due that has not left; nil where nothing is late.
        public var lateSince: Instant?
    }

    /// At most so many lines of each kind.
    public static let mostLines = 100

    /// For the post's own role. `until`: the last day of the week.
    public static func state(
        of partnership: Partnership.ID, for person: Person.ID, today: CivilDate, until: CivilDate, now: Instant,
        in tx: borrowing Transaction
    ) throws -> State {
        var state = State()
        state.overdue = try lines(of: partnership, for: person, "d.due_on < \(today)", in: tx)
        state.coming = try lines(of: partnership, for: person, "d.due_on between \(today) and \(until)", in: tx)
        (state.undelivered, state.unknown) = try tx.one(
            """
            select (select count(*) from task
                     where partnership_id = \(partnership) and kind = 'undelivered' and done_on is null) as undelivered,
                   (select count(*) from message
                     where partnership_id = \(partnership) and state = 'unknown'
                       and settled_at > \(now.adding(seconds: -14 * 86_400))) as unknown
            """
        ) { row in (try row["undelivered"], try row["unknown"]) }
        let backlog = try Backlog.read(now: now, in: tx)
        if backlog.seconds(at: now) > 15 * 60 { state.lateSince = backlog.since }
        return state
    }

    private static func lines(
        of partnership: Partnership.ID, for person: Person.ID, _ when: SQL, in tx: borrowing Transaction
    ) throws -> [Line] {
        try tx.rows(
            """
            select d.duty, d.due_on,
                   (select a.reference
                      from application a
                     where a.partnership_id = d.partnership_id
                       and (a.id = d.file_id
                            or a.id in (select r.application_id from review_application r
                                         where r.partnership_id = d.partnership_id and r.review_id = d.file_id))
                     order by a.reference
                     limit 1) as reference
              from deadline d
             where d.partnership_id = \(partnership) and d.state = 'open' and d.duty <> 'review-window' and \(when)
               and not exists (select from shut_out s
                                where s.partnership_id = d.partnership_id and s.person_id = \(person)
                                  and s.lifted_at is null
                                  and (s.file_id = d.file_id
                                       or s.file_id in (select r.application_id from review_application r
                                                         where r.partnership_id = d.partnership_id
                                                           and r.review_id = d.file_id)))
             order by d.due_on, d.duty, reference
             limit \(mostLines)
            """
        ) { row in
            let name: String = try row["duty"]
            guard let duty = Deadline.Duty(name: name) else {
                throw DecodingFailure.malformed("duty", expected: "a step or action")
            }
            return Line(reference: try row[optional: "reference"], duty: duty, dueOn: try row["due_on"])
        }
    }

    /// Keeps what it says with the message, as the proof of what was told.
    public static func keep(
        _ facts: [String: Notice.Fact], in message: UUID, of partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update message
               set facts = \(NoticeFacts.json(facts))::jsonb
             where partnership_id = \(partnership) and id = \(message)
            """)
    }
}
