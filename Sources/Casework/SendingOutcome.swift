extension Review {
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
}
