public import Casework
import FoundationEssentials
import Postgres
import Records

/// What a coordinator sees of the figures of one area.
public struct FiguresOfArea: Sendable {
    public var officer: Officer
    public var area: String
    public var name: String
    /// The reporting periods since the first application, newest first: the current one, and those that are over.
    public var periods: [ReportingPeriod]
    public var publications: [Publication]

    /// What was published of a period, oldest version first.
    public func versions(of period: ReportingPeriod) -> [Publication] {
        publications.filter { $0.period == period }
    }
}

extension Desk {
    /// Everything that was published of an area by the partnerships that serve it, newest period first and of each the
    /// oldest version first.
    public func publications(of area: String) async throws -> [Publication] {
        let partnerships = try await transaction(.readOnly, Acting()) { tx in
            try Statistics.partnerships(serving: area, in: tx)
        }
        var all: [Publication] = []
        for partnership in partnerships {
            all += try await transaction(.readOnly, .service(in: partnership)) { tx in
                try Publications.of(area, in: partnership, tx)
            }
        }
        return all.sorted {
            ($1.period.from, $1.period.until, $0.version) < ($0.period.from, $0.period.until, $1.version)
        }
    }

    /// The areas whose figures an officer publishes. Throws `DeskError.forbidden` to all but coordinators.
    public func figures(for officer: Officer) async throws -> [FiguresOfArea] {
        guard officer.roles.contains(.coordinator) else { throw DeskError.forbidden }
        let today = today
        // The figures are of every case, also of one from which the officer is shut out: they name nobody.
        return try await transaction(.readOnly, .service(in: officer.partnership)) { tx in
            try Publications.begun(in: officer.partnership, tx).map { area, first in
                let reporting = try reporting(of: officer.partnership, in: area, on: today, tx)
                return FiguresOfArea(
                    officer: officer, area: area, name: try Partnerships.name(ofArea: area, in: tx) ?? area,
                    periods: [ReportingPeriod.holding(today, reporting)]
                        + ReportingPeriod.over(since: first, before: today, reporting).reversed(),
                    publications: try Publications.of(area, in: officer.partnership, tx))
            }
        }
    }

    /// Publishes the figures of a period that is over as they are counted now. Throws `Publication.Fault` with nothing
    /// changed, `DeskError.absent` for an area that the partnership does not serve.
    @discardableResult
    public func publish(
        _ area: String, _ period: ReportingPeriod, because reason: String, by officer: Officer
    ) async throws -> Publication {
        let isServed = try await transaction(.readOnly, Acting()) { tx in
            try Statistics.partnerships(serving: area, in: tx).contains(officer.partnership)
        }
        guard isServed, period.from <= period.until,
            let counts = try await statistics(of: area, from: period.from, until: period.until)
        else { throw DeskError.absent }
        let actor = Actor.officer(officer)
        return try await change(officer.partnership, actor) { tx, now in
            try Publications.lock(officer.partnership, in: tx)
            let publication = try Publication.publishing(
                counts, because: reason, after: try Publications.of(area, in: officer.partnership, tx), by: actor,
                at: now)
            try Publications.insert(publication, of: officer.partnership, in: tx)
            let facts: [Event.Fact] = [
                .init("area", area), .init("from", "\(period.from)"), .init("until", "\(period.until)"),
                .init("version", "\(publication.version)"), .init("because", publication.reason ?? ""),
            ]
            try Events.append(
                [Event(.figuresPublished, facts)], to: nil, by: actor, at: now, partnership: officer.partnership, in: tx
            )
            return publication
        }
    }

    /// How often a partnership publishes for an area, by the procedure that is in force there; nil where it is silent.
    func reporting(
        of partnership: Partnership.ID, in area: String, on today: CivilDate, _ tx: borrowing Transaction
    ) throws -> Procedure.Reporting? {
        let current = try Partnerships.inForce(area, on: today, in: tx)
        let source = try Partnerships.procedure(of: partnership, in: current, on: today, tx)
        return try source.map { try procedures.read($0) }?.reporting
    }
}
