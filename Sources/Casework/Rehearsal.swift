public import FoundationEssentials

/// What the post would send to a day, when, to whom and why, as things stand now: nobody does anything meanwhile but
/// the clock. Nothing is sent and nothing is written.
public struct Rehearsal: Sendable {
    /// A duty that is open, with the rungs of its ladder that have not become reminders.
    public struct Duty: Equatable, Sendable {
        public var partnership: Partnership.ID
        public var id: Deadline.ID
        public var file: UUID
        public var duty: Deadline.Duty
        public var owner: Deadline.Owner
        public var dueOn: CivilDate
        public var rungs: [Deadline.Reminder]
        /// How many rungs have become reminders.
        public var sentBefore: Int
        /// By rung: whom an older version of the deadline has told the same, or something later.
        public var reached: [Int: Set<UUID>] = [:]

        public init(
            partnership: Partnership.ID, id: Deadline.ID, file: UUID, duty: Deadline.Duty, owner: Deadline.Owner,
            dueOn: CivilDate, rungs: [Deadline.Reminder], sentBefore: Int
        ) {
            self.partnership = partnership
            self.id = id
            self.file = file
            self.duty = duty
            self.owner = owner
            self.dueOn = dueOn
            self.rungs = rungs
            self.sentBefore = sentBefore
        }
    }

    /// A message that is owed already.
    public struct Waiting: Equatable, Sendable {
        public var partnership: Partnership.ID
        public var file: UUID?
        public var kind: Notice.Kind
        public var to: Notice.Recipient
        public var due: Instant
        public var expires: Instant?
        public var channel: String
        /// Of a reminder: its duty.
        public var duty: Duty?
        /// It goes within a digest: that of this day where it has found one.
        public var rides: Bool
        public var day: CivilDate?

        public init(
            partnership: Partnership.ID, file: UUID?, kind: Notice.Kind, to: Notice.Recipient, due: Instant,
            expires: Instant?, channel: String, duty: Duty? = nil, rides: Bool = false, day: CivilDate? = nil
        ) {
            self.partnership = partnership
            self.file = file
            self.kind = kind
            self.to = to
            self.due = due
            self.expires = expires
            self.channel = channel
            self.duty = duty
            self.rides = rides
            self.day = day
        }
    }

    /// Whose digest of which day.
    public struct Place: Hashable, Sendable {
        public var partnership: Partnership.ID
        public var to: Notice.Recipient
        public var day: CivilDate

        public init(partnership: Partnership.ID, to: Notice.Recipient, day: CivilDate) {
            self.partnership = partnership
            self.to = to
            self.day = day
        }
    }

    /// Why something goes.
    public enum Reason: Hashable, Sendable {
        /// A rung of the ladder of a duty.
        case rung(Rung)
        /// An act has owed it; the file that it is about.
        case owed(Notice.Kind, file: UUID?)
        /// It is the first working day of a week.
        case week
    }

    public struct Rung: Hashable, Sendable {
        public var deadline: Deadline.ID
        public var file: UUID
        public var duty: Deadline.Duty
        public var dueOn: CivilDate
        /// Working days from the last day: negative before. nil: of a reminder that was written already.
        public var workingDays: Int?
        /// 1 for the first reminder of this duty; nil likewise.
        public var ordinal: Int?
    }

    /// One message that would go.
    public struct Entry: Hashable, Sendable {
        public var at: Instant
        public var partnership: Partnership.ID
        public var kind: Notice.Kind
        public var to: Notice.Recipient
        /// Whom its recipient stands in for.
        public var absent: Person.ID?
        public var channel: String
        public var reasons: [Reason]
    }

    private let passage: Passage
    private let channel: String
    private let now: Instant
    /// Everything before this moment.
    private let end: Instant
    private let closed: Set<Place>
    private var entries: [Entry] = []
    private var digests: [Place: Entry] = [:]

