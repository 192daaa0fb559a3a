import Synchronization

/// Takes the first of several ends, whichever comes first, and no other.
final class Once<Value: Sendable>: Sendable {
    private let isOver = Atomic(false)
    private let body: @Sendable (Value) -> Void

    init(_ body: @escaping @Sendable (Value) -> Void) { self.body = body }

    func end(with value: Value) {
        if !isOver.exchange(true, ordering: .acquiringAndReleasing) { body(value) }
    }
}
