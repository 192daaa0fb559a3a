// Recommendations made and answered.
extension Review {
    /// Whether an outcome was told at some time: bodies answer recommendations from then on, also while the case is planned
    /// again after a review of the decision.
    public var isOutcomeKnown: Bool {
        switch stage {
        case .outcomeSent, .closed: true
        case .arranging, .meetingSet, .held, .consulting: !endings.outcomes.isEmpty
        }
    }

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

    /// The body's answer to a recommendation: accepted, in part or declined, the last two with reasons. It can be
    /// answered once the outcome is told. The applicants hear at once that it is accepted; reasons are read by somebody
    /// else first. After the case was closed an answer is kept beside the recommendation as late.
    public func answeringRecommendation(
        _ recommendation: Recommendation.ID, _ answer: Recommendation.Answer, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        guard let index = recommendations.firstIndex(where: { $0.id == recommendation }) else {
            throw .unknown("recommendation")
        }
        let before = recommendations[index]
        let officer =
            if let agency = before.agency { try actor.officer(for: agency) } else {
                try actor.officer(holding: .coordinator)
            }
        guard isOutcomeKnown else { throw wrongStage(.outcomeSent) }
        guard before.answer == nil else { throw .already("answered") }
        switch answer {
        case .accepted(let day):
            try requirePast(day, in: around)
        case .inPart(let day, let reason), .declined(let day, let reason):
            try requirePast(day, in: around)
            guard !reason.isBlank else { throw .missing("reason") }
        }
        var after = self
        guard stage.name != .closed else {
            after.recommendations[index].lateAnswers.append(
                Recommendation.LateAnswer(answer, on: around.today, by: officer.person))
            return Outcome(after, events: [Event(.lateWord, [.init("about", "recommendation")])])
        }
        after.recommendations[index].answer = answer
        after.recommendations[index].answeredBy = officer.person
        let news: [Notice] =
            answer.reasons == nil
            ? []
            : newsOfPlan(
                "a recommendation was answered: the body \(answer.verb)",
                path: "/work/recommendations/\(recommendation)", butNot: officer, in: around)
        return Outcome(
            after, events: [Event(.recommendationAnswered)],
            notices: word(of: after.recommendations[index].asTold, in: around) + news,
            deadlines: [.met(.step(.recommendationAnswer), subject: recommendation.raw, on: around.today)])
    }

    /// The recommendations that no body has answered.
    public var unanswered: [Recommendation] { recommendations.filter { $0.answer == nil } }
}

extension Recommendation {
    /// An answer that came after the case was closed. It changes nothing of the case.
    public struct LateAnswer: Equatable, Sendable {
        public var answer: Answer
        /// The day on which it came, and who entered it.
        public var on: CivilDate
        public var by: Person.ID

        public init(_ answer: Answer, on: CivilDate, by: Person.ID) {
            self.answer = answer
            self.on = on
            self.by = by
        }
    }

    /// What somebody acts on who reads it: another than this one and they have not read it as it is.
    public var mark: String { "\(answer == nil ? "open" : told == nil ? "answered" : "told") \(lateAnswers.count)" }
}

extension Recommendation.Answer {
    /// Follows the name of the body: `accepts it in part`.
    var verb: String {
        switch self {
        case .accepted: "accepts it"
        case .inPart: "accepts it in part"
        case .declined: "does not accept it"
        }
    }

    /// nil where it is accepted.
    public var reasons: String? {
        switch self {
        case .accepted: nil
        case .inPart(_, let reasons), .declined(_, let reasons): reasons
        }
    }
}
