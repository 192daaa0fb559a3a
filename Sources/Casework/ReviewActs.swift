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
            notices: hearing.map { [$0.invitation(of: .applicant(application.id))] } ?? [],
            beside: try meetingDay.map { day throws(Refusal) in
                try askingBeforeMeeting(on: day, of: [application.dangerRecord], in: around)
            } ?? [])
    }

    /// Sets or moves the meeting: everyone is invited to the slot in it that is this review's, and told of a new time or
    /// place with `reason`, where there is one. `slot`: nil for the whole meeting. Papers that have been sent stay.
    public func settingMeeting(
        _ meeting: Meeting, slot: Slot? = nil, inviting people: [Person.ID], because reason: String? = nil,
        by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .coordinator)
        switch stage {
        case .arranging, .meetingSet: break
        case .held, .consulting, .outcomeSent, .closed: throw wrongStage(.arranging, .meetingSet)
        }
        let day = London.date(of: meeting.startsAt)
        guard meeting.startsAt > around.now else { throw .date("starts", day, from: around.today, until: nil) }
        guard Meeting.lengths.contains(meeting.minutes) else { throw .missing("minutes") }
        guard !meeting.place.isBlank else { throw .missing("place") }
        let slot = slot ?? meeting.whole
        guard slot.lies(within: meeting) else { throw .missing("slot") }
        var bodies: Set<Agency.ID> = []
        for person in people { bodies.insert(try around.officer(person).agency) }
        if let minimum = around.procedure.panel.minimum, bodies.count < minimum {
            throw .tooFewBodies(have: bodies.count, needed: minimum)
        }
        guard !people.isEmpty else { throw .missing("invited") }

        var after = self
        after.stage = .meetingSet
        let next = Hearing(meeting: meeting, slot: slot, invited: people, papers: hearing?.papers)
        after.hearing = next
        return Outcome(
            after,
            events: [Event(.meetingSet, [.init("on", "\(day)"), .init("invited", "\(people.count)")])],
            notices: next.notices(insteadOf: hearing, to: applications, because: reason),
            deadlines: (next.papers == nil ? [try papersDeadline(before: day, in: around)] : [])
                + (try around.whereProcedureHas(.reasonsNotInvited, given: after.days(in: around), subject: id.raw)),
            beside: try askingBeforeMeeting(
                on: London.date(of: slot.startsAt), of: applications.map(dangerRecord), in: around))
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

    /// Sends the panel what it reads before the meeting, or sends it anew. Everybody who is invited is told that it is
    /// on the page of the case.
    public func sendingPapers(
        _ text: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .coordinator, .chair)
        guard case .meetingSet = stage, let hearing else { throw wrongStage(.meetingSet) }
        let starts = hearing.slot.startsAt
        guard around.now < starts else {
            throw .date("papers", around.today, from: nil, until: London.date(of: starts))
        }
        guard !text.isBlank else { throw .missing("papers") }
        var after = self
        after.hearing?.papers = Hearing.Papers(text: text, on: around.today, by: officer.person)
        return Outcome(
            after, events: [Event(.papersSent, [.init("invited", "\(hearing.invited.count)")])],
            notices: hearing.invited.map {
                Notice(.papers, to: .person($0), ["starts": .moment(starts)], expires: starts)
            },
            deadlines: [.met(.step(.papersToPanel), subject: id.raw, on: around.today)])
    }

    /// Proposes who leads. Lead officers belong to one of the agencies; the chair confirms. Somebody else is proposed
    /// only where there is no lead officer, or where theirs has left or may no longer see the case.
    public func nominating(
        _ person: Person.ID, because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .coordinator, .chair)
        try requireOpen()
        if let lead, lead.standing == .accepted || lead.standing == .confirmed,
            around.officers.contains(where: { $0.person == lead.person })
        {
            throw .already("lead officer")
        }
        guard !reason.isBlank else { throw .missing("reason") }
        let officer = try around.officer(person)
        var after = self
        after.lead = LeadOfficer(
            person: person, agency: officer.agency, standing: .nominated, nominatedOn: around.today, reason: reason)
        let accepts = try around.deadline(
            .leadAccepts, given: after.days(in: around), subject: id.raw,
            owner: .init(agency: officer.agency, person: person))
        return Outcome(
            after, events: [Event(.leadNominated, [.init("officer", officer.name)])],
            notices: [Notice(.leadNominated, to: .person(person), ["due": .date(accepts.dueOn)])],
            deadlines: [.open(accepts)])
    }

    /// The chair confirms who leads. Where there is no chair in the partnership a coordinator does, on record.
    public func confirmingLead(by actor: Actor, in around: Circumstances) throws(Refusal) -> Outcome<Review> {
        let chaired = around.officers.contains { $0.roles.contains(.chair) }
        _ = try chaired ? actor.officer(holding: .chair) : actor.officer(holding: .chair, .coordinator)
        try requireOpen()
        guard let lead else { throw .missing("lead officer") }
        guard lead.standing == .nominated else { throw .already(lead.standing.rawValue) }
        var after = self
        after.lead?.standing = .confirmed
        return Outcome(after, events: [Event(.leadConfirmed)])
    }

    /// The officer accepts, or declines with a reason; then another is nominated.
    public func answeringNomination(
        accepting: Bool, because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        guard let lead else { throw .missing("lead officer") }
        guard case .officer(let officer) = actor, officer.acts(for: lead.person) else { throw .notYours(needed: []) }
        try requireOpen()
        guard lead.standing == .confirmed || lead.standing == .nominated else { throw .already(lead.standing.rawValue) }
        var after = self
        // Whoever covers answers for them: they lead, not their cover.
        let name = around.officers.first { $0.person == lead.person }?.name ?? officer.name
        guard accepting else {
            guard !reason.isBlank else { throw .missing("reason") }
            after.lead?.standing = .declined
            after.lead?.reason = reason
            return Outcome(
                after, events: [Event(.leadDeclined, [.init("officer", name)])],
                deadlines: [.met(.step(.leadAccepts), subject: id.raw, on: around.today)])
        }
        guard lead.standing == .confirmed else {
            throw .wrongStage(is: lead.standing.rawValue, needed: [LeadOfficer.Standing.confirmed.rawValue])
        }
        after.lead?.standing = .accepted
        let agency = around.agencies.first { $0.id == lead.agency }?.name ?? ""
        return Outcome(
            after, events: [Event(.leadAccepted, [.init("officer", name)])],
            notices: applications.map {
                Notice(
                    .leadConfirmed, to: .applicant($0),
                    ["lead_name": .text(name), "lead_agency": .text(agency)])
            }, deadlines: [.met(.step(.leadAccepts), subject: id.raw, on: around.today)])
    }

    /// Records what happened in the meeting for this review.
    public func holding(
        attended: [Agency.ID], findings: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .chair, .coordinator)
        guard case .meetingSet = stage, let hearing else { throw wrongStage(.meetingSet) }
        let day = London.date(of: hearing.slot.startsAt)
        guard around.now >= hearing.slot.startsAt else { throw .date("held", day, from: nil, until: around.today) }
        guard !findings.isBlank else { throw .missing("findings") }
        for agency in attended { _ = try around.agency(agency) }
        let bodies = Set(attended).count
        if let minimum = around.procedure.panel.minimum, bodies < minimum {
            throw .tooFewBodies(have: bodies, needed: minimum)
        }
        var after = self
        after.stage = .held(on: day)
        after.hearing?.record = Hearing.Record(attended: attended, findings: findings, by: officer.person)
        return Outcome(
            after, events: [Event(.meetingHeld, [.init("bodies", "\(bodies)")])],
            deadlines: [
                .met(.step(.panel), subject: id.raw, on: day),
                .lapsed(.step(.papersToPanel), subject: id.raw, because: "the meeting was held"),
                .open(
                    try around.deadline(
                        .outcome, given: after.days(in: around), subject: id.raw, owner: .coordinators)),
            ]
                + (try around.whereProcedureHas(.panelReports, given: after.days(in: around), subject: id.raw))
                + around.noLongerNeeded(.reasonsNotInvited, subject: id.raw, because: "the meeting was held"),
            beside: droppingReadingsBeforeMeeting())
    }

    func requireOpen() throws(Refusal) {
        if case .closed = stage { throw wrongStage(.arranging, .meetingSet, .held, .consulting, .outcomeSent) }
    }

    func wrongStage(_ needed: StageName...) -> Refusal {
        .wrongStage(is: stage.name.rawValue, needed: needed.map(\.rawValue))
    }
}
