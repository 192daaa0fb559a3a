extension Review {
    /// Tells every applicant the outcome and the recommendations (section 104(8)), each in the words that a second person
    /// has read, and every body its recommendation. Silence on the plan does not stall: once the last day is past the
    /// outcome may go.
    public func sendingOutcome(by actor: Actor, in around: Circumstances) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .chair, .coordinator)
        guard case .consulting(let since, let until) = stage else { throw wrongStage(.consulting) }
        let answered = applications.allSatisfy { application in
            planAnswers.contains { $0.application == application && $0.on >= since }
        }
        guard answered || around.today > until else {
            throw .date("outcome", around.today, from: until.adding(days: 1), until: nil)
        }
        var told: [OutcomeDraft] = []
        for application in applications { told.append(try readOutcome(for: application, in: around)) }
        // The applicant is told a name: whoever has left is no lead officer any more, and another is nominated first.
        guard let lead, lead.standing == .accepted,
            let leadName = around.officers.first(where: { $0.person == lead.person })?.name
        else { throw .missing("lead officer") }
        let windowEnds = try around.deadline(
            .reviewWindow, from: around.today, subject: id.raw, owner: .coordinators
        ).dueOn
        var after = self
        after.stage = .outcomeSent(on: around.today, summary: Review.summary(of: told))
        for index in after.endings.drafts.indices where told.contains(after.endings.drafts[index]) {
            after.endings.drafts[index].toldOn = around.today
        }
        var facts = around.reviewRoute(until: windowEnds)
        facts["further_review"] = around.furtherReview
        facts["lead_name"] = .text(leadName)
        var notices = told.map { draft in
            var facts = facts
            facts["outcome"] = .text(draft.text)
            facts["recommendations"] = .lines(draft.recommendations)
            facts["plan"] = .lines(draft.plan)
            return Notice(.outcome, to: .applicant(draft.application), facts)
        }
        var deadlines: [Deadline.Change] = [
            .met(.step(.outcome), subject: id.raw, on: around.today),
            .lapsed(.step(.planConsultation), subject: id.raw, because: "the outcome was told"),
        ]
        for recommendation in recommendations where recommendation.answer == nil {
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

    /// The outcome as the review keeps it; where applicants were told it in words of their own, those stay with each.
    private static func summary(of told: [OutcomeDraft]) -> String {
        guard let first = told.first else { return "" }
        let isOne = told.allSatisfy { $0.text.utf8.elementsEqual(first.text.utf8) }
        return isOne ? first.text : "Each applicant was told the outcome in words of their own."
    }
}
