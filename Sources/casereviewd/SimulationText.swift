import Casework
import Records

/// A simulation as people read it.
enum SimulationText {
    static func head(_ simulation: Simulation) -> String {
        """
        From \(name(simulation.old)) to \(name(simulation.new)).
        \(SimulationFile.purpose)

        """
    }

    /// `received 1 May 2026: a person must decide -> met (number). Before, recency failed.`
    static func sentence(_ change: Simulation.Change) -> String {
        "received \(change.received.inWords): \(side(change.old)) -> \(side(change.new))."
            + failed("Under the old version failed", change.old) + failed("Under the new version fails", change.new)
    }

    static func counts(_ simulation: Simulation, unread: Int) -> String {
        var lines = ["", "\(simulation.applications) \(plural("application", simulation.applications)) replayed."]
        if unread > 0 { lines.append("\(unread) \(plural("line", unread)) could not be read.") }
        lines += [
            "Would be met that were not: \(simulation.newlyMet).", "Would be met no longer: \(simulation.noLongerMet).",
            "", "Decisions:",
        ]
        lines += simulation.decisionMoves.map { "  \(words($0.from)) -> \(words($0.to)): \($0.count)" }
        lines += ["", "Limbs:"]
        lines += simulation.limbMoves.map { "  \($0.from ?? "none") -> \($0.to ?? "none"): \($0.count)" }
        lines += ["", "Last day of each step, counted from the receipt, moves by days (least, median, most):"]
        lines += simulation.stageShifts.map { step, shift in
            guard let spread = shift.spread else { return "  \(step.rawValue): cannot be counted" }
            let rest = shift.undated > 0 ? "; \(shift.undated) lie past the calendar" : ""
            let moves = spread.least == 0 && spread.most == 0 ? "does not move" : by(spread)
            return "  \(step.rawValue): \(moves)\(rest)"
        }
        lines += only(simulation.steps(onlyIn: simulation.old, not: simulation.new), "old")
        lines += only(simulation.steps(onlyIn: simulation.new, not: simulation.old), "new")
        return lines.joined(separator: "\n")
    }

    private static func by(_ spread: (least: Int, median: Int, most: Int)) -> String {
        [spread.least, spread.median, spread.most].map(signed).joined(separator: ", ")
    }

    private static func signed(_ days: Int) -> String { days > 0 ? "+\(days)" : "\(days)" }

    private static func only(_ steps: [Procedure.Step], _ which: String) -> [String] {
        steps.map { "  \($0.rawValue): only in the \(which) version" }
    }

    private static func name(_ procedure: Procedure) -> String {
        "\(procedure.title) (\(procedure.name), version \(procedure.version))"
    }

    private static func side(_ finding: Finding) -> String {
        words(finding.decision) + (finding.limb.map { " (\($0.rawValue))" } ?? "")
    }

    private static func failed(_ start: String, _ finding: Finding) -> String {
        guard finding.decision != .met, !finding.local.failed.isEmpty else { return "" }
        return " \(start): \(finding.local.failed.map(\.rawValue).joined(separator: ", "))."
    }

    private static func words(_ decision: Finding.Decision) -> String {
        switch decision {
        case .met: "met"
        case .refer: "a person must decide"
        case .notMetOnNumber: "not met on the number"
        case .otherArea: "another area's"
        }
    }

    private static func plural(_ noun: String, _ number: Int) -> String { number == 1 ? noun : noun + "s" }
}
