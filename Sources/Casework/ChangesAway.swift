// What would undo a threshold that is met.
extension Changes {
    mutating func joinedEvents() {
        let counted = indices { local.standings[$0].doesCount }.prefix(6)
        var pairs: [Finding.Decision: [(Int, Int)]] = [:]
        for (place, one) in counted.enumerated() {
            for other in counted.dropFirst(place + 1)
            where reports[one].reportedBy.isSame(as: reports[other].reportedBy) {
                let becomes = decision { $0.join(one, other) }
                guard let becomes, becomes != .met else { continue }
                pairs[becomes, default: []].append((one, other))
            }
        }
        for becomes in [Finding.Decision.refer, .notMetOnNumber] {
            guard let pairs = pairs[becomes] else { continue }
            let members = indices { index in pairs.contains { $0.0 == index || $0.1 == index } }
            if pairs.count == members.count * (members.count - 1) / 2 {
                let which = members.count == 2 ? named(members) : "any two of \(named(members))"
                add(.oneEvent, members, count: 2, becomes, "If \(which) are about one event")
            } else {
                for (one, other) in pairs.prefix(2) {
                    add(.oneEvent, [one, other], becomes, "If \(named([one, other])) are about one event")
                }
            }
        }
    }

    /// Each report by itself without which the answer would be another.
    mutating func otherBehaviour() {
        var needed: [Finding.Decision: [Int]] = [:]
        for index in indices({ local.standings[$0].doesCount || reports[$0].hate }).prefix(8) {
            guard let becomes = decision({ $0.reports[index].related = false }), becomes != .met else { continue }
            needed[becomes, default: []].append(index)
        }
        for becomes in [Finding.Decision.refer, .notMetOnNumber] {
            guard let indices = needed[becomes] else { continue }
            add(
                .aboutOtherBehaviour, indices, count: 1, becomes,
                "If \(anyOne(indices)) is about other behaviour")
        }
    }

    /// How many reports the number could lose, where it is not one.
    mutating func fewerReports() {
        guard found.isEmpty, finding.limb == .number, finding.rules.numberBy == .anyone,
            finding.rules.formula != .spanFromFirstIncident
        else { return }
        let counted = indices { local.standings[$0].doesCount }
        // A report that is counted with another would take its place.
        guard !local.standings.contains(where: { if case .countedWith = $0 { true } else { false } }) else { return }
        let fewer = counted.count - finding.rules.number + 1
        guard fewer > 1, fewer <= counted.count else { return }
        let dropped = [counted.prefix(fewer), counted.suffix(fewer)].map { indices in
            decision { facts in for index in indices { facts.reports[index].related = false } }
        }
        guard let becomes = dropped[0], becomes != .met, dropped[1] == becomes, finding.rules.hate == nil,
            finding.rules.community == nil
        else { return }
        add(
            .aboutOtherBehaviour, counted, count: fewer, becomes,
            "If \(fewer) of the \(counted.count) reports that count are about other behaviour")
    }
}
