import Casework
import Desk
import Records
import Text

// How an application stands to the threshold, and what a person may put right before it is decided.
extension Pages {
    func addThreshold(to routes: inout Routes) {
        routes.get("/work/cases/{reference}/threshold", thresholdPage)
        for act in FactAct.all {
            let template = "/work/cases/{reference}/threshold/\(act.path)"
            routes.get(template) { visit in try await factForm(act, visit) }
            routes.post(template) { visit in try await perform(act, visit) }
        }
    }

    @Sendable func thresholdPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let page = try await desk.casePage(try await key(visit, worker))
        return .page(
            Layout.page(
                "The threshold, case \(page.application.reference)",
                for: worker.audience,
                back: "/work/cases/\(page.application.reference)",
                ThresholdView(page: page, areas: try await desk.areas()).html
            )
        )
    }
}

extension CasePage {
    /// Whether the reader may put facts right: a coordinator, as long as nothing is decided.
    var mayCorrect: Bool { application.isUndecided && isHeld(by: .coordinator) }

    var thresholdPath: String { "/work/cases/\(application.reference)/threshold" }
}
