internal import CCurl
import Glibc

/// An IP address, of either family.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// Four or sixteen.
    let bytes: [UInt8]

    /// `192.0.2.1`, `2001:db8::1`: in digits, without brackets, zone or port.
    public init?(_ text: String) {
        guard !text.utf8.contains(0) else { return nil }
        var four = in_addr()
        var six = in6_addr()
        if unsafe inet_pton(AF_INET, text, &four) == 1 {
            bytes = unsafe withUnsafeBytes(of: &four) { unsafe Array($0) }
        } else if unsafe inet_pton(AF_INET6, text, &six) == 1 {
            bytes = unsafe withUnsafeBytes(of: &six) { unsafe Array($0) }
        } else {
            return nil
        }
    }

    /// What libcurl is about to connect to; nil for another family.
    init?(of place: UnsafeMutablePointer<curl_sockaddr>) {
        // libcurl's own struct goes on where the declared one ends: an IPv6 address needs 28 bytes.
        let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0
        let length = unsafe min(Int(place.pointee.addrlen), MemoryLayout<sockaddr_storage>.size)
        let bytes = unsafe Array(UnsafeRawBufferPointer(start: UnsafeRawPointer(place) + offset, count: length))
        // Family and port come first, of IPv6 also the flow label.
        switch unsafe place.pointee.family {
        case AF_INET where bytes.count >= 8: self.bytes = Array(bytes[4..<8])
        case AF_INET6 where bytes.count >= 24: self.bytes = Array(bytes[8..<24])
        default: return nil
        }
    }

    /// Whether it is one of the public internet.
    public var isPublic: Bool { kind == .public }
    /// Whether it is this machine's own.
    public var isThisMachine: Bool { kind == .loopback }

    var kind: AddressKind { bytes.count == 4 ? AddressKind(ipv4: bytes) : AddressKind(ipv6: bytes) }

    /// In digits.
    public var description: String {
        var text = [CChar](repeating: 0, count: 64)
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard unsafe inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
