/// How long a claim holds, as this process tells it: by a clock that goes on while the process is paused, and from
/// before the database was asked, so that it ends before the database's own.
struct Lease: Sendable {
    private let begun: ContinuousClock.Instant
    private let length: Duration

    /// The longest that a channel is ever given.
    static let longest = Duration.seconds(30)

    init(seconds: Int, from begun: ContinuousClock.Instant = .now) {
        self.begun = begun
        length = .seconds(seconds)
    }

    /// How long ago it began.
    func age(at now: ContinuousClock.Instant = .now) -> Duration { now - begun }

    /// How long handing over may take from `now` on, with a tenth of the lease kept back for noting what became of it;
    /// nil where less than half of the lease is left, which is too late to begin.
    func time(at now: ContinuousClock.Instant = .now) -> Duration? {
        let left = begun + length - now
        guard left >= length / 2 else { return nil }
        return min(left - length / 10, Lease.longest)
    }
}
