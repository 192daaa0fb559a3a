import Casework
import Curl

extension Webhook {
    /// What follows from the receiver's status (Standard Webhooks 1.0.0). Nothing that it wrote is repeated.
    static func outcome(_ status: Int, retryAfter: String?, at now: Instant) -> DeliveryOutcome {
        let reason = "the webhook answered \(status)"
        switch status {
        case 200..<300: return .accepted(providerID: nil)
        case 300..<400: return .failed("\(reason), and no redirect is followed")
        // 410 says that nobody listens there any more; the others that we are not let in.
        case 401, 403, 407, 410: return .stopped(reason)
        // It will take this one later: too slow, too early, too many, or in trouble of its own.
        case 408, 425, 429, 500...:
            return .again(reason, after: retryAfter.flatMap { RetryAfter.pause($0, at: now) })
        default: return .failed(reason)
        }
    }

    /// What follows where there was no whole answer.
    static func outcome(of error: CurlError, at now: Instant) -> DeliveryOutcome {
        // The status is the answer; what should have come after it does not count.
        if (200..<600).contains(error.replyCode) {
            let asked = error.headers.first {
                $0.name.utf8.elementsEqual("retry-after".utf8) { $0 | 0x20 == $1 | 0x20 }
            }
            return outcome(error.replyCode, retryAfter: asked?.value, at: now)
        }
        if error.isKeptOut {
            return .stopped("the webhook's host leads to an address that is not of the public internet nor allowed")
        }
        let reason = "the webhook was not reached: \(error.message)"
        switch error.code {
        case 60, 77, 83, 90, 91: return .stopped("there is no trusted connection to the webhook: \(error.message)")
        case 3, 43: return .stopped("the settings of the webhook cannot be used: \(error.message)")
        // Also where it had been given all of it: the same id at the next attempt tells the receiver that it has.
        default: return .again(error.handedOver ? "the webhook did not answer: \(error.message)" : reason, after: nil)
        }
    }
}
