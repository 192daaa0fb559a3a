// Asking bodies for information: before the decision to check the reports, after it for everything that the panel needs.
extension Application {
    /// Asks agencies for the same information, each in a request of its own. A request is due on the day of its agency
    /// in `dues`, else on `due`, else when the procedure says. Where one agency cannot be asked, none is. Full papers
    /// are asked of a case whose `review` has yet to meet.
    public func asking(
        _ agencies: [Agency.ID], for asked: String, purpose: String, due: CivilDate?,
        kind: InformationRequest.Kind = .verifying, dues: [Agency.ID: CivilDate] = [:], beside review: Review? = nil,
        by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        _ = try actor.officer(holding: .coordinator)
        try requireWaiting(for: kind, beside: review)
        guard !agencies.isEmpty else { throw .missing("agencies") }
        guard !asked.isBlank else { throw .missing("asked") }
        guard !purpose.isBlank else { throw .missing("purpose") }
        var outcome = Outcome(self, events: [])
        if case .acknowledged = stage { outcome.after.stage = .gathering(since: around.today) }
        for agency in agencies {
            let agency = try around.agency(agency)
            var request = InformationRequest(
                id: InformationRequest.ID(around.makeID()), kind: kind, agency: agency.id,
                answering: agency.answering, asked: asked, purpose: purpose, askedOn: around.today, due: around.today)
            let deadline = try deadline(for: request, due: dues[agency.id] ?? due, beside: review, in: around)
            request.due = deadline.dueOn
            outcome.after.requests.append(request)
            outcome.deadlines.append(.open(deadline))
            outcome.events.append(Event(.informationAsked, facts(of: request, agency.name)))
            outcome.notices.append(request.notice(to: agency))
        }
        if kind == .verifying { outcome.deadlines.append(.met(.step(.askAgencies), subject: id.raw, on: around.today)) }
        return try moving(outcome, in: around)
    }

    /// Asks one agency.
    public func asking(
        _ agency: Agency.ID, for asked: String, purpose: String, due: CivilDate?,
        kind: InformationRequest.Kind = .verifying, beside review: Review? = nil, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        try asking(
            [agency], for: asked, purpose: purpose, due: due, kind: kind, beside: review, by: actor, in: around)
    }

    /// Asks a body or person outside the partnership: "any person" may be asked (Schedule 4 paragraph 7), and one that
    /// exercises public functions must answer. They are written to at `contact`, and a coordinator enters what they say.
    public func askingOutside(
        _ name: String, at contact: OutsideContact = .init(), mustAnswer: Bool, for asked: String, purpose: String,
        due: CivilDate?, kind: InformationRequest.Kind = .verifying, beside review: Review? = nil, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        let officer = try actor.officer(holding: .coordinator)
        try requireWaiting(for: kind, beside: review)
        guard !name.isBlank else { throw .missing("whom you ask") }
        guard !asked.isBlank else { throw .missing("asked") }
        guard !purpose.isBlank else { throw .missing("purpose") }
        var request = InformationRequest(
            id: InformationRequest.ID(around.makeID()), kind: kind, agency: officer.agency, outside: name,
            answering: mustAnswer ? .must : .may, asked: asked, purpose: purpose, askedOn: around.today,
            due: around.today)
        request.contact = contact
        let deadline = try deadline(for: request, due: due, beside: review, in: around)
        request.due = deadline.dueOn
        var after = self
        if case .acknowledged = stage { after.stage = .gathering(since: around.today) }
        after.requests.append(request)
        return try moving(
            Outcome(
                after, events: [Event(.informationAsked, facts(of: request, name))],
                notices: request.noticeOutside().map { [$0] } ?? [], deadlines: [.open(deadline)]),
            in: around)
    }

    /// Asks a body again: after a refusal, for what an answer left out, or because nothing came. What it answered
    /// stays, and the next answer is added. Whoever is outside the partnership is written to at `contact` from now on;
    /// nil: where they were before.
    public func askingAgain(
        _ id: InformationRequest.ID, for words: String, due: CivilDate?, at contact: OutsideContact? = nil,
        beside review: Review? = nil, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        let officer = try actor.officer(holding: .coordinator)
        guard let index = requests.firstIndex(where: { $0.id == id }) else { throw .unknown("request") }
        var request = requests[index]
        try requireWaiting(for: request.kind, beside: review)
        guard !words.isBlank else { throw .missing("asked") }
        let deadline = try deadline(for: request, due: due, beside: review, in: around)
        request.due = deadline.dueOn
        if request.outside != nil, let contact { request.contact = contact }
        request.followUps.append(
            .init(
                kind: .askedAgain, words: words, on: around.today, by: officer.person, answers: request.answers.count))
        var after = self
        after.requests[index] = request
        let name = request.name(among: around.agencies)
        var notices = request.noticeOutside(asking: words).map { [$0] } ?? []
        if request.outside == nil {
            var notice = request.notice(to: try around.agency(request.agency))
            notice.facts["asked"] = .text(words)
            notice.facts["again"] = .lines([InformationRequest.againInWords])
            notices = [notice]
        }
        return try moving(
            Outcome(
                after, events: [Event(.informationAsked, facts(of: request, name) + [.init("again", "yes")])],
                notices: notices, deadlines: [.open(deadline)]),
            in: around)
    }

