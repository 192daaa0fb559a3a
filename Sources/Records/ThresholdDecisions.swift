import Casework
import Postgres

/// The decisions of the relevant bodies as rows. They are never changed.
enum ThresholdDecisions {
    static func insert(
        _ decision: ThresholdDecision, of application: Application, toldOn: CivilDate,
        in tx: borrowing Transaction
    ) throws {
        let weighed = decision.consideration
        try tx.run(
            """
            insert into threshold_decision (
                partnership_id, application_id, answer, decided_on, told_on, reasons, people,
                persistence, harm, adequacy, procedure)
            values (
                \(application.partnership), \(application.id), \(decision.answer), \(decision.on), \(toldOn),
                \(decision.reasons), \(decision.people),
                \(weighed?.persistence), \(weighed?.harm), \(weighed?.adequacy), \(decision.procedure))
            """)
        try tx.run(
            """
            insert into threshold_decision_body (partnership_id, application_id, agency_id)
            select \(application.partnership), \(application.id), agency_id
              from unnest(\(decision.bodies.map(\.raw))) as agency_id
                on conflict do nothing
            """)
    }

    /// What `decision(_:)` reads, where `d` is the row of threshold_decision or is all null.
    static let columns: SQL =
        """
        d.answer, d.decided_on, d.reasons, d.people, d.persistence, d.harm, d.adequacy, d.procedure,
        array(select b.agency_id
                from threshold_decision_body b
               where b.partnership_id = d.partnership_id and b.application_id = d.application_id
               order by b.agency_id) as bodies
        """

    /// The decision, with its bodies in order of their ids; nil where there is none.
    static func decision(_ row: borrowing Row) throws -> ThresholdDecision? {
        guard let answer: ThresholdDecision.Answer = try row[optional: "answer"] else { return nil }
        return ThresholdDecision(
            answer: answer, on: try row["decided_on"], reasons: try row["reasons"], bodies: try row["bodies"],
            people: try row["people"], consideration: try consideration(row), procedure: try row["procedure"])
    }

    private static func consideration(_ row: borrowing Row) throws -> ThresholdDecision.Consideration? {
        guard let persistence: String = try row[optional: "persistence"] else { return nil }
        return ThresholdDecision.Consideration(
            persistence: persistence, harm: try row["harm"], adequacy: try row["adequacy"])
    }
}
