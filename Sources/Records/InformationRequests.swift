import Casework
import Postgres

/// What agencies were asked for an application, and what they answered, as rows.
enum InformationRequests {
    /// Writes the new ones and those that are not as they were.
    static func save(
        _ requests: [InformationRequest], was before: [InformationRequest], of application: Application,
        in tx: borrowing Transaction
    ) throws {
        for request in requests {
            guard let old = before.first(where: { $0.id == request.id }) else {
                try insert(request, of: application, in: tx)
                continue
            }
            if request != old { try update(request, of: application, in: tx) }
        }
    }

    /// In the order in which they were asked; those of one day in order of their ids.
    static func load(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [InformationRequest] {
        try tx.rows(
            """
            select id, agency_id, answering, asked, purpose, asked_on, due,
                   answer, answer_text, rest_by, answered_on, answered_by
              from information_request
             where partnership_id = \(partnership) and application_id = \(application)
             order by asked_on, id
            """
        ) { row in
            InformationRequest(
                id: try row["id"], agency: try row["agency_id"], answering: try row["answering"],
                asked: try row["asked"], purpose: try row["purpose"], askedOn: try row["asked_on"],
                due: try row["due"], answer: try answer(row))
        }
    }

    private static func answer(_ row: borrowing Row) throws -> InformationRequest.Answer? {
        guard let kind: InformationRequest.Answer.Kind = try row[optional: "answer"] else { return nil }
        return InformationRequest.Answer(
            kind: kind, text: try row["answer_text"], restBy: try row[optional: "rest_by"],
            on: try row["answered_on"], by: try row["answered_by"])
    }

    private static func insert(
        _ request: InformationRequest, of application: Application, in tx: borrowing Transaction
    ) throws {
        let answer = request.answer
        try tx.run(
            """
            insert into information_request (
                partnership_id, id, application_id, agency_id, answering, asked, purpose, asked_on, due,
                answer, answer_text, rest_by, answered_on, answered_by)
            values (
                \(application.partnership), \(request.id), \(application.id), \(request.agency),
                \(request.answering), \(request.asked), \(request.purpose), \(request.askedOn), \(request.due),
                \(answer?.kind), \(answer?.text), \(answer?.restBy), \(answer?.on), \(answer?.by))
            """)
    }

    private static func update(
        _ request: InformationRequest, of application: Application, in tx: borrowing Transaction
    ) throws {
        let answer = request.answer
        let changed = try tx.run(
            """
            update information_request
               set due         = \(request.due),
                   answer      = \(answer?.kind),
                   answer_text = \(answer?.text),
                   rest_by     = \(answer?.restBy),
                   answered_on = \(answer?.on),
                   answered_by = \(answer?.by)
             where partnership_id = \(application.partnership) and id = \(request.id)
               and application_id = \(application.id)
            """)
        guard changed == 1 else { throw RecordError.missing(table: "information_request") }
    }
}
