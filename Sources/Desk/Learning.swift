public import Casework
import Postgres
public import Records

extension Desk {
    /// What was learnt from the cases of the partnerships in which a person runs reviews, in a time, both days included.
    public func lessons(
        from first: CivilDate, until last: CivilDate, for visitor: SignedIn
    ) async throws -> [Lessons.Entry] {
        var entries: [Lessons.Entry] = []
        for office in visitor.offices where !office.roles.isDisjoint(with: [.coordinator, .chair]) {
            entries += try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
                try Lessons.recorded(from: first, until: last, in: office.partnership, tx)
            }
        }
        return entries
    }
}
