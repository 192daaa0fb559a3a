// The draft plan, before it is final.
extension Review {
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
        guard case .consulting(let since, _) = stage else { throw wrongStage(.consulting) }
        guard !text.isBlank else { throw .missing("text") }
        var after = self
        after.planAnswers.removeAll { $0.application == application }
        after.planAnswers.append(PlanAnswer(application: application, on: around.today, text: text))
        let everybody = applications.allSatisfy { application in
            after.planAnswers.contains { $0.application == application && $0.on >= since }
        }
        return Outcome(
            after, events: [Event(.planAnswered)],
            deadlines: everybody ? [.met(.step(.planConsultation), subject: id.raw, on: around.today)] : [])
    }
}
