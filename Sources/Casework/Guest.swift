/// Somebody from outside the partnership who chairs a case by arrangement: another area's chair, a person of another
/// body. They sign in with a code as everybody does, and see this one case and nothing else.
public struct Guest: Equatable, Sendable {
    public typealias ID = Casework.ID<Guest>

    public var id: ID
    public var person: Person.ID
    public var name: String
    public var review: Review.ID
    public var organisation: String
    /// How it was arranged: with whom, and on what terms.
    public var arrangement: String
    public var from: CivilDate
    /// The last day.
    public var until: CivilDate
    /// Of the coordinator who let them in.
    public var by: Person.ID
    /// The first day without access, where it ended before its time.
    public var endedOn: CivilDate?

    public init(
        id: ID, person: Person.ID, name: String, review: Review.ID, organisation: String, arrangement: String,
        from: CivilDate, until: CivilDate, by: Person.ID, endedOn: CivilDate? = nil
    ) {
        self.id = id
        self.person = person
        self.name = name
        self.review = review
        self.organisation = organisation
        self.arrangement = arrangement
        self.from = from
        self.until = until
        self.by = by
        self.endedOn = endedOn
    }

    public func isInForce(on day: CivilDate) -> Bool { endedOn == nil && from <= day && day <= until }

    /// Their part in the partnership: a chair, of no agency of it.
    public func office(in partnership: Partnership.ID) -> Officer {
        Officer(
            person: person, name: name, partnership: partnership, agency: Agency.ID(id.raw), roles: [.chair])
    }

    /// Lets somebody in from today until a day not further than a year ahead. Throws `.people(.alreadyServes)` for a
    /// person who serves the partnership, or is here for another case.
    public static func lettingIn(
        _ guest: Guest, serving: Bool, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Event {
        _ = try actor.officer(holding: .coordinator)
        guard !guest.organisation.isBlank else { throw .missing("organisation") }
        guard !guest.arrangement.isBlank else { throw .missing("arrangement") }
        guard !serving else { throw .people(.alreadyServes) }
        let last = around.today.adding(days: 366)
        guard around.today <= guest.until, guest.until <= last else {
            throw .date("guest_until", guest.until, from: around.today, until: last)
        }
        return Event(
            .guestLetIn,
            [.init("guest", guest.name), .init("of", guest.organisation), .init("until", "\(guest.until)")])
    }
}
