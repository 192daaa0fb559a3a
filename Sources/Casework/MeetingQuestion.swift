/// What a meeting is planned by: when it may be, who is invited, who must be there, and where.
public struct MeetingQuestion: Equatable, Sendable {
    /// The first day on which the meeting may be.
    public var from: CivilDate
    /// The last day, included.
    public var until: CivilDate
    /// When a day's meetings may begin, in minutes since midnight; the grid is counted from here. 0 to 1,440.
    public var dayStart: Int
    /// When they must have ended, in minutes since midnight; 0 to 1,440.
    public var dayEnd: Int
    /// 1 to 1,440.
    public var durationMinutes: Int
    /// How far apart meetings may begin; 1 to 1,440.
    public var granularityMinutes: Int
    public var invitees: [Invitee]
    public var quorum: Quorum
    /// A meeting takes one; where there is none there is no meeting. A video link is a room.
    public var rooms: [Room]

    public init(
        from: CivilDate, until: CivilDate, dayStart: Int = 540, dayEnd: Int = 1_020, durationMinutes: Int,
        granularityMinutes: Int = 15, invitees: [Invitee], quorum: Quorum = Quorum(), rooms: [Room]
    ) {
        self.from = from
        self.until = until
        self.dayStart = dayStart
        self.dayEnd = dayEnd
        self.durationMinutes = durationMinutes
        self.granularityMinutes = granularityMinutes
        self.invitees = invitees
        self.quorum = quorum
        self.rooms = rooms
    }

    /// Somebody who attends where they are free for the whole meeting.
    public struct Invitee: Equatable, Sendable {
        /// Each invitee's own.
        public var id: String
        public var agency: String
        public var roles: [String]
        /// Whether there is no meeting without them.
        public var required: Bool
        /// What their attendance counts for: 0 to 1,000,000, taken to six decimals.
        public var weight: Double
        /// In any order; they may overlap and lie outside the window.
        public var busy: [LocalInterval]
        /// Where the whole meeting lies in one of these, the weight counts twice. In any order; two that touch are not
        /// one.
        public var prefers: [LocalInterval]

        public init(
            id: String, agency: String, roles: [String] = [], required: Bool = false, weight: Double = 1,
            busy: [LocalInterval] = [], prefers: [LocalInterval] = []
        ) {
            self.id = id
            self.agency = agency
            self.roles = roles
            self.required = required
            self.weight = weight
            self.busy = busy
            self.prefers = prefers
        }
    }

    /// Without which a meeting decides nothing.
    public struct Quorum: Equatable, Sendable {
        /// How many agencies must have somebody there.
        public var agencies: Int
        /// Each must be held by somebody who is there; one person may hold several.
        public var roles: [String]

        public init(agencies: Int = 0, roles: [String] = []) {
            self.agencies = agencies
            self.roles = roles
        }
    }

    public struct Room: Equatable, Sendable {
        /// Each room's own.
        public var id: String
        public var busy: [LocalInterval]

        public init(id: String, busy: [LocalInterval] = []) {
            self.id = id
            self.busy = busy
        }
    }
}