    /// - Parameters:
    ///   - until: the last day.
    ///   - channel: the one that mail leaves by.
    ///   - closed: digests that take nothing more up.
    public init(
        passage: Passage, channel: String, from now: Instant, until: CivilDate, closed: Set<Place> = []
    ) {
        self.passage = passage
        self.channel = channel
        self.now = now
        self.closed = closed
        end = London.instant(date: until.adding(days: 1), hour: 0, minute: 0)
    }

    /// Plays it through; `addressees` tells who serves on a day. In the order in which they leave.
    public mutating func play(
        _ duties: [Duty], _ waiting: [Waiting], addressees: (CivilDate) throws -> Addressees
    ) rethrows -> [Entry] {
        for message in waiting { try take(message, addressees) }
        let rungs = duties.flatMap(moments).sorted { $0.at < $1.at }
        for rung in rungs { try remind(rung, addressees) }
        try summarise(addressees)
        let alone = entries
        let told = digests.values.compactMap { digest -> Entry? in
            var left = digest
            left.reasons.removeAll { isSuperseded($0, in: digest, by: alone) }
            return left.reasons.isEmpty ? nil : left
        }
        return (entries + told).filter { $0.at < end }.sorted { Rehearsal.order($0) < Rehearsal.order($1) }
    }

    private struct Moment {
        var at: Instant
        var duty: Duty
        var rung: Deadline.Reminder
        var ordinal: Int
    }

    /// Of several rungs that are due at one look, only the last becomes a reminder.
    private func moments(_ duty: Duty) -> [Moment] {
        var last: [Instant: Deadline.Reminder] = [:]
        for rung in duty.rungs {
            let at = max(rung.at, now)
            if let other = last[at], (other.at, other.rung) > (rung.at, rung.rung) { continue }
            last[at] = rung
        }
        return last.sorted { $0.key < $1.key }.enumerated().map { index, each in
            Moment(at: each.key, duty: duty, rung: each.value, ordinal: duty.sentBefore + index + 1)
        }.filter { $0.at < end }
    }

    private mutating func remind(_ moment: Moment, _ addressees: (CivilDate) throws -> Addressees) rethrows {
        let duty = moment.duty
        let reason = Reason.rung(
            Rung(
                deadline: duty.id, file: duty.file, duty: duty.duty, dueOn: duty.dueOn,
                workingDays: moment.rung.workingDays, ordinal: moment.ordinal))
        let rides = Reminding.isAhead(due: duty.dueOn, today: London.date(of: moment.at))
        let day = Digest.day(
            of: moment.at, isReminder: true, window: passage.window, calendar: passage.calendar)
        let leaves =
            rides
            ? max(moment.at, passage.window.opens(on: day))
            : passage.window.first(from: moment.at, calendar: passage.calendar)
        let recipients = ReminderRecipients(
            try addressees(London.date(of: leaves)), file: duty.file, of: duty.partnership, owner: duty.owner)
        let reached = duty.reached[moment.rung.rung] ?? []
        for recipient in recipients.resolve(moment.rung.to) where !recipient.to.isAmong(reached) {
            if rides {
                join(
                    Place(partnership: duty.partnership, to: recipient.to, day: day), reason, at: moment.at,
                    by: channel)
            } else {
                entries.append(
                    Entry(
                        at: leaves, partnership: duty.partnership, kind: .reminder, to: recipient.to,
                        absent: recipient.absent, channel: channel, reasons: [reason]))
            }
        }
    }

    /// A digest that has left takes nothing more up; that of the next day does.
    private mutating func join(_ place: Place, _ reason: Reason, at moment: Instant, by channel: String) {
        var place = place
        while closed.contains(place) || digests[place].map({ $0.at < moment }) == true {
            place.day = passage.window.next(after: place.day, calendar: passage.calendar)
        }
        let leaves = max(moment, passage.window.opens(on: place.day))
        digests[
            place,
            default: Entry(
                at: leaves, partnership: place.partnership, kind: .digest, to: place.to, absent: nil, channel: channel,
                reasons: [])
        ].reasons.append(reason)
    }

