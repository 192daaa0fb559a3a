public import FoundationEssentials

/// The last day for a duty, with the working that led to it. A deadline that moves gets a new version; the old one stays.
public struct Deadline: Equatable, Sendable {
    public typealias ID = Casework.ID<Deadline>

    /// What must be done by then: a step of the procedure, or an action that the panel set.
    public enum Duty: Hashable, Sendable {
        case step(Procedure.Step)
        case action
        /// Hand the application to the bodies of another area, due the same day (section 104(1)).
        case passToArea
        /// Find out whom to reach in an area whose contact is not known.
        case areaContact
        /// Look again at an action, on the day that the panel set for it.
        case actionReview
        /// Say which slots for a meeting would suit; the subject is who is asked.
        case availability
        /// Look again at the risk management plan; the subject is the review.
        case riskReview

        /// `threshold-decision`, `action`: as rows, journals and letters name it.
        public var name: String {
            switch self {
            case .step(let step): step.rawValue
            case .action: "action"
            case .passToArea: "pass-to-area"
            case .areaContact: "area-contact"
            case .actionReview: "action-review"
            case .availability: "availability"
            case .riskReview: "risk-review"
            }
        }

        public init?(name: String) {
            if name == "action" {
                self = .action
            } else if name == "pass-to-area" {
                self = .passToArea
            } else if name == "area-contact" {
                self = .areaContact
            } else if name == "action-review" {
                self = .actionReview
            } else if name == "availability" {
                self = .availability
            } else if name == "risk-review" {
                self = .riskReview
            } else if let step = Procedure.Step(rawValue: name) {
                self = .step(step)
            } else {
                return nil
            }
        }
    }

    /// Whose duty it is. Without an agency it is the partnership's single point of contact; without a person it is
    /// the agency's mailbox and its point of contact.
    public struct Owner: Equatable, Sendable {
        public var agency: Agency.ID?
        public var person: Person.ID?

        public init(agency: Agency.ID? = nil, person: Person.ID? = nil) {
            self.agency = agency
            self.person = person
        }

        public static let coordinators = Owner()
    }

    public var id: ID
    public var duty: Duty
    /// What it is about: the id of the application, request, review, recommendation or action.
    public var subject: UUID
    public var owner: Owner
    /// 1, 2, 3 … as it moved.
    public var version: Int
    public var dueOn: CivilDate
    /// The day it runs from, and the rule in words: "5 working days from receipt on 1 May 2026 …".
    public var from: CivilDate
    public var working: String
    public var rungs: [Reminder]

    /// One rung of the ladder of this deadline, as a moment.
    public struct Reminder: Equatable, Sendable {
        /// The place in the procedure's ladder, from 0.
        public var rung: Int
        public var at: Instant
        /// Working days from the due date: negative before.
        public var workingDays: Int
        public var to: [Procedure.Rung.Recipient]
        /// Its own moment had gone by when the day was moved: only who has no word of the move is reminded.
        public var isLate = false

        public init(rung: Int, at: Instant, workingDays: Int, to: [Procedure.Rung.Recipient]) {
            self.rung = rung
            self.at = at
            self.workingDays = workingDays
            self.to = to
        }
    }

    public init(
        id: ID, duty: Duty, subject: UUID, owner: Owner, version: Int, dueOn: CivilDate, from: CivilDate,
        working: String, rungs: [Reminder]
    ) {
        self.id = id
        self.duty = duty
        self.subject = subject
        self.owner = owner
        self.version = version
        self.dueOn = dueOn
        self.from = from
        self.working = working
        self.rungs = rungs
    }

    /// What an act does to the deadlines of its file.
    public enum Change: Equatable, Sendable {
        /// A new deadline; one that is open for the same duty and subject becomes its older version.
        case open(Deadline)
        /// The open deadline of this duty and subject falls on another day, for a reason that its older version keeps.
        case moved(Deadline, because: String)
        /// A new deadline, unless one that is open for the same duty and subject is due as early or earlier: what asks
        /// again does not put off what was asked before.
        case openUnlessEarlier(Deadline)
        case met(Duty, subject: UUID, on: CivilDate)
        case lapsed(Duty, subject: UUID, because: String)
        /// Every open deadline of this duty in the file falls away, whatever it is about.
        case everyLapsed(Duty, because: String)
        /// Everything of this file that is still open falls away, but the duties of `except`.
        case allLapsed(because: String, except: [Duty] = [])
    }
}

/// The moments at which the reminders of one deadline go out.
public enum Ladder {
    /// Reminders leave at nine in the morning, London time, on a working day.
    static let hour = 9

    /// The moments of every rung for a deadline due on `due`. A rung that falls on a day off moves back to the
    /// working day before, so that nobody is reminded of a duty after its day.
    ///
    /// Throws `PastCalendar` where a rung lies beyond the calendar.
    public static func reminders(
        due: CivilDate, rungs: [Procedure.Rung], calendar: WorkingCalendar
    ) throws(PastCalendar) -> [Deadline.Reminder] {
        // A rung on the day itself counts no days, so that nothing else would ask whether the day is known.
        _ = try calendar.workingDays(after: due.adding(days: -1), through: due)
        var reminders: [Deadline.Reminder] = []
        for (index, rung) in rungs.enumerated() {
            let onTheDay = rung.workingDays == 0 && !calendar.isWorkingDay(due)
            let day = try calendar.adding(workingDays: onTheDay ? -1 : rung.workingDays, to: due)
            reminders.append(
                Deadline.Reminder(
                    rung: index, at: London.instant(date: day, hour: hour, minute: 0), workingDays: rung.workingDays,
                    to: rung.to))
        }
        return reminders
    }
}
