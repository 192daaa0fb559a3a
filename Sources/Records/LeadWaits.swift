public import Casework
public import Postgres

/// What open reviews wait for as far as their chair, their lead officer and conflicts go.
public enum LeadWaits {
    public struct Entry: Equatable, Sendable {
        public var review: Review.ID
        public var stage: Review.StageName
        /// Of the newest lead officer; nil where nobody was proposed.
        public var standing: LeadOfficer.Standing?
        public var officer: String?
        /// Of the newest meeting.
        public var chair: Person.ID?
        public var deputy: Person.ID?
        public var isPassed: Bool
        /// Whether the reader is invited to it, and has said nothing of a conflict.
        public var mustDeclare: Bool
    }

    /// Those of the open reviews that the reader may see, of which something is waited for.
    public static func list(
        for person: Person.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Entry] {
        try tx.rows(
            """
            select w.*
              from (select r.id, r.stage, r.opened_on, l.standing, p.name, c.chair_id, c.deputy_id,
                          coalesce(c.passed_on is not null, false) as is_passed,
                          r.stage = 'meeting-set'
                          and exists (select from hearing_invitee i
                                       where i.partnership_id = r.partnership_id and i.review_id = r.id
                                         and i.number = h.number and i.person_id = \(person))
                          and not exists (select from conflict_declaration d
                                           where d.partnership_id = r.partnership_id and d.review_id = r.id
                                             and d.person_id = \(person)) as must_declare
                     from review r
                     left join lateral (select t.standing, t.person_id
                                          from lead_officer t
                                         where t.partnership_id = r.partnership_id and t.review_id = r.id
                                         order by t.turn desc
                                         limit 1) l on true
                     left join person p on p.id = l.person_id
                     left join lateral (select t.number
                                          from hearing t
                                         where t.partnership_id = r.partnership_id and t.review_id = r.id
                                           and not t.called_off
                                         order by t.number desc
                                         limit 1) h on true
                     left join lateral (select t.chair_id, t.deputy_id, t.passed_on
                                          from hearing_chair t
                                         where t.partnership_id = r.partnership_id and t.review_id = r.id
                                           and t.number = h.number
                                         order by t.turn desc
                                         limit 1) c on true
                    where r.partnership_id = \(partnership) and r.stage <> 'closed'
                      and exists (select from review_application a
                                   where a.partnership_id = r.partnership_id and a.review_id = r.id
                                     and not exists (select from review_leaving g
                                                      where g.partnership_id = a.partnership_id
                                                        and g.review_id = a.review_id
                                                        and g.application_id = a.application_id))) w
             where w.must_declare or w.standing is null and w.stage in ('held', 'consulting')
                or w.standing not in ('confirmed', 'accepted')
                or w.stage = 'meeting-set' and case when w.is_passed then w.deputy_id else w.chair_id end is null
             order by w.opened_on, w.id
            """
        ) { row in
            Entry(
                review: try row["id"], stage: try row["stage"], standing: try row[optional: "standing"],
                officer: try row[optional: "name"], chair: try row[optional: "chair_id"],
                deputy: try row[optional: "deputy_id"], isPassed: try row["is_passed"],
                mustDeclare: try row["must_declare"])
        }
    }

    /// Reviews whose officer was asked to lead and let the last day go by, with that day.
    public static func lapsed(
        before today: CivilDate, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [(review: Review.ID, due: CivilDate)] {
        try tx.rows(
            """
            select d.file_id, d.due_on
              from deadline d
              join lateral (select t.standing
                              from lead_officer t
                             where t.partnership_id = d.partnership_id and t.review_id = d.file_id
                             order by t.turn desc
                             limit 1) l on l.standing = 'confirmed'
             where d.partnership_id = \(partnership) and d.state = 'open' and d.duty = 'lead-accepts'
               and d.due_on < \(today)
             order by d.due_on, d.file_id
            """
        ) { row in (try row["file_id"], try row["due_on"]) }
    }
}
