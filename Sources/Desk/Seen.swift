import Casework
public import FoundationEssentials
import Postgres
import Records

/// How a case stood when somebody read it: the files that they saw, and how many events these had. Readings do not
/// count.
public struct Seen: Equatable, Sendable {
    public var files: [UUID]
    public var events: Int

    public init(files: [UUID], events: Int) {
        self.files = files
        self.events = events
    }

    /// To be asked once the case is locked. Throws `CaseChanged` where anything has happened to it since.
    func mustStand(in partnership: Partnership.ID, _ tx: borrowing Transaction) throws {
        guard try Events.of(files, in: partnership, tx).count == events else { throw CaseChanged() }
    }
}

/// Something happened to the case since the page was read from which somebody acts. Nothing was done.
public struct CaseChanged: Error {}
