/// Something that many ask for and that need be found out only once: whoever asks at the same time shares one look, and
/// what it found is kept for a moment.
actor Shared<Value: Sendable> {
    private let kept: Duration
    private let isWorthKeeping: @Sendable (Value) -> Bool
    private let look: @Sendable () async -> Value
    private var last: (value: Value, until: ContinuousClock.Instant)?
    private var current: Task<Value, Never>?

    /// `isWorthKeeping`: whether what was found may be told again without looking.
    init(
        keptFor kept: Duration, where isWorthKeeping: @escaping @Sendable (Value) -> Bool = { _ in true },
        _ look: @escaping @Sendable () async -> Value
    ) {
        self.kept = kept
        self.isWorthKeeping = isWorthKeeping
        self.look = look
    }

    func value() async -> Value {
        if let last, ContinuousClock.now < last.until { return last.value }
        if let current { return await current.value }
        let task = Task { [look] in await look() }
        current = task
        let value = await task.value
        if isWorthKeeping(value) { last = (value, .now + kept) }
        current = nil
        return value
    }

    /// nil where it is not known in time; the look goes on for whoever asks next.
    nonisolated func value(within limit: Duration) async -> Value? {
        let (answers, answer) = AsyncStream.makeStream(of: Value?.self, bufferingPolicy: .bufferingOldest(1))
        Task { answer.yield(await value()) }
        let clock = Task {
            try await Task.sleep(for: limit)
            answer.yield(nil)
        }
        defer { clock.cancel() }
        for await first in answers { return first }
        return nil
    }
}
