import Casework
import Records
import Synchronization
import Text

/// Procedures as they were read last: nearly every act is under one of a few, and reading one takes longer than the act.
final class KeptProcedures: Sendable {
    private let kept = Mutex<[String: Procedure]>([:])

    /// More versions than partnerships have in force; the few that are used come back at once.
    private static let most = 64

    /// The procedure that a file says, by the whole of its text.
    func read(_ source: String) throws(Mistakes) -> Procedure {
        if let known = kept.withLock({ $0[source] }) { return known }
        let procedure = try ProcedureFile.read(Array(source.utf8))
        kept.withLock { kept in
            if kept.count >= KeptProcedures.most { kept.removeAll() }
            kept[source] = procedure
        }
        return procedure
    }
}
