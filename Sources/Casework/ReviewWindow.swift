// Until when an applicant may ask for a review of the decision (Schedule 4 paragraph 3). It is a right of theirs and
// nobody's duty: no one is reminded of it, and no one is late.

extension Deadline.Duty {
    /// Whether it is a right of the applicant and nobody's duty.
    public var isApplicantsRight: Bool { self == .step(.reviewWindow) }
}

extension Circumstances {
    /// The window in which the decision on an application can be challenged, counted from the day on which the
    /// applicant was told.
    func reviewWindow(
        of application: Application.ID, toldOn day: CivilDate
    ) throws(Refusal) -> Deadline {
        var window = try deadline(.reviewWindow, from: day, subject: application.raw, owner: .coordinators)
        window.rungs = []
        return window
    }

    /// The last day to ask for a review of a decision that is told on `day`.
    public func reviewUntil(toldOn day: CivilDate) throws(Refusal) -> CivilDate {
        try reviewWindow(of: Application.ID(makeID()), toldOn: day).dueOn
    }
}

extension Application {
    /// A person has told the applicant of a decision that can be challenged, or that the application was passed on, by
    /// letter, by telephone or in person, because no message reached them: the window counts anew from that day.
    public func tellingDecision(
        on day: CivilDate, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        _ = try actor.officer(holding: .coordinator)
        guard let first = firstDayOfTelling else {
            throw .wrongStage(is: stage.name.rawValue, needed: [StageName.decided.rawValue])
        }
        guard day >= first, day <= around.today else {
            throw .date("done_on", day, from: first, until: around.today)
        }
        return Outcome(self, events: [], deadlines: [.open(try around.reviewWindow(of: id, toldOn: day))])
    }

    /// The day before which nobody could be told; nil where there is nothing to challenge.
    private var firstDayOfTelling: CivilDate? {
        switch stage {
        case .decided(let decision): decision.answer == .met ? nil : decision.on
        case .passedOn(let day): day
        case .received, .acknowledged, .gathering, .withdrawn: nil
        }
    }
}

extension Circumstances {
    /// The route of a review of the decision as letters tell it: whom to ask, until when, how and on what grounds.
    func reviewRoute(until: CivilDate) -> [String: Notice.Fact] {
        [
            "review_body": .text(procedure.review.body), "review_until": .date(until),
            "review_grounds": .lines(procedure.review.grounds),
            "review_how": .text(
                procedure.review.how ?? "Tell our point of contact, whose address is below. They pass it on."),
        ]
    }
}
