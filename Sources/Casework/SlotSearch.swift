/// A search for the time of a review's meeting: who is wanted, who must come, and what is known of when each can. It asks
/// `planMeeting` and says in names what comes back.
public struct SlotSearch: Equatable, Sendable {
    public var from: CivilDate
    public var until: CivilDate
    /// Minutes since midnight.
    public var dayStart: Int
    public var dayEnd: Int
    /// 15 to 480.
    public var minutes: Int
    public var wanted: [Wanted]
    /// Bodies of which somebody must come.
    public var bodies: [Agency.ID]
    public var needsChair: Bool
    /// The fewest bodies at the meeting; 0 where the procedure does not say.
    public var fewestBodies: Int

    public init(
        from: CivilDate, until: CivilDate, dayStart: Int = 9 * 60, dayEnd: Int = 17 * 60, minutes: Int,
        wanted: [Wanted], bodies: [Agency.ID] = [], needsChair: Bool = false, fewestBodies: Int = 0
    ) {
        self.from = from
        self.until = until
        self.dayStart = dayStart
        self.dayEnd = dayEnd
        self.minutes = minutes
        self.wanted = wanted
        self.bodies = bodies
        self.needsChair = needsChair
        self.fewestBodies = fewestBodies
    }

    /// Who may come.
    public enum Who: Hashable, Sendable, CustomStringConvertible {
        case person(Person.ID)
        case applicant(Application.ID)

        public var description: String {
            switch self {
            case .person(let id): "person-\(id)"
            case .applicant(let id): "applicant-\(id)"
            }
        }
    }

    public struct Wanted: Equatable, Sendable {
        public var who: Who
        public var name: String
        /// nil for an applicant, who speaks for no body.
        public var agency: Agency.ID?
        public var isChair: Bool
        public var isRequired: Bool
        public var busy: [Busy]
        public var prefers: [BusyTime]

        public init(
            who: Who, name: String, agency: Agency.ID? = nil, isChair: Bool = false, isRequired: Bool = false,
            busy: [Busy] = [], prefers: [BusyTime] = []
        ) {
            self.who = who
            self.name = name
            self.agency = agency
            self.isChair = isChair
            self.isRequired = isRequired
            self.busy = busy
            self.prefers = prefers
        }

        /// What the attendance counts for: the meeting is the applicant's before it is anybody else's, and there is one
        /// chair.
        var weight: Double {
            switch who {
            case .applicant: 3
            case .person: isChair ? 2 : 1
            }
        }
    }

    /// When somebody cannot come, and how that is known.
    public struct Busy: Hashable, Sendable {
        public enum Because: Hashable, Sendable {
            case anotherMeeting
            case away
            case calendar
            case answered
            case wish
        }

        public var time: BusyTime
        public var because: Because

        public init(_ time: BusyTime, _ because: Because) {
            self.time = time
            self.because = because
        }
    }

    /// The question as it is solved: a quarter-hour grid, one place that is always free.
    public var question: MeetingQuestion {
        let invitees = wanted.map { wanted in
            let roles = (wanted.isChair ? [SlotSearch.chair] : []) + (wanted.agency.map { [SlotSearch.role($0)] } ?? [])
            return MeetingQuestion.Invitee(
                id: "\(wanted.who)", agency: wanted.agency?.description ?? "\(wanted.who)", roles: roles,
                required: wanted.isRequired, weight: wanted.weight,
                busy: wanted.busy.map { LocalInterval(touching: $0.time.from, until: $0.time.until) },
                prefers: wanted.prefers.map { LocalInterval(touching: $0.from, until: $0.until) })
        }
        return MeetingQuestion(
            from: from, until: until, dayStart: dayStart, dayEnd: dayEnd, durationMinutes: minutes,
            invitees: invitees,
            quorum: .init(
                agencies: fewestBodies, roles: (needsChair ? [SlotSearch.chair] : []) + bodies.map(SlotSearch.role)),
            rooms: [.init(id: "any")])
    }

    private static let chair = "chair"
    private static func role(_ agency: Agency.ID) -> String { "body-\(agency)" }

    /// What comes back, in names.
    public struct Answer: Equatable, Sendable {
        public var slots: [Found]
        /// What stands in the way of any slot; empty where there is one.
        public var obstacles: [Obstacle]
        /// Whether it is proved that no fewer are in each other's way.
        public var isFewest: Bool
    }

    /// A time for the meeting.
    public struct Found: Equatable, Sendable {
        public var slot: Slot
        public var attending: [Who]
        public var missing: [Absent]
        public var preferring: [Who]
    }

    public struct Absent: Equatable, Sendable {
        public var who: Who
        public var because: [Busy.Because]

