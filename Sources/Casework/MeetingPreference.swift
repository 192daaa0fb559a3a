/// When and how an applicant could take part in the meeting, as they say themselves. It is a wish and no duty: it counts
/// when a slot is looked for, and only the coordinators read it.
public struct MeetingPreference: Equatable, Sendable {
    public enum Half: String, CaseIterable, Sendable { case morning, afternoon }

    /// Half of a working day, every week.
    public struct Part: Hashable, Comparable, Sendable, CustomStringConvertible {
        public let weekday: Weekday
        public let half: Half

        public init(_ weekday: Weekday, _ half: Half) {
            self.weekday = weekday
            self.half = half
        }

        /// Monday to Friday, in order.
        public static let all: [Part] = Weekday.allCases.filter { !$0.isWeekend }.flatMap { day in
            Half.allCases.map { Part(day, $0) }
        }

        /// `monday-morning`: as rows and forms name it.
        public var description: String {
            let day = weekday.rawValue.utf8.map { $0 | 0x20 }
            return "\(String(decoding: day, as: UTF8.self))-\(half.rawValue)"
        }

        public init?(_ name: String) {
            guard let part = Part.all.first(where: { $0.description.utf8.elementsEqual(name.utf8) }) else { return nil }
            self = part
        }

        public static func < (left: Part, right: Part) -> Bool {
            (all.firstIndex(of: left) ?? 0) < (all.firstIndex(of: right) ?? 0)
        }

        /// Noon is where the halves meet.
        fileprivate func time(on day: CivilDate) -> BusyTime? {
            let hours = half == .morning ? (0, 12) : (12, 24)
            return BusyTime(
                from: London.instant(date: day, hour: hours.0, minute: 0),
                until: London.instant(date: day, hour: hours.1, minute: 0))
        }
    }

    public enum Manner: String, CaseIterable, Sendable {
        case inPerson = "in-person"
        case online
        case either
    }

    public var suits: Set<Part>
    public var cannot: Set<Part>
    /// First and last day of a time away.
    public var awayFrom: CivilDate?
    public var awayUntil: CivilDate?
    public var manner: Manner?
    /// How many days they need to know beforehand, 0 to 28.
    public var noticeDays: Int?
    /// In their own words.
    public var note: String
    public var givenOn: CivilDate

    public static let notice = 0...28

    public init(
        suits: Set<Part> = [], cannot: Set<Part> = [], awayFrom: CivilDate? = nil, awayUntil: CivilDate? = nil,
        manner: Manner? = nil, noticeDays: Int? = nil, note: String = "", givenOn: CivilDate
    ) {
        self.suits = suits
        self.cannot = cannot
        self.awayFrom = awayFrom
        self.awayUntil = awayUntil
        self.manner = manner
        self.noticeDays = noticeDays
        self.note = note
        self.givenOn = givenOn
    }

    /// The times between two days, both included, at which they cannot come and at which they would rather.
    public func times(
        from first: CivilDate, until last: CivilDate, today: CivilDate
    ) -> (busy: [BusyTime], prefers: [BusyTime]) {
        var busy: [BusyTime] = []
        var prefers: [BusyTime] = []
        var day = first
        while day <= last {
            for part in Part.all where part.weekday == day.weekday {
                guard let time = part.time(on: day) else { continue }
                if cannot.contains(part) { busy.append(time) }
                if suits.contains(part) { prefers.append(time) }
            }
            let next = day.adding(days: 1)
            guard next > day else { break }
            day = next
        }
        if let awayFrom, let away = BusyTime(days: awayFrom, awayUntil ?? awayFrom) { busy.append(away) }
        if let noticeDays, noticeDays > 0, let early = BusyTime(days: today, today.adding(days: noticeDays - 1)) {
            busy.append(early)
        }
        return (BusyTime.joined(busy), BusyTime.joined(prefers))
    }
}

extension Application {
    /// What its applicant says of when and how they could come. It can be changed until the meeting is set.
    public func preferring(
        _ preference: MeetingPreference, heardIn review: Review?, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        switch actor {
        case .applicant(let own): guard own == id else { throw .notYours(needed: []) }
        case .officer, .service: _ = try actor.officer(holding: .coordinator)
        }
        switch review?.stage.name {
        case nil, .arranging?: break
        case .meetingSet?, .held?, .consulting?, .outcomeSent?, .closed?: throw .already("meeting-set")
        }
        switch stage {
        case .withdrawn, .passedOn: throw .wrongStage(is: stage.name.rawValue, needed: ["arranging"])
        case .received, .acknowledged, .gathering, .decided: break
        }
        guard preference.suits.isDisjoint(with: preference.cannot) else { throw .missing("preference") }
        if let days = preference.noticeDays, !MeetingPreference.notice.contains(days) { throw .missing("notice_days") }
        if let until = preference.awayUntil {
            guard let from = preference.awayFrom, from <= until else {
                throw .date("away_until", until, from: preference.awayFrom, until: nil)
            }
        }
        return Outcome(self, events: [Event(.preferenceGiven)])
    }
}
