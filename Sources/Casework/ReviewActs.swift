// From the threshold met to the meeting held.
extension Review {
    /// Hears another application in this review; its applicant keeps their own notices, and is invited where the
    /// meeting has been set.
    public func joining(
        _ application: Application, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .coordinator)
        guard !applications.contains(application.id) else { throw .already("joined") }
        switch stage {
        case .arranging, .meetingSet: break
        case .held, .consulting, .outcomeSent, .closed: throw wrongStage(.arranging, .meetingSet)
        }
        guard case .decided(let decision) = application.stage, decision.answer == .met else {
            throw .wrongStage(is: application.stage.name.rawValue, needed: ["decided"])
        }
        var after = self
        after.applications.append(application.id)
        return Outcome(
            after, events: [Event(.joined, [.init("application", "\(application.reference)")])],
            notices: hearingToCome.map { [$0.invitation(of: .applicant(application.id))] } ?? [],
            beside: try meetingDay.map { day throws(Refusal) in
                try askingBeforeMeeting(on: day, of: [application.dangerRecord], in: around)
            } ?? [])
    }

    /// Sets or moves the meeting: everyone is invited to the slot in it that is this review's, and told of a new time or
    /// place with `reason`, where there is one. `slot`: nil for the whole meeting. Papers that have been sent stay. After
    /// an adjournment it is another meeting, with the next number, and what was arranged for the applicants and who chairs
    /// hold there too, with other times (`apart`) where the meeting is too short for those.
    ///
    /// Throws `.meeting` with everything that speaks against it where something forbids it, or asks a reason and
    /// `despite`, the reason for going on all the same, is not given.
    public func settingMeeting(
        _ meeting: Meeting, slot: Slot? = nil, inviting people: [Person.ID], because reason: String? = nil,
        despite: String? = nil, apart: TimesApart? = nil, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .coordinator)
        switch stage {
        case .arranging, .meetingSet: break
        case .held, .consulting, .outcomeSent, .closed: throw wrongStage(.arranging, .meetingSet)
        }
        let before = hearingToCome
        let proposal = MeetingProposal(
            review: id, meeting: meeting, slot: slot ?? meeting.whole, people: people, before: before,
            chairing: chairing)
        let concerns = try proposal.checked(goingOn: despite, in: around)

        let day = London.date(of: meeting.startsAt)
        var after = self
        after.carryChairing()
        after.stage = .meetingSet
        let next = Hearing(
            number: before?.number ?? nextNumber, meeting: meeting, slot: proposal.slot, invited: people,
            papers: before?.papers)
        if let hearing, hearing.adjournment != nil { after.carryParts(from: hearing, to: next.number) }
        if let apart { try after.keepApart(by: apart, in: next) }
        if before == nil { after.hearings.append(next) } else { after.hearing = next }
        let set = Event(.meetingSet, [.init("on", "\(day)"), .init("invited", "\(people.count)")])
        return Outcome(
            after, events: [set] + (concerns.map { [$0] } ?? []),
            notices: next.notices(insteadOf: before, to: applications, because: reason),
            deadlines: (next.papers == nil ? [try papersDeadline(before: day, in: around)] : [])
                + (try around.whereProcedureHas(.reasonsNotInvited, given: after.days(in: around), subject: id.raw)),
            beside: try askingBeforeMeeting(
                on: London.date(of: next.slot.startsAt), of: applications.map(dangerRecord), in: around))
    }

    private func papersDeadline(
        before day: CivilDate, in around: Circumstances
    ) throws(Refusal) -> Deadline.Change {
        guard around.procedure.limits[.papersToPanel]?.anchor == .beforePanel else {
            return .open(
                try around.deadline(
                    .papersToPanel, given: days(in: around), subject: id.raw, owner: .coordinators))
        }
        let papers = try around.deadline(.papersToPanel, before: day, subject: id.raw, owner: .coordinators)
        return papers.map { .open($0) }
            ?? .lapsed(.step(.papersToPanel), subject: id.raw, because: "the meeting is too near for it")
    }

    /// Sends the panel its pack for the meeting, with a note or without, or sends it anew. Everybody who is invited is
    /// told that it is there to be read.
    public func sendingPapers(
        _ text: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .coordinator, .chair)
        guard case .meetingSet = stage, let hearing else { throw wrongStage(.meetingSet) }
        let starts = hearing.slot.startsAt
        guard around.now < starts else {
            throw .date("papers", around.today, from: nil, until: London.date(of: starts))
        }
        var after = self
        after.hearing?.papers = Hearing.Papers(text: text, on: around.today, by: officer.person)
        return Outcome(
            after, events: [Event(.papersSent, [.init("invited", "\(hearing.invited.count)")])],
            notices: hearing.invited.map {
                Notice(.papers, to: .person($0), ["starts": .moment(starts)], expires: starts)
            },
            deadlines: [.met(.step(.papersToPanel), subject: id.raw, on: around.today)])
    }

    /// Records what happened in the meeting for this review. Fewer bodies than the procedure asks for are enough where the
    /// chair says why: some left, and the meeting went on.
    public func holding(
        attended: [Agency.ID], findings: String, account: MeetingAccount = MeetingAccount(), by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .chair, .coordinator)
        guard case .meetingSet = stage, let hearing else { throw wrongStage(.meetingSet) }
        let day = London.date(of: hearing.slot.startsAt)
        guard around.now >= hearing.slot.startsAt else { throw .date("held", day, from: nil, until: around.today) }
        guard !findings.isBlank else { throw .missing("findings") }
        for agency in attended { _ = try around.agency(agency) }
        let bodies = Set(attended).count
        var facts: [Event.Fact] = [.init("bodies", "\(bodies)")]
        if let minimum = around.procedure.panel.minimum, bodies < minimum {
            guard !account.quorumReason.isBlank else { throw .tooFewBodies(have: bodies, needed: minimum) }
            facts.append(.init("despite_too_few", account.quorumReason))
        }
        try check(account, in: around)
        var after = self
        after.stage = .held(on: day)
        after.hearing?.record = Hearing.Record(
            attended: attended, findings: findings, by: officer.person, account: account)
        return Outcome(
            after, events: [Event(.meetingHeld, facts)],
            deadlines: [
                .met(.step(.panel), subject: id.raw, on: day),
                .lapsed(.step(.papersToPanel), subject: id.raw, because: "the meeting was held"),
                .open(
                    try around.deadline(
                        .outcome, given: after.days(in: around), subject: id.raw, owner: .coordinators)),
            ]
                + (try around.whereProcedureHas(.panelReports, given: after.days(in: around), subject: id.raw))
                + around.noLongerNeeded(.reasonsNotInvited, subject: id.raw, because: "the meeting was held"),
            beside: droppingReadingsBeforeMeeting() + endingRequests(because: "the meeting was held"))
    }

    func requireOpen() throws(Refusal) {
        if case .closed = stage { throw wrongStage(.arranging, .meetingSet, .held, .consulting, .outcomeSent) }
    }

    func wrongStage(_ needed: StageName...) -> Refusal {
        .wrongStage(is: stage.name.rawValue, needed: needed.map(\.rawValue))
    }
}
