/// The limbs of a procedure's threshold that make up a number of reports, people or households, on reports that stand
/// as `standings` says.
struct Limbs {
    let rules: Procedure.ThresholdRules
    let evidence: Evidence
    let standings: [Standing]
    /// The most reports that count together: all of them, or those of one person where the number is one person's.
    let most: Int

    init(_ rules: Procedure.ThresholdRules, _ evidence: Evidence, _ standings: [Standing]) {
        self.rules = rules
        self.evidence = evidence
        self.standings = standings
        if rules.numberBy == .onePerson {
            var byPerson: [Int: Int] = [:]
            for index in standings.indices where standings[index].doesCount {
                byPerson[evidence.people[index], default: 0] += 1
            }
            most = byPerson.values.max() ?? 0
        } else {
            most = standings.count { $0.doesCount }
        }
    }

    var numberHolds: Bool { most >= rules.number }

    /// How good one choice of reports is against another: a limb that holds before any count.
    var merit: Int { (numberHolds ? 2_000_000 : communityHolds ? 1_000_000 : 0) + min(most, 999_999) }

    /// So many reports, people or households, more than one person in any case, at one known place where the rule asks
    /// for that.
    var communityHolds: Bool {
        guard let community = rules.community else { return false }
        let counted = standings.indices.filter { standings[$0].doesCount }
        guard community.linkedPlace else { return isCommunity(counted, community) }
        var places = Numbering()
        var byPlace: [Int: [Int]] = [:]
        for index in counted {
            if let place = evidence.reports[index].place {
                byPlace[places.number(of: place), default: []].append(index)
            }
        }
        return byPlace.values.contains { isCommunity($0, community) }
    }

    private func isCommunity(_ indices: [Int], _ community: Procedure.CommunityRule) -> Bool {
        let people = Set(indices.map { evidence.people[$0] }).count
        let counted =
            switch community.counted {
            case .reports: indices.count
            case .people: people
            case .households: households(indices)
            }
        return people > 1 && counted >= community.count
    }

    /// A person of whom nobody has said where they live is a household of their own.
    private func households(_ indices: [Int]) -> Int {
        var homes = Numbering()
        var alone: Set<Int> = []
        for index in indices {
            if let household = evidence.reports[index].household {
                _ = homes.number(of: household)
            } else {
                alone.insert(evidence.people[index])
            }
        }
        return homes.count + alone.count
    }
}
