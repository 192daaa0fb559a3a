// An applicant withdraws whose application a review hears already. The decision stays as it was made; the review goes on
// for the others, and ends where nobody is left.
extension Application {
    /// The applicant no longer wishes the review that was decided on. Until the review is closed.
    public func leaving(
        _ review: Review, because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> (application: Outcome<Application>, review: Outcome<Review>) {
        if actor != .applicant(id) { _ = try actor.officer(holding: .coordinator) }
        guard case .decided(let decision) = stage, decision.answer == .met else {
            throw wrongStage(.received, .acknowledged, .gathering, .decided)
        }
        guard !reason.isBlank else { throw .missing("reason") }
        let left = try review.losing(id, because: reason, in: around)
        var after = self
        after.earlierDecisions.append(decision)
        after.stage = .withdrawn(on: around.today, because: reason)
        let bodies = around.agencies.filter(\.isRelevantBody).map { Notice.Recipient.agency($0.id) }
        let lead = review.lead.flatMap { lead in
            lead.standing == .accepted && around.officers.contains { $0.person == lead.person }
                ? Notice.Recipient.person(lead.person) : nil
        }
        var deadlines = [Deadline.Change.allLapsed(because: "the application was withdrawn")]
        if dangerRecord.asked(in: nil) != nil {
            // Somebody may have been frightened into withdrawing: what they wrote is read all the same.
            deadlines.append(
                .open(
                    try around.deadline(.dangerRead, from: around.today, subject: id.raw, owner: .coordinators)))
        }
        let standing =
            left.after.applications.isEmpty
            ? "There is no review any more: nobody else is heard in it."
            : "The review goes on for the other applicants."
        return (
            Outcome(
                after, events: [Event(.withdrawn, [.init("after", "met")])],
                notices: [Notice(.withdrawn, to: .applicant(id), ["reason": .text(reason)])]
                    + (bodies + (lead.map { [$0] } ?? [])).map {
                        Notice(
                            .applicantLeft, to: $0, ["standing": .text(standing)],
                            path: "/work/cases/\(reference)")
                    },
                deadlines: deadlines),
            left
        )
    }
}

extension Review {
    /// The review without one of its applications: where nobody is left its meeting is called off and it ends.
    fileprivate func losing(
        _ application: Application.ID, because reason: String, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        try requireOpen()
        guard applications.contains(application) else { throw .unknown("application") }
        var after = self
        after.applications.removeAll { $0 == application }
        after.danger.removeAll { $0.application == application }
        let event = Event(.applicantLeft, [.init("left", "\(after.applications.count)")])
        let because = "the applicant withdrew"
        guard after.applications.isEmpty else {
            let answered: [Deadline.Change] =
                after.isPlanAnsweredByAll
                ? [.met(.step(.planConsultation), subject: id.raw, on: around.today)] : []
            guard let hearing = hearingToCome else { return Outcome(after, events: [event], deadlines: answered) }
            let cancelled = hearing.cancellations(to: [application], because: because)
                .filter { $0.to == .applicant(application) }
            return Outcome(after, events: [event], notices: cancelled)
        }
        var notices: [Notice] = []
        var events = [event]
        if let hearing = hearingToCome, around.now < hearing.slot.startsAt {
            after.stage = .arranging
            after.hearing = nil
            notices = hearing.cancellations(to: [application], because: because)
            events.append(
                Event(.meetingCalledOff, [.init("on", "\(London.date(of: hearing.slot.startsAt))")]))
        }
        notices += after.callOffProgressMeetings(because: because, at: around.now)
        if case .outcomeSent(let sent, let summary) = stage {
            after.stage = .closed(on: around.today, because: because, outcomeSent: sent, summary: summary)
            events.append(Event(.closed, [.init("open_actions", "\(actions.count(where: \.isOpen))")]))
        }
        return Outcome(after, events: events, notices: notices, deadlines: [.allLapsed(because: because)])
    }
}
