/// Whom an IP address belongs to (the IANA special-purpose registries, RFC 6890 and its updates): a machine that only
/// our own network can reach is not one that a URL from outside may name.
enum AddressKind: Equatable {
    case `public`
    /// 127.0.0.0/8 and ::1.
    case loopback
    case other

    init(ipv4 address: [UInt8]) {
        guard address.count == 4 else {
            self = .other
            return
        }
        switch (address[0], address[1], address[2]) {
        case (127, _, _): self = .loopback
        case (0, _, _), (10, _, _), (224..., _, _): self = .other
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): self = .other
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): self = .other
        default: self = .public
        }
    }

    /// Public is 2000::/3, without the documentation's addresses and those that lead on to an IPv4 address.
    init(ipv6 address: [UInt8]) {
        guard address.count == 16, (0x20...0x3f).contains(address[0]) else {
            self = address == [UInt8](repeating: 0, count: 15) + [1] ? .loopback : .other
            return
        }
        switch (address[0], address[1], address[2], address[3]) {
        case (0x20, 0x01, 0x00...0x01, _), (0x20, 0x01, 0x0d, 0xb8), (0x20, 0x02, _, _): self = .other
        case (0x3f, 0xff, 0x00...0x0f, _): self = .other
        default: self = .public
        }
    }
}
