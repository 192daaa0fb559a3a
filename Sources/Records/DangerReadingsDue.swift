public import Casework
public import Postgres

/// The applications that wait to be read for danger.
public enum DangerReadingsDue {
    public struct Entry: Equatable, Sendable {
        public var reference: CaseReference
        public var receivedOn: CivilDate
        public var dueOn: CivilDate
        public var owner: Deadline.Owner
        /// What asks for it.
        public var occasion: Application.DangerReading.Occasion
    }

    /// The first of those that an officer owes and may see: first what nobody has ever read, then by the day on which it
    /// is due.
    public static func list(
        of officer: Officer, first: Int, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Listing<Entry> {
        let counted: [(Entry, of: Int)] = try tx.rows(
            """
            select a.reference, a.received_on, d.due_on, d.owner_agency_id, d.owner_person_id, r.stage as review_stage,
                   n.reports as reports_read, count(*) over () as of_all,
                   (select count(*)
                      from report p
                     where p.partnership_id = a.partnership_id and p.application_id = a.id) as reports
              from deadline d
              join application a on a.partnership_id = d.partnership_id and a.id = d.subject_id
              left join lateral (select l.reports
                                   from danger_reading l
                                  where l.partnership_id = a.partnership_id and l.application_id = a.id
                                  order by l.number desc
                                  limit 1) n on true
              left join review_application ra on ra.partnership_id = a.partnership_id and ra.application_id = a.id
              left join review r on r.partnership_id = ra.partnership_id and r.id = ra.review_id
             where d.partnership_id = \(partnership) and d.state = 'open'
               and d.duty = \(Deadline.Duty.step(.dangerRead).name) and \(Deadlines.owner(.of(officer)))
             order by n.reports is not null, d.due_on, a.received_on, a.reference
             limit \(first)
            """
        ) { row in
            (
                Entry(
                    reference: try row["reference"], receivedOn: try row["received_on"], dueOn: try row["due_on"],
                    owner: .init(
                        agency: try row[optional: "owner_agency_id"], person: try row[optional: "owner_person_id"]),
                    occasion: try occasion(row)),
                of: try row["of_all"]
            )
        }
        return Listing(counted)
    }

    private static func occasion(_ row: borrowing Row) throws -> Application.DangerReading.Occasion {
        guard let read: Int = try row[optional: "reports_read"] else { return .receipt }
        if read < (try row["reports"]) { return .newReport }
        let stage: Review.StageName? = try row[optional: "review_stage"]
        return stage == .meetingSet ? .beforeMeeting : .beforeClosing
    }
}
