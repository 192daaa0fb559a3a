public import Casework
import FoundationEssentials
public import Postgres

/// Cases for a measurement: a partnership's past as statements write it, thousands at once, where acts would take hours.
/// What a page reads of a case is there: reports, decision, review, meeting, plan, deadlines, messages and journal, whose
/// chain is none. For a database that is thrown away.
public struct InventedCases: Sendable {
    public var partnership: Partnership.ID
    public var area: String
    /// Bodies, each with the people who answer for it.
    public var agencies: [(id: Agency.ID, people: [Person.ID])]
    public var coordinator: Person.ID
    /// How many there are to be in all, and how many of them, the newest, are open: the others have ended over ten
    /// years.
    public var count: Int
    public var open: Int
    public var today: CivilDate

    public init(
        partnership: Partnership.ID, area: String, agencies: [(id: Agency.ID, people: [Person.ID])],
        coordinator: Person.ID, count: Int, open: Int, today: CivilDate
    ) {
        self.partnership = partnership
        self.area = area
        self.agencies = agencies
        self.coordinator = coordinator
        self.count = count
        self.open = open
        self.today = today
    }

    /// The id of the application with this number, from 0.
    public static func application(_ number: Int, in tx: borrowing Transaction) throws -> Application.ID {
        try tx.one("select md5('application ' || \(number))::uuid as id") { row in try row["id"] }
    }

    /// Writes the cases from number `first` on, one for each reference. The transaction is a superuser's: it passes the
    /// rules and the checks of references by.
    public func write(from first: Int, references: [CaseReference], in tx: borrowing Transaction) throws {
        try tx.run("select set_config('session_replication_role', 'replica', true)")
        try tx.run(
            """
            create temporary table invented on commit drop as
            select n, x.reference, md5('application ' || n)::uuid as id, md5('review ' || n)::uuid as review,
                   \(today)::date - (case when n >= \(count - open) then 3 + (\(count) - n) % 55
                                         else 90 + ((\(count)::bigint - n) * 3560 / \(count))::integer end)::integer as day,
                   case when n < \(count - open)
                        then case n % 10 when 0 then 'withdrawn' when 1 then 'not-met' when 2 then 'not-met'
                                         when 3 then 'not-met' else 'closed' end
                        else (array['received', 'acknowledged', 'gathering', 'gathering', 'arranging', 'meeting-set',
                                    'held', 'consulting', 'outcome-sent', 'outcome-sent'])[1 + n % 10] end as stage
              from (select (\(first) + ordinality - 1)::integer as n, r.reference
                      from unnest(\(references.map(\.description))) with ordinality as r (reference, ordinality)) x
            """)
        try tx.run("create temporary table invented_body on commit drop as \(bodies)")
        for statement in applications + reviews + follow { try tx.run(statement) }
    }

    /// After the last: the end of the journal, and figures for the planner.
    public func finish(in tx: borrowing Transaction) throws {
        try tx.run(
            """
            insert into journal_head (partnership_id, seq, hash)
            select \(partnership), \(count * InventedCases.events), sha256('head')
                on conflict do nothing
            """)
        try tx.script("analyze")
    }

    private static let events = 8

    /// Bodies by their number, with one of their people.
    private var bodies: SQL {
        let rows = agencies.indices.flatMap { number in
            agencies[number].people.map { (number, agencies[number].id, $0) }
        }
        return """
            select b, a, p, (row_number() over (partition by b order by p))::integer - 1 as place
              from unnest(\(rows.map(\.0)), \(rows.map(\.1.raw)), \(rows.map(\.2.raw))) as x (b, a, p)
            """
    }

    private static let isOpen: SQL = "stage not in ('withdrawn', 'not-met', 'closed')"
    private static let hasReview: SQL =
        "stage in ('arranging', 'meeting-set', 'held', 'consulting', 'outcome-sent', 'closed')"

