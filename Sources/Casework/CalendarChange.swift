/// Another list of bank holidays in the place of the one before, and what that does to the deadlines that are open.
public struct CalendarChange: Equatable, Sendable {
    public let before: WorkingCalendar
    public let after: WorkingCalendar
    /// The days that differ in the years that both know, in order. Years that only one knows change nothing: no
    /// deadline was counted there.
    public let days: [Day]

    public struct Day: Equatable, Sendable {
        public var date: CivilDate
        /// The holiday's title, of now or of before.
        public var title: String
        public var isHoliday: Bool

        /// `18 August 2026 is now a bank holiday (Jubilee)`.
        public var words: String {
            isHoliday
                ? "\(date.inWords) is now a bank holiday (\(title))"
                : "\(date.inWords) is no longer a bank holiday"
        }
    }

    public init(from before: WorkingCalendar, to after: WorkingCalendar) {
        self.before = before
        self.after = after
        let known = { (day: CivilDate) in before.covers(day) && after.covers(day) }
        let added = after.holidays.filter { before.holidays[$0.key] == nil && known($0.key) }
        let removed = before.holidays.filter { after.holidays[$0.key] == nil && known($0.key) }
        days =
            (added.map { Day(date: $0.key, title: $0.value, isHoliday: true) }
            + removed.map { Day(date: $0.key, title: $0.value, isHoliday: false) }).sorted { $0.date < $1.date }
    }

    /// Why a deadline that ran from one day is due on another now: the days that changed between the two, at most three.
    public func reason(from: CivilDate, until: CivilDate) -> String {
        let between = days.filter { from <= $0.date && $0.date <= until }
        let told = (between.isEmpty ? days.filter { $0.date <= until } : between).suffix(3)
        return told.isEmpty ? "the calendar has changed" : told.map(\.words).joined(separator: ", ")
    }

    /// What becomes of one open deadline.
    public enum Answer: Equatable, Sendable {
        /// The day holds, or a person set it.
        case stays
        case later(Deadline)
        /// It would be due earlier: that is for a person to agree to.
        case earlier(CivilDate)
    }

    /// Counts an open deadline by both calendars. Where the calendar of before gives neither the day that is kept nor the
    /// earlier one about which a person has been asked, a person set it, and it stays. `was` and `now` are the days of
    /// its case by the one and by the other; a limit that an act counted from a day of its own is counted from that.
    func answer(
        _ open: Deadline.Standing, was: StageDates.Events, now: StageDates.Events, in around: Circumstances
    ) -> Answer {
        // Word to the applicant is counted as they wish it.
        let around = around.agreedWord()
        guard case .step(let step) = open.duty, let rule = around.procedure.limits[step] else { return .stays }
        let own = StageDates.Events(happened: [rule.anchor.event: open.from])
        for (was, now) in [(was, now), (own, own)] {
            guard let old = count(step, was, before, around), [open.dueOn, open.earlierOn].contains(old.due),
                old.from == open.from,
                let new = count(step, now, after, around)
            else { continue }
            if new.due == open.dueOn { return .stays }
            if new.due < open.dueOn { return .earlier(new.due) }
            var around = around
            around.calendar = after
            let deadline = try? around.deadline(
                step, given: now, subject: open.subject, owner: open.owner, was: open.dueOn)
            guard var deadline else { return .stays }
            if open.duty.isApplicantsRight { deadline.rungs = [] }
            return .later(deadline)
        }
        return .stays
    }

    /// The moments at which an open deadline that keeps its day reminds by the calendar of now; nil where they lie
    /// beyond it.
    public func reminders(of open: Deadline.Standing, under procedure: Procedure) -> [Deadline.Reminder]? {
        open.duty.isApplicantsRight
            ? [] : try? Ladder.reminders(due: open.dueOn, rungs: procedure.ladder(of: open.duty), calendar: after)
    }

    private func count(
        _ step: Procedure.Step, _ events: StageDates.Events, _ calendar: WorkingCalendar, _ around: Circumstances
    ) -> StageDates.Stage? {
        try? StageDates(events, under: around.procedure, calendar: calendar).stage(step)
    }
}

extension Application {
    /// What the change of the calendar does to a deadline of this application, which stood as `before` when it came.
    public func answer(
        to change: CalendarChange, on open: Deadline.Standing, was before: Application, in around: Circumstances
    ) -> CalendarChange.Answer {
        change.answer(open, was: before.days(in: around), now: days(in: around), in: around)
    }

    /// A deadline that the calendar puts off.
    public func puttingOff(
        _ open: Deadline.Standing, to deadline: Deadline, by change: CalendarChange, in around: Circumstances
    ) -> Outcome<Application> {
        let reason = change.reason(from: open.from, until: deadline.dueOn)
        return moved(open, to: deadline, because: reason, by: .service, in: around)
    }
}

extension Review {
    /// What the change of the calendar does to a deadline of this review, which stood as `before` when it came.
    public func answer(
        to change: CalendarChange, on open: Deadline.Standing, was before: Review, in around: Circumstances
    ) -> CalendarChange.Answer {
        change.answer(open, was: before.days(in: around), now: days(in: around), in: around)
    }

    /// A deadline that the calendar puts off.
    public func puttingOff(
        _ open: Deadline.Standing, to deadline: Deadline, by change: CalendarChange, in around: Circumstances
    ) -> Outcome<Review> {
        let reason = change.reason(from: open.from, until: deadline.dueOn)
        return moved(open, to: deadline, because: reason, by: .service, in: around)
    }
}
