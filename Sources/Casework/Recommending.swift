// Recommendations made and answered.
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
}