    private var applications: [SQL] {
        [
            "insert into case_file (partnership_id, id, kind) select \(partnership), id, 'application' from invented",
            """
            insert into case_reference (reference, partnership_id, application_id)
            select reference, \(partnership), id from invented
            """,
            """
            insert into application (partnership_id, id, reference, area_code, received_on, recorded_at, channel,
                                     authority, stage, stage_on, withdrawn_reason)
            select \(partnership), id, reference, \(area), day, day + interval '10 hours', 'web', 'not_needed',
                   case when stage in ('received', 'acknowledged', 'gathering', 'withdrawn') then stage
                        else 'decided' end,
                   case when stage <> 'received' then day + 1 end,
                   case when stage = 'withdrawn' then 'The neighbours moved away.' end
              from invented
            """,
            """
            insert into applicant (partnership_id, application_id, name)
            select \(partnership), id, 'Applicant ' || n from invented
            """,
            """
            insert into applicant_contact (partnership_id, application_id, email)
            select \(partnership), id, 'applicant' || n || '@home.example' from invented
            """,
            """
            insert into report (partnership_id, application_id, number, behaviour_on, reported_on, reported_by,
                                reported_to, incident, area_code, hate, status, description)
            select \(partnership), id, r, day - 20 * r, day - 20 * r, 'applicant', 'council', 'event-' || r, \(area),
                   false, 'open', 'Loud music and shouting from the flat above until four in the morning.'
              from invented, generate_series(1, 3) r
            """,
            """
            insert into danger_reading (partnership_id, application_id, number, occasion, reports, signs, level, note,
                                        read_on, read_by)
            select \(partnership), id, 1, 'receipt', 3, '{}', 'standard', '', day, \(coordinator)
              from invented where stage <> 'received'
            """,
            """
            insert into threshold_decision (partnership_id, application_id, answer, decided_on, told_on, reasons,
                                            people, persistence, harm, adequacy, procedure)
            select \(partnership), id, case stage when 'not-met' then 'not-met' else 'met' end, day + 8, day + 8,
                   'As the panel found.', '{Somebody}', 'Weeks.', 'Sleep.', 'None.', 'statutory 1'
              from invented where stage = 'not-met' or \(InventedCases.hasReview)
            """,
            """
            insert into information_request (partnership_id, id, application_id, agency_id, answering, asked, purpose,
                                             asked_on, due)
            select \(partnership), md5('request ' || n || ' ' || b.b)::uuid, id, b.a, 'must', 'What is known.',
                   'The threshold.', day + 1, day + 6
              from invented join invented_body b on b.place = 0
             where stage not in ('received', 'acknowledged', 'withdrawn')
            """,
            """
            insert into information_answer (partnership_id, application_id, request_id, number, kind, words, answered_on,
                                            answered_by)
            select \(partnership), id, md5('request ' || n || ' ' || b.b)::uuid, 1, 'nothing-held', 'Nothing is held.',
                   day + 4, b.p
              from invented join invented_body b on b.place = 0
             where stage = 'not-met' or \(InventedCases.hasReview)
            """,
        ]
    }

    private var reviews: [SQL] {
        [
            """
            insert into case_file (partnership_id, id, kind)
            select \(partnership), review, 'review' from invented where \(InventedCases.hasReview)
            """,
            """
            insert into review (partnership_id, id, opened_on, stage, held_on, consulting_since, consulting_until,
                                outcome_sent_on, outcome, closed_on, closed_reason)
            select \(partnership), review, day + 8, stage,
                   case when stage not in ('arranging', 'meeting-set') then day + 25 end,
                   case when stage in ('consulting', 'outcome-sent', 'closed') then day + 27 end,
                   case when stage in ('consulting', 'outcome-sent', 'closed') then day + 37 end,
                   case when stage in ('outcome-sent', 'closed') then day + 40 end,
                   case when stage in ('outcome-sent', 'closed') then 'What was agreed.' end,
                   case when stage = 'closed' then day + 85 end, case when stage = 'closed' then 'All is done.' end
              from invented where \(InventedCases.hasReview)
            """,
            """
            insert into review_application (partnership_id, review_id, application_id)
            select \(partnership), review, id from invented where \(InventedCases.hasReview)
            """,
            """
            insert into review_told (partnership_id, review_id, told_on, area_code, applications, recommendations,
                                     discretion)
            select \(partnership), review, day + 40, \(area), 1, 1, false
              from invented where stage in ('outcome-sent', 'closed')
            """,
            """
            insert into meeting (partnership_id, id, starts_at, minutes, place)
            select \(partnership), md5('meeting ' || n)::uuid, \(meets), 90, 'Town hall'
              from invented where \(InventedCases.hasReview) and stage <> 'arranging'
            """,
            """
            insert into hearing (partnership_id, review_id, meeting_id, starts_at, minutes, findings, recorded_by)
            select \(partnership), review, md5('meeting ' || n)::uuid, \(meets), 90,
                   case when stage <> 'meeting-set' then 'What was found.' end,
                   case when stage <> 'meeting-set' then \(coordinator) end
              from invented where \(InventedCases.hasReview) and stage <> 'arranging'
            """,
            """
            insert into hearing_invitee (partnership_id, review_id, number, person_id)
            select distinct \(partnership), review, 1, p.p
              from invented
             cross join lateral (select b.p from invented_body b where b.place = 0
                                 union all select \(coordinator)) as p (p)
             where \(InventedCases.hasReview) and stage <> 'arranging'
            """,
            """
            insert into hearing_chair (partnership_id, review_id, number, turn, chair_id, reason, concerns, chosen_by,
                                       chosen_on)
            select \(partnership), review, 1, 1, \(coordinator), '', '{}', \(coordinator), day + 9
              from invented where \(InventedCases.hasReview) and stage <> 'arranging'
            """,
            """
            insert into lead_officer (partnership_id, review_id, turn, person_id, agency_id, standing, nominated_on,
                                      reason)
            select \(partnership), review, 1, b.p, b.a, 'accepted', day + 25, 'Knows the street.'
              from invented join invented_body b on b.b = n % \(agencies.count) and b.place = 0
             where stage in ('held', 'consulting', 'outcome-sent', 'closed')
            """,
            """
            insert into recommendation (partnership_id, id, review_id, number, agency_id, text, answer, answered_on)
            select \(partnership), md5('recommendation ' || n)::uuid, review, 1, b.a, 'Visit weekly.', 'accepted',
                   day + 30
              from invented join invented_body b on b.b = n % \(agencies.count) and b.place = 0
             where stage in ('held', 'consulting', 'outcome-sent', 'closed')
            """,
            """
            insert into action (partnership_id, id, review_id, number, agency_id, person_id, text, done_when, due,
                                state, state_on, state_note)
            select \(partnership), md5('action ' || n || ' ' || b.b)::uuid, review, b.b + 1, b.a, b.p,
                   'Speak with both homes.', 'Both have been spoken with.', day + 50,
                   case stage when 'closed' then 'done' when 'outcome-sent' then 'accepted' else 'offered' end,
                   case when stage in ('closed', 'outcome-sent') then day + 45 end,
                   case stage when 'closed' then 'Spoken with.' end
              from invented join invented_body b on b.place = 0
             where stage in ('held', 'consulting', 'outcome-sent', 'closed')
            """,
        ]
    }

