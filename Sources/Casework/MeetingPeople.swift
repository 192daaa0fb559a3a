// People who come to a meeting that is set, or need not come any more, without moving it.
extension Review {
    /// The meetings of this review that have not begun.
    public func meetingsToCome(after now: Instant) -> [Hearing] {
        hearings.filter {
            $0.adjournment == nil && $0.record == nil && $0.slot.startsAt > now
                && ($0.purpose == .progress || stage == .meetingSet)
        }
    }

    /// Invites somebody to the meeting that is set, in the place of somebody who cannot come.
    ///
    /// - Parameter number: which of the review's meetings.
    public func inviting(
        _ person: Person.ID, insteadOf leaving: Person.ID?, to number: Int, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .coordinator, .chair)
        guard let before = meetingsToCome(after: around.now).first(where: { $0.number == number }) else {
            throw .unknown("meeting to come")
        }
        let officer = try around.officer(person)
        guard !before.invited.contains(person) else { throw .already("invited") }
        try before.mustBeSeen(by: person, in: around)
        if let leaving, !before.invited.contains(leaving) { throw .unknown("person") }
        var next = before
        next.invited = before.invited.filter { $0 != leaving } + [person]
        var facts = [Event.Fact("comes", officer.name)]
        if let name = around.officers.first(where: { $0.person == leaving })?.name {
            facts.append(.init("instead of", name))
        }
        return Outcome(
            replacing(next), events: [Event(.standInInvited, facts)],
            notices: next.notices(insteadOf: before, to: [], because: nil))
    }

    /// Takes somebody off every meeting to come: they have left the service, or must not see the case. nil where they
    /// are invited to none.
    ///
    /// - Parameter tells: whether they hear of it; whoever has left has no address with us any more.
    public func withdrawing(
        _ person: Person.ID, named name: String, because reason: String, telling tells: Bool, at now: Instant
    ) -> Outcome<Review>? {
        var after = self
        var notices: [Notice] = []
        for before in meetingsToCome(after: now) where before.invited.contains(person) {
            var next = before
            next.invited = before.invited.filter { $0 != person }
            after = after.replacing(next)
            if tells { notices += next.notices(insteadOf: before, to: [], because: nil) }
        }
        guard after != self else { return nil }
        return Outcome(
            after, events: [Event(.meetingWithdrawn, [.init("person", name), .init("because", reason)])],
            notices: notices)
    }

    private func replacing(_ hearing: Hearing) -> Review {
        var after = self
        if let place = hearings.firstIndex(where: { $0.number == hearing.number }) { after.hearings[place] = hearing }
        return after
    }
}
