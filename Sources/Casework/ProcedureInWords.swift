/// A review procedure as people read it (section 104(2)): plain English, made from the procedure alone. Pages and
/// programs show the same sections. “We” are the relevant bodies together, “you” the person who asks for a review.
public struct ProcedureInWords: Equatable, Sendable {
    public struct Section: Equatable, Sendable {
        /// Lower case with hyphens, for links within a page.
        public var id: String
        public var heading: String
        public var blocks: [Block]
    }

    /// One piece of a section, from top to bottom.
    public enum Block: Equatable, Sendable {
        case paragraph(String)
        case items([String])
        /// Rows of as many cells as there are columns.
        case table(caption: String, columns: [String], rows: [[String]])
        /// Names with what they stand for.
        case facts([Fact])
    }

    public struct Fact: Equatable, Sendable {
        public var name: String
        public var value: String
    }

    public var title: String
    public var sections: [Section]

    public init(_ procedure: Procedure) {
        title = procedure.title
        let made: [(id: String, heading: String, blocks: [Block])] = [
            ("what-it-is", "What an ASB Case Review is", ProcedureInWords.whatItIs),
            ("who-can-ask", "Who can ask", ProcedureInWords.whoCanAsk),
            ("how-to-ask", "How to ask", procedure.duties.howToAsk),
            ("threshold", "When we must hold a review", procedure.threshold.whenMet),
            ("other-ways", "Other ways to get a review", procedure.threshold.otherWays),
            ("conditions", "Conditions that the law does not ask for", procedure.threshold.conditions),
            ("fewer-reports", "If not enough reports count", ProcedureInWords.fewerReports),
            ("stages", "What happens, and by when", procedure.stages),
            ("meeting", "Who is at the meeting", procedure.panel.whoSits),
            ("being-heard", "How you are heard", procedure.panel.howHeard),
            ("safety", "What we ask about your safety", procedure.safety),
            ("not-happy", "If you are not happy with what we did", procedure.ifNotHappy),
            ("published", "What we publish", procedure.published),
            ("kept-right", "How we keep this procedure right", procedure.duties.keptRight),
            ("more", "What else the procedure says", procedure.more),
            ("about", "About this procedure", procedure.about),
        ]
        sections = made.filter { !$0.blocks.isEmpty }.map { Section(id: $0.id, heading: $0.heading, blocks: $0.blocks) }
    }

    /// Section 104(1) and (7), and the meaning of section 105(4), which is narrower than that of section 2.
    private static let whatItIs: [Block] = [
        .paragraph(
            "If you have reported antisocial behaviour and it has not stopped, you can ask for an ASB Case Review. It "
                + "used to be called the Community Trigger."),
        .paragraph(
            "The council, the police, health services and housing providers then look at your case together, to see what "
                + "more can be done. In this procedure, “we” means all of them."),
        .paragraph(
            "Antisocial behaviour is here behaviour that causes harassment, alarm or distress to anybody. Small things "
                + "that happen again and again can do that too."),
    ]

    /// Section 104(1)(a): the person who complained or any other person. Permission is a matter of privacy, never of
    /// the right to apply (scenario 14).
    private static let whoCanAsk: [Block] = [
        .items([
            "You can ask if the behaviour affects you. It does not matter if you are one person, a family, a group or a "
                + "business.",
            "Somebody else can ask for you: a friend, a relative, a carer, a councillor, your MP or anybody you trust. "
                + "We check that you agree before we tell them anything about you. We start work without waiting for "
                + "that.",
            "It costs nothing.",
        ])
    ]

    /// Section 104(5).
    private static let fewerReports: [Block] = [
        .paragraph(
            "You can still ask. A computer never turns you down: people read what you tell us, and people decide. They "
                + "must think about 3 things:"),
        .items([
            "how long it has gone on, and how often it happens (persistence)",
            "the harm it does to you or to others, or could do (harm)",
            "if what was done about it was good enough (adequacy of the response)",
        ]),
        .paragraph("They can hold a review because of any of these. This is section 104(5) of the Act."),
    ]
}

extension Int {
    /// `3 reports`, `1 report`.
    func of(_ noun: String, _ plural: String? = nil) -> String { "\(self) \(self == 1 ? noun : plural ?? noun + "s")" }
}

extension String {
    /// Ends with one full stop, whatever the procedure's own words end with.
    var asSentence: String {
        guard let last = unicodeScalars.last(where: { !$0.properties.isWhitespace }) else { return self }
        return [".", "!", "?", "”"].contains(last) ? self : self + "."
    }
}
