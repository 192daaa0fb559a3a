public import FoundationEssentials

/// What a rule needs to know beside the case: the day, the calendar, the procedure in force, the agencies, and ids for
/// what comes into being. Nothing here is looked up by a rule itself.
public struct Circumstances: Sendable {
    public var now: Instant
    /// The civil day of `now` in London.
    public var today: CivilDate
    public var calendar: WorkingCalendar
    public var procedure: Procedure
    /// The agencies of the partnership that serve the case's area today.
    public var agencies: [Agency]
    public var officers: [Officer]
    /// Who oversees the partnership, and which of the dated switches are on.
    public var oversight: Oversight
    /// The codes of other areas that an application can be passed on to: served here, or with a contact that is kept.
    public var reachableAreas: Set<String> = []
    public var makeID: @Sendable () -> UUID
    /// The days of the case that its file does not keep: when it was acknowledged, when agencies were asked.
    public var happened: [Procedure.Anchor: CivilDate] = [:]
    /// What else is arranged, for whoever sets a meeting.
    public var diary = MeetingDiary()
    /// What a rule about who chairs and who leads needs to know of the bodies and people.
    public var concerned = Concerned()
    /// Working days from one word to the applicant to the next, as they wish it; nil: as the procedure has it.
    public var wordEvery: Int?

    public init(
        now: Instant, calendar: WorkingCalendar, procedure: Procedure, agencies: [Agency], officers: [Officer],
        oversight: Oversight = .none, makeID: @escaping @Sendable () -> UUID
    ) {
        self.now = now
        self.today = London.date(of: now)
        self.calendar = calendar
        self.procedure = procedure
        self.agencies = agencies
        self.officers = officers
        self.oversight = oversight
        self.makeID = makeID
    }

    func agency(_ id: Agency.ID) throws(Refusal) -> Agency {
        guard let agency = agencies.first(where: { $0.id == id }) else { throw .unknown("agency") }
        return agency
    }

    func officer(_ id: Person.ID) throws(Refusal) -> Officer {
        guard let officer = officers.first(where: { $0.person == id }) else { throw .unknown("person") }
        return officer
    }

    /// The deadline that the procedure gives a step, counted from `day`, whatever its anchor: the window after a telling,
    /// a reading that is due again.
    func deadline(
        _ step: Procedure.Step, from day: CivilDate, subject: UUID, owner: Deadline.Owner
    ) throws(Refusal) -> Deadline {
        guard let rule = procedure.limits[step] else { throw .missing("limit \(step.rawValue)") }
        return try deadline(
            step, given: StageDates.Events(happened: [rule.anchor.event: day]), subject: subject, owner: owner)
    }

    /// The deadline of a step that is due so long before `day` (papers to the panel); nil where that day has gone by.
    func deadline(
        _ step: Procedure.Step, before day: CivilDate, subject: UUID, owner: Deadline.Owner
    ) throws(Refusal) -> Deadline? {
        guard let rule = procedure.limits[step] else { throw .missing("limit \(step.rawValue)") }
        let due: DueDate
        do {
            due = try rule.limit.due(before: day, calendar: calendar)
        } catch { throw .calendarEnds(calendar.lastDay) }
        guard due.due >= today else { return nil }
        return try deadline(
            .step(step), due: due.due, from: day, subject: subject, owner: owner, working: due.explanation)
    }

    /// A deadline whose day people set.
    func deadline(
        _ duty: Deadline.Duty, due: CivilDate, from day: CivilDate, subject: UUID, owner: Deadline.Owner,
        working: String
    ) throws(Refusal) -> Deadline {
        let rungs: [Deadline.Reminder]
        do {
            // Nobody is reminded beforehand of what they have only just been given.
            rungs = try Ladder.reminders(due: due, rungs: procedure.ladder(of: duty), calendar: calendar)
                .filter { $0.at > now || $0.workingDays >= 0 }
        } catch { throw .calendarEnds(calendar.lastDay) }
        return Deadline(
            id: Deadline.ID(makeID()), duty: duty, subject: subject, owner: owner, version: 1, dueOn: due, from: day,
            working: working, rungs: rungs)
    }
}

/// What an act leads to: the case as it is after, what the journal keeps, who is told, and which deadlines begin or end.
public struct Outcome<File: Sendable>: Sendable {
    public var after: File
    public var events: [Event]
    public var notices: [Notice]
    public var deadlines: [Deadline.Change]
    /// The review that an application opens when its threshold is met.
    public var opened: Opened?
    /// What follows for other files.
    public var beside: [Beside]

    /// The deadlines that an act begins or ends in another file: a review's act, in an application that it hears.
    public struct Beside: Equatable, Sendable {
        /// The id of the application or review.
        public var file: UUID
        public var deadlines: [Deadline.Change]

        public init(file: UUID, deadlines: [Deadline.Change]) {
            self.file = file
            self.deadlines = deadlines
        }
    }

    public struct Opened: Sendable {
        public var review: Review
        public var deadlines: [Deadline.Change]
    }

    public init(
        _ after: File, events: [Event], notices: [Notice] = [], deadlines: [Deadline.Change] = [],
        opened: Opened? = nil, beside: [Beside] = []
    ) {
        self.after = after
        self.events = events
        self.notices = notices
        self.deadlines = deadlines
        self.opened = opened
        self.beside = beside
    }
}
