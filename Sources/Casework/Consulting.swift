import FoundationEssentials

/// One sending of the draft plan to the applicants, as they were told it.
public struct Consultation: Equatable, Sendable {
    /// An action or a recommendation by its id, with the line that was told.
    public struct Part: Equatable, Sendable {
        public var id: UUID
        public var line: String
        /// The applicants whom it concerned when it was sent, in the order of their ids. To an applicant: themselves.
        public var to: [Application.ID]

        public init(_ id: UUID, _ line: String, to: [Application.ID]) {
            self.id = id
            self.line = line
            self.to = to
        }
    }

    public var on: CivilDate
    /// The last day to answer.
    public var until: CivilDate
    public var parts: [Part]

    public init(on: CivilDate, until: CivilDate, parts: [Part]) {
        self.on = on
        self.until = until
        self.parts = parts
    }
}

// The draft plan, before it is final.
extension Review {
    /// Sends every applicant what concerns them of the draft plan, who may answer until a last day before it is final.
    /// While they are asked it is sent again only where it has changed since, with what has changed and a new last day.
    public func sharingPlan(by actor: Actor, in around: Circumstances) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .chair, .coordinator)
        let changes = try changesToShare(in: around)
        guard !actions.isEmpty || !recommendations.isEmpty else { throw .missing("actions or recommendations") }
        var days = days(in: around)
        days.happened[.planShared] = around.today
        let consultation = try around.deadline(
            .planConsultation, given: days, subject: id.raw, owner: .coordinators)
        var after = self
        after.stage = .consulting(since: around.today, until: consultation.dueOn)
        after.consultations.append(
            Consultation(on: around.today, until: consultation.dueOn, parts: planParts(among: around.agencies)))
        let before = changes.isEmpty ? nil : consultations.last
        let shared: [String: Notice.Fact] = [
            "until": .date(consultation.dueOn),
            "sent_before": before.map { .text("We sent you a draft on \($0.on.inWords).") } ?? .lines([]),
        ]
        return Outcome(
            after, events: [Event(.planShared, [.init("until", "\(consultation.dueOn)")])],
            notices: applications.map { application in
                Notice(
                    .planShared, to: .applicant(application),
                    shared.merging(draftPlan(for: application, again: before != nil, in: around)) { $1 })
            }, deadlines: [.open(consultation)])
    }

    /// The draft plan as one applicant reads it: what concerns them of the actions and recommendations, and of what has
    /// changed where it is sent `again`.
    private func draftPlan(
        for application: Application.ID, again: Bool, in around: Circumstances
    ) -> [String: Notice.Fact] {
        let own = seen(by: application)
        let advice = own.recommendations.map { (recommendation: Recommendation) -> String in
            "\(name(of: recommendation, in: around)): \(recommendation.text)"
        }
        let changes = again ? own.changesSinceDraft(among: around.agencies) : []
        return [
            "plan": .lines(own.plan(in: around)), "recommendations": .lines(advice), "changes": .lines(changes),
        ]
    }

    /// What has changed since the draft was sent, where it is sent again; nothing for the first time. Refused where it was
    /// sent already and is as it was.
    private func changesToShare(in around: Circumstances) throws(Refusal) -> [String] {
        switch stage {
        case .held: return []
        case .consulting:
            let changes = changesSinceDraft(among: around.agencies)
            guard !changes.isEmpty else { throw .already("plan-shared") }
            return changes
        case .arranging, .meetingSet, .outcomeSent, .closed: throw wrongStage(.held, .consulting)
        }
    }

    /// What an applicant says of the draft plan; a coordinator may enter it for them. What they said before stays.
    public func answeringPlan(
        _ text: String, of application: Application.ID, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        if actor != .applicant(application) { _ = try actor.officer(holding: .coordinator) }
        guard applications.contains(application) else { throw .unknown("application") }
        guard case .consulting = stage else { throw wrongStage(.consulting) }
        guard !text.isBlank else { throw .missing("text") }
        let answer = PlanAnswer(application: application, draft: consultations.count, on: around.today, text: text)
        guard !planAnswers.contains(answer) else { throw .already("plan-answered") }
        var after = self
        after.planAnswers.append(answer)
        return Outcome(
            after, events: [Event(.planAnswered)],
            deadlines: after.isPlanAnsweredByAll
                ? [.met(.step(.planConsultation), subject: id.raw, on: around.today)] : [])
    }

    /// Whether every applicant has said something of the draft that they are asked about.
    var isPlanAnsweredByAll: Bool {
        guard case .consulting(let since, _) = stage else { return false }
        return applications.allSatisfy { application in
            // A draft that was sent before the sendings were kept is known by its day.
            answersToDraft(of: application).contains { $0.on >= since }
        }
    }

    /// The plan as applicants read it, a line an action that was not declined and a line a recommendation; what concerns
    /// none of them any more is left out.
    public func planParts(among agencies: [Agency]) -> [Consultation.Part] {
        func name(_ id: Agency.ID) -> String { agencies.first { $0.id == id }?.name ?? "" }
        let acts = actions.filter { $0.state.name != .declined }.map {
            Consultation.Part(
                $0.id.raw, "\(name($0.agency)): \($0.text), by \($0.due.inWords)", to: concerned(by: $0.id.raw))
        }
        let advice = recommendations.map { item in
            let body =
                switch item.to {
                case .agency(let agency): name(agency)
                case .outside(let body): body.name
                }
            return Consultation.Part(
                item.id.raw, "\(body), recommended: \(item.text)", to: concerned(by: item.id.raw))
        }
        return (acts + advice).filter { !$0.to.isEmpty }
    }

    /// What is another plan than the applicants were sent last, a sentence each; what is `withheld` from one is left out.
    public func changesSinceDraft(among agencies: [Agency], without withheld: [UUID] = []) -> [String] {
        guard let sent = consultations.last else { return [] }
        let now = planParts(among: agencies)
        var changes: [String] = []
        for part in now where !withheld.contains(part.id) {
            // To an applicant whom it did not concern then, it is new.
            guard let before = sent.parts.first(where: { $0.id == part.id }), part.to.allSatisfy(before.to.contains)
            else {
                changes.append("New: \(part.line)")
                continue
            }
            if !before.line.utf8.elementsEqual(part.line.utf8) { changes.append("Changed: \(part.line)") }
        }
        for part in sent.parts where !withheld.contains(part.id) && !now.contains(where: { $0.id == part.id }) {
            changes.append("No longer part of the plan: \(part.line)")
        }
        return changes
    }

    /// Whether an action or a recommendation was set after the draft was sent last.
    public func isAfterDraft(_ part: UUID) -> Bool {
        guard case .consulting = stage, let sent = consultations.last else { return false }
        return !sent.parts.contains { $0.id == part }
    }

    /// What an applicant said of the draft that was sent last, oldest first.
    public func answersToDraft(of application: Application.ID) -> [PlanAnswer] {
        planAnswers.filter { $0.application == application && $0.draft == consultations.count }
    }

    /// The last day that went by without an answer of an applicant to the draft that was sent last; nil where they
    /// answered, or still can.
    public func silence(of application: Application.ID, on day: CivilDate) -> CivilDate? {
        guard let sent = consultations.last, day > sent.until, answersToDraft(of: application).isEmpty else {
            return nil
        }
        return sent.until
    }

    /// What an applicant is told in the outcome of how they were asked about the draft plan; nil where they were asked
    /// before this was kept.
    public func consulted(_ application: Application.ID) -> String? {
        guard let sent = consultations.last else { return nil }
        if let answer = answersToDraft(of: application).last {
            return "We sent you the draft plan on \(sent.on.inWords), and you told us what you think of it on "
                + "\(answer.on.inWords)."
        }
        return "We sent you the draft plan on \(sent.on.inWords), and had no answer by \(sent.until.inWords)."
    }
}
