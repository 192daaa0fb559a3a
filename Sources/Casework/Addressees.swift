public import FoundationEssentials

/// Who serves partnerships on a day, for finding whom a reminder goes to.
public struct Addressees: Equatable, Sendable {
    /// A person in one of their parts.
    public struct Part: Equatable, Sendable {
        public var partnership: Partnership.ID
        public var person: Person.ID
        public var name: String
        public var agency: Agency.ID
        public var role: Role
        public var isPointOfContact: Bool

        public init(
            partnership: Partnership.ID, person: Person.ID, name: String, agency: Agency.ID, role: Role,
            isPointOfContact: Bool
        ) {
            self.partnership = partnership
            self.person = person
            self.name = name
            self.agency = agency
            self.role = role
            self.isPointOfContact = isPointOfContact
        }
    }

    /// By name within each partnership.
    public var parts: [Part]
    /// The agencies that are members, with their names.
    public var agencies: [Agency.ID: String]
    /// Who is shut out of a file, or of an application that the file's review hears.
    public var shutOut: [UUID: Set<Person.ID>]
    /// Who is away, and who stands in for them, in each partnership.
    public var covers: [Partnership.ID: [Person.ID: Person.ID]]

    public init(
        parts: [Part], agencies: [Agency.ID: String], shutOut: [UUID: Set<Person.ID>],
        covers: [Partnership.ID: [Person.ID: Person.ID]] = [:]
    ) {
        self.parts = parts
        self.agencies = agencies
        self.shutOut = shutOut
        self.covers = covers
    }
}
