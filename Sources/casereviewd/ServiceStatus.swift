import Casework
import Synchronization
import Text

/// How the service is, in the one line that `systemctl status` shows.
final class ServiceStatus: Sendable {
    /// Everything that the line is made of.
    struct Parts: Equatable, Sendable {
        /// The address that people reach; nil before it is served.
        var serving: String?
        /// What the start waits for, as a sentence's end.
        var waitingFor: String?
        /// Since when the database does not answer.
        var databaseAwaySince: Instant?
        /// Why the settings that were read last are not in force, and since when those are that are.
        var refused: Refusal?
        /// Settings that were changed and hold from the next start.
        var later: [String] = []
        /// Parts of the service that do not get on.
        var stuck: [String] = []
        var isStopping = false

        struct Refusal: Equatable, Sendable {
            var mistakes: Int
            var first: String
            var inForceSince: Instant
        }

        var line: String {
            var clauses: [String] = []
            if isStopping {
                clauses.append("stopping")
            } else if let serving {
                clauses.append("serving \(serving)")
            } else {
                clauses.append("starting")
            }
            if let waitingFor { clauses.append("waiting for \(waitingFor)") }
            if let since = databaseAwaySince {
                clauses.append("the database does not answer since \(since.rfc3339UTC)")
            }
            if !stuck.isEmpty { clauses.append("stuck: \(stuck.joined(separator: ", "))") }
            if let refused {
                let mistakes = refused.mistakes == 1 ? "1 mistake" : "\(refused.mistakes) mistakes, first"
                clauses.append(
                    "settings refused, still running with those of \(refused.inForceSince.rfc3339UTC): \(mistakes): "
                        + refused.first)
            }
            if !later.isEmpty { clauses.append("from the next start: \(later.joined(separator: ", "))") }
            return clauses.joined(separator: "; ")
        }
    }

    private let parts = Mutex(Parts())
    private let tell: @Sendable (String) -> Void

    /// `tell` hears every new line, one at a time.
    init(_ tell: @escaping @Sendable (String) -> Void) { self.tell = tell }

    var line: String { parts.withLock { $0.line } }

    /// Changes and tells the line, where it is another. `telling` is told it in any case, in place of whoever is
    /// told otherwise.
    func change(_ change: (inout Parts) -> Void, telling: ((String) -> Void)? = nil) {
        parts.withLock { parts in
            let before = parts.line
            change(&parts)
            // Told under the lock, so that lines come in the order of what they tell.
            if let telling {
                telling(parts.line)
            } else if parts.line != before {
                tell(parts.line)
            }
        }
    }
}
