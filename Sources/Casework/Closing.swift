extension Review {
    /// Closes the case and tells every applicant why. Not over an open action without a reason for that as well.
    public func closing(
        because reason: String, despiteOpenActions openReason: String?, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .coordinator)
        guard case .outcomeSent(let sent, let summary) = stage else { throw wrongStage(.outcomeSent) }
        guard !reason.isBlank else { throw .missing("reason") }
        let open = actions.count(where: \.isOpen)
        if open > 0, openReason?.isBlank != false { throw .openActions(open) }
        try requireReadBeforeClosing()
        var after = self
        after.stage = .closed(on: around.today, because: reason, outcomeSent: sent, summary: summary)
        var facts: [Event.Fact] = [.init("open_actions", "\(open)")]
        if open > 0, let openReason { facts.append(.init("despite_open_actions", openReason)) }
        return Outcome(
            after, events: [Event(.closed, facts)],
            notices: applications.map { Notice(.closed, to: .applicant($0), ["reason": .text(reason)]) },
            deadlines: [.allLapsed(because: "the case was closed")],
            beside: endingWholeProcess(in: around) + endingRequests(because: "the case was closed"))
    }
}