    private var meets: SQL {
        """
        case when stage = 'meeting-set' then \(today)::date + 2 + n % 30 + interval '10 hours'
             else day + 25 + interval '10 hours' end
        """
    }

    /// Deadlines, messages and journal.
    private var follow: [SQL] {
        let duties: [Deadline.Duty] = [
            .step(.acknowledge), .step(.dangerRead), .step(.agenciesReply), .step(.thresholdDecision), .step(.panel),
            .action,
        ]
        return [
            """
            insert into deadline (partnership_id, id, file_id, duty, subject_id, version, owner_agency_id,
                                  owner_person_id, due_on, from_on, working, state, ended_on)
            select \(partnership), md5('deadline ' || n || ' ' || k)::uuid, id, d, md5(d || ' of ' || n)::uuid, 1,
                   case when k > 2 then b.a end, case when k > 4 then b.p end,
                   case when k > 4 and \(InventedCases.isOpen) then \(today)::date - 8 + (n * 7) % 40 else day + 6 end,
                   day, 'The procedure says so.',
                   case when k > 4 and \(InventedCases.isOpen) then 'open' else 'met' end,
                   case when k > 4 and \(InventedCases.isOpen) then null else day + 4 end
              from invented
             cross join unnest(\(duties.map(\.name))) with ordinality as u (d, k)
              join invented_body b on b.b = (n / 10) % \(agencies.count)
               and b.place = n % (select count(*) from invented_body c where c.b = b.b)::integer
            """,
            // The partnership's own duty of every third open case.
            """
            insert into deadline (partnership_id, id, file_id, duty, subject_id, version, due_on, from_on, working)
            select \(partnership), md5('duty ' || n)::uuid, id, \(Deadline.Duty.step(.whole).name), id, 1,
                   \(today)::date - 5 + n % 60, day, 'The procedure says so.'
              from invented where \(InventedCases.isOpen) and n % 3 = 0
            """,
            """
            insert into message (partnership_id, id, file_id, kind, statutory, recipient_kind, recipient_application,
                                 recipient_person, facts, channel, created_at, due_at, state, attempt, settled_at)
            select \(partnership), md5('message ' || n || ' ' || k)::uuid, id,
                   case when k = 1 then 'acknowledgement' else 'cover-arranged' end, k = 1,
                   case when k = 1 then 'applicant' else 'person' end, case when k = 1 then id end,
                   case when k > 1 then \(coordinator) end, '{}', 'maildir', day + k * interval '1 day',
                   day + k * interval '1 day', 'accepted', 1, day + k * interval '1 day'
              from invented, generate_series(1, 4) k
            """,
            """
            insert into journal (partnership_id, seq, at, file_id, actor, commitment, hash)
            select \(partnership), n * \(InventedCases.events) + k, day + k * interval '1 hour', id, 'service',
                   sha256('commitment'), sha256('hash')
              from invented, generate_series(1, \(InventedCases.events)) k
            """,
            """
            insert into journal_content (partnership_id, seq, salt, content)
            select \(partnership), n * \(InventedCases.events) + k, sha256('salt'),
                   '[{"kind":"acknowledged","facts":[]}]'
              from invented, generate_series(1, \(InventedCases.events)) k
            """,
        ]
    }
}
