import Casework

extension ThresholdDecision.Fault {
    /// The field that it stands beside.
    var field: String {
        switch self {
        case .reasons: "reasons"
        case .people, .onlyConflicted: "people"
        case .conflicts: "conflicts"
        case .conflict(let index): "conflict-\(index + 1)-who"
        case .behaviour, .notBehaviour: "behaviour"
        case .behaviourBy: "behaviour_by"
        case .behaviourWhy: "behaviour_why"
        case .persistence: "persistence"
        case .harm: "harm"
        case .adequacy: "adequacy"
        case .ground, .groundNotReached: "ground"
        case .senior: "senior"
        case .figuresReached: "answer"
        case .signOff, .signedByConflicted: "signed_by"
        case .signOffRole: "signed_role"
        case .signOffReason: "signed_reason"
        }
    }

    /// What to do about it.
    var sentence: String {
        switch self {
        case .reasons: "Enter the reasons"
        case .people: "Enter who decided, beside the body that they decided for"
        case .conflicts: "Choose whether anybody declared a conflict of interest"
        case .conflict(let index): "Conflict \(index + 1): enter whose it is, what it is and what was done about it"
        case .onlyConflicted: "Somebody without a conflict of interest must have decided too"
        case .behaviour: "Choose whether the behaviour causes harassment, alarm or distress"
        case .behaviourBy: "Enter who judged whether it is harassment, alarm or distress"
        case .behaviourWhy: "Enter why it is, or is not, harassment, alarm or distress"
        case .persistence: "Enter how persistent the behaviour is"
        case .harm: "Enter what harm it does"
        case .adequacy: "Enter whether the response was adequate"
        case .ground: "Choose by what the threshold is met"
        case .groundNotReached:
            "The figures do not bear this. Below the number, the threshold is met by section 104(5), or by a senior "
                + "whom the procedure names"
        case .senior: "Enter the name of the senior who decided that there must be a review"
        case .notBehaviour:
            "Behaviour that causes no harassment, alarm or distress cannot meet the threshold (section 105(4))"
        case .figuresReached:
            "The procedure's own figures are reached, so the bodies must decide that the threshold is met "
                + "(section 104(4))"
        case .signOff: "Enter the name of the person who signs the refusal off"
        case .signOffRole: "Enter the role of the person who signs the refusal off"
        case .signOffReason: "Enter why it is refused though the figures are reached"
        case .signedByConflicted: "Somebody who declared a conflict of interest cannot sign the refusal off"
        }
    }
}

extension ThresholdDecision.Judgement.Answer {
    var inWords: String {
        switch self {
        case .yes: "Yes"
        case .no: "No"
        case .cumulatively: "Yes, taken together (cumulatively)"
        }
    }
}

extension ThresholdDecision.Ground {
    var inWords: String {
        switch self {
        case .number: "The number of reports (section 104(4))"
        case .hate: "The procedure's rule on hate incidents"
        case .community: "The procedure's rule on reports by several people"
        case .seniorDiscretion: "The discretion of a senior"
        case .consideration: "Persistence, harm or the response to it (section 104(5))"
        }
    }
}

extension ThresholdDecision.SignOff {
    /// What refuses where the figures would accept: `no action taken, recency of the last report`.
    var overInWords: String { over.map(Self.words).joined(separator: ", ") }

    private static func words(_ name: String) -> String {
        switch Finding.Condition(rawValue: name) {
        case .number: "the procedure's own number"
        case .hate: "the rule on hate incidents"
        case .community: "the rule on several people"
        case .recency: "how recent the last report is"
        case .noActionTaken: "no action taken"
        case .caseClosed: "the case must be closed"
        case .ongoingAction: "action still going on"
        case .pendingResponse: "an agency's own day to act has not passed"
        case .witnessed: "witnessed by the person affected"
        case nil:
            switch name {
            case "behaviour": "no harassment, alarm or distress (section 105(4))"
            case "boundary": "behaviour on the boundary (section 104(1))"
            case "earlier_review": "looked at before"
            case "other_area": "behaviour in another area (section 104(1))"
            default: name
            }
        }
    }
}
