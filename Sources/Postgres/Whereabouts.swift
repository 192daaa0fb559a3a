import Synchronization

/// What the sessions of a pool know together of where the server is. Without it each of them would pay a deadline of
/// its own to learn that a server fell silent, or is a standby now.
final class Whereabouts: Sendable {
    struct Known: Hashable {
        /// The host that is asked first: the one that answered last, or the one after it where it fell silent, so that
        /// a dead one is not waited for each time.
        var host = 0
        /// Moves on when the server is given up: connections made before lead to where nobody answers.
        var age: UInt64 = 0
    }

    private let known = Mutex(Known())

    var now: Known { known.withLock(\.self) }

    func found(host: Int) { known.withLock { $0.host = host } }

    /// A host that did not answer in its time is not the first to be asked next.
    func pass(over host: Int, to next: Int) {
        known.withLock { known in
            if known.host == host { known.host = next }
        }
    }

    /// Gives up every connection made at `age`; once, however many sessions say so.
    func giveUp(_ age: UInt64) {
        known.withLock { known in
            if known.age == age { known.age &+= 1 }
        }
    }
}