    /// A coordinator has seen to an answer that was refused, came late or was corrected, and says what came of it.
    public func settling(
        _ id: InformationRequest.ID, because words: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        let officer = try actor.officer(holding: .coordinator)
        guard let index = requests.firstIndex(where: { $0.id == id }) else { throw .unknown("request") }
        guard requests[index].matter != nil else { throw .already("answer seen to") }
        guard !words.isBlank else { throw .missing("reason") }
        var after = self
        after.requests[index].followUps.append(
            .init(
                kind: .settled, words: words, on: around.today, by: officer.person,
                answers: requests[index].answers.count))
        let name = requests[index].name(among: around.agencies)
        return Outcome(after, events: [Event(.informationSettled, [.init("agency", name)])])
    }

    /// Whether anybody still waits for such an answer: before the decision to check the reports, before the meeting
    /// for the papers.
    public func waits(for kind: InformationRequest.Kind, beside review: Review?) -> Bool {
        switch kind {
        case .verifying: isUndecided
        case .fullPapers: review.map { [.arranging, .meetingSet].contains($0.stage.name) } ?? false
        }
    }

    private func requireWaiting(for kind: InformationRequest.Kind, beside review: Review?) throws(Refusal) {
        guard !waits(for: kind, beside: review) else { return }
        guard kind == .fullPapers else { return try requireUndecided() }
        throw .wrongStage(
            is: review?.stage.name.rawValue ?? stage.name.rawValue,
            needed: [Review.StageName.arranging, .meetingSet].map(\.rawValue))
    }

    /// When an answer is due: on the day that people set, else when the procedure says.
    private func deadline(
        for request: InformationRequest, due: CivilDate?, beside review: Review?, in around: Circumstances
    ) throws(Refusal) -> Deadline {
        let owner: Deadline.Owner = request.outside == nil ? .init(agency: request.agency) : .coordinators
        if let due {
            guard due >= around.today else { throw .date("due", due, from: around.today, until: nil) }
            return try around.deadline(
                .step(request.kind.step), due: due, from: around.today, subject: request.id.raw, owner: owner,
                working: "Set by the point of contact when asking.")
        }
        var days = days(in: around)
        days.happened[.asking] = around.today
        guard request.kind == .fullPapers, around.procedure.limits[.fullPapers] == nil else {
            return try around.deadline(request.kind.step, given: days, subject: request.id.raw, owner: owner)
        }
        return try around.papersDeadline(request.id, owner, beside: review)
    }

    private func facts(of request: InformationRequest, _ name: String) -> [Event.Fact] {
        let what: [Event.Fact] = request.kind == .fullPapers ? [.init("for", request.kind.rawValue)] : []
        return [.init("agency", name), .init("due", "\(request.due)")] + what
    }
}

extension Circumstances {
    /// The deadline for full papers where the procedure has none: as long as for the agencies' first answers, from the
    /// asking, but no later than the papers go to the panel.
    fileprivate func papersDeadline(
        _ request: InformationRequest.ID, _ owner: Deadline.Owner, beside review: Review?
    ) throws(Refusal) -> Deadline {
        guard let rule = procedure.limits[.agenciesReply] else { throw .missing("limit agencies-reply") }
        let count: DueDate
        do {
            count = try rule.limit.due(from: today, counting: rule.counting, calendar: calendar)
        } catch { throw .calendarEnds(calendar.lastDay) }
        let working =
            "\(count.explanation) The procedure has no limit for full papers; that for the agencies' answers stands in."
        if let slot = review?.hearing?.slot,
            let papers = try deadline(
                .papersToPanel, before: London.date(of: slot.startsAt), subject: request.raw, owner: owner),
            papers.dueOn < count.due
        {
            return try deadline(
                .step(.fullPapers), due: papers.dueOn, from: today, subject: request.raw, owner: owner,
                working: "\(working) The papers go to the panel on \(papers.dueOn.inWords), which is earlier.")
        }
        return try deadline(
            .step(.fullPapers), due: count.due, from: today, subject: request.raw, owner: owner, working: working)
    }
}

extension InformationRequest {
    /// Whom it asks, by name.
    public func name(among agencies: [Agency]) -> String {
        outside ?? agencies.first { $0.id == agency }?.name ?? agency.description
    }

    static let againInWords = "We asked you for this before. What you answered is kept; please add what is asked now."

    fileprivate func notice(to agency: Agency) -> Notice {
        Notice(
            .informationRequest, to: .agency(agency.id),
            [
                "asked": .text(asked), "purpose": .text(purpose), "due": .date(due),
                "answering": .text(answering.rawValue), "again": .lines([]),
                "papers": .lines(
                    kind == .fullPapers
                        ? ["the panel reads what all of you hold, and meets to find what can be done."] : []),
            ], path: "/work/requests/\(id)")
    }
}
