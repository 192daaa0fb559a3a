import Casework
import Postgres

/// The decisions of the relevant bodies as rows, a turn each: the view threshold_decision has the newest of each
/// application. They are never changed.
enum ThresholdDecisions {
    static func insert(
        _ decision: ThresholdDecision, of application: Application, toldOn: CivilDate,
        overturnedBy review: DecisionReview.ID? = nil, in tx: borrowing Transaction
    ) throws {
        let turn = application.earlierDecisions.count + 1
        let (weighed, behaviour, signed) = (decision.consideration, decision.behaviour, decision.signOff)
        try tx.run(
            """
            insert into threshold_decision_turn (
                partnership_id, application_id, turn, review_id, answer, decided_on, told_on, reasons, people,
                persistence, harm, adequacy, procedure, conflicts, behaviour, behaviour_by, behaviour_why,
                ground, senior, rule, signed_by, signed_role, signed_reason, signed_over)
            values (
                \(application.partnership), \(application.id), \(turn), \(review), \(decision.answer), \(decision.on), \(toldOn),
                \(decision.reasons), \(decision.people.map(\.name)),
                \(weighed?.persistence), \(weighed?.harm), \(weighed?.adequacy), \(decision.procedure),
                \(decision.conflicts?.count), \(behaviour?.answer), \(behaviour?.by), \(behaviour?.why),
                \(decision.ground), \(decision.senior), \(decision.rule), \(signed?.name), \(signed?.role),
                \(signed?.reason), \(signed?.over))
            """)
        try tx.run(
            """
            insert into threshold_decision_body (partnership_id, application_id, turn, agency_id)
            select \(application.partnership), \(application.id), \(turn), agency_id
              from unnest(\(decision.bodies.map(\.raw))) as agency_id
                on conflict do nothing
            """)
        try insertPeople(decision, of: application, turn: turn, in: tx)
    }

    private static func insertPeople(
        _ decision: ThresholdDecision, of application: Application, turn: Int, in tx: borrowing Transaction
    ) throws {
        for (number, person) in decision.people.enumerated() {
            guard let body = person.body else { continue }
            try tx.run(
                """
                insert into threshold_decision_person (partnership_id, application_id, turn, number, name, agency_id)
                values (\(application.partnership), \(application.id), \(turn), \(number + 1), \(person.name),
                        \(body))
                """)
        }
        for (number, conflict) in (decision.conflicts ?? []).enumerated() {
            try tx.run(
                """
                insert into threshold_decision_conflict (
                    partnership_id, application_id, turn, number, who, what, done)
                values (\(application.partnership), \(application.id), \(turn), \(number + 1), \(conflict.who),
                        \(conflict.what), \(conflict.done))
                """)
        }
    }

    /// Every turn of an application, oldest first.
    static func turns(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [ThresholdDecision] {
        try tx.rows(
            """
            select \(columns)
              from threshold_decision_turn d
             where d.partnership_id = \(partnership) and d.application_id = \(application)
             order by d.turn
            """, decision
        ).compactMap(\.self)
    }

    /// What `decision(_:)` reads, where `d` is a row of threshold_decision or is all null.
    static let columns: SQL =
        """
        d.answer, d.decided_on, d.reasons, d.people, d.persistence, d.harm, d.adequacy, d.procedure, d.conflicts,
        d.behaviour, d.behaviour_by, d.behaviour_why, d.ground, d.senior, d.rule,
        d.signed_by, d.signed_role, d.signed_reason, d.signed_over,
        array(select b.agency_id
                from threshold_decision_body b
               where b.partnership_id = d.partnership_id and b.application_id = d.application_id
                and b.turn = d.turn
               order by b.agency_id) as bodies,
        array(select p.agency_id
                from threshold_decision_person p
               where p.partnership_id = d.partnership_id and p.application_id = d.application_id
                and p.turn = d.turn
               order by p.number) as people_bodies,
        array(select part
                from threshold_decision_conflict c, unnest(array[c.who, c.what, c.done]) with ordinality u (part, place)
               where c.partnership_id = d.partnership_id and c.application_id = d.application_id
                and c.turn = d.turn
               order by c.number, place) as conflict_parts
        """

    /// The decision, with its bodies in order of their ids; nil where there is none.
    static func decision(_ row: borrowing Row) throws -> ThresholdDecision? {
        guard let answer: ThresholdDecision.Answer = try row[optional: "answer"] else { return nil }
        let asked: Int? = try row[optional: "conflicts"]
        return ThresholdDecision(
            answer: answer, on: try row["decided_on"], reasons: try row["reasons"], people: try people(row),
            bodies: try row["bodies"], conflicts: try asked.map { _ in try conflicts(row) },
            behaviour: try behaviour(row), consideration: try consideration(row), ground: try row[optional: "ground"],
            senior: try row[optional: "senior"], rule: try row[optional: "rule"], signOff: try signOff(row),
            procedure: try row["procedure"])
    }

    /// An earlier version wrote names without the bodies that they decided for.
    private static func people(_ row: borrowing Row) throws -> [ThresholdDecision.Decider] {
        let names: [String] = try row["people"]
        let bodies: [Agency.ID] = try row["people_bodies"]
        return names.enumerated().map { index, name in
            ThresholdDecision.Decider(name, for: bodies.indices.contains(index) ? bodies[index] : nil)
        }
    }

    private static func conflicts(_ row: borrowing Row) throws -> [ThresholdDecision.Conflict] {
        let parts: [String] = try row["conflict_parts"]
        return stride(from: 0, to: parts.count - parts.count % 3, by: 3).map { start in
            ThresholdDecision.Conflict(who: parts[start], what: parts[start + 1], done: parts[start + 2])
        }
    }

    private static func behaviour(_ row: borrowing Row) throws -> ThresholdDecision.Judgement? {
        guard let answer: ThresholdDecision.Judgement.Answer = try row[optional: "behaviour"] else { return nil }
        return ThresholdDecision.Judgement(answer, by: try row["behaviour_by"], why: try row["behaviour_why"])
    }

    private static func signOff(_ row: borrowing Row) throws -> ThresholdDecision.SignOff? {
        guard let name: String = try row[optional: "signed_by"] else { return nil }
        return ThresholdDecision.SignOff(
            name: name, role: try row["signed_role"], reason: try row["signed_reason"], over: try row["signed_over"])
    }

    private static func consideration(_ row: borrowing Row) throws -> ThresholdDecision.Consideration? {
        guard let persistence: String = try row[optional: "persistence"] else { return nil }
        return ThresholdDecision.Consideration(
            persistence: persistence, harm: try row["harm"], adequacy: try row["adequacy"])
    }
}
