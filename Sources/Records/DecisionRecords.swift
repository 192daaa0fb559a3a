public import Casework
public import Postgres
public import Text

/// What decisions were made on, kept as one text each: the facts as `check` reads them, the whole procedure as data, and
/// the finding as `check` answers. It names nobody and is never changed, so that the decision can be judged again.
public enum DecisionRecords {
    /// Keeps what a decision was made on, for good.
    public static func insert(
        _ judged: Judged, of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into decision_record (
                partnership_id, application_id, turn, procedure_name, procedure_version, record)
            values (\(partnership), \(application),
                    (select max(d.turn)
                       from threshold_decision_turn d
                      where d.partnership_id = \(partnership) and d.application_id = \(application)),
                    \(judged.procedure.name), \(judged.procedure.version),
                    \(json(judged).text(pretty: true)))
            """)
    }

    /// The text as it was kept; nil where the application was decided before this was kept, or is not decided.
    public static func text(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> String? {
        try tx.first(
            """
            select record
              from decision_record
             where partnership_id = \(partnership) and application_id = \(application)
             order by turn desc
             limit 1
            """
        ) { row in try row["record"] }
    }

    /// `{ "application": …, "reports": …, "procedure": …, "finding": … }`.
    public static func json(_ judged: Judged) -> JSON {
        [
            "application": CheckFile.json(judged.application),
            "reports": .array(judged.reports.map(CheckFile.json)),
            "procedure": ProcedureFile.json(judged.procedure),
            "finding": CheckFile.json(judged.finding),
        ]
    }

    /// Whether a text holds, beside the facts, the procedure and the finding of a decision that was kept.
    public static func isKept(_ node: Node) -> Bool { node["procedure"] != nil && node["finding"] != nil }

    /// The procedure by which a kept decision was judged, and the finding as it was kept; nil where there are only facts.
    public static func kept(_ node: Node) throws(Mistakes) -> (procedure: Procedure, finding: JSON)? {
        guard let procedure = node["procedure"], let finding = node["finding"] else { return nil }
        return (try ProcedureFile.read(procedure), JSON(finding))
    }

    /// Judges what was kept once more, by its own facts and procedure. Throws where a part cannot be read any more.
    public static func replay(_ text: String) throws(Mistakes) -> Replay {
        let record = try Node.json(text)
        guard let application = record["application"], let reports = record["reports"],
            let procedure = record["procedure"], let finding = record["finding"]
        else {
            throw Mistakes(
                Mistake(found: "another text", expected: "application, reports, procedure and finding"))
        }
        let facts = try CheckFile.read(
            Array(JSON.object([("application", JSON(application)), ("reports", JSON(reports))]).utf8()))
        let again = Judged(facts.application, facts.reports, under: try ProcedureFile.read(procedure))
        return Replay(kept: JSON(finding), again: CheckFile.json(again.finding))
    }

    /// The finding as it was kept, and as it comes out now.
    public struct Replay: Sendable {
        public var kept: JSON
        public var again: JSON

        /// Whether the answer is the same to the byte, its explanation included.
        public var isSame: Bool { kept == again }
    }
}
