extension ThresholdDecision {
    /// Something that keeps a decision from being recorded.
    public enum Fault: Hashable, Sendable {
        case reasons
        /// Nobody is named who decided.
        case people
        /// It is not said whether a conflict of interest was declared.
        case conflicts
        /// The conflict at this place says not who, what, and what was done about it.
        case conflict(Int)
        /// Everyone who decided had declared a conflict.
        case onlyConflicted
        /// Section 105(4): it is not said whether the behaviour is harassment, alarm or distress; by whom; why.
        case behaviour, behaviourBy, behaviourWhy
        /// A matter of section 104(5) was not considered.
        case persistence, harm, adequacy
        /// Met by no limb.
        case ground
        /// Met by a limb that the figures do not bear: below the number it takes section 104(5) or a senior.
        case groundNotReached
        /// The senior is not named.
        case senior
        /// Met, though it was judged to be no anti-social behaviour (section 105(4)).
        case notBehaviour
        /// Not met, though the procedure's own figures are reached: the bodies "must decide that the threshold is
        /// met" (section 104(4)).
        case figuresReached
        /// A refusal of what the figures of section 104 accept, with nobody who signs it off; their role; their reason.
        case signOff, signOffRole, signOffReason
        /// Signed off by somebody who had declared a conflict.
        case signedByConflicted
    }

    /// Everything that keeps the decision from being recorded on this finding, in the order in which a person is asked
    /// for it; empty where all is well.
    public func faults(on finding: Finding) -> [Fault] {
        var faults = faultsOfDeciders
        if answer != .otherArea { faults += faultsOfJudgement + faultsOfConsideration }
        switch answer {
        case .met: faults += faultsOfGround(finding)
        case .notMet: faults += faultsOfRefusal(finding)
        case .otherArea: break
        }
        if reasons.isBlank { faults.append(.reasons) }
        return faults
    }

    private var faultsOfDeciders: [Fault] {
        var faults: [Fault] = []
        let named = people.filter { !$0.name.isBlank }
        if named.isEmpty { faults.append(.people) }
        guard let conflicts else { return faults + [.conflicts] }
        for (index, conflict) in conflicts.enumerated()
        where conflict.who.isBlank || conflict.what.isBlank || conflict.done.isBlank {
            faults.append(.conflict(index))
        }
        if !named.isEmpty, named.allSatisfy({ isConflicted($0.name) }) { faults.append(.onlyConflicted) }
        return faults
    }

    private var faultsOfJudgement: [Fault] {
        guard let behaviour else { return [.behaviour] }
        return (behaviour.by.isBlank ? [.behaviourBy] : []) + (behaviour.why.isBlank ? [.behaviourWhy] : [])
    }

    /// All three or, where the figures decide, none.
    private var faultsOfConsideration: [Fault] {
        let isNeeded = answer == .notMet || ground == .consideration
        guard let consideration else { return isNeeded ? [.persistence, .harm, .adequacy] : [] }
        return (consideration.persistence.isBlank ? [.persistence] : [])
            + (consideration.harm.isBlank ? [.harm] : []) + (consideration.adequacy.isBlank ? [.adequacy] : [])
    }

    private func faultsOfGround(_ finding: Finding) -> [Fault] {
        var faults: [Fault] = []
        if let ground {
            if !finding.grounds.contains(ground) { faults.append(.groundNotReached) }
            if ground == .seniorDiscretion, senior?.isBlank ?? true { faults.append(.senior) }
        } else {
            faults.append(.ground)
        }
        if behaviour?.answer == .no { faults.append(.notBehaviour) }
        return faults
    }

    private func faultsOfRefusal(_ finding: Finding) -> [Fault] {
        // What is no anti-social behaviour has no complaints that qualify (section 104(10)), however many there are.
        if finding.decision == .met, behaviour?.answer != .no { return [.figuresReached] }
        guard finding.figuresAccept else { return [] }
        guard let signOff else { return [.signOff, .signOffRole, .signOffReason] }
        var faults: [Fault] = []
        if signOff.name.isBlank {
            faults.append(.signOff)
        } else if isConflicted(signOff.name) {
            faults.append(.signedByConflicted)
        }
        if signOff.role.isBlank { faults.append(.signOffRole) }
        if signOff.reason.isBlank { faults.append(.signOffReason) }
        return faults
    }

    /// Whether somebody of this name declared a conflict.
    private func isConflicted(_ name: String) -> Bool {
        (conflicts ?? []).contains { !$0.who.isBlank && $0.who.sameName == name.sameName }
    }
}

extension Finding {
    /// The limbs on which people may rely for a threshold that is met. Below the number it is section 104(5), or the
    /// senior that the procedure names.
    public var grounds: [ThresholdDecision.Ground] {
        var grounds: [ThresholdDecision.Ground] = []
        // Where a person must decide, the finding names no limb, though one of them holds.
        let isOpen = local.met && limb == nil
        if statute.met || limb == .number || isOpen { grounds.append(.number) }
        if limb == .hate || isOpen && limbs.contains(.hate) { grounds.append(.hate) }
        if limb == .community || isOpen && limbs.contains(.community) { grounds.append(.community) }
        if limbs.contains(.seniorDiscretion) { grounds.append(.seniorDiscretion) }
        return grounds + [.consideration]
    }

    /// Whether the figures of section 104 or the procedure's own are reached, so that a refusal needs somebody who
    /// signs it off.
    public var figuresAccept: Bool { statute.met || local.met }
}

extension String {
    /// A name as it is compared: without regard to capitals and to how many blanks there are.
    fileprivate var sameName: [[UInt8]] {
        unicodeScalars.split { $0.properties.isWhitespace }.map { word in
            word.flatMap { Array($0.properties.lowercaseMapping.utf8) }
        }
    }
}
