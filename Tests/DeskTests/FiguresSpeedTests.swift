import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `Figures of many cases` {
    /// Cases with a report, a decision and the last day of the decision, received one after another over a year.
    private func add(_ count: Int, to office: Office) async throws {
        let (here, area) = (office.here.id, office.here.areas[0])
        try await office.tamper { tx in
            try tx.run(
                """
                with made as materialized (
                    select gen_random_uuid() as id, n from generate_series(1, \(count)) n
                ), file as (
                    insert into case_file (partnership_id, id, kind)
                    select \(here), id, 'application' from made
                ), applied as (
                    insert into application (partnership_id, id, reference, area_code, received_on, recorded_at,
                                             channel, authority, stage, stage_on)
                    select \(here), id, 'CR-' || replace(id::text, '-', ''), \(area), date '2026-04-01' + n::int % 360,
                           timestamptz '2026-04-01 09:00Z', 'web', 'not_needed', 'decided',
                           date '2026-04-05' + n::int % 360
                      from made
                ), decided as (
                    insert into threshold_decision (partnership_id, application_id, answer, decided_on, told_on,
                                                    reasons, people, procedure, persistence, harm, adequacy)
                    select \(here), id, case when n % 3 = 0 then 'not-met' else 'met' end,
                           date '2026-04-05' + n::int % 360, date '2026-04-05' + n::int % 360, 'Reasons.',
                           array['A. Hall'], 'statutory 1', 'a', 'b', 'c'
                      from made
                ), reported as (
                    insert into report (partnership_id, application_id, number, behaviour_on, reported_on, reported_by,
                                        reported_to, incident, area_code, hate, status, description)
                    select \(here), id, 1, date '2026-03-01', date '2026-03-01', 'applicant', 'landlord', 'event-1',
                           \(area), false, 'open', 'Noise.'
                      from made
                )
                insert into deadline (partnership_id, id, file_id, duty, subject_id, version, due_on, from_on, working,
                                      state, ended_on)
                select \(here), gen_random_uuid(), id, 'threshold-decision', id, 1, date '2026-04-06' + n::int % 360,
                       date '2026-04-01' + n::int % 360, 'five days', 'met', date '2026-04-05' + n::int % 360
                  from made
                """)
        }
        try await office.tamper { tx in
            for table in ["application", "threshold_decision", "report", "deadline", "case_file"] {
                try tx.run("analyze \(SQL(trusted: table))")
            }
        }
    }

    /// How many rows are read to count a year.
    private func rowsRead(_ office: Office) async throws -> (rows: Int, applications: Int) {
        let (here, area) = (office.here.id, office.here.areas[0])
        let year = ReportingPeriod(from: day("2026-04-01"), until: day("2027-03-31"))
        return try await office.database.serve.acting(office.here.service, .snapshot) { tx in
            var tally = Tally()
            for part in Statistics.Part.allCases {
                tally.add(try Statistics.tally(part, of: area, in: year, of: here, tx))
            }
            let rows: Int = try tx.one(
                """
                select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::bigint as rows
                  from pg_stat_xact_user_tables
                """
            ) { row in try row["rows"] }
            return (rows, tally.values[.applications] ?? 0)
        }
    }

    @Test func `are counted by reading each row a few times, however many there are`() async throws {
        try await Office.with { office in
            try await add(500, to: office)
            let few = try await rowsRead(office)
            try await add(3_500, to: office)
            let many = try await rowsRead(office)
            #expect(few.applications == 500 && many.applications == 4_000)
            #expect(few.rows > 500)
            #expect(many.rows <= few.rows * 12, "\(few.rows) rows for 500 cases, \(many.rows) for 4,000")
        }
    }
}
