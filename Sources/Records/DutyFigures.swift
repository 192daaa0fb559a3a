import Casework
import Postgres

/// Open duties at one moment, counted and never whose. Everything is counted to `Figures.limit` at most.
public struct DutyFigures: Equatable, Sendable {
    /// Every open duty but the applicant's own right to ask for a review.
    public var open = 0
    /// Overdue duties that the Act puts on the bodies, by the duty's name; every such duty has its count.
    public var overdueByLaw: [String: Int] = [:]

    static func read(today: CivilDate, in tx: borrowing Transaction) throws -> DutyFigures {
        var figures = DutyFigures()
        figures.open = try tx.one(
            """
            select count(*) as count
              from (select from deadline where state = 'open' and duty <> 'review-window' limit \(Figures.limit)) d
            """
        ) { row in try row["count"] }
        let names = Deadline.Duty.namesOfTheLaw
        for name in names { figures.overdueByLaw[name] = 0 }
        let rows: [(name: String, count: Int)] = try tx.rows(
            """
            select duty, count(*) as count
              from (select duty from deadline
                     where state = 'open' and due_on < \(today) and duty = any(\(names))
                     limit \(Figures.limit)) d
             group by duty
            """
        ) { row in (try row["duty"], try row["count"]) }
        for row in rows { figures.overdueByLaw[row.name] = row.count }
        return figures
    }
}
