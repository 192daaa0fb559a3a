/// Which addresses may be connected to. It is asked about the very address at the moment of connecting, so that a name
/// that resolves to another the second time is caught too.
public struct Reach: Equatable, Sendable {
    /// Addresses of the public internet.
    public var isPublic: Bool
    /// Addresses that may be connected to although they are of a private network or of this machine.
    public var also: [AddressRange]
    /// Whether `also` is every address there is.
    public var isEverywhere: Bool
    /// Nothing but this machine, whatever the rest says.
    public var isThisMachineOnly: Bool

    public init(
        isPublic: Bool = true, also: [AddressRange] = [], isEverywhere: Bool = false, isThisMachineOnly: Bool = false
    ) {
        self.isPublic = isPublic
        self.also = also
        self.isEverywhere = isEverywhere
        self.isThisMachineOnly = isThisMachineOnly
    }

    public func includes(_ address: IPAddress) -> Bool {
        if isThisMachineOnly, !address.isThisMachine { return false }
        return isEverywhere || isPublic && address.isPublic || also.contains { $0.contains(address) }
    }
}
