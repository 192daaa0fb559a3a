public import Casework
public import FoundationEssentials
public import Postgres

/// What people who left had open, until somebody else is named for it.
public enum LeftOpen {
    /// Something that is open without a person.
    public struct Entry: Equatable, Sendable {
        /// What one person left open at one agency.
        public var handover: UUID
        public var file: UUID
        public var what: What
        public var subject: UUID
        public var agency: Agency.ID
        /// Who left, and their name.
        public var person: Person.ID
        public var name: String
        /// The first of the file's cases.
        public var reference: CaseReference
        /// nil for a lead officer, who has no last day.
        public var dueOn: CivilDate?
    }

    public enum What: Hashable, Sendable {
        case duty(Deadline.Duty)
        case leadOfficer

        public var name: String {
            switch self {
            case .duty(let duty): duty.name
            case .leadOfficer: "lead-officer"
            }
        }

        /// Whether somebody is named for it with a form of the agency. A lead officer is nominated anew.
        public var isNamed: Bool {
            switch self {
            case .duty(let duty): duty != .step(.leadAccepts)
            case .leadOfficer: false
            }
        }

        init?(_ name: String) {
            if name == "lead-officer" {
                self = .leadOfficer
            } else if let duty = Deadline.Duty(name: name) {
                self = .duty(duty)
            } else {
                return nil
            }
        }
    }

    /// What is open for people who serve the partnership no more: their open deadlines, and the reviews that they lead
    /// where that has not been seen yet. Each with a new id, to be kept under one id for each person and agency.
    public static func find(
        in partnership: Partnership.ID, on day: CivilDate, _ tx: borrowing Transaction
    ) throws -> [Entry] {
        try tx.rows(
            """
            with gone as (
                select m.person_id, p.name, (array_agg(m.agency_id order by m.valid_until desc))[1] as agency_id
                  from membership m
                  join person p on p.id = m.person_id
                 where m.partnership_id = \(partnership)
                   and (p.disabled_at is not null
                        or not exists (select from membership s
                                        where s.partnership_id = m.partnership_id and s.person_id = m.person_id
                                          and (s.valid_until is null or s.valid_until >= \(day))))
                 group by m.person_id, p.name),
            found as (
                select d.file_id, d.duty, d.subject_id, coalesce(d.owner_agency_id, gone.agency_id) as agency_id,
                       gone.person_id, gone.name, d.due_on
                  from gone
                  join deadline d
                    on d.partnership_id = \(partnership) and d.owner_person_id = gone.person_id and d.state = 'open'
                union all
                select r.id, 'lead-officer', r.id, l.agency_id, gone.person_id, gone.name, null
                  from gone
                  join lead_officer l on l.partnership_id = \(partnership) and l.person_id = gone.person_id
                  join review r on r.partnership_id = l.partnership_id and r.id = l.review_id
                 where l.standing in ('nominated', 'confirmed', 'accepted') and r.stage <> 'closed'
                   and l.turn = (select max(t.turn) from lead_officer t
                                  where t.partnership_id = l.partnership_id and t.review_id = l.review_id)
                   and not exists (select from left_open o
                                    where o.partnership_id = l.partnership_id and o.file_id = r.id
                                      and o.duty = 'lead-officer' and o.person_id = gone.person_id))
            select gen_random_uuid() as handover_id, f.file_id, f.duty, f.subject_id, f.agency_id, f.person_id, f.name,
                   f.due_on, \(reference(in: partnership))
              from found f
             order by f.due_on, f.file_id, f.duty
            """, decode)
    }

    public static func insert(
        _ entry: Entry, at now: Instant, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into left_open (partnership_id, handover_id, file_id, duty, subject_id, agency_id, person_id,
                                   opened_at)
            values (\(partnership), \(entry.handover), \(entry.file), \(entry.what.name), \(entry.subject),
                    \(entry.agency), \(entry.person), \(now))
            """)
    }

    /// What is still open without a person, as far as the reader may see it: a deadline that nobody has been named for,
    /// a review whose lead officer has left.
    public static func unnamed(
        among files: [UUID]? = nil, in partnership: Partnership.ID, of handover: UUID? = nil,
        _ tx: borrowing Transaction
    ) throws -> [Entry] {
        let among: SQL = files.map { "and f.file_id = any(\($0))" } ?? ""
        return try tx.rows(
            """
            select f.handover_id, f.file_id, f.duty, f.subject_id, f.agency_id, f.person_id, p.name, d.due_on,
                   \(reference(in: partnership))
              from left_open f
              join person p on p.id = f.person_id
              left join deadline d
                on d.partnership_id = f.partnership_id and d.file_id = f.file_id and d.duty = f.duty
               and d.subject_id = f.subject_id and d.state = 'open'
             where f.partnership_id = \(partnership) and f.named_at is null
               and (\(handover)::uuid is null or f.handover_id = \(handover))
               \(among)
               and case f.duty
                       when 'lead-officer' then exists (
                           select from lead_officer l
                             join review r on r.partnership_id = l.partnership_id and r.id = l.review_id
                            where l.partnership_id = f.partnership_id and l.review_id = f.file_id
                              and l.person_id = f.person_id and r.stage <> 'closed'
                              and l.turn = (select max(t.turn) from lead_officer t
                                             where t.partnership_id = l.partnership_id
                                               and t.review_id = l.review_id))
                       else d.due_on is not null and d.owner_person_id is null end
             order by d.due_on, f.file_id, f.duty
            """, decode)
    }

    /// Somebody has been named.
    public static func saveNamed(
        _ person: Person.ID, for entry: Entry, by officer: Person.ID, at now: Instant,
        in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update left_open
               set named_person = \(person), named_by = \(officer), named_at = \(now)
             where partnership_id = \(partnership) and handover_id = \(entry.handover) and file_id = \(entry.file)
               and duty = \(entry.what.name) and subject_id = \(entry.subject)
            """)
    }

    private static func reference(in partnership: Partnership.ID) -> SQL {
        """
        (select a.reference
           from application a
          where a.partnership_id = \(partnership) and (a.id = f.file_id
             or a.id in (select r.application_id from review_application r
                          where r.partnership_id = a.partnership_id and r.review_id = f.file_id))
          order by a.reference
          limit 1) as reference
        """
    }

    private static func decode(_ row: borrowing Row) throws -> Entry {
        guard let what = What(try row["duty"]) else {
            throw DecodingFailure.malformed("duty", expected: "a step, action or lead-officer")
        }
        return Entry(
            handover: try row["handover_id"], file: try row["file_id"], what: what, subject: try row["subject_id"],
            agency: try row["agency_id"], person: try row["person_id"], name: try row["name"],
            reference: try row["reference"], dueOn: try row[optional: "due_on"])
    }
}
