/// The whole reply to a `Transfer`.
public struct Reply: Sendable {
    /// 200 to 599; what came before it as 1xx is left out.
    public let status: Int
    /// In the order in which they came, with doubles.
    public let headers: [Header]
    public let body: [UInt8]
    /// Whether libcurl had taken every byte of the request when the reply ended; a server may answer earlier.
    public let handedOver: Bool
    /// The address that answered, in digits; empty for a Unix socket.
    public let address: String

    /// The first header of that name, letter case aside.
    public func header(_ name: String) -> String? { headers.first { $0.isNamed(name) }?.value }
}
