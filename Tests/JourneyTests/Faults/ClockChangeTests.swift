import Casework
import FoundationEssentials
import Postgres
import Records
import Testing

/// The whole service and its database while the clocks of London change.
@Suite(.serialized) struct `The night in which the clocks change` {
    /// One night, with the moment of the change and that of the next nine o'clock of a working day.
    struct Night {
        var name: String
        var before: Instant
        var change: Instant
        var nine: Instant

        init(_ name: String, before: String, change: String, nine: String) throws {
            func moment(_ text: String) throws -> Instant {
                guard let moment = Instant(rfc3339: text) else { throw Trouble("\(text) is no moment.") }
                return moment
            }
            self.name = name
            self.before = try moment(before)
            self.change = try moment(change)
            self.nine = try moment(nine)
        }
    }

    @Test func `in autumn doubles an hour and no message, and reminders leave at nine of the new time`() async throws {
        try await Self.pass(
            try Night(
                "autumn", before: "2026-10-23T10:00:00Z", change: "2026-10-25T01:00:00Z",
                nine: "2026-10-26T09:00:00Z"))
    }

    /// Easter Monday follows.
    @Test func `in spring leaves an hour out and no message, and reminders leave at nine of the new time`()
        async throws
    {
        try await Self.pass(
            try Night(
                "spring", before: "2027-03-25T10:00:00Z", change: "2027-03-28T01:00:00Z",
                nine: "2027-03-30T08:00:00Z"))
    }

    private static func pass(_ night: Night) async throws {
        try await FalseClock.with { clock in
            try clock.set(to: night.before)
            let server = try await OwnServer.make("server", in: clock.scratch, clock: clock)
            do {
                try await pass(night, clock, server)
            } catch {
                Issue.record("\(error)")
            }
            await server.abandon()
        }
    }

    private static func pass(_ night: Night, _ clock: FalseClock, _ server: OwnServer) async throws {
        try await Town.with(settings: OwnServer.settings([server]), environment: clock.environment) { town in
            let nine = night.nine.rfc3339UTC
            // One reminder that goes alone and one that waits for the digest, of two duties; all others never.
            try await server.psql(
                """
                update demonstration set clock_seconds = 0;
                update deadline_rung set fires_at = '2099-01-01' where planned_at is null;
                update deadline set owner_person_id = null, owner_agency_id = null where state = 'open';
                create temporary table chosen as
                    select partnership_id, id, row_number() over (order by id) as number
                      from deadline d
                     where state = 'open' and exists (select from deadline_rung r where r.deadline_id = d.id)
                     order by id
                     limit 2;
                -- The last day of one is that day, of the other still to come.
                update deadline d
                   set due_on = ('\(nine)'::timestamptz at time zone 'Europe/London')::date
                                + case number when 1 then 0 else 10 end
                  from chosen c
                 where d.id = c.id;
                update deadline_rung r
                   set fires_at = '\(nine)', planned_at = null, recipients = '{contact}',
                       working_days = case number when 1 then 0 else -3 end
                  from chosen c
                 where r.deadline_id = c.id
                   and r.rung = (select min(rung) from deadline_rung o where o.deadline_id = c.id)
                """)
            let look: SQL = "kind in ('reminder', 'digest')"
            let old = try await server.number("select count(*) as n from message where \(look)")
            func gone() async throws -> Int {
                try await server.number("select count(*) as n from message where \(look)") - old
            }
            // What it waits for by itself stands still under a false clock.
            func wake() async throws { try await server.psql("select pg_notify('casereview_post', '')") }
            func untilPast(_ moment: Instant, seconds: Int64) async throws {
                let end = ContinuousClock.now + .seconds(60)
                while try await server.number("select extract(epoch from now())::bigint as n")
                    < Int(moment.seconds + seconds)
                {
                    guard ContinuousClock.now < end else { throw Trouble("The clock stands still.") }
                    try await wake()
                    try await Task.sleep(for: .milliseconds(200))
                }
            }

            // What the loading left to send is sent: a leap of the clock ends the lease of whatever is being delivered.
            let quiet = ContinuousClock.now + .seconds(60)
            while try await server.number(
                "select count(*) as n from message where state in ('pending', 'claimed') and due_at <= now()") > 0
            {
                guard ContinuousClock.now < quiet else { throw Trouble("The post is never done.") }
                try await wake()
                try await Task.sleep(for: .milliseconds(200))
            }
            // Across the change, and across the same hour once more.
            try clock.set(to: night.change.adding(seconds: -10))
            try await untilPast(night.change, seconds: 5)
            try clock.set(to: night.change.adding(seconds: 1_795))
            try await untilPast(night.change, seconds: 1_803)
            // The nine o'clock of the old time, and an hour before the new one.
            for hour in [-3_600, 0] as [Int64] {
                try clock.set(to: night.nine.adding(seconds: hour - 8))
                try await untilPast(night.nine, seconds: hour - 1)
                #expect(try await gone() == 0, "\(night.name)")
            }
            let end = ContinuousClock.now + .seconds(60)
            while try await server.number(
                "select count(*) as n from message where \(look) and state = 'accepted'") < old + 2
            {
                guard ContinuousClock.now < end else { throw Trouble("No reminder and digest left at nine.") }
                try await wake()
                try await Task.sleep(for: .milliseconds(200))
            }
            // Long enough for whoever would send it again.
            for _ in 0..<8 {
                try await wake()
                try await Task.sleep(for: .milliseconds(500))
            }
            let early = try await server.number(
                """
                select count(*) as n from delivery_attempt d join message m on m.id = d.message_id
                 where \(look) and d.started_at > \(night.change) and d.started_at < \(night.nine)
                """)
            #expect(early == 0, "\(night.name)")
            // Of those that go alone, each recipient gets one; the others went with the digest.
            for kind in ["reminder", "digest"] {
                let (all, people) = (
                    try await server.number(
                        """
                        select count(*) as n from message
                         where kind = \(kind) and due_at >= \(night.nine) and digest_id is null
                        """),
                    try await server.number(
                        """
                        select count(distinct (partnership_id, recipient_person, recipient_agency)) as n
                          from message
                         where kind = \(kind) and due_at >= \(night.nine) and digest_id is null
                        """)
                )
                #expect(all > 0 && all == people, "\(kind), \(night.name): \(all) to \(people)")
            }
            #expect(try await server.number("select count(*) as n from message where attempt > 1") == 0)
        }
    }
}