    private mutating func take(_ message: Waiting, _ addressees: (CivilDate) throws -> Addressees) rethrows {
        let reason: Reason =
            message.duty.map {
                .rung(
                    Rung(
                        deadline: $0.id, file: $0.file, duty: $0.duty, dueOn: $0.dueOn, workingDays: nil, ordinal: nil))
            } ?? .owed(message.kind, file: message.file)
        if message.rides {
            let day =
                message.day
                ?? Digest.day(
                    of: now, isReminder: message.kind == .reminder, window: passage.window, calendar: passage.calendar)
            if message.day != nil || !Digest.isTooLate(day, expires: message.expires) {
                join(
                    Place(partnership: message.partnership, to: message.to, day: day), reason, at: now,
                    by: message.channel)
                return
            }
        }
        var at = max(now, message.due)
        if message.kind.pace != .atOnce { at = passage.window.first(from: at, calendar: passage.calendar) }
        if let expires = message.expires, expires <= at { return }
        if case .person(let person) = message.to, message.kind != .signInCode,
            try !addressees(London.date(of: at)).parts.contains(where: {
                $0.partnership == message.partnership && $0.person == person
            })
        {
            return
        }
        entries.append(
            Entry(
                at: at, partnership: message.partnership, kind: message.kind, to: message.to, absent: nil,
                channel: message.channel, reasons: [reason]))
    }

    /// The coordinators' summary, at nine on the first working day of each week.
    private mutating func summarise(_ addressees: (CivilDate) throws -> Addressees) rethrows {
        var (day, week): (CivilDate, Int?) = (London.date(of: now), nil)
        // The days of this week before today.
        let monday = day.dayNumber - Rehearsal.weekday(day)
        let passed = (0..<Rehearsal.weekday(day)).map { CivilDate(dayNumber: monday + $0) }
        if passed.contains(where: passage.calendar.isWorkingDay) { week = monday }
        while London.instant(date: day, hour: 0, minute: 0) < end {
            let monday = day.dayNumber - Rehearsal.weekday(day)
            if week != monday, passage.calendar.isWorkingDay(day) {
                week = monday
                let at = London.instant(date: day, hour: Ladder.hour, minute: 0)
                if at > now {
                    let leaves = passage.window.first(from: at, calendar: passage.calendar)
                    let parts = try addressees(day).parts.filter { $0.role == .coordinator }
                    for part in Set(parts.map { Pair(partnership: $0.partnership, person: $0.person) }) {
                        entries.append(
                            Entry(
                                at: leaves, partnership: part.partnership, kind: .weeklySummary,
                                to: .person(part.person), absent: nil, channel: channel, reasons: [.week]))
                    }
                }
            }
            day = day.adding(days: 1)
        }
    }

    private struct Pair: Hashable {
        var partnership: Partnership.ID
        var person: Person.ID
    }

    /// 0 on a Monday: day 0 of the count, 1 January 1970, was a Thursday.
    private static func weekday(_ day: CivilDate) -> Int { ((day.dayNumber + 3) % 7 + 7) % 7 }

    /// A later reminder of the same duty goes to the same recipient alone, by the time that the digest leaves.
    private func isSuperseded(_ reason: Reason, in digest: Entry, by alone: [Entry]) -> Bool {
        guard case .rung(let rung) = reason else { return false }
        return alone.contains { entry in
            entry.kind == .reminder && entry.to == digest.to && entry.at <= digest.at
                && entry.reasons.contains {
                    if case .rung(let other) = $0 { other.deadline == rung.deadline } else { false }
                }
        }
    }

    private static func order(_ entry: Entry) -> (Int64, String, String) {
        (entry.at.microseconds, entry.kind.rawValue, "\(entry.to)")
    }
}
