/// A proposal for the lead officer, with the working. The chair confirms it and the officer accepts it.
public struct LeadNomination: Equatable, Sendable {
    /// nil where nobody is eligible.
    public var nominated: String?
    /// The best-ranked of another agency, else the next in rank.
    public var deputy: String?
    /// Best first.
    public var ranking: [Place]
    /// In input order.
    public var excluded: [Excluded]

    public struct Place: Equatable, Sendable {
        public var id: String
        public var agency: String
        /// Rounded to 6 decimals, as it was compared.
        public var score: Double
        public var parts: Parts
        /// One plain sentence.
        public var reason: String
    }

    /// Each weight times its value of 0 to 1, rounded to 6 decimals.
    public struct Parts: Equatable, Sendable {
        public var involvement: Double
        public var continuity: Double
        public var workload: Double
        public var skills: Double

        public init(involvement: Double, continuity: Double, workload: Double, skills: Double) {
            self.involvement = involvement
            self.continuity = continuity
            self.workload = workload
            self.skills = skills
        }
    }

    public struct Excluded: Equatable, Sendable {
        public var id: String
        public var reasons: [Reason]
        /// Every reason, in one plain sentence.
        public var reason: String { reasons.map(\.words).joined(separator: "; ") + "." }
    }

    /// Why somebody cannot lead; no score makes up for one.
    public enum Reason: Equatable, Sendable {
        case conflict(String)
        case full(openCases: Int, capacity: Int)
        case awayOnTheDay(CivilDate)
        /// Away on more than 10 of the 20 working days after the day.
        case awayTooLong(days: Int)
        case declines

        var words: String {
            switch self {
            case .conflict(let what): "has a conflict of interest (\(what))"
            case .full(let open, let capacity):
                "has no room for another case (\(open) open, room for \(capacity))"
            case .awayOnTheDay(let day): "is away on \(day.inWords)"
            case .awayTooLong(let days): "is away on \(days) of the 20 working days after that"
            case .declines: "does not accept"
            }
        }
    }
}

/// Ranks the candidates and proposes a lead officer and a deputy.
///
/// Ties go to the fewer open cases, then to the id by bytes.
///
/// - Throws: `PastCalendar` where the 20 working days after the day are not all covered and somebody's absence has to
///   be counted in them.
public func nominateLead(
    _ question: LeadQuestion, calendar: WorkingCalendar
) throws(PastCalendar) -> LeadNomination {
    var ranked: [(place: LeadNomination.Place, openCases: Int)] = []
    var excluded: [LeadNomination.Excluded] = []
    for candidate in question.candidates {
        let reasons = try question.reasonsAgainst(candidate, calendar)
        if reasons.isEmpty {
            ranked.append((question.place(of: candidate), candidate.openCases))
        } else {
            excluded.append(LeadNomination.Excluded(id: candidate.id, reasons: reasons))
        }
    }
    ranked.sort { left, right in
        if left.place.score != right.place.score { return left.place.score > right.place.score }
        if left.openCases != right.openCases { return left.openCases < right.openCases }
        return left.place.id.utf8.lexicographicallyPrecedes(right.place.id.utf8)
    }
    let ranking = ranked.map(\.place)
    let deputy = ranking.dropFirst().first { !$0.agency.isSame(as: ranking[0].agency) } ?? ranking.dropFirst().first
    return LeadNomination(
        nominated: ranking.first?.id, deputy: deputy?.id, ranking: ranking, excluded: excluded)
}

extension LeadQuestion {
    fileprivate func reasonsAgainst(
        _ candidate: Candidate, _ calendar: WorkingCalendar
    ) throws(PastCalendar) -> [LeadNomination.Reason] {
        var reasons: [LeadNomination.Reason] = candidate.conflicts.map { .conflict($0) }
        if candidate.openCases >= candidate.capacity {
            reasons.append(.full(openCases: candidate.openCases, capacity: candidate.capacity))
        }
        if candidate.away.contains(where: { $0.covers(on) }) { reasons.append(.awayOnTheDay(on)) }
        let daysAway = try workingDaysAway(candidate, calendar)
        if daysAway > 10 { reasons.append(.awayTooLong(days: daysAway)) }
        if !candidate.accepts { reasons.append(.declines) }
        return reasons
    }

    /// On how many of the 20 working days after the day the candidate is away.
    private func workingDaysAway(_ candidate: Candidate, _ calendar: WorkingCalendar) throws(PastCalendar) -> Int {
        guard candidate.away.contains(where: { on < $0.until }) else { return 0 }
        let last = try calendar.adding(workingDays: 20, to: on)
        return (on.dayNumber + 1...last.dayNumber).count { number in
            let day = CivilDate(dayNumber: number)
            return calendar.isWorkingDay(day) && candidate.away.contains { $0.covers(day) }
        }
    }

    fileprivate func place(of candidate: Candidate) -> LeadNomination.Place {
        let involvement = involvement(of: candidate.agency)
        let workload = 1 - Double(candidate.openCases) / Double(candidate.capacity)
        let shared = skills(of: candidate)
        let parts = [
            weights.involvement * involvement, weights.continuity * (candidate.knowsCase ? 1 : 0),
            weights.workload * workload, weights.skills * shared,
        ]
        let reason =
            "\(reasonOfInvolvement(candidate.agency)); \(candidate.knowsCase ? "knows" : "does not know") the case; "
            + "\(candidate.openCases) of \(candidate.capacity) cases open; "
            + (tags.isEmpty ? "the case has no tags." : "has \(percent(shared)) of the case's tags.")
        return LeadNomination.Place(
            id: candidate.id, agency: candidate.agency, score: rounded(parts.reduce(0, +)),
            parts: LeadNomination.Parts(
                involvement: rounded(parts[0]), continuity: rounded(parts[1]), workload: rounded(parts[2]),
                skills: rounded(parts[3])),
            reason: reason)
    }

    /// The agency's share of all reports, 0 where there are none; 1 for the lead agency where one was chosen.
    private func involvement(of agency: String) -> Double { leads(agency) ? 1 : share(of: agency) }

    private func leads(_ agency: String) -> Bool { leadAgency?.isSame(as: agency) ?? false }

    private func share(of agency: String) -> Double {
        let all = reportsByAgency.values.reduce(0.0) { $0 + Double(max($1, 0)) }
        let own = reportsByAgency.first { $0.key.isSame(as: agency) }?.value ?? 0
        return all > 0 ? Double(max(own, 0)) / all : 0
    }

    private func reasonOfInvolvement(_ agency: String) -> String {
        leads(agency) ? "\(agency) is the lead agency" : "\(agency) took \(percent(share(of: agency))) of the reports"
    }

    /// The share of the case's tags that the candidate has; 0 where the case has none.
    private func skills(of candidate: Candidate) -> Double {
        let wanted = Set(tags.map { Array($0.utf8) })
        guard !wanted.isEmpty else { return 0 }
        let held = Set(candidate.tags.map { Array($0.utf8) })
        return Double(wanted.intersection(held).count) / Double(wanted.count)
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

    /// To 6 decimals, so that scores which differ by an error of the machine only are equal.
    private func rounded(_ value: Double) -> Double { (value * 1_000_000).rounded() / 1_000_000 }
}
