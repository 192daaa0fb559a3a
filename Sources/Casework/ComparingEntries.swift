extension Chronology {
    /// What a person said of two entries. The newest word on a pair holds.
    public struct Comparison: Equatable, Sendable {
        public enum Says: String, CaseIterable, Sendable {
            case same, different
            /// What was said before is taken back.
            case open
        }

        /// The keys of the two, the smaller first by its bytes.
        public var first: String
        public var second: String
        public var says: Says
        public var by: Person.ID
        public var at: Instant

        public init(_ one: String, _ other: String, says: Says, by: Person.ID, at: Instant) {
            let isInOrder = !other.utf8.lexicographicallyPrecedes(one.utf8)
            (first, second) = isInOrder ? (one, other) : (other, one)
            self.says = says
            self.by = by
            self.at = at
        }
    }

    /// The entries in order, each with those that a person said are about the same: a group stands where its first
    /// entry does.
    public func groups(_ comparisons: [Comparison]) -> [[Entry]] {
        let indices = Dictionary(entries.enumerated().map { ($1.key, $0) }) { first, _ in first }
        var leader = Array(entries.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while leader[index] != index { index = leader[index] }
            return index
        }
        for (pair, says) in Self.standing(comparisons) where says == .same {
            guard let one = indices[pair.first], let other = indices[pair.second] else { continue }
            let (low, high) = (min(root(one), root(other)), max(root(one), root(other)))
            leader[high] = low
        }
        var groups: [Int: [Entry]] = [:]
        for index in entries.indices { groups[root(index), default: []].append(entries[index]) }
        return entries.indices.compactMap { groups[$0] }
    }

    /// Two entries by their keys.
    struct Pair: Hashable {
        var first: String
        var second: String
    }

    /// What holds of each pair.
    static func standing(_ comparisons: [Comparison]) -> [Pair: Comparison.Says] {
        var standing: [Pair: Comparison.Says] = [:]
        for comparison in comparisons {
            standing[Pair(first: comparison.first, second: comparison.second)] = comparison.says
        }
        return standing
    }
}

extension Application {
    /// A coordinator says whether two entries are about the same, or takes that back.
    public func comparing(
        _ one: String, _ other: String, says: Chronology.Comparison.Says, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        let officer = try actor.officer(holding: .coordinator)
        let keys = Set(chronology.entries.map(\.key))
        guard one != other, keys.contains(one), keys.contains(other) else { throw .unknown("entry of the chronology") }
        let comparison = Chronology.Comparison(one, other, says: says, by: officer.person, at: around.now)
        let pair = Chronology.Pair(first: comparison.first, second: comparison.second)
        guard (Chronology.standing(comparisons)[pair] ?? .open) != says else { return Outcome(self, events: []) }
        var after = self
        after.comparisons.append(comparison)
        return Outcome(after, events: [Event(.entriesCompared, [.init("says", says.rawValue)])])
    }
}
