public import Casework
import Postgres
public import Records

extension Desk {
    /// What the post would send to a day in a coordinator's partnership, of the cases that they may see, and what
    /// another procedure's ladder would change. Throws `DeskError.forbidden` for anybody else.
    public func rehearse(
        until: CivilDate, under procedure: Procedure? = nil, window: SendingWindow, for officer: Officer
    ) async throws -> Rehearsals {
        guard officer.roles.contains(.coordinator) else { throw DeskError.forbidden }
        let (now, calendar, channel) = (now, calendar, routes.email)
        return try await transaction(.readOnly, Acting(.officer(officer), in: officer.partnership)) { tx in
            try Rehearsals.rehearse(
                officer.partnership, until: until, under: procedure, channel: channel,
                passage: Passage(window: window, calendar: calendar), now: now, in: tx)
        }
    }
}
