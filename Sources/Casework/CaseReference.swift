/// A case reference as people read it out: `CR-` and eight symbols of Crockford's base 32, seven of them random, the
/// eighth a check symbol (Luhn mod 32). It says nothing about anyone.
public struct CaseReference: Hashable, Sendable, CustomStringConvertible {
    /// The ten characters and the hyphen, upper case.
    public let description: String

    static let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Made from seven random numbers, each taken modulo 32.
    public init(random: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8)) {
        let values = [random.0, random.1, random.2, random.3, random.4, random.5, random.6].map { Int($0 % 32) }
        self.init(values)
    }

    private init(_ values: [Int]) {
        let bytes = (values + [CaseReference.check(values)]).map { CaseReference.symbols[$0] }
        description = "CR-" + String(decoding: bytes, as: UTF8.self)
    }

    /// Reads what a person typed: lower case, missing or extra hyphens and spaces, `O` for 0, `I` and `L` for 1 are
    /// understood; nil when it is not a reference or its check symbol does not fit.
    public init?(_ typed: String) {
        var bytes = typed.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
            .map { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") ? $0 - 32 : $0 }
        if bytes.starts(with: "CR".utf8) && bytes.count == 10 { bytes.removeFirst(2) }
        guard bytes.count == 8 else { return nil }
        var values: [Int] = []
        for byte in bytes {
            let plain =
                switch byte {
                case UInt8(ascii: "O"): UInt8(ascii: "0")
                case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
                default: byte
                }
            guard let value = CaseReference.symbols.firstIndex(of: plain) else { return nil }
            values.append(value)
        }
        let check = values.removeLast()
        guard check == CaseReference.check(values) else { return nil }
        self.init(values)
    }

    /// Luhn's algorithm with base 32: catches every single wrong symbol and nearly every swap of two neighbours.
    static func check(_ values: [Int]) -> Int {
        var sum = 0
        for (index, value) in values.reversed().enumerated() {
            let weighted = index % 2 == 0 ? value * 2 : value
            sum += weighted / 32 + weighted % 32
        }
        return (32 - sum % 32) % 32
    }
}
