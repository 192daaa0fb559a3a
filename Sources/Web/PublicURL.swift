/// The address under which people reach the service: `https://review.example.org`. Links are built from it and nothing
/// else, and a request's Host must name it.
public struct PublicURL: Equatable, Sendable, CustomStringConvertible {
    /// `https` or `http`.
    public let scheme: String
    /// Host and, where it is not the scheme's own, port; in lower case.
    public let authority: String

    /// Reads `https://host`, `http://host:port`, with or without a `/` at the end; nil for anything else.
    public init?(_ text: String) {
        var bytes = text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 0x20 : $0 }
        if bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        guard let scheme = ["https", "http"].first(where: { bytes.starts(with: "\($0)://".utf8) }) else { return nil }
        let rest = bytes.dropFirst(scheme.utf8.count + 3)
        guard let authority = PublicURL.canonical(Array(rest), scheme: scheme) else { return nil }
        self.scheme = scheme
        self.authority = authority
    }

    public var isSecure: Bool { scheme == "https" }
    /// `https://review.example.org`: also what browsers send as Origin.
    public var description: String { "\(scheme)://\(authority)" }

    /// Whether a Host header names this address: letters in any case, the scheme's own port said or left out.
    func isNamed(by host: String) -> Bool {
        let bytes = host.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 0x20 : $0 }
        return PublicURL.canonical(bytes, scheme: scheme) == authority
    }

    /// Letters, digits, dots and hyphens, or an IPv6 address in brackets; then perhaps a port.
    private static func canonical(_ bytes: [UInt8], scheme: String) -> String? {
        var host = bytes[...]
        var port: ArraySlice<UInt8>?
        if let colon = bytes.lastIndex(of: UInt8(ascii: ":")), bytes.last != UInt8(ascii: "]") {
            host = bytes[..<colon]
            port = bytes[(colon + 1)...]
        }
        if let port {
            guard (1...5).contains(port.count),
                port.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
            else { return nil }
        }
        let isBracketed = host.first == UInt8(ascii: "[") && host.last == UInt8(ascii: "]")
        let inner = isBracketed ? host.dropFirst().dropLast() : host
        guard !inner.isEmpty, inner.allSatisfy({ $0.isHostByte || isBracketed && $0 == UInt8(ascii: ":") }) else {
            return nil
        }
        let name = String(decoding: host, as: UTF8.self)
        guard let port else { return name }
        let number = String(decoding: port, as: UTF8.self)
        return number == (scheme == "https" ? "443" : "80") ? name : "\(name):\(number)"
    }
}

extension UInt8 {
    fileprivate var isHostByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
