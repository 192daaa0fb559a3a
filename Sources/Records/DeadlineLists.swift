public import Casework
import FoundationEssentials
public import Postgres

// Open deadlines as people's lists show them. Whose they are is asked of the database, so that no list ends before its
// end: `Officer.share(in:)` says the same of one deadline.
extension Deadlines {
    /// Whose open deadlines.
    public enum Whose: Sendable {
        /// Theirs, and of those whom they cover: by name; their agency's, where nobody is named; the partnership's, for
        /// coordinators.
        case of(Officer)
        /// Everybody's but theirs; of these agencies only, where they are given.
        case others(than: Officer, at: [Agency.ID]?)
        /// An agency's, whoever of its people is named.
        case agency(Agency.ID)
    }

    /// The first open deadlines by due date that the person who acts may see.
    ///
    /// - Parameters:
    ///   - before: Due before this day only.
    ///   - except: Duties that are left out.
    ///   - only: The duties that are wanted; nil for all.
    ///   - first: How many at most; nil for all of them.
    public static func open(
        _ whose: Whose, before day: CivilDate? = nil, except: [Deadline.Duty] = [], only: [Deadline.Duty]? = nil,
        first: Int?, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Listing<Entry> {
        let wanted: SQL = only.map { "and duty = any(\($0.map(\.name)))" } ?? ""
        let late: SQL = day.map { "and due_on < \($0)" } ?? ""
        return Listing(
            try tx.rows(
                """
                select id, file_id, duty, subject_id, version, owner_agency_id, owner_person_id, due_on, from_on,
                       working, state, ended_on, ended_because, ended_by, earlier_on, count(*) over () as of_all
                  from deadline
                 where partnership_id = \(partnership) and state = 'open' and duty <> all(\(except.map(\.name)))
                   \(wanted) \(late) and \(owner(whose))
                 order by due_on, duty, subject_id
                 limit \(first)
                """
            ) { row in (try decode(row), of: try row["of_all"]) })
    }

    /// Every open deadline of one duty, by due date.
    public static func open(
        of duty: Deadline.Duty, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Entry] {
        try tx.rows(
            """
            \(columns)
             where partnership_id = \(partnership) and state = 'open' and duty = \(duty.name)
             order by due_on, subject_id
            """, decode)
    }

    /// The condition that a deadline is one of these.
    static func owner(_ whose: Whose) -> SQL {
        switch whose {
        case .of(let officer): share(of: officer)
        case .others(let officer, let agencies):
            agencies.map { "owner_agency_id = any(\($0.map(\.raw))) and \(share(of: officer)) is not true" }
                ?? "\(share(of: officer)) is not true"
        case .agency(let agency): "owner_agency_id = \(agency)"
        }
    }

    private static func share(of officer: Officer) -> SQL {
        let people = [officer.person] + officer.covers.map(\.person)
        let agencies = [officer.agency] + officer.covers.map(\.agency)
        let partnerships: SQL =
            officer.roles.contains(.coordinator) ? "or owner_person_id is null and owner_agency_id is null" : ""
        return """
            (owner_person_id = any(\(people.map(\.raw)))
             or owner_person_id is null and owner_agency_id = any(\(agencies.map(\.raw)))
             \(partnerships))
            """
    }
}
