public import Casework
import FoundationEssentials
import Postgres
import Records

extension Desk {
    /// Shows every application of an area to `body`, in the order in which they were received, whatever became of it;
    /// a page at a time. false for an area that nobody serves.
    public func eachApplication(of area: String, _ body: (Application) -> Void) async throws -> Bool {
        let partnerships = try await transaction(.readOnly, Acting()) { tx in
            try Statistics.partnerships(serving: area, in: tx)
        }
        for partnership in partnerships {
            var mark: Applications.Mark?
            repeat {
                let after = mark
                let page = try await transaction(.readOnly, .service(in: partnership)) { tx in
                    try Applications.page(of: area, after: after, limit: 200, in: partnership, tx)
                }
                page.applications.forEach(body)
                mark = page.mark
            } while mark != nil
        }
        return !partnerships.isEmpty
    }
}
