public import Casework
import FoundationEssentials
import Postgres
import Records

extension Desk {
    /// A year of a large area is read whole.
    private static let countingDeadline = Duration.seconds(600)

    /// The figures of section 104(9) for an area that one partnership or more serves; nil for an unknown area.
    /// `progress` is told before each part is counted: how many are done, and of how many.
    public func statistics(
        of area: String, from: CivilDate, until: CivilDate,
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> Counts? {
        let partnerships = try await transaction(.readOnly, Acting()) { tx in
            try Statistics.partnerships(serving: area, in: tx)
        }
        guard !partnerships.isEmpty else { return nil }
        let period = ReportingPeriod(from: from, until: until)
        let all = partnerships.count * Statistics.Part.allCases.count
        var total = Tally()
        for (place, partnership) in partnerships.enumerated() {
            let tally = try await pool.transaction(
                .snapshot, settings: Acting.service(in: partnership).settings, deadline: Desk.countingDeadline
            ) { tx in
                var tally = Tally()
                for (index, part) in Statistics.Part.allCases.enumerated() {
                    progress(place * Statistics.Part.allCases.count + index, all)
                    tally.add(try Statistics.tally(part, of: area, in: period, of: partnership, tx))
                }
                return tally
            }
            total.add(tally)
        }
        progress(all, all)
        return total.counts(of: area, from: from, until: until)
    }
}
