/// What else is arranged in the partnership around the time of a meeting, for whoever sets one.
public struct MeetingDiary: Equatable, Sendable {
    /// A review's slot in a meeting that is to come.
    public struct Booking: Equatable, Sendable {
        public var review: Review.ID
        public var number: Int
        public var meeting: Meeting
        public var slot: Slot
        public var people: [Person.ID]
        /// The case, where whoever sets the meeting may know of it.
        public var reference: CaseReference?

        public init(
            review: Review.ID, number: Int, meeting: Meeting, slot: Slot, people: [Person.ID],
            reference: CaseReference? = nil
        ) {
            self.review = review
            self.number = number
            self.meeting = meeting
            self.slot = slot
            self.people = people
            self.reference = reference
        }

        /// `the meeting of CR-ABCD-EFGH on 3 June 2026, 10:00 to 11:30`.
        var inWords: String {
            "\(reference.map { "the meeting of \($0)" } ?? "another meeting") on "
                + "\(London.date(of: slot.startsAt).inWords), \(slot.inWords)"
        }

        /// Whether it is anything but the meeting that the proposal moves.
        func isAnother(than proposal: MeetingProposal) -> Bool {
            review != proposal.review || proposal.before.map { $0.number != number } ?? true
        }
    }

    public var bookings: [Booking]
    /// The rooms and video links that are in use.
    public var rooms: [MeetingRoom]
    /// The landlords that the case is about: those who were told of the behaviour or were asked what they know.
    public var landlordsConcerned: Set<Agency.ID>
    /// The last day on which the panel must meet, where there is one.
    public var lastDay: CivilDate?

    public init(
        bookings: [Booking] = [], rooms: [MeetingRoom] = [], landlordsConcerned: Set<Agency.ID> = [],
        lastDay: CivilDate? = nil
    ) {
        self.bookings = bookings
        self.rooms = rooms
        self.landlordsConcerned = landlordsConcerned
        self.lastDay = lastDay
    }
}

/// A room or a video link that the partnership meets in.
public struct MeetingRoom: Equatable, Sendable {
    public typealias ID = Casework.ID<MeetingRoom>

    public var id: ID
    public var name: String
    /// Where it is: an address, or the link of a video meeting.
    public var address: String
    /// Step-free, a hearing loop, parking: what whoever comes must know; empty where nothing is known.
    public var access: String
    /// Whether the applicant can wait apart from the other side.
    public var hasSeparateWaiting: Bool
    /// How many people it holds; nil where nobody counts them, as in a video meeting.
    public var seats: Int?
    /// The first day on which it is not used any more.
    public var endedOn: CivilDate?

    /// What can be said of a room.
    public static let sizes = 1...1_000

    public init(
        id: ID, name: String, address: String, access: String = "", hasSeparateWaiting: Bool = false,
        seats: Int? = nil, endedOn: CivilDate? = nil
    ) {
        self.id = id
        self.name = name
        self.address = address
        self.access = access
        self.hasSeparateWaiting = hasSeparateWaiting
        self.seats = seats
        self.endedOn = endedOn
    }

    /// As it stands in an invitation: `Town hall, room 2, High Street 1 (step-free)`.
    public var place: String {
        let parts = [name, address].filter { !$0.isBlank }
        return parts.joined(separator: ", ") + (access.isBlank ? "" : " (\(access))")
    }
}
