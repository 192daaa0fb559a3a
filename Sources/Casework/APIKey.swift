/// A key with which an agency's own system reads what it is asked and answers it, in the name of one of its people.
public struct APIKey: Equatable, Sendable {
    public typealias ID = Casework.ID<APIKey>

    public var id: ID
    public var agency: Agency.ID
    /// For whom it acts; when they leave it is dead.
    public var person: Person.ID
    /// Which system holds it: 1 to 100 characters.
    public var name: String
    /// The last day.
    public var expiresOn: CivilDate

    /// How long a key may live: two years, so that nobody's forgotten one lives for ever.
    public static let longestDays = 731

    /// A coordinator makes a key for somebody of an agency.
    ///
    /// - Throws: `Refusal` where the actor does not coordinate, the name is empty or too long, or the last day is not
    ///   one of the next `longestDays`.
    public static func making(
        _ id: ID, for holder: Officer, named name: String, until day: CivilDate, by actor: Actor, on today: CivilDate
    ) throws(Refusal) -> (APIKey, Event) {
        _ = try actor.officer(holding: .coordinator)
        guard !name.isBlank, name.unicodeScalars.count <= 100 else { throw .missing("name") }
        let last = today.adding(days: longestDays)
        guard today < day, day <= last else {
            throw .date("expires_on", day, from: today.adding(days: 1), until: last)
        }
        let key = APIKey(id: id, agency: holder.agency, person: holder.person, name: name, expiresOn: day)
        return (key, key.event(.apiKeyMade))
    }

    /// A coordinator ends it.
    public func ending(by actor: Actor) throws(Refusal) -> Event {
        _ = try actor.officer(holding: .coordinator)
        return event(.apiKeyEnded)
    }

    public init(id: ID, agency: Agency.ID, person: Person.ID, name: String, expiresOn: CivilDate) {
        self.id = id
        self.agency = agency
        self.person = person
        self.name = name
        self.expiresOn = expiresOn
    }

    /// Whom the key makes of its person: one of the agency's contacts and nothing more, whatever else they are.
    ///
    /// nil where the person is not of the agency any more, or the key has expired.
    public func officer(among offices: [Officer], in partnership: Partnership.ID, on today: CivilDate) -> Officer? {
        guard today <= expiresOn,
            let office = offices.first(where: { $0.partnership == partnership && $0.agency == agency })
        else { return nil }
        return Officer(
            person: person, name: office.name, partnership: partnership, agency: agency, roles: [.contact])
    }

    private func event(_ kind: Event.Kind) -> Event {
        Event(kind, [.init("agency", "\(agency)"), .init("system", name)])
    }
}
