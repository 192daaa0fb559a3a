/// Four words of 64 bits that are combined together: in the innermost loops one look at an array in place of four.
struct FourWords: Equatable {
    static let bits = 256

    private var first: UInt64
    private var second: UInt64
    private var third: UInt64
    private var fourth: UInt64

    static let none = FourWords(0, 0, 0, 0)

    private init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
        self.first = first
        self.second = second
        self.third = third
        self.fourth = fourth
    }

    /// A set of bits in as many of them as hold it.
    static func all(of row: BitRow) -> [FourWords] {
        stride(from: 0, to: row.words.count, by: 4).map { place in
            func word(_ number: Int) -> UInt64 {
                place + number < row.words.count ? row.words[place + number] : 0
            }
            return FourWords(word(0), word(1), word(2), word(3))
        }
    }

    var isEmpty: Bool { first | second | third | fourth == 0 }

    var size: Int { first.nonzeroBitCount + second.nonzeroBitCount + third.nonzeroBitCount + fourth.nonzeroBitCount }

    /// The lowest bit; nil where there is none.
    var lowest: Int? {
        if first != 0 { return first.trailingZeroBitCount }
        if second != 0 { return 64 + second.trailingZeroBitCount }
        if third != 0 { return 128 + third.trailingZeroBitCount }
        return fourth == 0 ? nil : 192 + fourth.trailingZeroBitCount
    }

    mutating func remove(_ bit: Int) {
        let mask: UInt64 = ~(1 << UInt64(bit & 63))
        switch bit >> 6 {
        case 0: first &= mask
        case 1: second &= mask
        case 2: third &= mask
        default: fourth &= mask
        }
    }

    static func & (left: FourWords, right: FourWords) -> FourWords {
        FourWords(
            left.first & right.first, left.second & right.second, left.third & right.third, left.fourth & right.fourth)
    }

    static func | (left: FourWords, right: FourWords) -> FourWords {
        FourWords(
            left.first | right.first, left.second | right.second, left.third | right.third, left.fourth | right.fourth)
    }
}
