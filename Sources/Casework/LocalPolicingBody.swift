/// The local policing body of a partnership's area for a time (section 105(4); consulted under Schedule 4 paragraphs 1
/// and 2). Its kind is data: commissioners end in 2028, and mayors and boards take their place.
public struct LocalPolicingBody: Equatable, Sendable {
    public typealias ID = Casework.ID<LocalPolicingBody>

    public enum Kind: String, CaseIterable, Sendable {
        case commissioner = "police-and-crime-commissioner"
        case mayor
        case mayorsOffice = "mayors-office-for-policing-and-crime"
        case commonCouncil = "common-council"
        case board = "policing-and-crime-board"
        case other
    }

    public var id: ID
    public var kind: Kind
    public var name: String
    public var validFrom: CivilDate
    /// The last day; nil: no end is known.
    public var validUntil: CivilDate?

    public init(id: ID, kind: Kind, name: String, validFrom: CivilDate, validUntil: CivilDate? = nil) {
        self.id = id
        self.kind = kind
        self.name = name
        self.validFrom = validFrom
        self.validUntil = validUntil
    }

    /// Both days are included.
    public func isValid(on day: CivilDate) -> Bool { validFrom <= day && validUntil.map { day <= $0 } ?? true }

    /// Whether both are valid on a day.
    func overlaps(_ other: LocalPolicingBody) -> Bool {
        (validUntil.map { other.validFrom <= $0 } ?? true) && (other.validUntil.map { validFrom <= $0 } ?? true)
    }
}
