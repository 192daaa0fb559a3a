/// What an agency calls a case in its own files. It stands in every message to that agency about the case.
public struct AgencyReference: Equatable, Sendable {
    public var agency: Agency.ID
    public var text: String
    public var by: Person.ID
    public var on: CivilDate

    /// In Unicode scalars.
    public static let longest = 60

    public init(agency: Agency.ID, text: String, by: Person.ID, on: CivilDate) {
        self.agency = agency
        self.text = text
        self.by = by
        self.on = on
    }

    /// Entered by those of the agency, or by a coordinator whom it told.
    public static func entering(
        _ text: String, for agency: Agency.ID, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> (reference: AgencyReference, event: Event) {
        let officer = try actor.officer(for: agency)
        let agency = try around.agency(agency)
        guard !text.isBlank, text.unicodeScalars.count <= longest else { throw .missing("agency_reference") }
        return (
            AgencyReference(agency: agency.id, text: text, by: officer.person, on: around.today),
            Event(.agencyReferenceEntered, [.init("agency", agency.name), .init("reference", text)])
        )
    }
}
