import Casework

/// When a message that could not be handed over is tried again.
enum Backoff {
    /// After so many attempts it has failed.
    static let attempts = 12

    /// 30 seconds after the first attempt, then twice as long each time, with up to a quarter more or less so that not
    /// everything comes back at once; not before the other side asked for (held between a second and a day), and in
    /// time before it expires. nil: there is no next time.
    ///
    /// `jitter` is between 0 and 1,000, drawn for each attempt.
    static func next(
        after attempt: Int, now: Instant, expires: Instant?, asked: Duration?, jitter: Int64
    ) -> Instant? {
        guard attempt < attempts else { return nil }
        let base: Int64 = 30 << Int64(max(attempt - 1, 0))
        var pause = base * (750 + min(max(jitter, 0), 1_000) / 2) / 1_000
        if let asked { pause = max(pause, min(max(asked.components.seconds, 1), 86_400)) }
        let next = now.adding(seconds: pause)
        guard let expires, expires <= next else { return next }
        let last = expires.adding(seconds: -1)
        return last > now ? last : nil
    }
}
