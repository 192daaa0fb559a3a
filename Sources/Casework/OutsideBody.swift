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

extension OutsideBody {
    /// Where it is written to.
    public var contact: OutsideContact { OutsideContact(email: email, address: address) }
}

extension Recommendation {
    /// To whom it is made.
    public enum Addressee: Equatable, Sendable {
        case agency(Agency.ID)
        case outside(OutsideBody)
    }

    /// What tells its body of it: one of the partnership reads it on its page, one outside has no page and gets the
    /// whole of it.
    func notice(due: CivilDate) -> Notice {
        let facts: [String: Notice.Fact] = ["recommendation": .text(text), "due": .date(due)]
        return switch to {
        case .agency(let agency):
            Notice(.recommendation, to: .agency(agency), facts, path: "/work/recommendations/\(id)")
        case .outside: Notice(.outsideRecommendation, to: .outsideBody(id), facts)
        }
    }
}
