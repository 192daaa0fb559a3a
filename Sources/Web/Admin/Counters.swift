public import Casework
public import Post
import Synchronization

/// What the process has done since it began. Labels are templates of paths, names of channels and words of the
/// service: their number is bounded, and none is about a case or a person.
public final class Counters: Sendable {
    struct Answer: Hashable {
        var route: String
        var method: String
        /// `2xx`.
        var status: String
    }

    struct Delivery: Hashable {
        var channel: String
        /// `accepted`, `failed`, `unknown`, `again`.
        var outcome: String
    }

    struct Counted {
        var answers: [Answer: Int] = [:]
        var answerTimes: [String: Histogram] = [:]
        var deliveries: [Delivery: Int] = [:]
        var deliveryTimes: [String: Histogram] = [:]
        /// Messages that were settled without a delivery, by how.
        var ended: [String: Int] = [:]
        var tooLate = 0
        var reminders = 0
        var troubles = 0
        var settings: (at: Instant, areGood: Bool)?
    }

    private let counted = Mutex(Counted())

    public init() {}

    var now: Counted { counted.withLock { $0 } }

    /// An answer of the public listener.
    func count(_ status: Int, method: String, route: String, after time: Duration) {
        let answer = Answer(route: route, method: method, status: "\(status / 100)xx")
        counted.withLock { counted in
            counted.answers[answer, default: 0] += 1
            counted.answerTimes[route, default: Histogram()].add(time)
        }
    }

    /// What the post did.
    public func count(_ observation: Observation) {
        counted.withLock { counted in
            switch observation {
            case .planned(_, let reminders): counted.reminders += reminders
            case .answered(_, let channel, let outcome, let time):
                counted.deliveries[Delivery(channel: channel, outcome: outcome), default: 0] += 1
                counted.deliveryTimes[channel, default: Histogram()].add(time)
            case .ended(_, let state, _): counted.ended[state, default: 0] += 1
            case .stale: counted.tooLate += 1
            case .troubled: counted.troubles += 1
            case .claimed, .delivered, .stopped, .resumed, .reported: break
            }
        }
    }

    /// The settings were read, at the start or again: whether they were taken, and when.
    public func countSettings(areGood: Bool, at now: Instant) {
        counted.withLock { $0.settings = (now, areGood) }
    }
}
