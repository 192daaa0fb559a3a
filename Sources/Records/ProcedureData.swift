public import Casework
public import Text

extension ProcedureFile {
    /// A procedure as data, in the same keys in which it is read.
    public static func json(_ procedure: Procedure) -> JSON {
        let rules = procedure.threshold
        let isSilent = procedure.silentOn.contains
        return [
            "name": .string(procedure.name),
            "version": .string(procedure.version),
            "title": .string(procedure.title),
            "source": .string(procedure.source),
            "valid_from": JSON(procedure.validFrom?.description),
            "valid_until": JSON(procedure.validUntil?.description),
            "threshold": [
                "number": .integer(rules.number),
                "to_complain": json(rules.toComplain),
                "to_apply": json(rules.toApply),
                "sifting": .string(rules.sifting.rawValue),
                "hate": rules.hate.map { ["count": .integer($0.count), "window": json($0.window)] } ?? .null,
                "community": rules.community.map(json) ?? .null,
                "senior_discretion": rules.seniorDiscretion.map { ["holder": .string($0.holder)] } ?? .null,
            ],
            "caveats": .object(rules.caveats.map { ($0.key, json($0)) }),
            "limits": limits(procedure) { !isSilent($0) },
            "limits_where_silent": limits(procedure, isSilent),
            "ladder": .array(
                procedure.ladder.map { rung in
                    ["working_days": .integer(rung.workingDays), "to": JSON(rung.to.map(\.rawValue))]
                }),
            "panel_minimum": JSON(procedure.panelMinimum),
            "review": ["body": .string(procedure.review.body), "grounds": JSON(procedure.review.grounds)],
        ]
    }

    private static func json(_ window: Procedure.Window) -> JSON {
        ["limit": .string(window.limit.description), "counting": .string(window.counting.rawValue)]
    }

    private static func json(_ rule: Procedure.CommunityRule) -> JSON {
        [
            "count": .integer(rule.count), "counted": .string(rule.counted.rawValue),
            "linked_place": .bool(rule.linkedPlace), "number_is_by_one_person": .bool(rule.numberIsByOnePerson),
        ]
    }

    private static func json(_ caveat: Procedure.Caveat) -> JSON {
        if case .recency(let window) = caveat { json(window) } else { true }
    }

    private static func limits(_ procedure: Procedure, _ isWanted: (Procedure.Step) -> Bool) -> JSON {
        .object(
            Procedure.Step.allCases.compactMap { step in
                guard isWanted(step), let limit = procedure.limits[step] else { return nil }
                let value: JSON = [
                    "limit": .string(limit.limit.description), "from": .string(limit.anchor.rawValue),
                    "counting": .string(limit.counting.rawValue),
                ]
                return (key(of: step), value)
            })
    }
}

extension Procedure.Caveat {
    /// The key under `caveats`.
    public var key: String {
        switch self {
        case .recency: "recency"
        case .noActionTaken: "no_action_taken"
        case .closedCase: "closed_case"
        case .noOngoingAction: "no_ongoing_action"
        case .witnessed: "witnessed"
        }
    }
}
