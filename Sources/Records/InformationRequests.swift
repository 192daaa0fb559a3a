public import Casework
public import Postgres

/// What bodies were asked for an application, as rows; what they answered is in `InformationAnswers`.
public enum InformationRequests {
    /// Writes the new ones and what came to those that were there.
    static func save(
        _ requests: [InformationRequest], was before: [InformationRequest], of application: Application,
        in tx: borrowing Transaction
    ) throws {
        for request in requests {
            let old = before.first { $0.id == request.id }
            if old == nil {
                try insert(request, of: application, in: tx)
            } else if request.due != old?.due || request.contact != old?.contact {
                try update(request, of: application, in: tx)
            }
            try InformationAnswers.save(request, was: old, of: application, in: tx)
        }
    }

    /// In the order in which they were asked; those of one day in order of their ids.
    static func load(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [InformationRequest] {
        var requests = try tx.rows(
            """
            select id, kind, agency_id, outside, outside_email, outside_address, answering, asked, purpose, asked_on, due
              from information_request
             where partnership_id = \(partnership) and application_id = \(application)
             order by asked_on, id
            """
        ) { row in
            var request = InformationRequest(
                id: try row["id"], kind: try row["kind"], agency: try row["agency_id"],
                outside: try row[optional: "outside"], answering: try row["answering"], asked: try row["asked"],
                purpose: try row["purpose"], askedOn: try row["asked_on"], due: try row["due"])
            request.contact = request.outside == nil ? nil : try contact(row).known
            return request
        }
        guard !requests.isEmpty else { return [] }
        let answers = try InformationAnswers.load(of: application, in: partnership, tx)
        let followUps = try InformationAnswers.followUps(of: application, in: partnership, tx)
        for index in requests.indices {
            requests[index].answers = answers[requests[index].id] ?? []
            requests[index].followUps = followUps[requests[index].id] ?? []
        }
        return requests
    }

    /// Where whoever is outside the partnership is written to; nil where there is no such request.
    public static func contact(
        of request: InformationRequest.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> OutsideContact? {
        try tx.first(
            """
            select outside_email, outside_address
              from information_request
             where partnership_id = \(partnership) and id = \(request) and outside is not null
            """, contact)
    }

    private static func contact(_ row: borrowing Row) throws -> OutsideContact {
        OutsideContact(email: try row[optional: "outside_email"], address: try row[optional: "outside_address"])
    }

    private static func insert(
        _ request: InformationRequest, of application: Application, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into information_request (
                partnership_id, id, application_id, kind, agency_id, outside, outside_email, outside_address, answering,
                asked, purpose, asked_on, due)
            values (
                \(application.partnership), \(request.id), \(application.id), \(request.kind), \(request.agency),
                \(request.outside), \(request.contact?.email), \(request.contact?.address), \(request.answering),
                \(request.asked), \(request.purpose), \(request.askedOn), \(request.due))
            """)
    }

    private static func update(
        _ request: InformationRequest, of application: Application, in tx: borrowing Transaction
    ) throws {
        let changed = try tx.run(
            """
            update information_request
               set due = \(request.due), outside_email = \(request.contact?.email),
                   outside_address = \(request.contact?.address)
             where partnership_id = \(application.partnership) and id = \(request.id)
               and application_id = \(application.id)
            """)
        guard changed == 1 else { throw RecordError.missing(table: "information_request") }
    }

    /// An answer that a coordinator must see to: a refusal, one that came too late, one put right.
    public struct Unsettled: Equatable, Sendable {
        public var request: InformationRequest.ID
        public var application: Application.ID
        public var reference: CaseReference
        /// Whom it was asked of.
        public var name: String
        public var answering: Agency.Answering
        public var matter: InformationRequest.Matter
        public var on: CivilDate
    }

    /// The first answers of the partnership that wait for a coordinator, oldest first, with how many there are.
    public static func unsettled(
        first: Int, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Listing<Unsettled> {
        let counted: [(Unsettled, of: Int)] = try tx.rows(
            """
            select r.id, r.application_id, a.reference, coalesce(r.outside, g.name) as name, r.answering,
                   n.answered_on, count(*) over () as of_all,
                   case when n.kind = 'refused' then 'refused' when n.came_after is not null then 'late'
                        else 'corrected' end as matter
              from information_answer n
              join information_request r on r.partnership_id = n.partnership_id and r.id = n.request_id
              join application a on a.partnership_id = r.partnership_id and a.id = r.application_id
              join agency g on g.partnership_id = r.partnership_id and g.id = r.agency_id
             where n.partnership_id = \(partnership)
               and (n.kind = 'refused' or n.came_after is not null or n.corrects is not null)
               and not exists (select from information_answer later
                                where later.partnership_id = n.partnership_id and later.request_id = n.request_id
                                  and later.number > n.number)
               and not exists (select from information_follow_up f
                                where f.partnership_id = n.partnership_id and f.request_id = n.request_id
                                  and f.answers >= n.number)
             order by n.answered_on, a.reference, r.id
             limit \(first)
            """
        ) { row in
            let word: String = try row["matter"]
            guard let matter = InformationRequest.Matter(rawValue: word) else {
                throw DecodingFailure.malformed("matter", expected: "a matter")
            }
            let answer = Unsettled(
                request: try row["id"], application: try row["application_id"], reference: try row["reference"],
                name: try row["name"], answering: try row["answering"], matter: matter, on: try row["answered_on"])
            return (answer, of: try row["of_all"])
        }
        return Listing(counted)
    }
}
