import Synchronization

/// Who goes first where a page and a backlog want the same processors and the same database: whoever waits for the page.
/// Between one handful of messages and the next the post waits while a request is being answered, but never for long:
/// however many pages are asked for, a backlog goes on, and no reminder is late by more than moments.
public final class Courtesy: Sendable {
    private let asked = Mutex<(beingAnswered: Int, last: ContinuousClock.Instant?)>((0, nil))

    /// The longest that a handful of messages waits.
    static let longest = Duration.milliseconds(150)
    /// A handful: how many messages of a backlog are claimed at once while pages are asked for, and after how many that
    /// are handed over the post looks up.
    static let handful = 16
    /// So long after a request another one is likely.
    static let lull = Duration.seconds(2)
    private static let glance = Duration.milliseconds(2)

    public init() {}

    /// A request has come.
    public func begin() {
        asked.withLock { asked in
            asked.beingAnswered += 1
            asked.last = .now
        }
    }

    /// Its answer is written.
    public func end() {
        asked.withLock { asked in
            asked.beingAnswered -= 1
            asked.last = .now
        }
    }

    /// Whether requests come: one is being answered, or was moments ago.
    func isAsked(at now: ContinuousClock.Instant = .now) -> Bool {
        asked.withLock { $0.beingAnswered > 0 || $0.last.map { now - $0 < Courtesy.lull } ?? false }
    }

    /// Waits while a request is being answered, and no longer than `longest`.
    func giveWay(atMost longest: Duration = Courtesy.longest) async {
        let end = ContinuousClock.now + longest
        while asked.withLock({ $0.beingAnswered > 0 }), ContinuousClock.now < end {
            // Cancelled it goes on at once: what was claimed is to be given back.
            do { try await Task.sleep(for: Courtesy.glance) } catch { return }
        }
    }
}
