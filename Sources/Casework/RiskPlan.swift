/// How the risk to everybody whom a case puts at risk is managed: a version of it. Each stays.
public struct RiskPlan: Equatable, Sendable {
    /// One who is at risk.
    public struct Line: Equatable, Sendable {
        /// By their part in the case and not by name: `the applicant's daughter`.
        public var who: String
        public var risks: String
        public var measures: String
        /// Who sees to the measures.
        public var byWhom: String

        public init(who: String, risks: String, measures: String, byWhom: String) {
            self.who = who
            self.risks = risks
            self.measures = measures
            self.byWhom = byWhom
        }
    }

    /// 1, 2, 3 …
    public var version: Int
    /// Empty where nobody is at risk any more.
    public var lines: [Line]
    /// What is different from the version before, or what the review of it found.
    public var note: String
    /// When it is looked at again; the day on which it was written where it holds no line.
    public var reviewOn: CivilDate
    public var on: CivilDate
    public var by: Person.ID

    public init(
        version: Int, lines: [Line], note: String, reviewOn: CivilDate, on: CivilDate, by: Person.ID
    ) {
        self.version = version
        self.lines = lines
        self.note = note
        self.reviewOn = reviewOn
        self.on = on
        self.by = by
    }
}

extension Review {
    /// Writes the plan anew, also after looking at it where nothing changes: who looks again, and when, is a duty of the
    /// lead officer. Without a line nobody is at risk any more, which is said in the note.
    public func writingRiskPlan(
        _ lines: [RiskPlan.Line], note: String, reviewOn: CivilDate?, after before: RiskPlan?, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> (plan: RiskPlan, outcome: Outcome<Review>) {
        let officer = try planner(actor)
        try requireOpen()
        for line in lines where [line.who, line.risks, line.measures, line.byWhom].contains(where: \.isBlank) {
            throw .missing("risk")
        }
        guard !lines.isEmpty || !note.isBlank else { throw .missing("risk") }
        var changes: [Deadline.Change] =
            before?.lines.isEmpty == false ? [.met(.riskReview, subject: id.raw, on: around.today)] : []
        if !lines.isEmpty {
            guard let reviewOn else { throw .missing("risk_review") }
            guard reviewOn > around.today else {
                throw .date("risk_review", reviewOn, from: around.today.adding(days: 1), until: nil)
            }
            let leader = lead.flatMap { around.name(of: $0.person) != nil ? leadOwner : nil }
            changes.append(
                .open(
                    try around.deadline(
                        .riskReview, due: reviewOn, from: around.today, subject: id.raw,
                        owner: leader ?? .coordinators,
                        working: "Set with the risk management plan.")))
        }
        let plan = RiskPlan(
            version: (before?.version ?? 0) + 1, lines: lines, note: note,
            reviewOn: lines.isEmpty ? around.today : reviewOn ?? around.today, on: around.today, by: officer.person)
        return (
            plan,
            Outcome(
                self,
                events: [
                    Event(.riskPlanWritten, [.init("version", "\(plan.version)"), .init("at risk", "\(lines.count)")])
                ], deadlines: changes)
        )
    }
}

/// Support that was offered to somebody, and what became of the offer.
public struct SupportOffer: Equatable, Sendable {
    public typealias ID = Casework.ID<SupportOffer>

    public struct Answer: Equatable, Sendable {
        public var takenUp: Bool
        public var words: String
        public var on: CivilDate
        public var by: Person.ID

        public init(takenUp: Bool, words: String, on: CivilDate, by: Person.ID) {
            self.takenUp = takenUp
            self.words = words
            self.on = on
            self.by = by
        }
    }

    public var id: ID
    /// By their part in the case and not by name.
    public var who: String
    public var what: String
    public var byWhom: String
    public var on: CivilDate
    /// Who entered it.
    public var by: Person.ID
    /// nil as long as nobody knows whether it is taken up.
    public var answer: Answer?

    public init(
        id: ID, who: String, what: String, byWhom: String, on: CivilDate, by: Person.ID, answer: Answer? = nil
    ) {
        self.id = id
        self.who = who
        self.what = what
        self.byWhom = byWhom
        self.on = on
        self.by = by
        self.answer = answer
    }
}

extension Review {
    /// Keeps that support was offered, on a day gone by or today.
    public func offeringSupport(
        _ what: String, to who: String, byWhom: String, on day: CivilDate, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> (offer: SupportOffer, outcome: Outcome<Review>) {
        let officer = try planner(actor)
        try requireOpen()
        guard ![what, who, byWhom].contains(where: \.isBlank) else { throw .missing("support") }
        guard day <= around.today else { throw .date("offered_on", day, from: nil, until: around.today) }
        let offer = SupportOffer(
            id: SupportOffer.ID(around.makeID()), who: who, what: what, byWhom: byWhom, on: day, by: officer.person)
        return (offer, Outcome(self, events: [Event(.supportOffered, [.init("on", "\(day)")])]))
    }

    /// Keeps whether an offer is taken up. What was said before is said anew: somebody may change their mind.
    public func answering(
        _ offer: SupportOffer, takenUp: Bool, words: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> (offer: SupportOffer, outcome: Outcome<Review>) {
        let officer = try planner(actor)
        try requireOpen()
        var after = offer
        after.answer = SupportOffer.Answer(takenUp: takenUp, words: words, on: around.today, by: officer.person)
        return (after, Outcome(self, events: [Event(.supportAnswered, [.init("taken up", takenUp ? "yes" : "no")])]))
    }
}
