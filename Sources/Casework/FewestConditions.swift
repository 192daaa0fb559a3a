/// The fewest conditions that are in each other's way: so many that at every time one of them fails.
///
/// What has to be found is a smallest set that touches, for each time, the set of conditions that fail then. That is
/// minimum hitting set: easy for diaries, in which people are away for stretches, and hard for noise. It is searched
/// exactly, for one condition, then two, and so on, by trying each condition that fails at the time at which the fewest
/// do; a branch ends where the conditions left cannot touch enough times. The work is counted: past `effort` the search
/// gives up its proof, not its answer, which is then one from which no condition can be left out. Work is counted and not
/// timed, so that the same question has the same answer everywhere.
struct FewestConditions {
    struct Found: Equatable {
        /// Ascending. Of several smallest sets the one that comes first in the order of the conditions.
        var chosen: [Int]
        /// Whether no smaller set would do.
        var isProved: Bool
    }

    /// Words of 64 times looked at.
    static let effort = 100_000_000

    /// - Parameters:
    ///   - failing: For each condition the times at which it does not hold. At each time below `count` at least one
    ///     fails.
    ///   - effort: How much work is done for the proof.
    static func inTheWay(_ failing: [IndexRanges], of count: Int, effort: Int = effort) -> Found {
        var search = FewestConditions(failing, count, effort)
        return search.fewest()
    }

    private let conditions: Int
    /// Each distinct set of conditions that fail together, without those that hold another whole: fewest first.
    private let rows: [BitRow]
    /// For each condition the rows that it is in.
    private let covers: [BitRow]
    private var effort: Int

    private init(_ failing: [IndexRanges], _ count: Int, _ effort: Int) {
        conditions = failing.count
        rows = FewestConditions.rows(failing, count)
        covers = failing.indices.map { [rows] condition in
            var cover = BitRow(count: rows.count)
            for (number, row) in rows.enumerated() where row.contains(condition) { cover.insert(number) }
            return cover
        }
        self.effort = effort
    }

    private static func rows(_ failing: [IndexRanges], _ count: Int) -> [BitRow] {
        var turns: [(at: Int, condition: Int)] = []
        for (condition, ranges) in failing.enumerated() {
            for range in ranges.all { turns += [(range.lowerBound, condition), (range.upperBound, condition)] }
        }
        turns.sort { $0.at < $1.at }
        var distinct: Set<BitRow> = []
        var current = BitRow(count: failing.count)
        var next = 0
        while next < turns.count {
            let at = turns[next].at
            while next < turns.count, turns[next].at == at {
                current.toggle(turns[next].condition)
                next += 1
            }
            if at < count { distinct.insert(current) }
        }
        let sorted = distinct.map { (size: $0.size, row: $0) }
            .sorted { $0.size != $1.size ? $0.size < $1.size : $0.row.words.lexicographicallyPrecedes($1.row.words) }
        var kept: [BitRow] = []
        // Whatever touches a row touches each that holds it whole. The smallest rows are held by the most others.
        for (_, row) in sorted where !kept.prefix(512).contains(where: { $0.isSubset(of: row) }) { kept.append(row) }
        return kept
    }

    private mutating func fewest() -> Found {
        var all = BitRow(count: rows.count)
        for number in rows.indices { all.insert(number) }
        var every = BitRow(count: conditions)
        var seen: Set<BitRow> = []
        // Of conditions that fail at the same times the first stands for all.
        for (number, cover) in covers.enumerated() where seen.insert(cover).inserted { every.insert(number) }
        var size = 1
        while true {
            let found = touching(all, with: size, of: every)
            if let found { return Found(chosen: first(found.sorted(), all, every), isProved: true) }
            if effort <= 0 { return Found(chosen: greedy(all), isProved: false) }
            size += 1
        }
    }

    /// The set of this size that comes first: place by place the lowest condition that leaves the rest possible.
    private mutating func first(_ found: [Int], _ all: BitRow, _ every: BitRow) -> [Int] {
        var chosen: [Int] = []
        var (left, allowed) = (all, every)
        for place in found.indices {
            for condition in every.members where allowed.contains(condition) {
                allowed.remove(condition)
                let rest = left.subtracting(covers[condition])
                if touching(rest, with: found.count - place - 1, of: allowed) != nil {
                    chosen.append(condition)
                    left = rest
                    break
                }
                if effort <= 0 { return found }
            }
        }
        return chosen.count == found.count ? chosen : found
    }

    /// Conditions, at most so many, that touch all these rows; nil where there are none or the effort is spent.
    private mutating func touching(_ left: BitRow, with size: Int, of allowed: BitRow) -> [Int]? {
        guard let hardest = left.first else { return [] }
        guard size > 0, effort > 0 else { return nil }
        let candidates = rows[hardest].intersection(allowed).members
        effort -= (candidates.count + 1) * left.words.count
        if size == 1 { return candidates.first { left.isSubset(of: covers[$0]) }.map { [$0] } }
        let all = allowed.members
        effort -= all.count * left.words.count
        let reach = all.map { covers[$0].sizeOfIntersection(left) }.sorted(by: >).prefix(size).reduce(0, +)
        guard reach >= left.size else { return nil }
        var allowed = allowed
        for candidate in candidates {
            // What was tried is left out of the branches after it, so that no set is looked at twice.
            allowed.remove(candidate)
            if let found = touching(left.subtracting(covers[candidate]), with: size - 1, of: allowed) {
                return found + [candidate]
            }
        }
        return nil
    }

    /// The condition that touches the most rows, again and again; then without each that is not needed.
    private func greedy(_ all: BitRow) -> [Int] {
        var left = all
        var chosen: [Int] = []
        while !left.isEmpty {
            let sizes = covers.map { $0.sizeOfIntersection(left) }
            guard let most = sizes.max(), most > 0, let best = sizes.firstIndex(of: most) else { break }
            chosen.append(best)
            left = left.subtracting(covers[best])
        }
        for condition in chosen {
            let others = chosen.filter { $0 != condition }
            if others.reduce(all, { $0.subtracting(covers[$1]) }).isEmpty { chosen = others }
        }
        return chosen.sorted()
    }
}
