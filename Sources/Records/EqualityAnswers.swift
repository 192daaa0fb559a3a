public import Casework
import FoundationEssentials
public import Postgres

/// What applicants say of themselves, which nobody reads but as sums.
public enum EqualityAnswers {
    /// Writes down what an applicant answered. Only they can.
    public static func insert(
        _ answers: [Equality.Characteristic: String], of application: Application.ID,
        in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        for (characteristic, answer) in answers.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try tx.run(
                """
                insert into equality_answer (partnership_id, application_id, characteristic, answer)
                values (\(partnership), \(application), \(characteristic), \(answer))
                    on conflict do nothing
                """)
        }
    }

    /// Whether the applicant who asks has answered anything.
    public static func isAnswered(
        _ application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Bool {
        try tx.one(
            """
            select exists (select from equality_answer
                            where partnership_id = \(partnership) and application_id = \(application)) as answered
            """
        ) { row in try row["answered"] }
    }

    /// The applications of a period by what their applicants answered, as they stood on its last day. To anybody who
    /// may not read them there are none.
    public static func groups(
        _ characteristic: Equality.Characteristic, of area: String, in period: ReportingPeriod,
        of partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Equality.Group] {
        let asked = Statistics.Asked(
            area: area, from: period.from, until: period.until, partnership: partnership)
        let found = try tx.rows(
            """
            with \(Statistics.fates(asked))
            select e.answer, count(*) filter (where f.fate = 'met') as met,
                   count(*) filter (where f.fate = 'not-met') as not_met,
                   count(*) filter (where f.fate not in ('met', 'not-met')) as other
              from equality_answer e
              join fate f on f.id = e.application_id
             where e.partnership_id = \(partnership) and e.characteristic = \(characteristic)
               and f.received_on >= \(period.from)
             group by e.answer
            """
        ) { row in
            (
                answer: try row["answer"] as String, met: try row["met"] as Int, notMet: try row["not_met"] as Int,
                other: try row["other"] as Int
            )
        }
        return characteristic.answers.compactMap { answer in
            found.first { $0.answer == answer.word }.map {
                Equality.Group(names: [answer.words], met: $0.met, notMet: $0.notMet, other: $0.other)
            }
        }
    }

    /// Who may read the sums now.
    public static func readers(in partnership: Partnership.ID, _ tx: borrowing Transaction) throws -> [Person.ID] {
        try tx.rows(
            """
            select person_id
              from equality_reader
             where partnership_id = \(partnership) and ended_at is null
             order by since
            """
        ) { row in try row["person_id"] }
    }

    public static func letRead(
        _ person: Person.ID, by other: Person.ID, in partnership: Partnership.ID, at now: Instant,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into equality_reader (partnership_id, person_id, since, let_by)
            values (\(partnership), \(person), \(now), \(other))
            """)
    }

    /// Returns false where they may not read them anyway.
    public static func endReading(
        _ person: Person.ID, by other: Person.ID, in partnership: Partnership.ID, at now: Instant,
        _ tx: borrowing Transaction
    ) throws -> Bool {
        try tx.run(
            """
            update equality_reader
               set ended_at = \(now), ended_by = \(other)
             where partnership_id = \(partnership) and person_id = \(person) and ended_at is null
            """) == 1
    }
}

extension Equality.Characteristic: Bindable, ColumnValue {}
