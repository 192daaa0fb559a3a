// What a body answers to a recommendation, on its way to the applicants.

extension Recommendation {
    /// What the applicants were told of a body's reasons.
    public struct Told: Equatable, Sendable {
        /// The body's own, or the words of whoever read them.
        public var words: String
        public var on: CivilDate
        /// nil where an earlier version of the service told them unread.
        public var by: Person.ID?

        public init(words: String, on: CivilDate, by: Person.ID?) {
            self.words = words
            self.on = on
            self.by = by
        }
    }

    /// Whether its body gave reasons that nobody has read for the applicants.
    public var awaitsReading: Bool { answer?.reasons != nil && told == nil }

    /// As the applicants know it: no answer before its reasons were read, and then in the words that they were told.
    var asTold: Recommendation {
        var own = self
        own.lateAnswers = []
        guard answer?.reasons != nil else { return own }
        own.answer = told.flatMap { answer?.because($0.words) }
        return own
    }
}

extension Recommendation.Answer {
    /// The same answer with other reasons; one that is accepted has none.
    fileprivate func because(_ words: String) -> Recommendation.Answer {
        switch self {
        case .accepted: self
        case .inPart(let day, _): .inPart(on: day, because: words)
        case .declined(let day, _): .declined(on: day, because: words)
        }
    }
}

extension Review {
    /// Tells the applicants what a body answered, in its own words or in those of whoever has read them: a coordinator,
    /// the chair or the lead officer, and not the one who answered.
    public func passingOnAnswer(
        to recommendation: Recommendation.ID, _ words: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try planner(actor)
        guard let index = recommendations.firstIndex(where: { $0.id == recommendation }) else {
            throw .unknown("recommendation")
        }
        let own = recommendations[index]
        guard own.answer?.reasons != nil else { throw .unknown("answer") }
        guard own.told == nil else { throw .already("told") }
        guard own.answeredBy != officer.person else { throw .samePerson }
        guard !words.isBlank else { throw .missing("reason") }
        var after = self
        after.recommendations[index].told = Recommendation.Told(
            words: words, on: around.today, by: officer.person)
        return Outcome(
            after, events: [Event(.answerPassedOn, [.init("body", name(of: own, in: around))])],
            notices: word(of: after.recommendations[index].asTold, in: around))
    }

    /// Word of a body's answer to the applicants whom the recommendation concerns.
    func word(of answered: Recommendation, in around: Circumstances) -> [Notice] {
        guard let answer = answered.answer else { return [] }
        let facts: [String: Notice.Fact] = [
            "body": .text(name(of: answered, in: around)), "recommendation": .text(answered.text),
            "answer": .text(answer.verb), "reason": answer.reasons.map { .text($0) } ?? .lines([]),
        ]
        return concerned(by: answered.id.raw).map { Notice(.recommendationAnswered, to: .applicant($0), facts) }
    }
}
