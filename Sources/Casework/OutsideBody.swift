/// A body that exercises public functions and is not of the partnership: a recommendation may go to it as well (section
/// 104(7)).
public struct OutsideBody: Equatable, Sendable {
    public var name: String
    /// At least one of the two is there.
    public var email: String?
    public var address: String?

    public init(name: String, email: String? = nil, address: String? = nil) {
        self.name = name
        self.email = email
        self.address = address
    }
}

extension Recommendation {
    /// To whom it is made.
    public enum Addressee: Equatable, Sendable {
        case agency(Agency.ID)
        case outside(OutsideBody)
    }
}
