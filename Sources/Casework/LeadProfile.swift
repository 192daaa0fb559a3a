/// What is known of an officer who could lead, beside their cases.
public struct LeadProfile: Equatable, Sendable {
    public var person: Person.ID
    /// The most cases that they lead at once; 0 to 100.
    public var capacity: Int
    /// What they know about.
    public var topics: [LeadTopic]
    /// Whether they are willing to be asked.
    public var accepts: Bool

    public static let capacities = 0...100
    /// Where nobody has said how many.
    public static let usualCapacity = 5

    public init(
        person: Person.ID, capacity: Int = LeadProfile.usualCapacity, topics: [LeadTopic] = [], accepts: Bool = true
    ) {
        self.person = person
        self.capacity = capacity
        self.topics = topics
        self.accepts = accepts
    }
}

extension Roster {
    /// Changes what an officer can lead: whoever sees to the people of their agency does, and the officer themself.
    public func profiling(_ profile: LeadProfile, by actor: Actor) throws(Refusal) -> Event {
        let own = parts(of: profile.person, from: today)
        guard !own.isEmpty else { throw .unknown("person") }
        guard case .officer(let officer) = actor, officer.person == profile.person || manages(own, officer) else {
            throw .people(.ownPeopleOnly)
        }
        guard LeadProfile.capacities.contains(profile.capacity) else { throw .missing("capacity") }
        return Event(
            .leadProfileChanged,
            [.init("person", name(of: profile.person)), .init("capacity", "\(profile.capacity)")])
    }
}
