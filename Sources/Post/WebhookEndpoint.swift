public import Curl
import Text

/// Where a webhook leads, and with what it is signed.
public struct WebhookEndpoint: Equatable, Sendable {
    /// `https://host[:port][/path][?query]`; `http://` to this machine only.
    public var url: String
    /// The newest first; each signs, so that the receiver can change over in its own time.
    public var secrets: [WebhookSecret]
    /// Whom its host may resolve to.
    public var reach: Reach
    /// For a whole delivery, 1 to 28 seconds; never longer than the lease of a message allows.
    public var timeout: Duration
    /// PEM file of the authorities to trust instead of the system's.
    public var authorityFile: String?

    /// What of a private network was allowed.
    public var alsoPrivate: [AllowedPlace]

    /// `https://hooks.example:8443`, without the path, which may hold a secret.
    public var origin: String
    public var host: String
    public var isPlain: Bool

    /// nil where the URL is none that a webhook can be at, or is plain to a host that is not named as this machine.
    /// `alsoPrivate` lists the ranges and the hosts that may be of a private network.
    public init?(
        _ url: String, secrets: [WebhookSecret], alsoPrivate: [AllowedPlace] = [], timeout: Duration = .seconds(20),
        authorityFile: String? = nil
    ) {
        guard let parts = URLParts(url) else { return nil }
        var reach = Reach(also: alsoPrivate.compactMap { if case .range(let range) = $0 { range } else { nil } })
        reach.isEverywhere = alsoPrivate.contains(.host(parts.host))
        reach.isThisMachineOnly = parts.isPlain
        // In the clear, to this machine, and only where somebody said so.
        if parts.isPlain, !reach.isEverywhere {
            guard let address = IPAddress(parts.host), address.isThisMachine, reach.includes(address) else {
                return nil
            }
        }
        self.url = url
        self.secrets = secrets
        self.reach = reach
        self.alsoPrivate = alsoPrivate
        self.timeout = timeout
        self.authorityFile = authorityFile
        (origin, host, isPlain) = (parts.origin, parts.host, parts.isPlain)
    }

    /// What of a private network may be reached.
    public enum AllowedPlace: Equatable, Sendable, CustomStringConvertible {
        case range(AddressRange)
        /// In lower case: whatever address it resolves to.
        case host(String)

        public var description: String {
            switch self {
            case .range(let range): "\(range)"
            case .host(let host): host
            }
        }

        /// `10.1.0.0/16`, `127.0.0.1`, `hooks.internal.example`; nil where it is neither.
        public init?(_ text: String) {
            if let range = AddressRange(text) {
                self = .range(range)
            } else if let host = URLParts.host(text), host.utf8.contains(where: { ($0 | 0x20) >= 0x61 }) {
                self = .host(host)
            } else {
                return nil
            }
        }
    }
}

/// A URL taken apart without leniency: two readers of one URL must not see two hosts (CVE-2024-21631).
private struct URLParts {
    var isPlain: Bool
    /// In lower case; an IPv6 address without its brackets.
    var host: String
    var origin: String

    init?(_ url: String) {
        let bytes = Array(url.utf8)
        let forbidden = Array("\\\"<>^`{|}@#".utf8)
        guard bytes.count <= 2_000, bytes.allSatisfy({ (0x21...0x7e).contains($0) && !forbidden.contains($0) }) else {
            return nil
        }
        let scheme = ["https://", "http://"].first { bytes.starts(with: $0.utf8) }
        guard let scheme else { return nil }
        let authority = bytes.dropFirst(scheme.utf8.count).prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        var hostBytes = authority
        if authority.first == UInt8(ascii: "["), let end = authority.firstIndex(of: UInt8(ascii: "]")) {
            hostBytes = authority[...end]
        } else if let colon = authority.firstIndex(of: UInt8(ascii: ":")) {
            hostBytes = authority[..<colon]
        }
        let port = authority[hostBytes.endIndex...]
        if !port.isEmpty {
            let digits = port.dropFirst()
            guard port.first == UInt8(ascii: ":"), (1...5).contains(digits.count),
                digits.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(String(decoding: digits, as: UTF8.self)), (1...65_535).contains(number)
            else { return nil }
        }
        let isBracketed = hostBytes.first == UInt8(ascii: "[")
        let text = String(decoding: isBracketed ? hostBytes.dropFirst().dropLast() : hostBytes, as: UTF8.self)
        guard let host = URLParts.host(text), text.utf8.contains(UInt8(ascii: ":")) == isBracketed else { return nil }
        self.host = host
        isPlain = scheme.utf8.count == 7
        origin = scheme + String(decoding: authority, as: UTF8.self)
    }

    /// The name of a host in its `xn--` form, or an address in digits; in lower case.
    static func host(_ text: String) -> String? {
        if let address = IPAddress(text) { return "\(address)" }
        let lower = text.utf8.map { (0x41...0x5a).contains($0) ? $0 + 0x20 : $0 }
        let labels = lower.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isName = labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy {
                    (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) || $0 == UInt8(ascii: "-")
                }
        }
        // What ends in digits would be read as an address of some old form.
        guard isName, (1...253).contains(lower.count), let last = labels.last,
            last.contains(where: { (0x61...0x7a).contains($0) }), !last.starts(with: "0x".utf8)
        else { return nil }
        return String(decoding: lower, as: UTF8.self)
    }
}
