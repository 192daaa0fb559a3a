public import Casework
public import Text

/// What `procedure simulate` answers.
public enum SimulationFile {
    /// Why anybody asks.
    public static let purpose =
        "To assess how effective the review procedures are and to revise them (Schedule 4 paragraph 4)."

    /// The two versions, which come first.
    public static func head(_ simulation: Simulation) -> [(String, JSON)] {
        [
            ("old", version(simulation.old)), ("new", version(simulation.new)), ("purpose", .string(purpose)),
        ]
    }

    /// One application that comes out otherwise; `place` says which it is (`line` or `reference`).
    public static func json(_ change: Simulation.Change, _ place: (String, JSON)) -> JSON {
        let kind = change.isNewlyMet ? "newly_met" : change.isNoLongerMet ? "no_longer_met" : "other"
        return .object([
            place, ("received", .string(change.received.description)), ("change", .string(kind)),
            ("old", side(change.old)), ("new", side(change.new)),
        ])
    }

    /// What comes last: the counts. `unread` is the number of lines that could not be read.
    public static func counts(_ simulation: Simulation, unread: Int) -> [(String, JSON)] {
        [
            ("applications", .integer(simulation.applications)), ("unread", .integer(unread)),
            ("newly_met", .integer(simulation.newlyMet)), ("no_longer_met", .integer(simulation.noLongerMet)),
            ("decisions", .array(simulation.decisionMoves.map { row($0.from.rawValue, $0.to.rawValue, $0.count) })),
            ("limbs", .array(simulation.limbMoves.map { row($0.from, $0.to, $0.count) })),
            ("stages", .array(stages(simulation))),
        ]
    }

    private static func version(_ procedure: Procedure) -> JSON {
        ["name": .string(procedure.name), "version": .string(procedure.version), "title": .string(procedure.title)]
    }

    private static func side(_ finding: Finding) -> JSON {
        [
            "decision": .string(finding.decision.rawValue), "limb": JSON(finding.limb?.rawValue),
            "failed": JSON(finding.local.failed.map(\.rawValue)),
        ]
    }

    private static func row(_ from: String?, _ to: String?, _ count: Int) -> JSON {
        ["from": JSON(from), "to": JSON(to), "count": .integer(count)]
    }

    private static func stages(_ simulation: Simulation) -> [JSON] {
        let moved = simulation.stageShifts.map { step, shift -> JSON in
            [
                "step": .string(step.rawValue), "in": "both", "dated": .integer(shift.dated),
                "undated": .integer(shift.undated), "moved": .integer(shift.moved), "least": JSON(shift.spread?.least),
                "median": JSON(shift.spread?.median), "most": JSON(shift.spread?.most),
            ]
        }
        func only(_ steps: [Procedure.Step], _ which: String) -> [JSON] {
            steps.map { ["step": .string($0.rawValue), "in": .string(which)] }
        }
        return moved + only(simulation.steps(onlyIn: simulation.old, not: simulation.new), "old")
            + only(simulation.steps(onlyIn: simulation.new, not: simulation.old), "new")
    }
}

extension Simulation {
    /// The decisions in the order in which they are declared, old before new.
    public var decisionMoves: [(from: Finding.Decision, to: Finding.Decision, count: Int)] {
        let all = Finding.Decision.allCases
        return all.flatMap { from in
            all.compactMap { to in
                decisions[Move(from: from, to: to)].map { (from, to, $0) }
            }
        }
    }

    /// The limbs likewise; nil for none.
    public var limbMoves: [(from: String?, to: String?, count: Int)] {
        let all: [Finding.Limb?] = Finding.Limb.allCases + [nil]
        return all.flatMap { from in
            all.compactMap { to in
                limbs[Move(from: from, to: to)].map { (from?.rawValue, to?.rawValue, $0) }
            }
        }
    }

    /// How far each step moves, in the order in which they happen.
    public var stageShifts: [(step: Procedure.Step, shift: Shift)] {
        Procedure.Step.inTheirOrder.compactMap { step in shifts[step].map { (step, $0) } }
    }
}
