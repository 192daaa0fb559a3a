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
            "replaces": JSON(procedure.replaces),
            "title": .string(procedure.title),
            "source": .string(procedure.source),
            "valid_from": JSON(procedure.validFrom?.description),
            "valid_until": JSON(procedure.validUntil?.description),
            "areas": JSON(procedure.areas),
            "threshold": [
                "number": .integer(rules.number),
                "number_by": .string(rules.numberBy.rawValue),
                "to_complain": json(rules.toComplain),
                "to_apply": json(rules.toApply),
                "formula": .string(rules.formula.rawValue),
                "sifting": .string(rules.sifting.rawValue),
                "says_related": .bool(rules.saysRelated),
                "hate": rules.hate.map(json) ?? .null,
                "community": rules.community.map(json) ?? .null,
                "senior_discretion": rules.seniorDiscretion.map {
                    ["holder": .string($0.holder), "purpose": JSON($0.purpose)]
                } ?? .null,
                "silent_on": JSON(Procedure.Figure.allCases.filter(rules.silentOn.contains).map(\.rawValue)),
            ],
            "caveats": caveats(rules.caveats),
            "limits": limits(procedure) { !isSilent($0) },
            "limits_where_silent": limits(procedure, isSilent),
            "ladder": json(procedure.ladder),
            "ladders": .object(
                Procedure.Step.allCases.compactMap { step in
                    procedure.ladders[step].map { (key(of: step), json($0)) }
                }),
            "panel_minimum": JSON(procedure.panel.minimum),
            "panel_members": JSON(procedure.panel.members),
            "panel_standing": JSON(procedure.panel.standing),
            "chair": procedure.panel.chair.map {
                ["independence": .string($0.independence.rawValue), "words": .string($0.words)]
            } ?? .null,
            "attendance": procedure.panel.attendance.map {
                [
                    "applicant": .string($0.applicant.rawValue), "minutes": JSON($0.minutes), "words": JSON($0.words),
                ]
            } ?? .null,
            "panel_must_attend": procedure.panel.mustAttendRule.map {
                ["who": JSON($0.who.map(\.rawValue)), "without": .string($0.without.rawValue)]
            } ?? .null,
            "panel_resumes": JSON(procedure.panel.resumes?.description),
            "review": json(procedure.review),
            "duties": json(procedure.duties),
            "reporting": procedure.reporting.map {
                ["months": .integer($0.months), "year": .string($0.year.rawValue), "place": JSON($0.place)]
            } ?? .null,
            "reopening": procedure.reopening.map {
                ["limit": .string($0.limit.description), "words": JSON($0.words)]
            } ?? .null,
            "risk_questions": JSON(procedure.riskQuestions),
            "notes": JSON(procedure.notes),
        ]
    }

    private static func json(_ ladder: [Procedure.Rung]) -> JSON {
        .array(ladder.map { ["working_days": .integer($0.workingDays), "to": JSON($0.to.map(\.rawValue))] })
    }

    private static func json(_ review: Procedure.ReviewRoute) -> JSON {
        [
            "body": review.isSilent ? .null : .string(review.body), "how": JSON(review.how),
            "grounds": JSON(review.grounds), "sent_by": .string(review.sentBy.rawValue),
            "conditions": JSON(review.conditions),
        ]
    }

    private static func json(_ duties: Procedure.Duties) -> JSON {
        [
            "point_of_contact": JSON(duties.pointOfContact),
            "passes_to_all_bodies": JSON(duties.passesToAllBodies),
            "decision_notice": JSON(duties.decisionNotice),
            "outcome_notice": JSON(duties.outcomeNotice),
            "self_assessment": JSON(duties.selfAssessment),
            "local_policing_body_consulted": JSON(duties.localPolicingBodyConsulted),
            "housing_providers_consulted": JSON(duties.housingProvidersConsulted),
        ]
    }

    private static func json(_ window: Procedure.Window) -> JSON {
        ["limit": .string(window.limit.description), "counting": .string(window.counting.rawValue)]
    }

    private static func json(_ rule: Procedure.HateRule) -> JSON {
        ["count": .integer(rule.count), "window": json(rule.window), "gate": JSON(rule.gate)]
    }

    private static func json(_ rule: Procedure.CommunityRule) -> JSON {
        [
            "count": .integer(rule.count), "counted": .string(rule.counted.rawValue),
            "linked_place": .bool(rule.linkedPlace),
        ]
    }

    private static func caveats(_ caveats: [Procedure.Caveat]) -> JSON {
        var members: [(String, JSON)] = []
        var judged: [String] = []
        for caveat in caveats {
            switch caveat {
            case .recency(let window): members.append((caveat.key, json(window)))
            case .judged(let words): judged.append(words)
            case .noActionTaken, .closedCase, .noOngoingAction, .noPendingResponse, .witnessed:
                members.append((caveat.key, true))
            }
        }
        if !judged.isEmpty { members.append((Procedure.Caveat.judged("").key, JSON(judged))) }
        return .object(members)
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
        case .noPendingResponse: "no_pending_response"
        case .witnessed: "witnessed"
        case .judged: "judged"
        }
    }
}
