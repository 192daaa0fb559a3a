/// A meeting that the partnership holds again and again, and that hears the cases which are ready: a monthly panel.
public struct StandingMeeting: Equatable, Sendable {
    public typealias ID = Casework.ID<StandingMeeting>

    /// On which days.
    public enum Rule: Equatable, Sendable {
        /// The first to the fourth such weekday of each month; 5 for the last.
        case monthly(Int, Weekday)
        /// Single days, in order.
        case days([CivilDate])
    }

    public var id: ID
    /// As people know it: the monthly panel.
    public var name: String
    public var rule: Rule
    /// When it begins, in minutes after midnight, London time; 0 to 1439.
    public var time: Int
    /// How long it lasts, 15 to 480.
    public var minutes: Int
    /// How long it hears one case, 15 to 480.
    public var caseMinutes: Int
    public var room: MeetingRoom.ID?
    /// Where it is, as invitations say it.
    public var place: String
    /// The first day on which it is not held any more.
    public var endedOn: CivilDate?

    public init(
        id: ID, name: String, rule: Rule, time: Int, minutes: Int, caseMinutes: Int, room: MeetingRoom.ID? = nil,
        place: String, endedOn: CivilDate? = nil
    ) {
        self.id = id
        self.name = name
        self.rule = rule
        self.time = time
        self.minutes = minutes
        self.caseMinutes = caseMinutes
        self.room = room
        self.place = place
        self.endedOn = endedOn
    }

    /// The days on which it is held, both ends included, in order; at most two years are looked at.
    public func days(from: CivilDate, until: CivilDate) -> [CivilDate] {
        let until = min(until, from.adding(days: 731), endedOn?.adding(days: -1) ?? until)
        guard from <= until else { return [] }
        switch rule {
        case .days(let days): return days.filter { from <= $0 && $0 <= until }.sorted()
        case .monthly(let which, let weekday):
            return (from.dayNumber...until.dayNumber).map { CivilDate(dayNumber: $0) }.filter {
                $0.weekday == weekday && StandingMeeting.isOrdinal($0, which)
            }
        }
    }

    private static func isOrdinal(_ day: CivilDate, _ which: Int) -> Bool {
        which == 5
            ? day.day + 7 > CivilDate.length(ofMonth: day.month, in: day.year) : (day.day - 1) / 7 + 1 == which
    }

    /// `the second Tuesday of each month at 10:00`.
    public var inWords: String {
        let clock = London.hourAndMinute(time)
        switch rule {
        case .monthly(let which, let weekday):
            let ordinals = ["first", "second", "third", "fourth"]
            let ordinal = ordinals.indices.contains(which - 1) ? ordinals[which - 1] : "last"
            return "the \(ordinal) \(weekday.rawValue) of each month at \(clock)"
        case .days(let days):
            return "\(days.map(\.inWords).joined(separator: ", ")) at \(clock)"
        }
    }
}

/// A case's place in the next standing meeting that meets its limit, or why there is none.
public enum NextStanding: Equatable, Sendable {
    case place(StandingPlace)
    /// A sentence for the coordinator.
    case none(because: String)

    public static let keptNone = "The partnership keeps no standing meetings."

    /// The first free place for the case in one of the standing meetings.
    ///
    /// - Parameters:
    ///   - lastDay: the last day for the meeting; nil where there is none.
    ///   - rooms: those that are in use; a standing meeting in any other is passed over.
    ///   - makeID: for a meeting that no case is in yet.
    public init(
        of standing: [StandingMeeting], for review: Review.ID, after now: Instant, lastDay: CivilDate?,
        bookings: [MeetingDiary.Booking], rooms: [MeetingRoom], calendar: WorkingCalendar, makeID: () -> Meeting.ID
    ) {
        let today = London.date(of: now)
        guard !standing.isEmpty else {
            self = .none(because: NextStanding.keptNone)
            return
        }
        let horizon = today.adding(days: 366)
        let housed = standing.filter { one in one.room.map { id in rooms.contains { $0.id == id } } ?? true }
        let dates = housed.flatMap { series in series.days(from: today, until: horizon).map { (series, $0) } }
            .sorted { ($0.1, $0.0.time, $0.0.name) < ($1.1, $1.0.time, $1.0.name) }
        var passed = standing.filter { !housed.contains($0) }.map {
            "\($0.name) has lost its room, \($0.place)"
        }
        for (series, day) in dates {
            let starts = London.instant(date: day, hour: series.time / 60, minute: series.time % 60)
            guard starts > now else { continue }
            if let reason = calendar.reasonOff(day) {
                passed.append("\(day.inWords) is left out (\(reason))")
                continue
            }
            if let lastDay, day > lastDay {
                passed.append("the next, \(series.name) on \(day.inWords), is after the last day, \(lastDay.inWords)")
                break
            }
            if let place = StandingPlace(in: series, at: starts, for: review, bookings, makeID) {
                self = .place(place)
                return
            }
            passed.append("\(series.name) on \(day.inWords) is full")
        }
        self = .none(
            because: passed.isEmpty
                ? "No standing meeting is to come in the next year."
                : "No standing meeting can hear this case: \(passed.joined(separator: "; ")).")
    }
}

/// A free time in a standing meeting.
public struct StandingPlace: Equatable, Sendable {
    public var series: StandingMeeting
    public var meeting: Meeting
    public var slot: Slot

    /// The first time in the meeting that no other case has; nil where it is full, or its room is another meeting's.
    init?(
        in series: StandingMeeting, at starts: Instant, for review: Review.ID, _ bookings: [MeetingDiary.Booking],
        _ makeID: () -> Meeting.ID
    ) {
        let others = bookings.filter { $0.review != review }
        let known = others.first {
            $0.meeting.startsAt == starts && $0.meeting.minutes == series.minutes && $0.meeting.place == series.place
        }
        let meeting =
            known?.meeting
            ?? Meeting(id: makeID(), startsAt: starts, minutes: series.minutes, place: series.place, room: series.room)
        let isTaken = others.contains {
            $0.meeting.id != meeting.id && series.room != nil && $0.meeting.room == series.room
                && $0.meeting.whole.overlaps(meeting.whole)
        }
        guard !isTaken else { return nil }
        let taken = others.filter { $0.meeting.id == meeting.id }.map(\.slot)
        let length = min(series.caseMinutes, series.minutes)
        var offset = 0
        while offset + length <= series.minutes {
            let slot = Slot(startsAt: starts.adding(seconds: Int64(offset) * 60), minutes: length)
            if !taken.contains(where: { $0.overlaps(slot) }) {
                self.series = series
                self.meeting = meeting
                self.slot = slot
                return
            }
            offset += 15
        }
        return nil
    }
}
