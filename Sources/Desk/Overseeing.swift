public import Casework
import FoundationEssentials
import Postgres
public import Records

// The local policing body and the dated switches, set by coordinators.
extension Desk {
    /// What holds for a partnership, for everybody.
    public func oversight(of partnership: Partnership.ID) async throws -> Oversight {
        try await transaction(.readOnly, .service(in: partnership)) { tx in try Oversights.load(partnership, in: tx) }
    }

    /// Adds a local policing body, with the reason for the journal.
    public func add(_ body: LocalPolicingBody, because reason: String, by officer: Officer) async throws {
        try await oversee(officer) { oversight, actor, _, tx in
            let (_, event) = try oversight.adding(body, because: reason, by: actor)
            try Oversights.insert(body, in: officer.partnership, tx)
            return event
        }
    }

    /// Ends a local policing body on its last day.
    public func end(
        _ id: LocalPolicingBody.ID, on day: CivilDate, because reason: String, by officer: Officer
    ) async throws {
        try await oversee(officer) { oversight, actor, _, tx in
            let (after, event) = try oversight.ending(id, on: day, because: reason, by: actor)
            try Oversights.saveEnd(of: after, in: officer.partnership, tx)
            return event
        }
    }

    /// Sets a switch from a day on; nil: off.
    public func set(
        _ name: Oversight.Switch, from day: CivilDate?, guidance: Oversight.Guidance? = nil, because reason: String,
        by officer: Officer
    ) async throws {
        try await oversee(officer) { _, actor, now, tx in
            let (setting, event) = try Oversight.setting(
                name, from: day, guidance: guidance, because: reason, by: actor, at: now)
            try Oversights.insert(setting, in: officer.partnership, tx)
            return event
        }
    }

    private func oversee(
        _ officer: Officer,
        _ body: @Sendable (Oversight, Actor, Instant, borrowing Transaction) throws -> Event
    ) async throws {
        let actor = Actor.officer(officer)
        try await change(officer.partnership, actor) { tx, now in
            try Oversights.lock(officer.partnership, in: tx)
            let event = try body(try Oversights.load(officer.partnership, in: tx), actor, now, tx)
            try Events.append([event], to: nil, by: actor, at: now, partnership: officer.partnership, in: tx)
        }
    }

    /// What the service holds of the reports that were made in a period, where the switch for the return is on today.
    /// Throws `DeskError.absent` where it is off, `.forbidden` to all but coordinators.
    public func dataReturn(
        from: CivilDate, until: CivilDate, by officer: Officer
    ) async throws -> [DataReturns.Line] {
        guard officer.roles.contains(.coordinator) else { throw DeskError.forbidden }
        let today = today
        // The figures are of every case: they name nobody, and whoever is shut out of one sends the return all the same.
        return try await transaction(.readOnly, .service(in: officer.partnership)) { tx in
            guard try Oversights.load(officer.partnership, in: tx).isOn(.dataReturn, on: today) else {
                throw DeskError.absent
            }
            return try DataReturns.lines(from: from, until: until, in: officer.partnership, tx)
        }
    }
}
