public import Casework
public import Postgres

/// Risk management plans as rows: every version stays.
public enum RiskPlans {
    /// Throws `PostgresError` where this version is there already.
    public static func insert(
        _ plan: RiskPlan, of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into risk_plan (partnership_id, review_id, version, note, review_on, written_on, written_by)
            values (\(partnership), \(review), \(plan.version), \(plan.note), \(plan.reviewOn), \(plan.on), \(plan.by))
            """)
        for (index, line) in plan.lines.enumerated() {
            try tx.run(
                """
                insert into risk_plan_line (partnership_id, review_id, version, line, who, risks, measures, by_whom)
                values (\(partnership), \(review), \(plan.version), \(index + 1), \(line.who), \(line.risks),
                        \(line.measures), \(line.byWhom))
                """)
        }
    }

    /// Every version, oldest first.
    public static func of(
        _ review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [RiskPlan] {
        let lines = try tx.rows(
            """
            select version, who, risks, measures, by_whom
              from risk_plan_line
             where partnership_id = \(partnership) and review_id = \(review)
             order by version, line
            """
        ) { row in
            (
                try row["version"] as Int,
                RiskPlan.Line(
                    who: try row["who"], risks: try row["risks"], measures: try row["measures"],
                    byWhom: try row["by_whom"])
            )
        }
        return try tx.rows(
            """
            select version, note, review_on, written_on, written_by
              from risk_plan
             where partnership_id = \(partnership) and review_id = \(review)
             order by version
            """
        ) { row in
            let version: Int = try row["version"]
            return RiskPlan(
                version: version, lines: lines.filter { $0.0 == version }.map { $0.1 }, note: try row["note"],
                reviewOn: try row["review_on"], on: try row["written_on"], by: try row["written_by"])
        }
    }
}
