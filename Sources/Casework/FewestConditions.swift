/// The fewest conditions that are in each other's way: so many that at every time one of them fails.
///
/// What has to be found is a smallest set that touches, for each time, the set of conditions that fail then. That is
/// minimum hitting set: easy for diaries, in which people are away for stretches, and hard for noise. Times at which more
/// fails than at another are left out, and so are conditions that fail only where another one does; then it is searched
/// exactly, from as many conditions as there are times without a condition in common, upwards (`TouchingSearch`). The
/// work is counted: past `effort` the search gives up its proof, not its answer, which is then one from which no
/// condition can be left out, and says how many there are at least. Work is counted and not timed, so that the same
/// question has the same answer everywhere.
struct FewestConditions {
    struct Found: Equatable {
        /// Ascending. Of several smallest sets the one that comes first in the order of the conditions.
        var chosen: [Int]
        /// How many every such set has at least, which is proved.
        var atLeast: Int

        /// Whether no smaller set would do.
        var isProved: Bool { atLeast >= chosen.count }
    }

    /// Words of 64 times or conditions looked at: some seconds.
    static let effort = 4_000_000_000

    /// - Parameters:
    ///   - failing: For each condition the times at which it does not hold. At each time below `count` at least one
    ///     fails.
    ///   - effort: How much work is done for the proof.
    static func inTheWay(_ failing: [IndexRanges], of count: Int, effort: Int = effort) -> Found {
        FewestConditions(failing, count).fewest(effort)
    }

    private let conditions: Int
    /// Each distinct set of conditions that fail together, without those that hold another whole: fewest first.
    private let rows: [BitRow]
    /// For each condition the rows that it is in.
    private let covers: [BitRow]

    private init(_ failing: [IndexRanges], _ count: Int) {
        conditions = failing.count
        rows = FewestConditions.rows(failing, count)
        covers = FewestConditions.covers(rows, conditions)
    }

    private static func covers(_ rows: [BitRow], _ conditions: Int) -> [BitRow] {
        var covers = Array(repeating: BitRow(count: rows.count), count: conditions)
        for (number, row) in rows.enumerated() { for condition in row.members { covers[condition].insert(number) } }
        return covers
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
        return smallest(distinct)
    }

    /// Without those that hold another whole, fewest first: whatever touches a row touches each that holds it.
    private static func smallest(_ distinct: Set<BitRow>) -> [BitRow] {
        let sorted = distinct.map { (size: $0.size, row: $0) }
            .sorted { $0.size != $1.size ? $0.size < $1.size : $0.row.words.lexicographicallyPrecedes($1.row.words) }
        var kept: [BitRow] = []
        // The smallest rows are held by the most others.
        for (_, row) in sorted where !kept.prefix(512).contains(where: { $0.isSubset(of: row) }) { kept.append(row) }
        return kept
    }

    private func fewest(_ effort: Int) -> Found {
        let greedy = greedy()
        let core = core()
        var search = TouchingSearch(core, columns: conditions, effort: effort)
        var (some, size) = (greedy, FewestConditions.apart(core))
        let (all, any) = (BitRow(all: core.count), BitRow(all: conditions))
        while size < some.count {
            if let found = search.touching(all, with: size, of: any) {
                some = found.sorted()
                break
            }
            if search.effort <= 0 { return Found(chosen: greedy, atLeast: size) }
            size += 1
        }
        return Found(chosen: first(some, search.effort), atLeast: some.count)
    }

    /// The rows for which it is settled how many conditions there must be: a condition that fails only where another
    /// does can make way for it, and with each that goes rows come to hold others whole.
    private func core() -> [BitRow] {
        var rows = rows
        while true {
            let covers = FewestConditions.covers(rows, conditions)
            var kept = BitRow(count: conditions)
            for (number, cover) in covers.enumerated() where !cover.isEmpty {
                let isSpare = covers.indices.contains { other in
                    other != number && cover.isSubset(of: covers[other])
                        && (covers[other] != cover || other < number)
                }
                if !isSpare { kept.insert(number) }
            }
            let fewer = FewestConditions.smallest(Set(rows.map { $0.intersection(kept) }))
            if fewer == rows { return rows }
            rows = fewer
        }
    }

    /// How many rows there are of which no two have a condition in common, taken as they come: each needs its own.
    private static func apart(_ rows: [BitRow]) -> Int {
        var used = BitRow(count: (rows.first?.words.count ?? 0) * 64)
        var apart = 0
        for row in rows where row.sizeOfIntersection(used) == 0 {
            for condition in row.members { used.insert(condition) }
            apart += 1
        }
        return max(1, apart)
    }

    /// The set of this size that comes first: place by place the lowest condition that leaves the rest possible.
    private func first(_ found: [Int], _ effort: Int) -> [Int] {
        var search = TouchingSearch(rows, columns: conditions, effort: effort)
        var chosen: [Int] = []
        var left = BitRow(all: rows.count)
        // Of conditions that fail at the same times the first stands for all.
        var seen: Set<BitRow> = []
        var allowed = BitRow(count: conditions)
        for (number, cover) in covers.enumerated() where seen.insert(cover).inserted { allowed.insert(number) }
        for place in found.indices {
            for condition in allowed.members {
                allowed.remove(condition)
                let rest = left.subtracting(covers[condition])
                if rest.isEmpty || search.touching(rest, with: found.count - place - 1, of: allowed) != nil {
                    chosen.append(condition)
                    left = rest
                    break
                }
                if search.effort <= 0 { return found }
            }
        }
        return chosen.count == found.count ? chosen : found
    }

    /// The condition that touches the most rows, again and again; then without each that is not needed.
    private func greedy() -> [Int] {
        let all = BitRow(all: rows.count)
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
