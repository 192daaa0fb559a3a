import Dispatch
import Synchronization

/// A few sessions shared by many callers. Places and waiting are bounded: where the database is slow a caller hears so
/// in time and nothing piles up. Connections are made when first needed.
public final class Pool: Sendable {
    private let sessions: [Session]
    private let state: Mutex<State>
    private let clock = DispatchQueue(label: "postgres.pool")

    private struct State {
        var places: Places
        var waiting: [Places.Ticket: CheckedContinuation<Int, any Error>] = [:]
        var sweepAt: Deadline?
    }

    /// `size` is held between 1 and 100; `maxWaiting` is how many callers may stand in the queue.
    public init(_ settings: ConnectionSettings, size: Int, maxWaiting: Int = 256) {
        let size = min(max(size, 1), 100)
        let whereabouts = Whereabouts()
        sessions = (0..<size).map { _ in Session(settings, whereabouts) }
        state = Mutex(State(places: Places(size: size, maxWaiting: max(0, maxWaiting))))
    }

    /// Runs `body` in a transaction and commits it.
    ///
    /// `settings` are set for this transaction only (`set_config(…, true)`). `deadline` counts for all of it: waiting
    /// for a session, connecting, every statement, COMMIT. A conflict with another transaction (40001, 40P01) runs the
    /// body again, up to five times in all, so the body must do nothing but speak to the database; nothing else is
    /// ever run again. Throws `PostgresError`, `CancellationError` while waiting, or what the body throws, after
    /// rolling back.
    @discardableResult
    public func transaction<Value: Sendable>(
        _ access: Access = .readWrite, settings: [(String, String)] = [], deadline: Duration = .seconds(10),
        _ body: @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        let deadline = Deadline(after: deadline)
        let terms = Session.Terms(access: access, settings: settings)
        var tries = 1
        while true {
            do {
                return try await once(terms, deadline, body)
            } catch let error as PostgresError where error.isConflict && error.kind == .failed && tries < 5 {
                let pause = Duration.milliseconds(Int.random(in: 1...(10 << tries)))
                guard pause < deadline.remaining else { throw error }
                try await Task.sleep(for: pause)
                tries += 1
            }
        }
    }

    /// Runs `body` as `transaction` does and always takes it back: for tests, and for seeing what would happen.
    @discardableResult
    public func rehearse<Value: Sendable>(
        settings: [(String, String)] = [], deadline: Duration = .seconds(10),
        _ body: @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        let terms = Session.Terms(access: .readWrite, settings: settings, isRehearsal: true)
        return try await once(terms, Deadline(after: deadline), body)
    }

    /// How busy the pool is now.
    public struct Gauge: Hashable, Sendable {
        public var size: Int
        public var inUse: Int
        public var waiting: Int
    }

    /// Read without waiting for any session.
    public var gauge: Gauge {
        state.withLock { state in
            Gauge(
                size: sessions.count, inUse: sessions.count - state.places.free.count,
                waiting: state.places.queue.count)
        }
    }

    /// Refuses new work and whoever waits, lets running transactions end, and closes every connection.
    public func close() async {
        let refused = state.withLock { state in
            let tickets = state.places.close()
            return tickets.compactMap { state.waiting.removeValue(forKey: $0) }
        }
        for waiter in refused { waiter.resume(throwing: Pool.closed) }
        for session in sessions { await session.close() }
    }

    private func once<Value: Sendable>(
        _ terms: Session.Terms, _ deadline: Deadline, _ body: @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        let place = try await takePlace(until: deadline)
        defer { giveBack(place) }
        return try await sessions[place].transaction(terms, until: deadline, body)
    }

    private func giveBack(_ place: Int) {
        let next = state.withLock { state in
            state.places.giveBack(place).flatMap { state.waiting.removeValue(forKey: $0) }
        }
        next?.resume(returning: place)
    }

    private func takePlace(until deadline: Deadline) async throws -> Int {
        // The ticket is known only once the queue has given it, which may be after the task was cancelled.
        let ticket = Mutex<Places.Ticket?>(nil)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let refusal: Result<Int, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    switch state.places.ask(until: deadline) {
                    case .granted(let place): return .success(place)
                    case .tooManyWaiting: return .failure(Pool.tooManyWaiting)
                    case .closed: return .failure(Pool.closed)
                    case .wait(let number):
                        ticket.withLock { $0 = number }
                        state.waiting[number] = continuation
                        scheduleSweep(&state)
                        return nil
                    }
                }
                if let refusal { continuation.resume(with: refusal) }
            }
        } onCancel: {
            let waiter = state.withLock { state -> CheckedContinuation<Int, any Error>? in
                guard let number = ticket.withLock({ $0 }), state.places.withdraw(number) else { return nil }
                return state.waiting.removeValue(forKey: number)
            }
            waiter?.resume(throwing: CancellationError())
        }
    }

    /// One timer at a time: for the earliest deadline in the queue.
    private func scheduleSweep(_ state: inout State) {
        guard let next = state.places.nextDeadline, state.sweepAt.map({ next < $0 }) ?? true else { return }
        state.sweepAt = next
        clock.asyncAfter(deadline: .now() + .milliseconds(Int(next.remainingMilliseconds))) { [weak self] in
            self?.sweep()
        }
    }

    private func sweep() {
        let expired = state.withLock { state in
            let tickets = state.places.expire()
            state.sweepAt = nil
            scheduleSweep(&state)
            return tickets.compactMap { state.waiting.removeValue(forKey: $0) }
        }
        for waiter in expired { waiter.resume(throwing: Pool.noneInTime) }
    }

    private static let tooManyWaiting = PostgresError(
        .notRun, .exhausted, message: "too many callers wait for a session")
    private static let noneInTime = PostgresError(.notRun, .exhausted, message: "no session came free in time")
    private static let closed = PostgresError(.notRun, .closed, message: "the pool is closed")
}
