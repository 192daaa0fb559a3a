extension DecisionReview {
    /// What somebody asks for.
    public struct Request: Sendable {
        public var words: String
        public var grounds: [String]
        /// Whether it goes to the local policing body, where that route is in force, and not to the procedure's body.
        public var toPolicingBody: Bool
        /// Why it is accepted although the last day has passed; nil for one in time.
        public var lateReason: String?

        public init(_ words: String, grounds: [String], toPolicingBody: Bool = false, lateReason: String? = nil) {
            self.words = words
            self.grounds = grounds
            self.toPolicingBody = toPolicingBody
            self.lateReason = lateReason
        }
    }
}

extension Application {
    /// Records that a review of the decision was asked for: by the applicant today, or by a coordinator who was asked on
    /// a day. `told` and `until` are the ends of the window, the last day until midnight; nil where none is open. Out of
    /// time it is refused, with the last day, unless a coordinator says why it is accepted late. `around` holds the
    /// procedure that was in force when it was asked for: its body, its route and its grounds count.
    public func askingReview(
        _ request: DecisionReview.Request, on day: CivilDate, within window: (told: CivilDate, until: CivilDate)?,
        by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> (review: DecisionReview, outcome: Outcome<Application>) {
        var enteredBy: Person.ID?
        if actor != .applicant(id) { enteredBy = try actor.officer(holding: .coordinator).person }
        guard let window, let about = reviewable else { throw .unknown("decision that can be reviewed now") }
        let isLate = day > window.until
        let lateReason = enteredBy == nil ? nil : request.lateReason.flatMap { $0.isBlank ? nil : $0 }
        guard day >= window.told, day <= around.today, !isLate || lateReason != nil else {
            throw .date("asked_on", day, from: window.told, until: min(window.until, around.today))
        }
        guard !request.words.isBlank else { throw .missing("text") }
        let route = around.procedure.review
        guard request.grounds.allSatisfy({ ground in route.grounds.contains { $0.utf8.elementsEqual(ground.utf8) } })
        else { throw .unknown("ground of a review") }
        guard !request.grounds.isEmpty || route.grounds.isEmpty else { throw .missing("ground of a review") }
        var body = route.body
        if request.toPolicingBody {
            guard let further = around.oversight.furtherRoute(on: day) else { throw .unknown("local policing body") }
            body = further.name
        }
        let review = DecisionReview(
            id: .init(around.makeID()), application: id, askedOn: day, enteredBy: enteredBy, words: request.words,
            about: about, grounds: request.grounds, body: body, sentBy: route.sentBy,
            lateReason: isLate ? lateReason : nil)
        // Each request has clocks of its own, known by its own id.
        let days = StageDates.Events(happened: [.reviewAsked: day, .receipt: receipt.receivedOn])
        let papers = try around.whereProcedureHas(.reviewPapers, given: days, subject: review.id.raw)
        let heard = try around.deadline(.reviewHeard, given: days, subject: review.id.raw, owner: .coordinators)
        var facts: [String: Notice.Fact] = [
            "asked": .date(day), "heard_by": .date(heard.dueOn), "review_body": .text(body),
        ]
        if case .open(let deadline)? = papers.first { facts["papers_by"] = .date(deadline.dueOn) }
        var noted: [Event.Fact] = [.init("on", "\(day)"), .init("heard_by", "\(heard.dueOn)"), .init("body", body)]
        if isLate { noted.append(.init("late", lateReason ?? "")) }
        let outcome = Outcome(
            self, events: [Event(.reviewAsked, noted)], notices: [Notice(.reviewAsked, to: .applicant(id), facts)],
            deadlines: [.met(.step(.reviewWindow), subject: id.raw, on: day)] + papers + [.open(heard)])
        return (review, outcome)
    }

    /// What there is to be dissatisfied with; nil where nothing was decided.
    private var reviewable: DecisionReview.About? {
        switch stage {
        case .received, .acknowledged, .gathering, .withdrawn: nil
        case .passedOn: .passing
        case .decided(let decision):
            switch decision.answer {
            case .met: .outcome
            case .notMet: .refusal
            case .otherArea: .passing
            }
        }
    }
}

extension Review {
    /// From the day on which they are told the outcome every applicant may ask for a review of it.
    func openingWindows(in around: Circumstances) throws(Refusal) -> [Outcome<Review>.Beside] {
        var windows: [Outcome<Review>.Beside] = []
        for application in applications {
            let window = try around.reviewWindow(of: application, toldOn: around.today)
            windows.append(.init(file: application.raw, deadlines: [.open(window)]))
        }
        return windows
    }
}
