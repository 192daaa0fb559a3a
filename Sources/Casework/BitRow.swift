/// A set of small numbers, one bit each. Two that are compared or combined were made for the same count.
struct BitRow: Hashable {
    private(set) var words: [UInt64]

    init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

    /// Every number below `count`.
    init(all count: Int) {
        self.init(count: count)
        for bit in 0..<count { insert(bit) }
    }

    func contains(_ bit: Int) -> Bool { words[bit >> 6] >> UInt64(bit & 63) & 1 == 1 }
    mutating func insert(_ bit: Int) { words[bit >> 6] |= 1 << UInt64(bit & 63) }
    mutating func remove(_ bit: Int) { words[bit >> 6] &= ~(1 << UInt64(bit & 63)) }
    mutating func toggle(_ bit: Int) { words[bit >> 6] ^= 1 << UInt64(bit & 63) }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
    var size: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    var first: Int? {
        words.firstIndex { $0 != 0 }.map { $0 * 64 + words[$0].trailingZeroBitCount }
    }

    /// Ascending.
    var members: [Int] {
        var members: [Int] = []
        for (place, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                members.append(place * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return members
    }

    func isSubset(of other: BitRow) -> Bool {
        for place in words.indices where words[place] & ~other.words[place] != 0 { return false }
        return true
    }

    func sizeOfIntersection(_ other: BitRow) -> Int {
        var size = 0
        for place in words.indices { size += (words[place] & other.words[place]).nonzeroBitCount }
        return size
    }

    func subtracting(_ other: BitRow) -> BitRow {
        var rest = self
        for place in words.indices { rest.words[place] &= ~other.words[place] }
        return rest
    }

    func intersection(_ other: BitRow) -> BitRow {
        var both = self
        for place in words.indices { both.words[place] &= other.words[place] }
        return both
    }
}
