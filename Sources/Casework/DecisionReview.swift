/// A review of a decision that somebody asked for who is dissatisfied with it, or with how the review was carried out
/// (Schedule 4, paragraph 3).
public struct DecisionReview: Equatable, Sendable {
    public typealias ID = Casework.ID<DecisionReview>

    public var id: ID
    public var application: Application.ID
    public var askedOn: CivilDate
    /// Who entered it; nil for the applicant themselves.
    public var enteredBy: Person.ID?
    /// What they say.
    public var words: String

    public init(id: ID, application: Application.ID, askedOn: CivilDate, enteredBy: Person.ID?, words: String) {
        self.id = id
        self.application = application
        self.askedOn = askedOn
        self.enteredBy = enteredBy
        self.words = words
    }
}

extension Application {
    /// Records that a review of the decision was asked for: by the applicant today, or by a coordinator who was asked on
    /// a day. `told` and `until` are the ends of the window; nil where none is open. Out of time it is refused, with the
    /// last day.
    public func askingReview(
        _ words: String, on day: CivilDate, within window: (told: CivilDate, until: CivilDate)?, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> (review: DecisionReview, outcome: Outcome<Application>) {
        var enteredBy: Person.ID?
        if actor != .applicant(id) { enteredBy = try actor.officer(holding: .coordinator).person }
        guard let window else { throw .unknown("decision that can be reviewed now") }
        guard day >= window.told, day <= min(window.until, around.today) else {
            throw .date("asked_on", day, from: window.told, until: min(window.until, around.today))
        }
        guard !words.isBlank else { throw .missing("text") }
        let days = StageDates.Events(happened: [.reviewAsked: day, .receipt: receipt.receivedOn])
        let papers = try around.whereProcedureHas(.reviewPapers, given: days, subject: id.raw)
        let heard = try around.deadline(.reviewHeard, given: days, subject: id.raw, owner: .coordinators)
        var facts: [String: Notice.Fact] = ["asked": .date(day), "heard_by": .date(heard.dueOn)]
        if case .open(let deadline)? = papers.first { facts["papers_by"] = .date(deadline.dueOn) }
        let review = DecisionReview(
            id: .init(around.makeID()), application: id, askedOn: day, enteredBy: enteredBy, words: words)
        let outcome = Outcome(
            self, events: [Event(.reviewAsked, [.init("on", "\(day)"), .init("heard_by", "\(heard.dueOn)")])],
            notices: [Notice(.reviewAsked, to: .applicant(id), facts)],
            deadlines: [.met(.step(.reviewWindow), subject: id.raw, on: day)] + papers + [.open(heard)])
        return (review, outcome)
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
