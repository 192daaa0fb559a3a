/// The one period in which a procedure lets incidents count, whenever the application is made
/// (`Procedure.Formula.spanFromFirstIncident`); both days are in it.
public struct Span: Equatable, Sendable {
    /// The day of the first incident that counts.
    public let firstDay: CivilDate
    public let lastDay: CivilDate

    public init(firstDay: CivilDate, lastDay: CivilDate) {
        self.firstDay = firstDay
        self.lastDay = lastDay
    }

    func contains(_ day: CivilDate) -> Bool { firstDay <= day && day <= lastDay }
}

extension LocalRules {
    /// The best span with what counts in it: one in which a limb holds, else the one with the most reports; of equals
    /// the latest. No span where no report was made in time.
    static func bestSpan(_ rules: Procedure.ThresholdRules, _ evidence: Evidence, _ unsifted: [Standing]) -> (
        Span?, [Standing]
    ) {
        let inTime = unsifted.indices.filter { unsifted[$0].doesCount }
            .sorted { evidence.reports[$0].behaviourOn < evidence.reports[$1].behaviourOn }
        var best: (span: Span?, standings: [Standing], merit: Int) = (nil, unsifted, -1)
        var previous: CivilDate?
        for index in inTime.reversed() {
            let first = evidence.reports[index].behaviourOn
            guard first != previous else { continue }
            previous = first
            let span = Span(firstDay: first, lastDay: rules.toApply.lastDay(from: first))
            var standings = unsifted
            for other in inTime where !span.contains(evidence.reports[other].behaviourOn) {
                standings[other] = .outsideSpan
            }
            evidence.sift(&standings, by: rules.sifting)
            let merit = Limbs(rules, evidence, standings).merit
            if merit > best.merit { best = (span, standings, merit) }
        }
        return (best.span, best.standings)
    }
}
