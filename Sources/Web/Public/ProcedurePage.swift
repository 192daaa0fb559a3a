import Casework
import Desk
import Records
import Text

extension Pages {
    /// The published review procedure (section 104(2)), written from the one in force.
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
        let procedure = try await desk.procedure(of: area.partnership.id)
        return .page(
            Layout.page(
                "The review procedure in \(area.name)",
                "<h1>The review procedure in \(area.name)</h1>\n\(body(procedure))"
            )
        )
    }

    private func body(_ procedure: Procedure) -> HTML {
        let rules = procedure.threshold
        let grounds = procedure.review.grounds.map { HTML(escaping: $0) }
        return """
            <p>\(procedure.title), version \(procedure.version).</p>
            <h2>Point of contact</h2>
            \(otherWays)
            <h2>When there must be a review</h2>
            <p>The threshold is met when there are at least \(rules.number) qualifying complaints about the \
            behaviour. A \
            complaint qualifies when it was made within \(words(rules.toComplain)) the day of the behaviour, and the \
            application is made within \(words(rules.toApply)) the day of the complaint.</p>
            \(Pieces.items(others(rules)))
            <p>Below that number the relevant bodies decide. They consider how persistent the behaviour is, the harm \
            or \
            potential harm, and whether the response was adequate (section 104(5)).</p>
            <h2>By when</h2>
            \(limits(procedure))
            <h2>If you are not satisfied</h2>
            <p>You can ask for a review of the decision, or of how the review was carried out: \
            \(procedure.review.body).</p>
            \(grounds.isEmpty ? nil : Pieces.items(grounds))
            <h2>Source</h2>
            <p>\(procedure.source)</p>
            """
    }

    private func words(_ window: Procedure.Window) -> String {
        "\(window.limit) \(window.counting == .after ? "after" : "beginning with")"
    }

    private func others(_ rules: Procedure.ThresholdRules) -> [HTML] {
        var items: [HTML] = []
        switch rules.sifting {
        case .incidents: items.append("Several complaints by one person about one incident count once.")
        case .days: items.append("Several complaints by one person about one day count once.")
        }
        if let hate = rules.hate {
            items.append("\(hate.count) complaint\(hate.count == 1 ? nil : HTML("s")) about hate is enough.")
        }
        if let community = rules.community {
            let what =
                switch community.counted {
                case .reports: "complaints by more than one person"
                case .people: "people"
                case .households: "households"
                }
            items.append("\(community.count) \(what)\(community.linkedPlace ? HTML(" at one place") : nil) are enough.")
        }
        items += rules.caveats.map { caveat in
            switch caveat {
            case .recency(let window): "The application should come within \(words(window)) the last complaint."
            case .noActionTaken: "It should be considered that no action was taken."
            case .closedCase: "The agencies should have closed the case."
            case .noOngoingAction: "No agency should still be acting."
            case .noPendingResponse: "No agency should still be within the time that it gave itself to act."
            case .judged(let words): "\(words)"
            case .witnessed: "The behaviour should have been witnessed by the person affected."
            }
        }
        if !rules.caveats.isEmpty {
            items.append(
                "Where these last conditions fail and there are enough qualifying complaints by the figures of section "
                    + "104, a person decides."
            )
        }
        if let senior = rules.seniorDiscretion { items.append("The \(senior.holder) may call a review in any case.") }
        return items
    }

    private func limits(_ procedure: Procedure) -> HTML {
        let rows: [[HTML]] = Procedure.Step.allCases.compactMap { step in
            procedure.limits[step].map { rule in
                let from = rule.anchor == .beforePanel ? rule.anchor.inWords : "from \(rule.anchor.inWords)"
                let silent = procedure.silentOn.contains(step) ? " (our default; the procedure is silent)" : ""
                return ["\(step.inWords)", "\(rule.limit.description) \(from)\(silent)"]
            }
        }
        return Pieces.table("Every step and its limit", ["Step", "Limit"], rows)
    }
}
