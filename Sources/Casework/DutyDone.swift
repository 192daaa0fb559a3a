// Duties that no act of their own ends: somebody says on which day they were done.

extension Deadline.Duty {
    /// Whether somebody says that it is done, because nothing in this service shows it.
    public var isDoneByWord: Bool {
        switch self {
        case .actionReview, .step(.chairContacts), .step(.reasonsNotInvited), .step(.panelReports), .step(.whole):
            true
        case .step, .action, .passToArea, .areaContact, .availability, .riskReview: false
        }
    }
}

extension Deadline.Standing {
    /// What is kept of a duty that somebody says was done on `day`, with what they say of it.
    fileprivate func done(
        on day: CivilDate, note: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> (event: Event, change: Deadline.Change) {
        _ = try actor.officer(holding: .coordinator, .chair)
        guard duty.isDoneByWord else { throw .unknown("duty that is done by saying so") }
        guard day <= around.today else { throw .date("done_on", day, from: nil, until: around.today) }
        var facts = [Event.Fact("duty", duty.name), Event.Fact("on", "\(day)")]
        if !note.isBlank { facts.append(.init("note", note)) }
        return (Event(.dutyDone, facts), .met(duty, subject: subject, on: day))
    }
}

extension Application {
    /// A duty of this application was done on `day`.
    public func doing(
        _ open: Deadline.Standing, on day: CivilDate, note: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        let (event, change) = try open.done(on: day, note: note, by: actor, in: around)
        return Outcome(self, events: [event], deadlines: [change])
    }
}

extension Review {
    /// A duty of this review was done on `day`.
    public func doing(
        _ open: Deadline.Standing, on day: CivilDate, note: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let (event, change) = try open.done(on: day, note: note, by: actor, in: around)
        return Outcome(self, events: [event], deadlines: [change])
    }
}
