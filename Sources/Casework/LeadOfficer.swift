/// One turn of the one person who leads (Islington, terms of reference: nominated at the meeting). Proposed, confirmed
/// by the chair, accepted by the officer. Whoever is asked after them has a turn of their own; the newest counts.
public struct LeadOfficer: Equatable, Sendable {
    public enum Standing: String, CaseIterable, Sendable {
        /// Waits for the chair.
        case nominated
        /// Asked, and waits for the officer.
        case confirmed
        case accepted, declined
        /// The last day to answer has gone by.
        case lapsed
        /// Somebody else was chosen before they led.
        case passedOver = "passed-over"
        /// They may not see the case any more: they have a conflict of interest.
        case conflicted
        case handedOver = "handed-over"
    }

    /// In which place somebody is asked.
    public enum Place: String, CaseIterable, Sendable {
        /// Whom the chair chose.
        case first
        case deputy
        /// The single point of contact of the lead agency, where both before did not lead.
        case contact
    }

    /// 1, 2, 3 … in the order in which they were asked.
    public var turn: Int
    public var place: Place
    public var person: Person.ID
    public var agency: Agency.ID
    public var standing: Standing
    public var nominatedOn: CivilDate
    /// Why this person.
    public var reason: String
    /// Who is asked where the first does not lead.
    public var deputy: Person.ID?
    /// The day on which the officer was asked, from which their time to answer runs.
    public var askedOn: CivilDate?
    /// The day on which the turn ended without their leading any more.
    public var endedOn: CivilDate?
    /// Why they declined or were passed over, or what they hand over.
    public var answer: String?

    public init(
        person: Person.ID, agency: Agency.ID, standing: Standing, nominatedOn: CivilDate, reason: String,
        turn: Int = 1, place: Place = .first, deputy: Person.ID? = nil, askedOn: CivilDate? = nil
    ) {
        self.turn = turn
        self.place = place
        self.person = person
        self.agency = agency
        self.standing = standing
        self.nominatedOn = nominatedOn
        self.reason = reason
        self.deputy = deputy
        self.askedOn = askedOn
    }

    /// Whether they lead, or may come to lead.
    public var isRunning: Bool {
        switch standing {
        case .nominated, .confirmed, .accepted: true
        case .declined, .lapsed, .passedOver, .conflicted, .handedOver: false
        }
    }
}
