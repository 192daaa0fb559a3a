// Who leads: proposed, confirmed by the chair, asked one after the other, and handed over.
extension Review {
    /// Chooses the agency that leads until there is a lead officer, and what the case is about.
    public func choosingLeadAgency(
        _ agency: Agency.ID, about topics: [LeadTopic], because reason: String, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .coordinator)
        try requireOpen()
        let chosen = try around.agency(agency)
        guard !reason.isBlank else { throw .missing("reason") }
        var after = self
        after.leadership.topics = topics
        after.leadership.agencies.append(
            LeadAgency(agency: agency, reason: reason, by: officer.person, on: around.today))
        return Outcome(after, events: [Event(.leadAgencyChosen, [.init("agency", chosen.name)])])
    }

    /// Proposes who leads and who is asked after them; lead officers belong to one of the agencies. The chair is told
    /// that a proposal waits; what the chair chooses is asked at once. Somebody who was confirmed is replaced only where
    /// they have left or may no longer see the case.
    public func nominating(
        _ person: Person.ID, deputy: Person.ID? = nil, because reason: String, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .coordinator, .chair)
        try requireOpen()
        if let lead, lead.standing == .accepted || lead.standing == .confirmed,
            around.officers.contains(where: { $0.person == lead.person })
        {
            throw .already("lead officer")
        }
        guard !reason.isBlank else { throw .missing("reason") }
        let chosen = try around.officer(person)
        guard !around.concerned.guests.contains(person) else { throw .unknown("person") }
        guard deputy != person else { throw .missing("another deputy") }
        if let deputy {
            _ = try around.officer(deputy)
            guard !around.concerned.guests.contains(deputy) else { throw .unknown("person") }
        }
        var after = self
        if lead?.isRunning == true { after.end(.passedOver, because: reason, on: around.today) }
        after.begin(
            LeadOfficer(
                person: person, agency: chosen.agency, standing: .nominated, nominatedOn: around.today,
                reason: reason, deputy: deputy))
        let event = Event(.leadNominated, [.init("officer", chosen.name)])
        guard isChair(officer, in: around), officer.roles.contains(.chair) else {
            let agency = around.agencies.first { $0.id == chosen.agency }?.name ?? ""
            return Outcome(
                after, events: [event],
                notices: chairs(in: around).filter { $0 != officer.person }.map {
                    Notice(
                        .leadProposed, to: .person($0),
                        ["lead_name": .text(chosen.name), "lead_agency": .text(agency)])
                })
        }
        var asked = try after.asking(in: around)
        asked.events.insert(event, at: 0)
        return asked
    }

    /// The chair confirms who leads, and the officer is asked. Where there is no chair in the partnership a coordinator
    /// does, on record.
    public func confirmingLead(by actor: Actor, in around: Circumstances) throws(Refusal) -> Outcome<Review> {
        let chaired = around.officers.contains { $0.roles.contains(.chair) }
        let officer = try chaired ? actor.officer(holding: .chair) : actor.officer(holding: .chair, .coordinator)
        guard isChair(officer, in: around) else { throw .notYours(needed: [.chair]) }
        try requireOpen()
        guard let lead else { throw .missing("lead officer") }
        guard lead.standing == .nominated else { throw .already(lead.standing.rawValue) }
        _ = try around.officer(lead.person)
        return try asking(in: around)
    }

    /// The officer accepts, or declines with a reason; then the deputy is asked, and then the point of contact of the
    /// lead agency.
    public func answeringNomination(
        accepting: Bool, because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        guard let lead else { throw .missing("lead officer") }
        guard case .officer(let officer) = actor, officer.acts(for: lead.person) else { throw .notYours(needed: []) }
        try requireOpen()
        guard lead.standing == .confirmed || lead.standing == .nominated else { throw .already(lead.standing.rawValue) }
        guard lead.standing == .confirmed else {
            throw .wrongStage(is: lead.standing.rawValue, needed: [LeadOfficer.Standing.confirmed.rawValue])
        }
        // Whoever covers answers for them: they lead, not their cover.
        let name = around.name(of: lead.person) ?? officer.name
        let met = Deadline.Change.met(.step(.leadAccepts), subject: id.raw, on: around.today)
        guard accepting else {
            guard !reason.isBlank else { throw .missing("reason") }
            var outcome = try askingNext(.declined, because: reason, in: around)
            outcome.events.insert(Event(.leadDeclined, [.init("officer", name)]), at: 0)
            outcome.deadlines.insert(met, at: 0)
            return outcome
        }
        var after = self
        after.lead?.standing = .accepted
        return Outcome(
            after, events: [Event(.leadAccepted, [.init("officer", name)])], notices: after.tellingLead(in: around),
            deadlines: [met])
    }

    /// The last day to answer has gone by: the next is asked. Throws `.date` before that.
    public func lapsingNomination(due: CivilDate, in around: Circumstances) throws(Refusal) -> Outcome<Review> {
        guard let lead, lead.standing == .confirmed else { throw .missing("lead officer") }
        guard due < around.today else { throw .date("due", around.today, from: due.adding(days: 1), until: nil) }
        // A day that ran out for somebody who was asked before says nothing of whoever is asked now.
        guard let asked = lead.askedOn, asked <= due else { throw .already("confirmed") }
        let name = around.name(of: lead.person) ?? ""
        var outcome = try askingNext(.lapsed, because: "No answer by \(due.inWords).", in: around)
        outcome.events.insert(Event(.leadLapsed, [.init("officer", name)]), at: 0)
        outcome.deadlines.insert(
            .lapsed(.step(.leadAccepts), subject: id.raw, because: "there was no answer by the last day"), at: 0)
        return outcome
    }

    /// Hands the lead over to somebody who has agreed to it. The history stays, and the applicants are told who leads
    /// now.
    public func handingOverLead(
        to person: Person.ID, note: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        guard let lead, lead.standing == .accepted else { throw .missing("lead officer") }
        guard case .officer(let officer) = actor,
            leads(officer) || !officer.roles.isDisjoint(with: [.coordinator, .chair])
        else { throw .notYours(needed: [.coordinator, .chair]) }
        try requireOpen()
        let chosen = try around.officer(person)
        guard person != lead.person, !around.concerned.guests.contains(person) else { throw .unknown("person") }
        guard !note.isBlank else { throw .missing("hand-over note") }
        var after = self
        after.end(.handedOver, because: note, on: around.today)
        after.begin(
            LeadOfficer(
                person: person, agency: chosen.agency, standing: .accepted, nominatedOn: around.today,
                reason: "The lead was handed over.", askedOn: around.today))
        let told = [person, lead.person].filter { $0 != officer.person && around.name(of: $0) != nil }
        return Outcome(
            after, events: [Event(.leadHandedOver, [.init("to", chosen.name)])],
            notices: told.map {
                after.leadChanged(for: $0, "\(chosen.name) leads now. The hand-over note is on the page of the case.")
            }
                + after.tellingLead(in: around))
    }

    /// Whether somebody decides as the chair of this review: whoever was chosen or stands in for them, else everybody
    /// in that part, and a coordinator where the partnership has none.
    func isChair(_ officer: Officer, in around: Circumstances) -> Bool {
        if let chairing, let presiding = chairing.presiding,
            around.officers.contains(where: { $0.person == presiding })
        {
            return chairing.isTheirs(officer, away: around.concerned.away)
        }
        return officer.roles.contains(.chair) || !around.officers.contains { $0.roles.contains(.chair) }
    }

    /// Asks whoever has the newest turn, with a clock of their own.
    private func asking(in around: Circumstances) throws(Refusal) -> Outcome<Review> {
        guard let lead else { throw .missing("lead officer") }
        var after = self
        after.lead?.standing = .confirmed
        after.lead?.askedOn = around.today
        let accepts = try around.deadline(
            .leadAccepts, given: after.days(in: around), subject: id.raw,
            owner: .init(agency: lead.agency, person: lead.person))
        return Outcome(
            after, events: [Event(.leadConfirmed)],
            notices: [Notice(.leadNominated, to: .person(lead.person), ["due": .date(accepts.dueOn)])],
            deadlines: [.open(accepts)])
    }

    /// Ends the newest turn and asks the next: the deputy, then a point of contact of the lead agency. Where nobody is
    /// left the chair is told, and the coordinators find it on their list.
    func askingNext(
        _ standing: LeadOfficer.Standing, because reason: String, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        guard let lead else { throw .missing("lead officer") }
        let wasConfirmed = lead.standing != .nominated
        var after = self
        after.end(standing, because: reason, on: around.today)
        let name = around.name(of: lead.person) ?? "The officer"
        let ended = "\(name) does not lead."
        let lapsed = Deadline.Change.lapsed(.step(.leadAccepts), subject: id.raw, because: "somebody else is asked")
        guard let next = wasConfirmed ? after.next(in: around) : nil else {
            return Outcome(
                after, events: [],
                notices: chairs(in: around).map {
                    after.leadChanged(for: $0, "\(ended) Nobody else has been asked: choose another lead officer.")
                }, deadlines: standing == .conflicted && wasConfirmed ? [lapsed] : [])
        }
        after.begin(
            LeadOfficer(
                person: next.officer.person, agency: next.officer.agency, standing: .nominated,
                nominatedOn: around.today, reason: ended, place: next.place))
        var outcome = try after.asking(in: around)
        outcome.events = [Event(.leadPassedOn, [.init("to", next.officer.name)])]
        outcome.notices += chairs(in: around).map {
            after.leadChanged(for: $0, "\(ended) \(next.officer.name) is asked now.")
        }
        return outcome
    }

    /// Who is asked next, of those who have not been asked since the chair last chose.
    private func next(in around: Circumstances) -> (officer: Officer, place: LeadOfficer.Place)? {
        let turns = leadership.earlier + (lead.map { [$0] } ?? [])
        guard let first = turns.lastIndex(where: { $0.place == .first }) else { return nil }
        let round = turns[first...]
        let asked = Set(round.map(\.person))
        func officer(_ person: Person.ID) -> Officer? {
            asked.contains(person) ? nil : around.officers.first { $0.person == person }
        }
        if let deputy = turns[first].deputy.flatMap(officer), !round.contains(where: { $0.place != .first }) {
            return (deputy, .deputy)
        }
        let agency = leadership.agency?.agency ?? turns[first].agency
        return (around.concerned.contacts[agency] ?? []).compactMap(officer).first.map { ($0, .contact) }
    }

    /// Gives somebody the newest turn; the one before it is kept.
    private mutating func begin(_ officer: LeadOfficer) {
        var officer = officer
        officer.turn = (lead?.turn ?? 0) + 1
        if let lead { leadership.earlier.append(lead) }
        lead = officer
    }

    private mutating func end(_ standing: LeadOfficer.Standing, because reason: String, on day: CivilDate) {
        lead?.standing = standing
        lead?.answer = reason
        lead?.endedOn = day
    }

    /// The applicants hear who leads.
    private func tellingLead(in around: Circumstances) -> [Notice] {
        guard let lead else { return [] }
        let agency = around.agencies.first { $0.id == lead.agency }?.name ?? ""
        let name = around.name(of: lead.person) ?? ""
        return applications.map {
            Notice(.leadConfirmed, to: .applicant($0), ["lead_name": .text(name), "lead_agency": .text(agency)])
        }
    }

    private func leadChanged(for person: Person.ID, _ what: String) -> Notice {
        Notice(.leadChanged, to: .person(person), ["what": .text(what)])
    }
}
