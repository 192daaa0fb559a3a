import Casework
import Desk
import Text

/// The risk management plan and the support offered, as those who follow the plan read them.
struct RiskView {
    let page: CasePage

    var html: HTML? {
        guard let risk = page.risk else { return nil }
        let write: HTML? =
            CaseAct.riskPlan.isOffered(page)
            ? "<p>\(HTML.link(to: "/work/cases/\(page.application.reference)/risk-plan", risk.plan == nil ? "Write the risk management plan" : "Look at the risk management plan again"))</p>\n"
            : nil
        let older: HTML? =
            risk.plans.count < 2
            ? nil
            : Pieces.act(
                "Earlier versions (\(risk.plans.count - 1))", HTML(risk.plans.dropLast().reversed().map(version)))
        return """
            <h3>Risk and support</h3>
            \(risk.plan.map(version) ?? (page.risk?.supports.isEmpty == false || write != nil ? "<p>There is no risk management plan yet.</p>\n" : ""))\
            \(write)\(older)\(supports(risk))
            """
    }

    private func version(_ plan: RiskPlan) -> HTML {
        let note: HTML? = plan.note.isEmpty ? nil : Pieces.lines(plan.note)
        let written: HTML =
            "<p>Version \(plan.version), written on \(Pieces.date(plan.on)) by \(page.officerName(plan.by)).\(reviewed(plan))</p>\(note)\n"
        guard !plan.lines.isEmpty else { return "\(written)<p>Nobody is at risk any more.</p>\n" }
        return written
            + Pieces.table(
                "Risk management plan, version \(plan.version)",
                ["Who is at risk", "Of what", "What is done", "By whom"],
                plan.lines.map { ["\($0.who)", Pieces.lines($0.risks), Pieces.lines($0.measures), "\($0.byWhom)"] })
    }

    private func reviewed(_ plan: RiskPlan) -> HTML? {
        guard !plan.lines.isEmpty, plan == page.risk?.plan else { return nil }
        let late: HTML? =
            plan.reviewOn < page.today && page.review?.isClosed == false ? " <span class=\"late\">late</span>" : nil
        return " Looked at again by \(Pieces.date(plan.reviewOn))\(late)."
    }

    private func supports(_ risk: CaseRisk) -> HTML? {
        guard !risk.supports.isEmpty else { return nil }
        return Pieces.table(
            "Support offered", ["To whom", "What", "By whom", "On", "Taken up"],
            risk.supports.map { offer in
                let answer: HTML =
                    offer.answer.map { "\($0.takenUp ? "Yes" : "No"), noted on \(Pieces.date($0.on)) \($0.words)" }
                    ?? "Not known yet"
                return [
                    "\(offer.who)", Pieces.lines(offer.what), "\(offer.byWhom)", Pieces.date(offer.on), answer,
                ]
            })
    }
}
