/// The IP addresses that begin alike (RFC 4632; RFC 4291, section 2.3): `10.1.0.0/16`, `fd12:3456::/32`, or one alone.
public struct AddressRange: Hashable, Sendable, CustomStringConvertible {
    private let first: IPAddress
    /// How many bits are the same in all.
    private let length: Int

    /// nil where it is none, or where the address has bits set behind the length, which somebody then misread.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let first = IPAddress(String(Substring(parts[0]))) else { return nil }
        var length = first.bytes.count * 8
        if parts.count == 2 {
            guard (1...3).contains(parts[1].count), parts[1].allSatisfy({ (0x30...0x39).contains($0) }),
                let given = Int(String(Substring(parts[1]))), given <= length
            else { return nil }
            length = given
        }
        (self.first, self.length) = (first, length)
        let behind = (length..<first.bytes.count * 8).contains { bit in
            first.bytes[bit / 8] >> UInt8(7 - bit % 8) & 1 == 1
        }
        if behind { return nil }
    }

    public func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == first.bytes.count else { return false }
        let whole = length / 8
        guard address.bytes.prefix(whole).elementsEqual(first.bytes.prefix(whole)) else { return false }
        let rest = length % 8
        guard rest > 0 else { return true }
        return (address.bytes[whole] ^ first.bytes[whole]) >> UInt8(8 - rest) == 0
    }

    public var description: String { length == first.bytes.count * 8 ? "\(first)" : "\(first)/\(length)" }
}
