extension Review {
    /// Tells every applicant the outcome and the recommendations (section 104(8)), each in the words that a second person
    /// has read, and every body its recommendation. Silence on the plan does not stall: once the last day is past the
    /// outcome may go.
    public func sendingOutcome(by actor: Actor, in around: Circumstances) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .chair, .coordinator)
        guard case .consulting(_, let until) = stage else { throw wrongStage(.consulting) }
        guard isPlanAnsweredByAll || around.today > until else {
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
        let summary = Review.summary(of: told)
        after.stage = .outcomeSent(on: around.today, summary: summary)
        after.endings.outcomes.append(OutcomeSent(on: around.today, summary: summary))
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
            facts["consulted"] = consulted(draft.application).map { .text($0) } ?? .lines([])
            facts["changes"] = .lines(changesToTell(draft.application, in: around))
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
            notices.append(recommendation.notice(due: answer.dueOn))
        }
        let silent = applications.count { silence(of: $0, on: around.today) != nil }
        let unanswered =
            silent == 0
            ? []
            : [Event(.planSilent, [.init("until", "\(until)"), .init("of", "\(silent) of \(applications.count)")])]
        return Outcome(
            after, events: unanswered + [Event(.outcomeSent, [.init("recommendations", "\(recommendations.count)")])],
            notices: notices, deadlines: deadlines + [.open(try after.nextWord(in: around))],
            beside: try after.askingBeforeClosing(in: around) + (try after.openingWindows(in: around)))
    }

    /// What an applicant is told in the outcome of how the plan has changed since they were asked about it, a line each.
    public func changesToTell(_ application: Application.ID, in around: Circumstances) -> [String] {
        guard let draft = outcomeDraft(for: application) else { return [] }
        return seen(by: application).changesSinceDraft(among: around.agencies, without: draft.withheld)
    }

    /// The outcome as the review keeps it; where applicants were told it in words of their own, those stay with each.
    private static func summary(of told: [OutcomeDraft]) -> String {
        guard let first = told.first else { return "" }
        let isOne = told.allSatisfy { $0.text.utf8.elementsEqual(first.text.utf8) }
        return isOne ? first.text : "Each applicant was told the outcome in words of their own."
    }
}
