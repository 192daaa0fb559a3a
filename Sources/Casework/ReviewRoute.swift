extension Procedure {
    /// Where an applicant who is dissatisfied may go (Schedule 4 paragraph 3). By when they may ask, and by when it is
    /// heard, are the limits of `Step.reviewWindow` and `Step.reviewHeard`.
    public struct ReviewRoute: Equatable, Sendable {
        /// The body that hears it, in words.
        public var body: String
        /// How it is asked for ("in writing, through the council"); nil where the procedure does not say.
        public var how: String?
        public var grounds: [String]
        public var sentBy: Sender
        /// Conditions in the procedure's words ("with the applicant's consent to pass on data", "not while the plan is
        /// live", "the decision is final").
        public var conditions: [String]
        /// Whether the procedure names no body, so that `body` is a stand-in.
        public var isSilent: Bool

        /// Who sends the request to the body that hears it.
        public enum Sender: String, CaseIterable, Sendable {
            case applicant
            /// The body that carried out the review sends it on (Devon and Cornwall).
            case reviewingBody = "reviewing-body"
        }

        public init(
            body: String, how: String? = nil, grounds: [String], sentBy: Sender = .applicant,
            conditions: [String] = [], isSilent: Bool = false
        ) {
            self.body = body
            self.how = how
            self.grounds = grounds
            self.sentBy = sentBy
            self.conditions = conditions
            self.isSilent = isSilent
        }
    }
}
