/// A change of how an applicant may be reached: who said it, and why.
public struct ContactChange: Equatable, Sendable {
    public var after: SafeContact
    /// The ways by which the applicant may be told of it: safe before and safe now, at the same address. Nobody else
    /// is told anything.
    public var told: [Way]
    /// What was changed, for the letter and the journal: no address.
    public var changed: [String]
    /// Whether what was sent before may lie with somebody who is not to read on: a way went off, reaches elsewhere now,
    /// or what it reached is unsafe. Then nothing that was sent opens the applicant's page any more.
    public var endsAccess: Bool

    /// The reason that stands where the applicant changes it themselves.
    public static let saidByApplicant = "said by the applicant"
    /// The reason that stands where it was said to be unsafe with another application that was given the same address.
    public static let saidElsewhere = "said with another application"

    /// Throws `Refusal.notYours` for anybody but coordinators and the applicant.
    public static func mayBeDecided(by actor: Actor) throws(Refusal) {
        if case .officer(let officer) = actor, !officer.roles.contains(.coordinator) {
            throw .notYours(needed: [.coordinator])
        }
    }

    /// Decides a change. What was said to be unsafe stays unsafe.
    ///
    /// - Parameter tellsNobodyAtTheOld: what a way reached that is off now, or that has another address now, is unsafe.
    /// - Throws: `Refusal.notYours` for anybody but coordinators and the applicant, `.missing` without a reason,
    ///   `.already` where it changes nothing.
    public static func deciding(
        from before: SafeContact, to wanted: SafeContact, given: [Way: String], because reason: String,
        tellsNobodyAtTheOld: Bool = false, by actor: Actor
    ) throws(Refusal) -> ContactChange {
        try mayBeDecided(by: actor)
        guard !reason.isEmpty else { throw .missing("reason") }
        var after = wanted
        after.barred = before.barred
        for address in wanted.barred where !after.isUnsafe(address) { after.barred.append(address) }
        if tellsNobodyAtTheOld {
            for way in Way.allCases {
                guard let old = before.address(by: way, given: given), after.address(by: way, given: given) != old,
                    // The same number may still be safe to ring.
                    !Way.allCases.contains(where: { after.address(by: $0, given: given) == old }),
                    !after.isUnsafe(old)
                else { continue }
                after.barred.append(old)
            }
        }
        guard after != before else { throw .already("changed") }
        let told = after.waysInOrder.filter { way in
            let now = after.address(by: way, given: given)
            return now != nil && now == before.address(by: way, given: given)
        }
        let isCutOff = Way.allCases.contains { way in
            guard let old = before.address(by: way, given: given) else { return false }
            return after.address(by: way, given: given) != old
        }
        return ContactChange(
            after: after, told: told, changed: after.changes(since: before),
            endsAccess: isCutOff || after.barred != before.barred)
    }
}

extension SafeContact {
    /// What differs, in words that name no address.
    public func changes(since before: SafeContact) -> [String] {
        var words: [String] = []
        for way in Way.allCases where ways[way] != before.ways[way] {
            if isAllowed(way) != before.isAllowed(way) {
                words.append("\(way.inWords): \(isAllowed(way) ? "may be used" : "not to be used")")
            }
            if ways[way]?.address != before.ways[way]?.address { words.append("another address for \(way.inWords)") }
        }
        if order != before.order { words.append("which way comes first") }
        if times != before.times { words.append("the times") }
        if voicemail != before.voicemail { words.append("what may be left on an answering machine") }
        if isNeutral != before.isNeutral { words.append("how neutral the wording is") }
        if language != before.language { words.append("the language") }
        if format != before.format { words.append("the format") }
        if barred != before.barred { words.append("what is unsafe") }
        if note != before.note { words.append("what else to know") }
        return words
    }
}

extension Way {
    /// `e-mail`, `text message`, `letter`, `telephone call`.
    public var inWords: String {
        switch self {
        case .email: "e-mail"
        case .text: "text message"
        case .letter: "letter"
        case .call: "telephone call"
        }
    }
}
