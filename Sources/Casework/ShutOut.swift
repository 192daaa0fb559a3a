/// Somebody who must not see a case: a relative of a party, an officer complained of. It holds from the moment that it
/// is written, for coordinators too, until a second person decides otherwise.
public struct ShutOut: Equatable, Sendable {
    public var person: Person.ID
    public var namedBy: Person.ID
    public var reason: String

    public init(person: Person.ID, namedBy: Person.ID, reason: String) {
        self.person = person
        self.namedBy = namedBy
        self.reason = reason
    }

    /// Names somebody. Any officer of the partnership may, also of themselves (a conflict declared).
    public static func naming(
        _ person: Person.ID, because reason: String, by actor: Actor
    ) throws(Refusal) -> ShutOut {
        guard case .officer(let officer) = actor else { throw .notYours(needed: [.coordinator, .contact, .chair]) }
        guard !reason.isBlank else { throw .missing("reason") }
        return ShutOut(person: person, namedBy: officer.person, reason: reason)
    }

    /// Lets them in again, with a reason. It takes a coordinator or chair who neither named them nor is the person named.
    public func lifting(because reason: String, by actor: Actor) throws(Refusal) -> Officer {
        let officer = try actor.officer(holding: .coordinator, .chair)
        guard !reason.isBlank else { throw .missing("reason") }
        guard officer.person != namedBy, officer.person != person else { throw .samePerson }
        return officer
    }
}
