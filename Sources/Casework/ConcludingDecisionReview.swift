import FoundationEssentials

/// What the end of a review of a decision leads to: in the application, and in the review of the case where there is
/// one.
public struct DecisionReviewOutcome: Sendable {
    public var review: DecisionReview
    public var application: Outcome<Application>
    public var heard: Outcome<Review>?

    public init(review: DecisionReview, application: Outcome<Application>, heard: Outcome<Review>? = nil) {
        self.review = review
        self.application = application
        self.heard = heard
    }
}

extension Application {
    /// Records how a review of the decision ended, tells everybody, and carries the case on. A refusal that is overturned
    /// becomes a decision that the threshold is met, beside the first; one that is sent back is decided again. An outcome
    /// that is not confirmed is planned anew, with a meeting to set.
    public func concluding(
        _ review: DecisionReview, _ answer: DecisionReview.Conclusion.Answer, on day: CivilDate, reasons: String,
        of heard: Review?, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> DecisionReviewOutcome {
        let officer = try actor.officer(holding: .coordinator)
        guard review.application == id else { throw .unknown("review of the decision") }
        guard review.conclusion == nil else { throw .already("concluded") }
        guard let hearer = review.hearer else { throw .missing("hearers") }
        guard day >= review.askedOn, day <= around.today else {
            throw .date("done_on", day, from: review.askedOn, until: around.today)
        }
        guard !reasons.isBlank else { throw .missing("reasons") }
        var concluded = review
        concluded.conclusion = .init(answer: answer, on: day, reasons: reasons, by: officer.person)
        var carried = Carried(after: self)
        if answer != .confirmed {
            switch review.about {
            case .refusal where answer == .upheld:
                carried = try meetingThreshold(on: day, because: reasons, by: hearer, in: around)
            case .refusal, .passing: carried = try decidingAgain(in: around)
            case .outcome:
                carried.heard = try heard.map { review throws(Refusal) in try review.planningAgain(in: around) }
            }
        }
        let next = carried.next ?? carried.heard?.next ?? ["The decision stands."]
        let facts: [String: Notice.Fact] = [
            "answer": .text(answer.inLetter), "reasons": .text(reasons), "heard_on": .date(day),
            "review_body": .text(review.body), "hearers": .text(hearer.names.joined(separator: ", ")),
            "what_next": .lines(next), "further_review": answer == .confirmed ? around.furtherReview : .lines([]),
        ]
        let told: [String: Notice.Fact] = [
            "answer": .text(answer.inLetter), "heard_on": .date(day), "review_body": .text(review.body),
            "what_next": .lines(Array(next.prefix(1))),
        ]
        let others =
            around.agencies.filter(\.isRelevantBody).map { Notice.Recipient.agency($0.id) }
            + [heard?.lead].compactMap(\.self).filter { lead in
                lead.standing == .accepted && around.officers.contains { $0.person == lead.person }
            }.map { .person($0.person) }
        var outcome = Outcome(
            carried.after,
            events: [
                Event(
                    .reviewConcluded,
                    [.init("answer", answer.rawValue), .init("on", "\(day)"), .init("body", review.body)])
            ] + (carried.opened == nil ? [] : [Event(.reviewOpened)]),
            notices: [Notice(.decisionReviewed, to: .applicant(id), facts)]
                + others.map { Notice(.decisionReviewTold, to: $0, told, path: "/work/cases/\(reference)") },
            deadlines: clocks(of: review, endedOn: day, in: around) + carried.deadlines)
        outcome.opened = carried.opened
        return DecisionReviewOutcome(review: concluded, application: outcome, heard: carried.heard?.outcome)
    }

    /// The end of its clocks. One that was asked for before each had its own is known by the id of the application.
    private func clocks(
        of review: DecisionReview, endedOn day: CivilDate, in around: Circumstances
    ) -> [Deadline.Change] {
        [review.id.raw, id.raw].flatMap { subject in
            [.met(.step(.reviewHeard), subject: subject, on: day)]
                + around.noLongerNeeded(
                    .reviewPapers, subject: subject, because: "the review of the decision was concluded")
        }
    }

    /// How the case goes on.
    private struct Carried {
        var after: Application
        var deadlines: [Deadline.Change] = []
        var opened: Outcome<Application>.Opened?
        var heard: (outcome: Outcome<Review>, next: [String])?
        var next: [String]?
    }

    private func meetingThreshold(
        on day: CivilDate, because reasons: String, by hearer: DecisionReview.Hearer, in around: Circumstances
    ) throws(Refusal) -> Carried {
        guard case .decided(let first) = stage, first.answer == .notMet else { throw wrongStage(.decided) }
        var after = self
        after.earlierDecisions.append(first)
        after.stage = .decided(
            ThresholdDecision(
                answer: .met, on: day, reasons: reasons,
                people: hearer.names.map { ThresholdDecision.Decider($0, for: nil) },
                procedure: "\(around.procedure.name) \(around.procedure.version)"))
        let review = Review(
            id: Review.ID(around.makeID()), partnership: partnership, applications: [id], openedOn: around.today)
        after.review = review.id
        let panel = try around.deadline(.panel, from: around.today, subject: review.id.raw, owner: .coordinators)
        let contacts = try around.whereProcedureHas(
            .chairContacts, given: after.days(in: around), subject: review.id.raw)
        return Carried(
            after: after, opened: .init(review: review, deadlines: [.open(panel)] + contacts),
            next: [
                "The threshold is now met: there is an ASB Case Review. The meeting about it is to be held by "
                    + "\(panel.dueOn.inWords)."
            ])
    }

    private func decidingAgain(in around: Circumstances) throws(Refusal) -> Carried {
        var after = self
        switch stage {
        case .decided(let first): after.earlierDecisions.append(first)
        case .passedOn: break
        case .received, .acknowledged, .gathering, .withdrawn: throw wrongStage(.decided, .passedOn)
        }
        after.stage = .gathering(since: around.today)
        let again = try around.deadline(
            .thresholdDecision, from: around.today, subject: id.raw, owner: .coordinators)
        var deadlines = [Deadline.Change.open(again)]
        if dangerRecord.asked(in: nil) != nil {
            // Passing it on ended the reading that nobody had done here.
            deadlines.append(
                .open(
                    try around.deadline(.dangerRead, from: around.today, subject: id.raw, owner: .coordinators)))
        }
        return Carried(
            after: after, deadlines: deadlines,
            next: [
                "The council, the police and the other bodies decide again whether there is a review, by "
                    + "\(again.dueOn.inWords).", "We tell you as soon as it is decided.",
            ])
    }
}

extension Review {
    /// The review goes back to planning, with a meeting to set. What was told and done stays on record.
    fileprivate func planningAgain(
        in around: Circumstances
    ) throws(Refusal) -> (outcome: Outcome<Review>, next: [String]) {
        var after = self
        switch stage {
        case .outcomeSent: break
        case .closed: after.endings.reopen(on: around.today, by: nil, because: "a review of the decision")
        case .arranging, .meetingSet, .held, .consulting:
            // Another applicant of the same review was found right before.
            return (Outcome(self, events: []), ["The panel meets about this case again already."])
        }
        let off = after.callOffProgressMeetings(because: "the case is planned again", at: around.now)
        after.stage = .arranging
        let panel = try around.deadline(.panel, from: around.today, subject: id.raw, owner: .coordinators)
        return (
            Outcome(
                after, events: [Event(.planningAgain)], notices: off,
                deadlines: [
                    .lapsed(.step(.wordToApplicant), subject: id.raw, because: "the case is planned again"),
                    .open(panel),
                ]),
            [
                "The panel meets about this case again, by \(panel.dueOn.inWords).",
                "You are asked about the plan again before it is final.",
            ]
        )
    }
}

extension DecisionReview.Conclusion.Answer {
    /// As a letter says it, after “The result:”.
    var inLetter: String {
        switch self {
        case .upheld: "you were right to ask, and the decision is changed"
        case .sentBack: "the decision goes back, to be looked at again"
        case .confirmed: "the decision stays as it was"
        }
    }
}
