public import Casework
public import FoundationEssentials
public import Postgres

extension Applications {
    /// Where a page of applications ends.
    public struct Mark: Equatable, Sendable {
        public var receivedOn: CivilDate
        public var id: UUID
    }

    /// The applications of an area in the order in which they were received, a page at a time, so that nobody holds all
    /// of them: at most `limit` after `mark`, and the mark of the next page.
    public static func page(
        of area: String, after mark: Mark?, limit: Int, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> (applications: [Application], mark: Mark?) {
        let rows = try tx.rows(
            """
            select id, received_on
              from application
             where partnership_id = \(partnership) and area_code = \(area)
               and (\(mark == nil) or (received_on, id) > (\(mark?.receivedOn), \(mark?.id)))
             order by received_on, id
             limit \(limit)
            """
        ) { row in Mark(receivedOn: try row["received_on"], id: try row["id"]) }
        let applications = try rows.compactMap { try load(Application.ID($0.id), in: partnership, tx) }
        return (applications, rows.count == limit ? rows.last : nil)
    }
}
