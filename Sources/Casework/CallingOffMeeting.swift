extension Review {
    /// Calls the meeting off: everybody who was invited is told, with the reason, and another can be set. The last day
    /// by which the panel must meet stands.
    public func callingOffMeeting(
        because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .coordinator, .chair)
        guard case .meetingSet = stage, let hearing else { throw wrongStage(.meetingSet) }
        let starts = hearing.slot.startsAt
        guard around.now < starts else {
            throw .date("called_off", around.today, from: nil, until: London.date(of: starts))
        }
        guard !reason.isBlank else { throw .missing("reason") }
        var after = self
        after.stage = .arranging
        after.hearing = nil
        let because = "the meeting was called off"
        return Outcome(
            after, events: [Event(.meetingCalledOff, [.init("on", "\(London.date(of: starts))")])],
            notices: hearing.cancellations(to: applications, because: reason),
            deadlines: [.lapsed(.step(.papersToPanel), subject: id.raw, because: because)]
                + around.noLongerNeeded(.reasonsNotInvited, subject: id.raw, because: because),
            beside: droppingReadingsBeforeMeeting(because: because))
    }
}
