import Synchronization

/// What a listener answers with at the moment. It can be changed under a running listener, between two requests.
final class Door: Sendable {
    private let current: Mutex<Front>

    init(_ front: Front) { current = Mutex(front) }

    var front: Front { current.withLock { $0 } }

    func open(to front: Front) { current.withLock { $0 = front } }
}
