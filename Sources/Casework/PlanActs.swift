// From the meeting held to the case closed.
extension Review {
    /// Records a recommendation (section 104(7)). The body is told when the outcome is.
    public func recommending(
        _ text: String, to agency: Agency.ID, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        try recommending(text, to: .agency(agency), by: actor, in: around)
    }

    /// Records a recommendation, to a body of the partnership or to any other that exercises public functions.
    public func recommending(
        _ text: String, to addressee: Recommendation.Addressee, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .chair, .coordinator)
        try requirePlanning()
        guard !text.isBlank else { throw .missing("recommendation") }
        switch addressee {
        case .agency(let agency): _ = try around.agency(agency)
        case .outside(let body):
            guard !body.name.isBlank else { throw .missing("body") }
            guard body.email?.isBlank == false || body.address?.isBlank == false else {
                throw .missing("reach of the body")
            }
        }
        var after = self
        let made = Recommendation(id: Recommendation.ID(around.makeID()), to: addressee, text: text)
        after.recommendations.append(made)
        return Outcome(after, events: [Event(.recommendationMade, [.init("agency", name(of: made, in: around))])])
    }

    /// Records an action with its agency, its person and its due date; the person is told at once.
    public func settingAction(
        _ text: String, doneWhen: String, agency: Agency.ID, person: Person.ID, due: CivilDate,
        reviewOn: CivilDate? = nil, entry: ActionCatalogue.Entry? = nil, powerReason: String = "", by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .chair, .coordinator)
        switch stage {
        case .held, .consulting, .outcomeSent: break
        case .arranging, .meetingSet, .closed: throw wrongStage(.held, .consulting, .outcomeSent)
        }
        guard !text.isBlank else { throw .missing("action") }
        guard !doneWhen.isBlank else { throw .missing("done_when") }
        guard due >= around.today else { throw .date("due", due, from: around.today, until: nil) }
        if let reviewOn, reviewOn < around.today {
            throw .date("review_on", reviewOn, from: around.today, until: nil)
        }
        let agency = try around.agency(agency)
        guard try around.officer(person).agency == agency.id else { throw .unknown("person") }
        let lacksPower = entry.map { !$0.isOpen(to: agency.kind) } ?? false
        if lacksPower, powerReason.isBlank { throw .missing("power_reason") }
        let action = Action(
            id: Action.ID(around.makeID()), agency: agency.id, person: person, text: text, doneWhen: doneWhen, due: due,
            catalogue: entry?.key, reviewOn: reviewOn, powerReason: lacksPower ? powerReason : nil)
        var after = self
        after.actions.append(action)
        let deadline = try around.deadline(
            .action, due: due, from: around.today, subject: action.id.raw,
            owner: .init(agency: agency.id, person: person), working: "Set by the panel.")
        var facts: [Event.Fact] = [.init("agency", agency.name), .init("due", "\(due)")]
        if lacksPower { facts.append(.init("without_power", powerReason)) }
        return Outcome(
            after, events: [Event(.actionSet, facts)],
            notices: [
                Notice(
                    .actionAssigned, to: .person(person),
                    ["action": .text(text), "done_when": .text(doneWhen), "due": .date(due)],
                    path: "/work/actions/\(action.id)")
            ], deadlines: [.open(deadline)] + (try openingReview(of: action, in: around)))
    }

    /// Sends the draft plan to every applicant, who may answer until a last day before it is final.
    public func sharingPlan(by actor: Actor, in around: Circumstances) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .chair, .coordinator)
        guard case .held = stage else { throw wrongStage(.held) }
        guard !actions.isEmpty || !recommendations.isEmpty else { throw .missing("actions or recommendations") }
        var days = days(in: around)
        days.happened[.planShared] = around.today
        let consultation = try around.deadline(
            .planConsultation, given: days, subject: id.raw, owner: .coordinators)
        var after = self
        after.stage = .consulting(since: around.today, until: consultation.dueOn)
        let advice = recommendations.map { (recommendation: Recommendation) -> String in
            "\(name(of: recommendation, in: around)), recommended: \(recommendation.text)"
        }
        let facts: [String: Notice.Fact] = [
            "plan": .lines(plan(in: around) + advice), "until": .date(consultation.dueOn),
        ]
        return Outcome(
            after, events: [Event(.planShared, [.init("until", "\(consultation.dueOn)")])],
            notices: applications.map { Notice(.planShared, to: .applicant($0), facts) },
            deadlines: [.open(consultation)])
    }

    /// What an applicant says of the draft plan; a coordinator may enter it for them.
    public func answeringPlan(
        _ text: String, of application: Application.ID, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        if actor != .applicant(application) { _ = try actor.officer(holding: .coordinator) }
        guard applications.contains(application) else { throw .unknown("application") }
        guard case .consulting = stage else { throw wrongStage(.consulting) }
        guard !text.isBlank else { throw .missing("text") }
        var after = self
        after.planAnswers.removeAll { $0.application == application }
        after.planAnswers.append(PlanAnswer(application: application, on: around.today, text: text))
        let everybody = after.planAnswers.count == applications.count
        return Outcome(
            after, events: [Event(.planAnswered)],
            deadlines: everybody ? [.met(.step(.planConsultation), subject: id.raw, on: around.today)] : [])
    }

    /// Tells every applicant the outcome and the recommendations (section 104(8)) and every body its recommendation.
    /// Silence on the plan does not stall: once the last day is past the outcome may go.
    public func sendingOutcome(
        _ summary: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .chair, .coordinator)
        guard case .consulting(_, let until) = stage else { throw wrongStage(.consulting) }
        guard planAnswers.count == applications.count || around.today > until else {
            throw .date("outcome", around.today, from: until.adding(days: 1), until: nil)
        }
        guard !summary.isBlank else { throw .missing("outcome") }
        // The applicant is told a name: whoever has left is no lead officer any more, and another is nominated first.
        guard let lead, lead.standing == .accepted,
            let leadName = around.officers.first(where: { $0.person == lead.person })?.name
        else { throw .missing("lead officer") }
        let windowEnds = try around.deadline(
            .reviewWindow, from: around.today, subject: id.raw, owner: .coordinators
        ).dueOn
        var after = self
        after.stage = .outcomeSent(on: around.today, summary: summary)
        let facts: [String: Notice.Fact] = [
            "outcome": .text(summary), "recommendations": .lines(recommendations.map(\.text)),
            "plan": .lines(plan(in: around)), "review_body": .text(around.procedure.review.body),
            "review_until": .date(windowEnds), "further_review": around.furtherReview, "lead_name": .text(leadName),
        ]
        var notices = applications.map { Notice(.outcome, to: .applicant($0), facts) }
        var deadlines: [Deadline.Change] = [
            .met(.step(.outcome), subject: id.raw, on: around.today),
            .lapsed(.step(.planConsultation), subject: id.raw, because: "the outcome was told"),
        ]
        for recommendation in recommendations {
            let answer = try around.deadline(
                .recommendationAnswer, given: after.days(in: around), subject: recommendation.id.raw,
                owner: .init(agency: recommendation.agency))
            deadlines.append(.open(answer))
            guard let agency = recommendation.agency else { continue }
            notices.append(
                Notice(
                    .recommendation, to: .agency(agency),
                    ["recommendation": .text(recommendation.text), "due": .date(answer.dueOn)],
                    path: "/work/recommendations/\(recommendation.id)"))
        }
        return Outcome(
            after, events: [Event(.outcomeSent, [.init("recommendations", "\(recommendations.count)")])],
            notices: notices, deadlines: deadlines + [.open(try after.nextWord(in: around))],
            beside: try after.askingBeforeClosing(in: around) + (try after.openingWindows(in: around)))
    }

    /// The body's answer to a recommendation: accepted, in part or declined, the last two with reasons.
    public func answeringRecommendation(
        _ recommendation: Recommendation.ID, _ answer: Recommendation.Answer, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        guard let index = recommendations.firstIndex(where: { $0.id == recommendation }) else {
            throw .unknown("recommendation")
        }
        if let agency = recommendations[index].agency {
            _ = try actor.officer(for: agency)
        } else {
            _ = try actor.officer(holding: .coordinator)
        }
        guard recommendations[index].answer == nil else { throw .already("answered") }
        switch answer {
        case .accepted(let day):
            try requirePast(day, in: around)
        case .inPart(let day, let reason), .declined(let day, let reason):
            try requirePast(day, in: around)
            guard !reason.isBlank else { throw .missing("reason") }
        }
        var after = self
        after.recommendations[index].answer = answer
        return Outcome(
            after, events: [Event(.recommendationAnswered)],
            deadlines: [.met(.step(.recommendationAnswer), subject: recommendation.raw, on: around.today)])
    }

    /// The owner of an action accepts it, declines it with a reason, or says it is done with the evidence.
    public func updating(
        _ action: Action.ID, to state: Action.State, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        guard let index = actions.firstIndex(where: { $0.id == action }) else { throw .unknown("action") }
        let before = actions[index]
        let officer = try actor.officer(for: before.agency)
        guard before.isOpen else { throw .already(before.state.name.rawValue) }
        let event: Event.Kind
        var deadlines: [Deadline.Change] = []
        switch state {
        case .offered: throw .already("offered")
        case .accepted(let day):
            guard case .offered = before.state else { throw .already("accepted") }
            try requirePast(day, in: around)
            event = .actionAccepted
        case .declined(let day, let reason):
            try requirePast(day, in: around)
            guard !reason.isBlank else { throw .missing("reason") }
            event = .actionDeclined
            deadlines = [.lapsed(.action, subject: action.raw, because: "the action was declined")]
            if before.reviewOn != nil {
                deadlines.append(.lapsed(.actionReview, subject: action.raw, because: "the action was declined"))
            }
        case .done(let day, let evidence):
            try requirePast(day, in: around)
            guard !evidence.isBlank else { throw .missing("evidence") }
            event = .actionDone
            deadlines = [.met(.action, subject: action.raw, on: around.today)]
        }
        var after = self
        after.actions[index].state = state
        return Outcome(
            after, events: [Event(event, [.init("by", officer.name)])], deadlines: deadlines,
            beside: try after.askingBeforeClosing(in: around))
    }

    /// Closes the case and tells every applicant why. Not over an open action without a reason for that as well.
    public func closing(
        because reason: String, despiteOpenActions openReason: String?, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .coordinator)
        guard case .outcomeSent(let sent, let summary) = stage else { throw wrongStage(.outcomeSent) }
        guard !reason.isBlank else { throw .missing("reason") }
        let open = actions.count(where: \.isOpen)
        if open > 0, openReason?.isBlank != false { throw .openActions(open) }
        try requireReadBeforeClosing()
        var after = self
        after.stage = .closed(on: around.today, because: reason, outcomeSent: sent, summary: summary)
        var facts: [Event.Fact] = [.init("open_actions", "\(open)")]
        if open > 0, let openReason { facts.append(.init("despite_open_actions", openReason)) }
        return Outcome(
            after, events: [Event(.closed, facts)],
            notices: applications.map { Notice(.closed, to: .applicant($0), ["reason": .text(reason)]) },
            deadlines: [.allLapsed(because: "the case was closed")],
            beside: endingWholeProcess(in: around) + endingRequests(because: "the case was closed"))
    }

    /// One line an action, as the applicant reads the plan. What an agency has declined is no part of it.
    private func plan(in around: Circumstances) -> [String] {
        actions.filter { $0.state.name != .declined }.map { (action: Action) -> String in
            "\(name(of: action.agency, in: around)): \(action.text), by \(action.due.inWords)"
        }
    }

    private func name(of recommendation: Recommendation, in around: Circumstances) -> String {
        switch recommendation.to {
        case .agency(let agency): name(of: agency, in: around)
        case .outside(let body): body.name
        }
    }

    private func name(of agency: Agency.ID, in around: Circumstances) -> String {
        around.agencies.first { $0.id == agency }?.name ?? ""
    }

    /// What people say has happened did not happen on a day to come.
    private func requirePast(_ day: CivilDate, in around: Circumstances) throws(Refusal) {
        guard day <= around.today else { throw .date("done_on", day, from: nil, until: around.today) }
    }

    private func requirePlanning() throws(Refusal) {
        switch stage {
        case .held, .consulting: return
        case .arranging, .meetingSet, .outcomeSent, .closed: throw wrongStage(.held, .consulting)
        }
    }
}
