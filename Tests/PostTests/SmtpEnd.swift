@testable import Post

/// How a delivery ended, its words aside.
enum SmtpEnd {
    case accepted, failed, again, unknown, stopped

    init(_ outcome: DeliveryOutcome) {
        switch outcome {
        case .accepted: self = .accepted
        case .failed: self = .failed
        case .again: self = .again
        case .unknown: self = .unknown
        case .stopped: self = .stopped
        }
    }
}
