public import Postgres

/// Deadlines of one reminder each for a measurement, written by a statement and spread over the cases that there are.
/// For a database that is thrown away.
public enum InventedDeadlines {
    /// When the reminders fire.
    public enum Moment: Sendable {
        case anHourAgo
        /// At a random moment of the next three hundred days.
        case comingYear
    }

    /// Writes so many. The transaction is a superuser's: references need no looking up.
    public static func write(_ count: Int, at moment: Moment, in tx: borrowing Transaction) throws {
        let fires: SQL =
            switch moment {
            case .anHourAgo: "now() - interval '1 hour'"
            case .comingYear: "now() + interval '1 day' + random() * interval '300 days'"
            }
        try tx.run("select set_config('session_replication_role', 'replica', true)")
        try tx.run(
            """
            with made as (
                insert into deadline (partnership_id, id, file_id, duty, subject_id, version, owner_agency_id,
                                      due_on, from_on, working)
                select f.partnership_id, gen_random_uuid(), f.ids[1 + (n % cardinality(f.ids))::integer], 'action',
                       gen_random_uuid(), 1, a.id, current_date, current_date, 'invented'
                  from (select partnership_id, array_agg(id) as ids from case_file group by partnership_id) as f
                  join agency a on a.partnership_id = f.partnership_id
                 cross join generate_series(1, \(count)) as n
                returning partnership_id, id)
            insert into deadline_rung (partnership_id, deadline_id, rung, fires_at, working_days, recipients)
            select partnership_id, id, 0, \(fires), 0, '{team-mailbox}'::text[]
              from made
            """)
    }

    /// From here on the first change to any page is written whole.
    public static func checkpoint(in tx: borrowing Transaction) throws { try tx.script("checkpoint") }
}
