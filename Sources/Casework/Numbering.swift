/// Stand-ins such as `p1` or `i7` as small numbers, so that the rules compare and group numbers and not texts. Two
/// texts get one number exactly where their bytes are equal; texts that only look equal get two.
struct Numbering {
    private var numbers: [Key: Int] = [:]
    private var last: (key: Key, number: Int)?

    /// How many different texts there were.
    var count: Int { numbers.count }

    /// From 0, in the order in which the texts came.
    mutating func number(of text: String) -> Int {
        let key = Key(text)
        if let last, last.key == key { return last.number }
        let number = numbers[key] ?? numbers.count
        if number == numbers.count { numbers[key] = number }
        last = (key, number)
        return number
    }

    /// The bytes of a text; the first sixteen, which most stand-ins have no more than, without an array.
    private struct Key: Hashable {
        var first: UInt64 = 0
        var second: UInt64 = 0
        var length = 0
        var rest: [UInt8] = []

        init(_ text: String) {
            for byte in text.utf8 {
                switch length {
                case 0..<8: first |= UInt64(byte) &<< (8 * UInt64(length))
                case 8..<16: second |= UInt64(byte) &<< (8 * UInt64(length - 8))
                default: rest.append(byte)
                }
                length += 1
            }
        }

        static func == (left: Key, right: Key) -> Bool {
            left.first == right.first && left.second == right.second && left.length == right.length
                && (left.length <= 16 || left.rest == right.rest)
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(first)
            hasher.combine(second)
            if length > 16 { hasher.combine(rest) }
        }
    }
}
