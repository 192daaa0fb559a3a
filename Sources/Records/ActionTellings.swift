public import Casework
public import Postgres

/// Whether applicants are told of an action before it begins, as columns of its row and the messages that tell them.
public enum ActionTellings {
    static let byMessage = "by the message that was written to them"

    /// Ties the messages of this moment that tell applicants of an action to it.
    public static func note(
        _ action: Action.ID, of review: Review.ID, in partnership: Partnership.ID, at now: Instant,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into action_telling (partnership_id, action_id, application_id, message_id)
            select m.partnership_id, \(action), m.recipient_application, m.id
              from message m
             where m.partnership_id = \(partnership) and m.file_id = \(review)
               and m.kind = \(Notice.Kind.actionAhead.rawValue) and m.recipient_application is not null
               and m.created_at = \(now)
               and not exists (select from action_telling t
                                where t.partnership_id = m.partnership_id and t.message_id = m.id)
                on conflict (partnership_id, action_id, application_id) do update
                   set message_id = excluded.message_id
            """)
    }

    /// The actions of which every applicant whom they concern has been told by a message that left, or by hand in its
    /// place, with the last day of that. Whoever may not see messages to applicants finds none.
    static func arrived(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Action.ID: CivilDate] {
        let found = try tx.rows(
            """
            select a.id, max(told.at) as told_at
              from action a
              join review_application r on r.partnership_id = a.partnership_id and r.review_id = a.review_id
              left join lateral (
                   select max(m.settled_at) as at
                     from action_telling t
                     join message m on m.partnership_id = t.partnership_id
                                   and (m.id = t.message_id or m.instead_of = t.message_id)
                    where t.partnership_id = a.partnership_id and t.action_id = a.id
                      and t.application_id = r.application_id and m.state = 'accepted') told on true
             where a.partnership_id = \(partnership) and a.review_id = \(review) and a.tell_first = 'asked'
               and not exists (select from review_leaving l
                                where l.partnership_id = r.partnership_id and l.review_id = r.review_id
                                  and l.application_id = r.application_id)
               and coalesce((select exists (select from plan_concerned d
                                             where d.partnership_id = c.partnership_id and d.review_id = c.review_id
                                               and d.number = c.number and d.application_id = r.application_id)
                               from plan_concern c
                              where c.partnership_id = a.partnership_id and c.part_id = a.id
                              order by c.number desc
                              limit 1), true)
             group by a.id
            having bool_and(told.at is not null)
            """
        ) { row in (try row["id"] as Action.ID, try row["told_at"] as Instant) }
        return Dictionary(found.map { ($0.0, London.date(of: $0.1)) }) { first, _ in first }
    }

    static func tellFirst(_ row: borrowing Row) throws -> Action.TellFirst {
        let word: Word = try row["tell_first"]
        return switch word {
        case .notNeeded: .notNeeded
        case .needed: .needed
        case .asked: .asked(on: try row["tell_on"])
        case .told: .told(on: try row["tell_on"], how: try row["tell_words"], by: try row["tell_by"])
        case .waived:
            .waived(
                on: try row["tell_on"], because: try row["tell_words"], named: try row["tell_named"],
                by: try row["tell_by"])
        }
    }

    /// Writes how it stands where that has changed. That a message has arrived is seen from the message.
    static func save(
        _ action: Action, was before: Action?, of review: Review, in tx: borrowing Transaction
    ) throws {
        guard action.tellFirst != before?.tellFirst ?? .notNeeded else { return }
        let columns: (Word, CivilDate?, String?, String?, Person.ID?)
        switch action.tellFirst {
        case .notNeeded: columns = (.notNeeded, nil, nil, nil, nil)
        case .needed: columns = (.needed, nil, nil, nil, nil)
        case .asked(let day): columns = (.asked, day, nil, nil, nil)
        case .told(let day, let how, let person):
            guard let person else { return }
            columns = (.told, day, how, nil, person)
        case .waived(let day, let reason, let named, let person): columns = (.waived, day, reason, named, person)
        }
        try tx.run(
            """
            update action
               set tell_first = \(columns.0.rawValue), tell_on = \(columns.1), tell_words = \(columns.2),
                   tell_named = \(columns.3), tell_by = \(columns.4)
             where partnership_id = \(review.partnership) and id = \(action.id) and review_id = \(review.id)
            """)
    }

    private enum Word: String, ColumnValue {
        case notNeeded = "not-needed"
        case needed, asked, told, waived
    }
}
