import Glibc
import Testing

@testable import Curl

@Suite struct `Kinds of address` {
    @Test(arguments: [
        [1, 1, 1, 1], [9, 255, 255, 255], [100, 128, 0, 1], [172, 32, 0, 1], [192, 169, 0, 1], [223, 255, 255, 255],
    ])
    func `public ones`(address: [UInt8]) {
        #expect(AddressKind(ipv4: address) == .public)
    }

    @Test(arguments: [
        [0, 0, 0, 0], [10, 1, 2, 3], [100, 64, 0, 1], [169, 254, 169, 254], [172, 16, 0, 1],
        [172, 31, 255, 255], [192, 0, 0, 8], [192, 168, 1, 1], [198, 18, 0, 1], [203, 0, 113, 9], [224, 0, 0, 1],
        [255, 255, 255, 255], [1, 1, 1], [],
    ])
    func `those of no public network`(address: [UInt8]) {
        #expect(AddressKind(ipv4: address) == .other)
    }

    @Test func `those of this machine`() {
        #expect(AddressKind(ipv4: [127, 0, 0, 1]) == .loopback)
        #expect(AddressKind(ipv4: [127, 255, 0, 9]) == .loopback)
    }

    static let six: [(String, AddressKind)] = [
        ("2a00:1450::1", .public), ("2600::1", .public), ("::1", .loopback), ("::", .other), ("fe80::1", .other),
        ("fd00::1", .other), ("::ffff:127.0.0.1", .other), ("::ffff:1.1.1.1", .other), ("2001:db8::1", .other),
        ("2002:7f00:1::", .other), ("2001::1", .other), ("64:ff9b::7f00:1", .other), ("ff02::1", .other),
        ("3fff::1", .other),
    ]

    @Test(arguments: six)
    func `of IPv6`(text: String, kind: AddressKind) {
        #expect(AddressKind(ipv6: bytes(ofIPv6: text)) == kind)
    }
}

private func bytes(ofIPv6 text: String) -> [UInt8] {
    var place = in6_addr()
    guard unsafe inet_pton(AF_INET6, text, &place) == 1 else { return [] }
    return unsafe withUnsafeBytes(of: &place) { unsafe Array($0) }
}
