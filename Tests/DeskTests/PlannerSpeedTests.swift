import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `The planner of a partnership with many calendars` {
    /// Calendars of the agencies' people, each with so many hours in the next 400 days, and of 50 who serve no more.
    private func fill(_ office: Office, times: Int) async throws {
        let here = office.here
        try await office.tamper { tx in
            try tx.run(
                """
                with person as (
                    select id from person where id = any(\(here.officers.map(\.person.raw)))
                ), gone as (
                    insert into person (id, name, email)
                    select gen_random_uuid(), 'Gone ' || n, 'gone' || n || '@east.example' from generate_series(1, 50) n
                    returning id
                ), feed as (
                    insert into busy_feed (partnership_id, id, person_id, address, host, kept_by, kept_at, next_at)
                    select \(here.id), gen_random_uuid(), whose.id, '', 'cal.example',
                           \(here.coordinator.person), now(), now()
                      from (select id from person union all select id from gone) whose
                    returning id
                )
                insert into busy_time (partnership_id, feed_id, from_at, until_at)
                select \(here.id), feed.id, moment.at, moment.at + interval '1 hour'
                  from feed
                 cross join (select timestamptz '2026-05-02 08:00Z' + n * interval '1 second' * (400 * 86400 / \(times))
                               from generate_series(0, \(times - 1)) n) as moment (at)
                """)
            try tx.run("analyze busy_time")
        }
    }

    @Test func `reads of what is known of people's time what the search looks at, and no more`() async throws {
        try await Office.with { office in
            let key = try await office.met()
            try await fill(office, times: 2_000)
            let page = try await office.desk.plannerPage(key)
            #expect(page.busy.isEmpty)
            var counts: [Int] = []
            for last in ["2026-05-28", "2027-06-30"] {
                let begun = ContinuousClock.now
                let read = try await office.desk.reading(page, through: day(last))
                print("Times of people's calendars until \(last) were read in \(ContinuousClock.now - begun).")
                let known = read.busy.values.joined().filter { $0.because == .calendar }
                let end = London.instant(date: day(last).adding(days: 1), hour: 0, minute: 0)
                #expect(known.allSatisfy { $0.time.from < end && $0.time.until > page.now })
                #expect(Set(read.busy.keys).isSubset(of: Set(page.page.officers.map(\.person))))
                counts.append(known.count)
            }
            // Of 400 days the next 24.
            #expect(counts[0] > 500 && counts[0] * 15 < counts[1], "\(counts)")
        }
    }
}
