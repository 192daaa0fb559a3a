/// A time at which a case was closed, with what was open then and why it was closed all the same.
public struct Closing: Equatable, Sendable {
    /// What may still be open when a case is closed; each asks a reason of its own.
    public enum Open: String, CaseIterable, Sendable {
        case actions, recommendations
        /// A review of a decision on one of its applications.
        case reviews
    }

    /// What was left open, and why.
    public struct Despite: Equatable, Sendable {
        public var what: Open
        public var count: Int
        public var reason: String

        public init(_ what: Open, count: Int, reason: String) {
            self.what = what
            self.count = count
            self.reason = reason
        }
    }

    /// When and why it was opened again.
    public struct Reopened: Equatable, Sendable {
        public var on: CivilDate
        /// nil where a review of the decision opened it.
        public var by: Person.ID?
        public var reason: String

        public init(on: CivilDate, by: Person.ID?, reason: String) {
            self.on = on
            self.by = by
            self.reason = reason
        }
    }

    /// 1, 2, 3 … of the review.
    public var turn: Int
    public var on: CivilDate
    public var by: Person.ID
    public var reason: String
    public var despite: [Despite]
    public var reopened: Reopened?

    public init(
        turn: Int, on: CivilDate, by: Person.ID, reason: String, despite: [Despite], reopened: Reopened? = nil
    ) {
        self.turn = turn
        self.on = on
        self.by = by
        self.reason = reason
        self.despite = despite
        self.reopened = reopened
    }
}

extension Review {
    /// How much of each kind is still open; what is not open is left out.
    public var stillOpen: [(what: Closing.Open, count: Int)] {
        [
            // A declined one waits until it is set for another body or settled.
            (Closing.Open.actions, actions.count { $0.isOpen || $0.isUnsettled }),
            (.recommendations, recommendations.count { $0.answer == nil }), (.reviews, endings.pendingReviews),
        ].filter { $0.1 > 0 }.map { (what: $0.0, count: $0.1) }
    }

    /// Closes the case and tells every applicant when and why, and until when it can be opened again. A coordinator does
    /// so, or the lead officer, whom the applicant knows by name. Not over anything that is still open without a reason
    /// for each kind of it, and not before every application was read for danger since the outcome.
    public func closing(
        because reason: String, despite reasons: [Closing.Open: String] = [:], by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer: Officer
        if case .officer(let own) = actor, leads(own) {
            officer = own
        } else {
            officer = try actor.officer(holding: .coordinator)
        }
        guard case .outcomeSent(let sent, let summary) = stage else { throw wrongStage(.outcomeSent) }
        guard !reason.isBlank else { throw .missing("reason") }
        var despite: [Closing.Despite] = []
        for (what, count) in stillOpen {
            guard let why = reasons[what], !why.isBlank else {
                throw what == .actions ? .openActions(count) : .stillOpen(what, count)
            }
            despite.append(.init(what, count: count, reason: why))
        }
        try requireReadBeforeClosing()
        var after = self
        after.stage = .closed(on: around.today, because: reason, outcomeSent: sent, summary: summary)
        after.endings.closings.append(
            Closing(
                turn: endings.closings.count + 1, on: around.today, by: officer.person, reason: reason,
                despite: despite))
        let off = after.callOffProgressMeetings(because: "the case was closed", at: around.now)
        let facts: [Event.Fact] =
            [.init("open_actions", "\(actions.count(where: \.isOpen))")]
            + despite.map { .init("despite_open_\($0.what.rawValue)", $0.reason) }
        let notice: [String: Notice.Fact] = [
            "reason": .text(reason), "closed_on": .date(around.today), "closed_by": .text(officer.name),
            "reopen_how": .lines(around.procedure.reopening?.words.map { [$0] } ?? []),
            "reopen_until": .date(try Reopening.lastDay(after: around.today, in: around)),
        ]
        return Outcome(
            after, events: [Event(.closed, facts)],
            notices: applications.map { Notice(.closed, to: .applicant($0), notice) } + off,
            deadlines: [.allLapsed(because: "the case was closed")],
            beside: endingWholeProcess(in: around) + endingRequests(because: "the case was closed"))
    }
}
