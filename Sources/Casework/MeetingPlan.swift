/// The best times for a meeting, or what stands in the way of any.
public struct MeetingPlan: Equatable, Sendable {
    /// Best first: by score, then the earlier, then the room listed first. Empty where there is none.
    public var slots: [Slot]
    /// Why there is no slot; nil where there is one.
    public var infeasible: Infeasible?

    /// A time and a room in which the meeting can be.
    public struct Slot: Equatable, Sendable {
        public var start: LocalTime
        public var end: LocalTime
        public var room: String
        /// The weights of all who attend, and once more of each who prefers the time; exact to six decimals.
        public var score: Double
        /// The ids of those who are free for the whole of it, in the order of the question.
        public var attending: [String]
        /// The ids of the others.
        public var missing: [String]
        /// The ids of those who attend and prefer it.
        public var preferring: [String]
        /// How many agencies have somebody there.
        public var agencies: Int
        /// One plain sentence.
        public var reason: String
    }

    /// Why a meeting cannot be.
    public struct Infeasible: Equatable, Sendable {
        /// Conditions that cannot hold together, in the order of the question: each can be met at some time, or with
        /// fewer of them the meeting could be, but no time meets them all.
        public var conditions: [Condition]
        /// How many conditions are in each other's way at the least, which is proved.
        public var atLeast: Int
        /// Whether it is proved that no fewer conditions are in each other's way. Only a question made to be hard
        /// leaves it open.
        public var isProvedFewest: Bool { atLeast >= conditions.count }
        /// Plain sentences.
        public var explanation: String
    }

    /// One thing that must hold for a meeting.
    ///
    /// `window` is the ground that the others stand on: that there is a time of this length, within the hours, on a
    /// working day of the window. It is in the way alone or not at all, because outside the window everybody is free
    /// sooner or later. Each other condition holds at some of those times: a person is free, enough agencies have
    /// somebody free, a role has, a room is free. Dropping a condition keeps the person, agency, role or room in the
    /// reckoning of the other conditions.
    public enum Condition: Hashable, Sendable, CustomStringConvertible {
        case required(String)
        case quorumOfAgencies
        case quorumOfRole(String)
        case window
        case rooms

        /// As programs read it: `required:chair`, `quorum:agencies`, `quorum:role:chair`, `window`, `rooms`.
        public var description: String {
            switch self {
            case .required(let id): "required:\(id)"
            case .quorumOfAgencies: "quorum:agencies"
            case .quorumOfRole(let role): "quorum:role:\(role)"
            case .window: "window"
            case .rooms: "rooms"
            }
        }
    }
}

/// The best times for a meeting, provably: every time of the grid is weighed.
///
/// A slot is a time and a room, so that one time with two free rooms is two slots; with `eachTimeOnce` only the free
/// room that is listed first is shown. Takes time in proportion to the busy and preferred intervals, sorted, and the
/// times of the window; only where there is no slot does it search (`FewestConditions`).
///
/// - Parameter atMost: How many slots are wanted, 1 or more.
/// - Throws: `PastCalendar` where the window leaves the years whose holidays are known.
public func planMeeting(
    _ question: MeetingQuestion, calendar: WorkingCalendar, atMost: Int = 5, eachTimeOnce: Bool = false
) throws(PastCalendar) -> MeetingPlan {
    let grid = try MeetingGrid(question, calendar)
    let reach = MeetingReach(question, grid)
    let best = reach.feasible().prefix(max(1, atMost))
    guard !best.isEmpty else { return MeetingPlan(slots: [], infeasible: reach.infeasible()) }
    var slots: [MeetingPlan.Slot] = []
    for index in best {
        for room in reach.freeRooms(at: index) {
            slots.append(reach.slot(index, room: room))
            if eachTimeOnce || slots.count >= atMost { break }
        }
        if slots.count >= atMost { break }
    }
    return MeetingPlan(slots: slots, infeasible: nil)
}
