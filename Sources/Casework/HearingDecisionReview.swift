import FoundationEssentials

// The papers of a review of a decision, and who hears it.
extension Application {
    /// The papers of the case went to those who hear it, on a day, in a way that somebody can look up.
    public func sendingReviewPapers(
        of review: DecisionReview, on day: CivilDate, how: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> (review: DecisionReview, outcome: Outcome<Application>) {
        let officer = try actor.officer(holding: .coordinator)
        guard review.application == id, review.conclusion == nil else { throw .unknown("review of the decision") }
        guard review.papers == nil else { throw .already("sent") }
        guard day >= review.askedOn, day <= around.today else {
            throw .date("done_on", day, from: review.askedOn, until: around.today)
        }
        guard !how.isBlank else { throw .missing("how the papers were sent") }
        var after = review
        after.papers = DecisionReview.Papers(on: day, how: how, by: officer.person)
        return (
            after,
            Outcome(
                self, events: [Event(.reviewPapersSent, [.init("on", "\(day)"), .init("to", review.body)])],
                notices: [
                    Notice(
                        .reviewPapersSent, to: .applicant(id),
                        ["papers_on": .date(day), "review_body": .text(review.body)])
                ],
                // One that was asked for before each had clocks of its own is known by the id of the application.
                deadlines: around.procedure.limits[.reviewPapers] == nil
                    ? [] : [review.id.raw, id.raw].map { .met(.step(.reviewPapers), subject: $0, on: day) })
        )
    }

    /// Names who hears it. `tookPart` are those who made the decision, sat on its panel, chaired or led: none of them
    /// hears it.
    public func naming(
        hearers names: [String], of organisation: String, for review: DecisionReview, tookPart: [String],
        by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> (review: DecisionReview, outcome: Outcome<Application>) {
        let officer = try actor.officer(holding: .coordinator)
        guard review.application == id, review.conclusion == nil else { throw .unknown("review of the decision") }
        let names = names.filter { !$0.isBlank }
        guard !names.isEmpty else { throw .missing("hearers") }
        guard !organisation.isBlank else { throw .missing("organisation") }
        let known = Set(tookPart.map(DecisionReview.letters))
        let barred = names.filter { known.contains(DecisionReview.letters($0)) }
        guard barred.isEmpty else { throw .tookPart(barred) }
        var after = review
        after.hearers.append(
            DecisionReview.Hearer(names: names, organisation: organisation, on: around.today, by: officer.person))
        return (
            after,
            Outcome(self, events: [Event(.hearerNamed, [.init("names", names.joined(separator: ", "))])])
        )
    }

    /// The names of those who took part in what is looked at again, as far as its files name them.
    public func tookPart(in review: Review?) -> [String] {
        var decisions = earlierDecisions
        if case .decided(let decision) = stage { decisions.append(decision) }
        var names = decisions.flatMap { decision in
            decision.people.map(\.name)
                + [decision.signOff?.name, decision.senior, decision.behaviour?.by]
                .compactMap(\.self)
        }
        for hearing in review?.hearings ?? [] { names += (hearing.record?.account.presences ?? []).map(\.name) }
        return names
    }
}

extension Review {
    /// Those who were on its panel, chaired or led it, or wrote its outcome.
    public var tookPart: [Person.ID] {
        hearings.flatMap(\.invited) + hearings.compactMap { $0.record?.by }
            + leadership.chairings.flatMap { [$0.chair, $0.deputy].compactMap(\.self) }
            + leadership.earlier.map(\.person) + (lead.map { [$0.person] } ?? [])
    }
}

extension DecisionReview {
    /// The letters of a name, whatever their case, titles apart: `Dr. A. Hall` is `A Hall`.
    static func letters(_ name: String) -> String {
        let words = name.unicodeScalars.split { !$0.properties.isAlphabetic && $0 != "-" }.map { word in
            word.map(\.properties.lowercaseMapping).joined()
        }
        return words.filter {
            !["mr", "mrs", "ms", "miss", "dr", "cllr", "councillor", "prof", "sir", "pc", "ps"].contains($0)
        }
        .joined(separator: " ")
    }
}
