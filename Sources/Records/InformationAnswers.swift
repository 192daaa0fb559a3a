import Casework
import Postgres

/// Answers to requests for information as rows, with their dated entries, and what coordinators did about them. All of it
/// is only ever added to; an applicant sees none of it.
enum InformationAnswers {
    /// Writes what is new, and the day of a promise that was moved. Throws `RecordError.fixed` where an answer is not as
    /// it was.
    static func save(
        _ request: InformationRequest, was before: InformationRequest?, of application: Application,
        in tx: borrowing Transaction
    ) throws {
        let old = before?.answers ?? []
        for (was, now) in zip(old, request.answers) where was != now {
            var moved = was
            moved.restBy = now.restBy
            guard moved == now else { throw RecordError.fixed("an answer to a request for information") }
            try tx.run(
                """
                update information_answer
                   set rest_by = \(now.restBy)
                 where partnership_id = \(application.partnership) and request_id = \(request.id)
                   and number = \(now.number)
                """)
        }
        for answer in request.answers.dropFirst(old.count) {
            try insert(answer, to: request.id, of: application, in: tx)
        }
        for (index, step) in request.followUps.enumerated().dropFirst(before?.followUps.count ?? 0) {
            try tx.run(
                """
                insert into information_follow_up (
                    partnership_id, application_id, request_id, number, kind, words, done_on, done_by, answers)
                values (
                    \(application.partnership), \(application.id), \(request.id), \(index + 1), \(step.kind),
                    \(step.words), \(step.on), \(step.by), \(step.answers))
                """)
        }
    }

    private static func insert(
        _ answer: InformationRequest.Answer, to request: InformationRequest.ID, of application: Application,
        in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into information_answer (
                partnership_id, application_id, request_id, number, kind, words, rest_by, ground, kept, told_by,
                told_how, told_on, corrects, came_after, answered_on, answered_by, submission)
            values (
                \(application.partnership), \(application.id), \(request), \(answer.number), \(answer.kind),
                \(answer.text), \(answer.restBy), \(answer.ground), \(answer.kept), \(answer.told?.by),
                \(answer.told?.how), \(answer.told?.on), \(answer.corrects), \(answer.after), \(answer.on),
                \(answer.by), \(answer.submission))
            """)
        for (index, entry) in answer.entries.enumerated() {
            try tx.run(
                """
                insert into information_entry (
                    partnership_id, application_id, request_id, answer, number, happened_on, minute, what, done,
                    reference)
                values (
                    \(application.partnership), \(application.id), \(request), \(answer.number), \(index + 1),
                    \(entry.on), \(entry.minute), \(entry.what), \(entry.done), \(entry.reference))
                """)
        }
    }

    private struct Key: Hashable {
        var request: InformationRequest.ID
        var answer: Int
    }

    /// The answers of an application by request, in the order in which they came.
    static func load(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [InformationRequest.ID: [InformationRequest.Answer]] {
        var entries: [Key: [InformationRequest.Entry]] = [:]
        try tx.rows(
            """
            select request_id, answer, happened_on, minute, what, done, reference
              from information_entry
             where partnership_id = \(partnership) and application_id = \(application)
             order by request_id, answer, number
            """
        ) { row -> (Key, InformationRequest.Entry) in
            (
                Key(request: try row["request_id"], answer: try row["answer"]),
                InformationRequest.Entry(
                    on: try row["happened_on"], minute: try row[optional: "minute"], what: try row["what"],
                    done: try row[optional: "done"], reference: try row[optional: "reference"])
            )
        }.forEach { entries[$0.0, default: []].append($0.1) }
        var answers: [InformationRequest.ID: [InformationRequest.Answer]] = [:]
        try tx.rows(
            """
            select request_id, number, kind, words, rest_by, ground, kept, told_by, told_how, told_on, corrects,
                   came_after, answered_on, answered_by, submission
              from information_answer
             where partnership_id = \(partnership) and application_id = \(application)
             order by request_id, number
            """
        ) { row -> (InformationRequest.ID, InformationRequest.Answer) in (try row["request_id"], try answer(row)) }
        .forEach { request, answer in
            var answer = answer
            answer.entries = entries[Key(request: request, answer: answer.number)] ?? []
            answers[request, default: []].append(answer)
        }
        return answers
    }

    private static func answer(_ row: borrowing Row) throws -> InformationRequest.Answer {
        var told: InformationRequest.Told?
        if let by: String = try row[optional: "told_by"] {
            told = .init(by: by, how: try row["told_how"], on: try row["told_on"])
        }
        return InformationRequest.Answer(
            number: try row["number"], kind: try row["kind"], text: try row["words"],
            restBy: try row[optional: "rest_by"], ground: try row[optional: "ground"], kept: try row[optional: "kept"],
            told: told, corrects: try row[optional: "corrects"], after: try row[optional: "came_after"],
            on: try row["answered_on"], by: try row["answered_by"], submission: try row[optional: "submission"])
    }

    /// What coordinators did about the requests of an application, by request, in order.
    static func followUps(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [InformationRequest.ID: [InformationRequest.FollowUp]] {
        var steps: [InformationRequest.ID: [InformationRequest.FollowUp]] = [:]
        try tx.rows(
            """
            select request_id, kind, words, done_on, done_by, answers
              from information_follow_up
             where partnership_id = \(partnership) and application_id = \(application)
             order by request_id, number
            """
        ) { row -> (InformationRequest.ID, InformationRequest.FollowUp) in
            (
                try row["request_id"],
                InformationRequest.FollowUp(
                    kind: try row["kind"], words: try row["words"], on: try row["done_on"], by: try row["done_by"],
                    answers: try row["answers"])
            )
        }.forEach { steps[$0.0, default: []].append($0.1) }
        return steps
    }
}

extension InformationRequest.Kind: Bindable, ColumnValue {}
extension InformationRequest.Ground: Bindable, ColumnValue {}
extension InformationRequest.Told.How: Bindable, ColumnValue {}
extension InformationRequest.After: Bindable, ColumnValue {}
extension InformationRequest.FollowUp.Kind: Bindable, ColumnValue {}
extension Chronology.Comparison.Says: Bindable, ColumnValue {}
