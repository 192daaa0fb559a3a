/// Where a body or person outside the partnership is written to. With neither they are told by a person.
public struct OutsideContact: Equatable, Sendable {
    public var email: String?
    /// The lines of a postal address.
    public var address: String?

    /// In Unicode scalars, of an address.
    public static let longest = 500

    public init(email: String? = nil, address: String? = nil) {
        self.email = email
        self.address = address
    }

    /// nil where neither is known.
    public var known: OutsideContact? { email == nil && address == nil ? nil : self }

    /// By what they are asked: by e-mail where that is known, else by letter, else a person speaks to them.
    public var way: Way { email != nil ? .email : address != nil ? .letter : .call }
}

extension InformationRequest {
    /// The letter that asks whoever is outside the partnership; nil for a body of it.
    func noticeOutside(asking words: String? = nil) -> Notice? {
        guard outside != nil else { return nil }
        return Notice(
            .outsideRequest, to: .outside(id),
            [
                "asked": .text(words ?? asked), "purpose": .text(purpose), "due": .date(due),
                "answering": .text(answering.rawValue),
                "again": .lines(words == nil ? [] : [InformationRequest.againInWords]),
            ])
    }
}
