import Casework
import Desk
import FoundationEssentials
import Records
import Text

extension Pages {
    /// The published review procedure (section 104(2)), written from the one in force today, or from another version
    /// of the partnership's that `version` names.
    @Sendable func procedure(_ visit: Visit) async throws -> Reply {
        let areas = try await desk.areas()
        let asked = try visit.query.only("area")
        guard let area = areas.first(where: { $0.code == asked }) ?? (areas.count == 1 ? areas.first : nil) else {
            let links: [HTML] = areas.compactMap { area in
                HTML.address("/procedure?area=\(area.code)").map { "<a href=\"\($0)\">\(area.name)</a>" }
            }
            return .page(
                Layout.page(
                    "The review procedure",
                    "<h1>The review procedure</h1>\n<p>Choose your area.</p>\n\(Pieces.items(links))"
                )
            )
        }
        let versions = try await desk.procedures(of: area.partnership.id, in: area.code)
        let current = versions.first { $0.isInForce(on: today) }
        let wanted = try visit.query.only("version")
        let shown: Partnerships.ProcedureVersion
        if let wanted {
            guard let id = UUID(uuidString: wanted), let found = versions.first(where: { $0.id == id }) else {
                throw Fault.notFound
            }
            shown = found
        } else {
            guard let current else { throw DeskError.noProcedure }
            shown = current
        }
        let procedure = try await desk.procedure(shown.id, of: area.partnership.id)
        let view = ProcedureView(
            area: area, words: ProcedureInWords(procedure), shown: shown, current: current, versions: versions)
        let oversight = try await desk.oversight(of: area.partnership.id)
        return .page(Layout.page(view.title, view.html(otherWays: otherWays, oversight, on: today)))
    }
}