        public init(who: Who, because: [Busy.Because]) {
            self.who = who
            self.because = because
        }
    }

    /// One of the things that cannot hold together.
    public enum Obstacle: Equatable, Sendable {
        case person(Who)
        case body(Agency.ID)
        case chair
        case bodies(Int)
        case window
    }

    /// The best slots that start after `now`, and at most so many of one day, so that there is something to choose from.
    ///
    /// - Throws: `PastCalendar` where the window leaves the years whose holidays are known.
    public func answer(
        calendar: WorkingCalendar, now: Instant, atMost: Int = 12, perDay: Int = 3
    ) throws(PastCalendar) -> Answer {
        var search = self
        // What has gone by is nobody's time.
        if let gone = BusyTime(from: London.instant(date: from, hour: 0, minute: 0), until: now) {
            for index in search.wanted.indices { search.wanted[index].busy.append(Busy(gone, .away)) }
        }
        let plan = try planMeeting(search.question, calendar: calendar, atMost: 2_000, eachTimeOnce: true)
        if let infeasible = plan.infeasible {
            return Answer(
                slots: [], obstacles: infeasible.conditions.compactMap(obstacle), isFewest: infeasible.isProvedFewest)
        }
        var found: [Found] = []
        var days: [CivilDate: Int] = [:]
        for planned in plan.slots where found.count < atMost {
            let slot = Slot(startsAt: planned.start.instant, minutes: minutes)
            guard slot.startsAt > now, days[planned.start.date, default: 0] < perDay else { continue }
            // Two starts within an hour are the same offer.
            guard !found.contains(where: { abs($0.slot.startsAt.seconds - slot.startsAt.seconds) < 3_600 }) else {
                continue
            }
            days[planned.start.date, default: 0] += 1
            found.append(
                Found(
                    slot: slot, attending: planned.attending.compactMap(who),
                    missing: planned.missing.compactMap(who).map { Absent(who: $0, because: reasons($0, slot)) },
                    preferring: planned.preferring.compactMap(who)))
        }
        return Answer(slots: found, obstacles: found.isEmpty ? [.window] : [], isFewest: true)
    }

    private func who(_ id: String) -> Who? { wanted.first { "\($0.who)".utf8.elementsEqual(id.utf8) }?.who }

    /// Why somebody cannot come then.
    public func reasons(_ who: Who, _ slot: Slot) -> [Busy.Because] {
        let busy = wanted.first { $0.who == who }?.busy ?? []
        var reasons: [Busy.Because] = []
        for entry in busy where entry.time.meets(slot) && !reasons.contains(entry.because) {
            reasons.append(entry.because)
        }
        return reasons
    }

    private func obstacle(_ condition: MeetingPlan.Condition) -> Obstacle? {
        switch condition {
        case .required(let id): who(id).map { .person($0) }
        case .quorumOfAgencies: .bodies(fewestBodies)
        case .quorumOfRole(let role):
            role.utf8.elementsEqual(SlotSearch.chair.utf8)
                ? .chair
                : bodies.first { SlotSearch.role($0).utf8.elementsEqual(role.utf8) }.map { .body($0) }
        case .window: .window
        case .rooms: nil
        }
    }
}

extension AvailabilityPoll {
    /// What somebody's answers say of when they can come: a no is a time at which they cannot, a yes one that suits them,
    /// and both a yes and an if need be hold against what a calendar or an absence says of that time.
    public func said(by person: Person.ID) -> (busy: [BusyTime], suits: [BusyTime], can: [BusyTime]) {
        guard let asked = asked.first(where: { $0.person == person }) else { return ([], [], []) }
        var said: (busy: [BusyTime], suits: [BusyTime], can: [BusyTime]) = ([], [], [])
        for candidate in candidates {
            let end = candidate.startsAt.adding(seconds: Int64(candidate.minutes) * 60)
            guard let reply = asked.replies[candidate.number], let time = BusyTime(from: candidate.startsAt, until: end)
            else { continue }
            switch reply {
            case .yes:
                said.suits.append(time)
                said.can.append(time)
            case .ifNeedBe: said.can.append(time)
            case .no: said.busy.append(time)
            }
        }
        return said
    }
}

extension BusyTime {
    /// What is left of these times without `others`.
    public static func without(_ others: [BusyTime], in times: [BusyTime]) -> [BusyTime] {
        var left = times
        for other in others {
            left = left.flatMap { time -> [BusyTime] in
                guard time.from < other.until, other.from < time.until else { return [time] }
                return [
                    BusyTime(from: time.from, until: min(time.until, other.from)),
                    BusyTime(from: max(time.from, other.until), until: time.until),
                ].compactMap(\.self)
            }
        }
        return left
    }
}
