// "Your meeting is tomorrow": one word to each who comes, planned when the meeting is set.

extension Notice {
    /// The reminder of the meeting that this message sets or moves, on the working day before it, with the moment from
    /// which it leaves; nil for other messages, and where that day has come: whoever is told of the meeting then needs
    /// no reminder. It is of no use once the meeting has begun.
    public func meetingReminder(calendar: WorkingCalendar, today: CivilDate) -> (notice: Notice, due: Instant)? {
        guard kind.eventChange == .set, case .moment(let starts)? = facts["starts"],
            let day = try? calendar.adding(workingDays: -1, to: London.date(of: starts)), today < day
        else { return nil }
        let kind = to.isApplicant ? Kind.applicantMeetingTomorrow : .meetingTomorrow
        var notice = Notice(kind, to: to, facts.filter { kind.factNames.contains($0.key) }, expires: starts, path: path)
        if to.isApplicant, notice.facts["waiting"] == nil { notice.facts["waiting"] = .lines([]) }
        notice.hearing = hearing ?? 1
        return (notice, London.instant(date: day, hour: Ladder.hour, minute: 0))
    }
}

extension Notice.Kind {
    /// Whether it reminds of a meeting.
    public var isMeetingReminder: Bool { self == .meetingTomorrow || self == .applicantMeetingTomorrow }
}
