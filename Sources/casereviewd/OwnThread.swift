import Dispatch
import Synchronization

/// Work that blocks, on a thread of its own: the few that Swift's tasks share must not wait for a disk or a program.
enum OwnThread {
    /// Waits for its end, however long that takes.
    static func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try body() }) }
        }
    }

    /// Waits no longer than `limit`, nor after its task was cancelled: what came too late is dropped, since a thread
    /// that waits for a pipe or a dead disk cannot be ended. nil then.
    static func run<Value: Sendable>(
        within limit: Duration, _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value? {
        let answer = Answer<Value>()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                answer.expect(continuation)
                // A queue of its own: what blocks for ever would use up the threads of the global one.
                DispatchQueue(label: "casereviewd.own").async { answer.give(Result { try body() }.map(Optional.some)) }
                DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(limit.wholeMilliseconds)) {
                    answer.give(.success(nil))
                }
            }
        } onCancel: {
            answer.give(.success(nil))
        }
    }

    /// The first answer is the one.
    private final class Answer<Value: Sendable>: Sendable {
        private enum State {
            case none
            case awaited(CheckedContinuation<Value?, any Error>)
            case given(Result<Value?, any Error>)
            case done
        }

        private let state = Mutex(State.none)

        func expect(_ continuation: CheckedContinuation<Value?, any Error>) {
            let early: Result<Value?, any Error>? = state.withLock { state in
                guard case .given(let result) = state else {
                    state = .awaited(continuation)
                    return nil
                }
                state = .done
                return result
            }
            if let early { continuation.resume(with: early) }
        }

        func give(_ result: Result<Value?, any Error>) {
            let awaited: CheckedContinuation<Value?, any Error>? = state.withLock { state in
                switch state {
                case .none: state = .given(result)
                case .awaited(let continuation):
                    state = .done
                    return continuation
                case .given, .done: break
                }
                return nil
            }
            awaited?.resume(with: result)
        }
    }
}

extension Duration {
    /// Rounded down; held between 0 and a day.
    fileprivate var wholeMilliseconds: Int {
        let milliseconds = min(max(self, .zero), .seconds(86_400)) / .milliseconds(1)
        return Int(milliseconds)
    }
}
