public import Casework
import FoundationEssentials
import Postgres
import Records

// Figures are published "as soon as practicable after the end of a reporting period": coordinators are reminded the day
// after, and again every four weeks, until they are.
extension Desk {
    /// Whether this machine's clock and the database's are within a minute of each other. By one that is a year ahead,
    /// coordinators would be reminded of next year's figures.
    public func agreesWithDatabaseClock() async throws -> Bool {
        let theirs = try await transaction(.readOnly, Acting()) { tx in try DatabaseClock.now(in: tx) }
        return DatabaseClock.ahead(clock.realNow(), of: theirs) == nil
    }

    /// Reminds the coordinators of every partnership of figures that wait to be published; each reminder once, of any
    /// number of instances by one. Returns how many periods they were reminded of.
    @discardableResult
    public func remindOfFigures() async throws -> Int {
        let partnerships = try await transaction(.readOnly, Acting()) { tx in try Founding.partnerships(in: tx) }
        var reminded = 0
        for partnership in partnerships {
            let due = try await transaction(.readOnly, .service(in: partnership)) { tx in
                try unpublished(in: partnership, tx)
            }
            guard !due.isEmpty else { continue }
            reminded += try await change(partnership, .service) { tx, now in
                try remind(due, in: partnership, now, tx)
            }
        }
        return reminded
    }

    /// What waits to be published, as the coordinators were reminded of it, oldest first.
    public func figuresToPublish(for officer: Officer) async throws -> [UnpublishedFigures] {
        guard officer.roles.contains(.coordinator) else { return [] }
        return try await transaction(.readOnly, Acting(.officer(officer), in: officer.partnership)) { tx in
            try Publications.waiting(in: officer.partnership, tx)
        }
    }

    /// Periods that are over and unpublished; of an area that has published before, only those since.
    private func unpublished(
        in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [UnpublishedFigures] {
        let today = today
        return try Publications.begun(in: partnership, tx).flatMap { area, first in
            let published = try Publications.of(area, in: partnership, tx).map(\.period)
            let reporting = try reporting(of: partnership, in: area, on: today, tx)
            return ReportingPeriod.over(since: first, before: today, reporting)
                .filter { period in !published.contains { $0.overlaps(period) } }
                .map { UnpublishedFigures(area: area, period: $0) }
        }
    }

    private func remind(
        _ due: [UnpublishedFigures], in partnership: Partnership.ID, _ now: Instant, _ tx: borrowing Transaction
    ) throws -> Int {
        let today = London.date(of: now)
        var notices: [Notice] = []
        let coordinators = try Partnerships.officers(of: partnership, on: today, in: tx)
            .filter { $0.roles.contains(.coordinator) }
        var reminded = 0
        for figures in due {
            guard let rung = figures.reminder(on: today),
                try Publications.remind(figures, rung: rung, of: partnership, at: now, in: tx)
            else { continue }
            reminded += 1
            let facts: [String: Notice.Fact] = [
                "area_name": .text(try Partnerships.name(ofArea: figures.area, in: tx) ?? figures.area),
                "from": .date(figures.period.from), "until": .date(figures.period.until),
            ]
            notices += coordinators.map {
                Notice(.figuresDue, to: .person($0.person), facts, path: "/work/statistics")
            }
        }
        try send(notices, about: nil, of: partnership, at: now, tx)
        return reminded
    }
}
