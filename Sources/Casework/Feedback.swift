/// What an applicant said at the end of how they were dealt with. One for an application; it changes nothing in the
/// case.
public struct Feedback: Equatable, Sendable {
    public var application: Application.ID
    public var on: CivilDate
    /// 1 (very dissatisfied) to 5 (very satisfied) with how it was handled.
    public var handling: Int
    /// 1 to 5 with what came of it; nil where nothing has yet, or they did not say.
    public var outcome: Int?
    /// In their own words; empty for none.
    public var words: String

    public static let scores = 1...5

    /// The scores are held to 1 to 5.
    public init(application: Application.ID, on: CivilDate, handling: Int, outcome: Int?, words: String) {
        func held(_ score: Int) -> Int {
            min(max(score, Feedback.scores.lowerBound), Feedback.scores.upperBound)
        }
        self.application = application
        self.on = on
        self.handling = held(handling)
        self.outcome = outcome.map(held)
        self.words = words
    }
}

extension Application {
    /// Whether there is an end of which its applicant can say how it was: the outcome was told, or it ends without a
    /// review.
    public func hasEnd(heardIn review: Review?) -> Bool {
        if let review { return review.stage.name == .outcomeSent || review.stage.name == .closed }
        switch stage {
        case .decided(let decision): return decision.answer == .notMet
        case .received, .acknowledged, .gathering, .withdrawn, .passedOn: return false
        }
    }
}
