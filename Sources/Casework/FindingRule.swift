extension Finding {
    /// One limb or condition of the procedure, with how it came out and whether section 104 knows it.
    public struct Rule: Equatable, Sendable {
        public var name: Name
        /// Whether it holds. Of a condition on single reports: whether every report of the case meets it. nil where
        /// only a person can say.
        public var holds: Bool?
        /// The provision that asks or permits it; nil for a condition that section 104 does not know.
        public var law: String?
        /// The procedure's own words, where a person must judge them.
        public var words: String?

        public var isInSection104: Bool { law != nil }

        public enum Name: String, CaseIterable, Sendable {
            case number, hate, community
            case hateGate = "hate_gate"
            case seniorDiscretion = "senior_discretion"
            case related
            case toComplain = "to_complain"
            case toApply = "to_apply"
            /// All incidents that count in one period that begins with the first.
            case span
            case distinctIncidents = "distinct_incidents"
            case differentDates = "different_dates"
            case recency
            case noActionTaken = "no_action_taken"
            case caseClosed = "case_closed"
            case ongoingAction = "ongoing_action"
            case pendingResponse = "pending_response"
            case witnessed, judged
        }
    }

    /// Every limb and condition of the procedure, the limbs first. A number or a period of the procedure's own is
    /// permitted by subsections (4) and (11), its sifting by (12), limbs beside the number by (5); one person's number,
    /// a span and every condition beside them are not in section 104.
    public var conditions: [Rule] {
        let local = judged.local
        var found = limbConditions(local)
        func all(_ meets: (Standing) -> Bool) -> Bool { local.standings.allSatisfy(meets) }
        found.append(Rule(name: .related, holds: all { $0 != .unrelated }, law: "s. 104(4)"))
        let inTime = all { if case .outOfTime(true, _) = $0 { false } else { true } }
        found.append(Rule(name: .toComplain, holds: inTime, law: "s. 104(11)(a)"))
        if rules.formula == .spanFromFirstIncident {
            found.append(Rule(name: .span, holds: all { $0 != .outsideSpan }))
        } else {
            let applied = all { if case .outOfTime(_, true) = $0 { false } else { true } }
            found.append(Rule(name: .toApply, holds: applied, law: "s. 104(11)(b)"))
        }
        let isSingle = all { if case .countedWith = $0 { false } else { true } }
        let sifting: Rule.Name = rules.sifting == .days ? .differentDates : .distinctIncidents
        found.append(Rule(name: sifting, holds: isSingle, law: "s. 104(12)"))
        for caveat in rules.caveats {
            if case .judged(let words) = caveat {
                found.append(Rule(name: .judged, words: words))
            } else if let name = Rule.Name(caveat) {
                found.append(Rule(name: name, holds: local.holds(caveat)))
            }
        }
        return found
    }

    /// Whether section 104 asks for or permits one of the conditions that fail.
    public func isInSection104(_ condition: Condition) -> Bool {
        conditions.first { $0.name == Rule.Name(rawValue: condition.rawValue) }?.isInSection104 ?? false
    }

    private func limbConditions(_ local: LocalRules) -> [Rule] {
        let numberLaw = rules.numberBy == .anyone ? "s. 104(4)" : nil
        var found = [Rule(name: .number, holds: local.limbs.numberHolds, law: numberLaw)]
        if let hate = rules.hate {
            let isReached = LocalRules.reachesHate(rules, local.evidence)
            found.append(Rule(name: .hate, holds: isReached, law: "s. 104(5)"))
            if let gate = hate.gate { found.append(Rule(name: .hateGate, words: gate)) }
        }
        if rules.community != nil {
            found.append(Rule(name: .community, holds: local.limbs.communityHolds, law: "s. 104(5)"))
        }
        if let senior = rules.seniorDiscretion {
            found.append(Rule(name: .seniorDiscretion, law: "s. 104(5)", words: senior.purpose))
        }
        return found
    }

    var judged: Judgement {
        Judgement(
            application, reports, isInArea: reports.indices.map { reports[$0].area.isSame(as: application.area) }, rules
        )
    }
}

extension Finding.Rule.Name {
    init?(_ caveat: Procedure.Caveat) {
        guard let condition = Finding.Condition(caveat) else { return nil }
        self.init(rawValue: condition.rawValue)
    }
}
