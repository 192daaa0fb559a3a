public import Casework
import FoundationEssentials
import Postgres
import Records

/// Who applied, by what they said of themselves, in one area and some years.
public struct EqualityFigures: Sendable {
    public var area: String
    public var period: ReportingPeriod
    /// nil where too few answered for anything to be shown.
    public var characteristics: [(characteristic: Equality.Characteristic, groups: [Equality.Group]?)]
}

/// The coordinators of a partnership, and which of them may read the sums.
public struct EqualityReaders: Sendable {
    public var mayRead: Bool
    public var readers: [Officer]
    /// Coordinators who may not.
    public var others: [Officer]
}

extension Desk {
    /// Who may read them. Throws `DeskError.forbidden` to all but coordinators.
    public func equalityReaders(for officer: Officer) async throws -> EqualityReaders {
        guard officer.roles.contains(.coordinator) else { throw DeskError.forbidden }
        let today = today
        return try await transaction(.readOnly, Acting(.officer(officer), in: officer.partnership)) { tx in
            let readers = try EqualityAnswers.readers(in: officer.partnership, tx)
            let coordinators = try Partnerships.officers(of: officer.partnership, on: today, in: tx)
                .filter { $0.roles.contains(.coordinator) }
            return EqualityReaders(
                mayRead: readers.contains(officer.person),
                readers: coordinators.filter { readers.contains($0.person) },
                others: coordinators.filter { !readers.contains($0.person) })
        }
    }

    /// A coordinator lets another read them, or ends it. Throws `Refusal.samePerson` for oneself.
    public func setEqualityReading(_ person: Person.ID, to mayRead: Bool, by officer: Officer) async throws {
        guard officer.roles.contains(.coordinator) else { throw DeskError.forbidden }
        guard !mayRead || person != officer.person else { throw Refusal.samePerson }
        let (actor, today) = (Actor.officer(officer), today)
        try await change(officer.partnership, actor) { tx, now in
            try Publications.lock(officer.partnership, in: tx)
            let officers = try Partnerships.officers(of: officer.partnership, on: today, in: tx)
            guard officers.contains(where: { $0.person == person && $0.roles.contains(.coordinator) }) || !mayRead
            else { throw Refusal.unknown("person") }
            if mayRead {
                guard try !EqualityAnswers.readers(in: officer.partnership, tx).contains(person) else {
                    throw Refusal.already("done")
                }
                try EqualityAnswers.letRead(person, by: officer.person, in: officer.partnership, at: now, tx)
            } else if try !EqualityAnswers.endReading(
                person, by: officer.person, in: officer.partnership, at: now, tx)
            {
                throw Refusal.already("done")
            }
            try Events.append(
                [
                    Event(
                        .equalityReadingChanged,
                        [.init("person", "\(person)"), .init("may_read", mayRead ? "yes" : "no")])
                ], to: nil, by: actor, at: now, partnership: officer.partnership, in: tx)
        }
    }

    /// The sums of every area of the officer's partnership, three reporting years together. Throws
    /// `DeskError.forbidden` to whoever may not read them.
    public func equalityFigures(for officer: Officer) async throws -> [EqualityFigures] {
        guard try await equalityReaders(for: officer).mayRead else { throw DeskError.forbidden }
        let today = today
        return try await transaction(.snapshot, Acting(.officer(officer), in: officer.partnership)) { tx in
            try Publications.begun(in: officer.partnership, tx).flatMap { area, first in
                let reporting = try reporting(of: officer.partnership, in: area, on: today, tx)
                return try Equality.blocks(since: first, before: today, reporting).map { period in
                    EqualityFigures(
                        area: try Partnerships.name(ofArea: area, in: tx) ?? area, period: period,
                        characteristics: try Equality.Characteristic.allCases.map { characteristic in
                            (
                                characteristic,
                                Equality.shown(
                                    try EqualityAnswers.groups(
                                        characteristic, of: area, in: period, of: officer.partnership, tx))
                            )
                        })
                }
            }
        }
    }
}
