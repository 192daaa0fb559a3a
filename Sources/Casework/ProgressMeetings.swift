// Meetings after the outcome, at which those who act look at how far the plan has come. The stage stays as it is, and
// the applicant is not asked to them: they hear how the actions stand by word.
extension Review {
    /// The progress meeting that is to come, or has been and is not minuted yet.
    public var progressMeeting: Hearing? {
        hearings.last { $0.purpose == .progress && $0.record == nil }
    }

    /// Sets or moves a progress meeting. Throws as `settingMeeting` does.
    public func settingProgressMeeting(
        _ meeting: Meeting, slot: Slot? = nil, inviting people: [Person.ID], because reason: String? = nil,
        despite: String? = nil, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .coordinator)
        guard case .outcomeSent = stage else { throw wrongStage(.outcomeSent) }
        let before = progressMeeting
        if let before, before.slot.startsAt <= around.now { throw .missing("minutes of the progress meeting") }
        let proposal = MeetingProposal(
            review: id, purpose: .progress, meeting: meeting, slot: slot ?? meeting.whole, people: people,
            before: before)
        let concerns = try proposal.checked(goingOn: despite, in: around)
        var after = self
        let next = Hearing(
            number: before?.number ?? nextNumber, purpose: .progress, meeting: meeting, slot: proposal.slot,
            invited: people)
        after.hearings.removeAll { $0.number == next.number }
        after.hearings.append(next)
        let set = Event(
            .progressMeetingSet,
            [.init("on", "\(London.date(of: meeting.startsAt))"), .init("invited", "\(people.count)")])
        return Outcome(
            after, events: [set] + (concerns.map { [$0] } ?? []),
            notices: next.notices(insteadOf: before, to: [], because: reason))
    }

    /// Calls the progress meeting off; everybody who was invited is told.
    public func callingOffProgressMeeting(
        because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .coordinator, .chair)
        try requireOpen()
        guard let progress = progressMeeting else { throw .unknown("progress meeting") }
        let starts = progress.slot.startsAt
        guard around.now < starts else {
            throw .date("called_off", around.today, from: nil, until: London.date(of: starts))
        }
        guard !reason.isBlank else { throw .missing("reason") }
        var after = self
        after.hearings.removeAll { $0.number == progress.number }
        return Outcome(
            after, events: [Event(.meetingCalledOff, [.init("on", "\(London.date(of: starts))")])],
            notices: progress.cancellations(to: [], because: reason))
    }

    /// Takes off the progress meetings to come, where the case ends or its panel meets again; everybody who was invited is
    /// told.
    mutating func callOffProgressMeetings(because reason: String, at now: Instant) -> [Notice] {
        let off = hearings.filter { $0.purpose == .progress && $0.record == nil && now < $0.slot.startsAt }
        hearings.removeAll { hearing in off.contains { $0.number == hearing.number } }
        return off.flatMap { $0.cancellations(to: [], because: reason) }
    }

    /// Writes down shortly what came of the progress meeting.
    public func minutingProgressMeeting(
        attended: [Agency.ID], minutes: String, account: MeetingAccount = MeetingAccount(), by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .chair, .coordinator)
        guard let progress = progressMeeting, let place = hearings.firstIndex(of: progress) else {
            throw .unknown("progress meeting")
        }
        let day = London.date(of: progress.slot.startsAt)
        guard around.now >= progress.slot.startsAt else { throw .date("held", day, from: nil, until: around.today) }
        guard !minutes.isBlank else { throw .missing("findings") }
        for agency in attended { _ = try around.agency(agency) }
        var after = self
        after.hearings[place].record = Hearing.Record(
            attended: attended.removingDoubles, findings: minutes, by: officer.person, account: account)
        return Outcome(
            after,
            events: [
                Event(.progressMeetingHeld, [.init("on", "\(day)"), .init("bodies", "\(Set(attended).count)")])
            ])
    }
}
