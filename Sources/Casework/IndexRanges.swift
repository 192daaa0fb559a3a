/// A set of whole numbers from 0, as ascending ranges that neither meet nor touch.
struct IndexRanges: Equatable {
    private(set) var all: [Range<Int>]

    /// The union of ranges in any order.
    init(_ ranges: some Sequence<Range<Int>>) {
        all = []
        for range in ranges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = all.last, range.lowerBound <= last.upperBound {
                all[all.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                all.append(range)
            }
        }
    }

    func contains(_ index: Int) -> Bool {
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if all[middle].upperBound <= index { low = middle + 1 } else { high = middle }
        }
        return low < all.count && all[low].contains(index)
    }

    /// The numbers below `count` that are not in it.
    func complement(below count: Int) -> IndexRanges {
        var ranges: [Range<Int>] = []
        var next = 0
        for range in all where next < count {
            if next < range.lowerBound { ranges.append(next..<min(range.lowerBound, count)) }
            next = range.upperBound
        }
        if next < count { ranges.append(next..<count) }
        return IndexRanges(ranges)
    }

    func intersection(_ other: IndexRanges) -> IndexRanges {
        var ranges: [Range<Int>] = []
        var (mine, theirs) = (0, 0)
        while mine < all.count, theirs < other.all.count {
            let (left, right) = (all[mine], other.all[theirs])
            let low = max(left.lowerBound, right.lowerBound)
            let high = min(left.upperBound, right.upperBound)
            if low < high { ranges.append(low..<high) }
            if left.upperBound < right.upperBound { mine += 1 } else { theirs += 1 }
        }
        return IndexRanges(ranges)
    }
}

/// A number for each index, to which amounts are added over whole ranges: in the time of the ranges, not of their
/// lengths.
struct RangeSums {
    private var steps: [Int]

    init(count: Int) { steps = Array(repeating: 0, count: count + 1) }

    mutating func add(_ amount: Int, over ranges: IndexRanges) {
        for range in ranges.all {
            steps[range.lowerBound] += amount
            steps[range.upperBound] -= amount
        }
    }

    /// The sum at each index.
    func sums() -> [Int] {
        var sum = 0
        return steps.dropLast().map {
            sum += $0
            return sum
        }
    }
}
