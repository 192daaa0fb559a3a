public import Casework
public import Text

extension ProcedureFile {
    /// `json(_:)`, and beside the file's own keys `conditions`: what section 104 does not know, each marked so.
    public static func shown(_ procedure: Procedure) -> JSON {
        guard case .object(let members) = json(procedure) else { return json(procedure) }
        let conditions = procedure.threshold.outsideTheAct.map { condition -> JSON in
            ["place": .string(condition.place), "words": .string(condition.words), "in_section_104": false]
        }
        return .object(members + [("conditions", .array(conditions))])
    }
}

extension Procedure.ThresholdRules {
    /// Each condition that section 104 does not know, with its place in the file.
    fileprivate var outsideTheAct: [(place: String, words: String)] {
        var conditions = caveats.map { (place: "caveats.\($0.key)", words: $0.inWords) }
        if numberBy == .onePerson {
            conditions.append(("threshold.number_by", "The reports must all have been made by one person."))
        }
        if formula == .spanFromFirstIncident {
            conditions.append(
                ("threshold.formula", "What the reports are about must lie in one period from the first event."))
        }
        if let gate = hate?.gate { conditions.append(("threshold.hate.gate", gate)) }
        return conditions
    }
}
