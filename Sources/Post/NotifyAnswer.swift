import Casework
import FoundationEssentials
import Text

/// What GOV.UK Notify answered to a message (docs.notifications.service.gov.uk/rest-api.html, "Error codes").
enum NotifyAnswer {
    /// What follows. Told by the status and the word `error`; what a message says may change any day.
    ///
    /// `unknown`: the answer does not say, and Notify must be asked. `seconds` since 1970, for the limit that ends at
    /// midnight UTC.
    static func outcome(
        _ status: Int, _ body: [UInt8], retryAfter: String? = nil, at seconds: Int64
    ) -> DeliveryOutcome {
        let answer = try? Node.json(body)
        let error = error(in: answer)
        let reason = "GOV.UK Notify answered \([String(status), error].compactMap(\.self).joined(separator: " "))"
        let pause = Instant(seconds: seconds).flatMap { now in retryAfter.flatMap { RetryAfter.pause($0, at: now) } }
        switch status {
        case 201: return id(in: answer).map { .accepted(providerID: $0) } ?? .unknown(reason)
        case 200..<300, 408: return .unknown(reason)
        case 300..<400: return .stopped("\(reason), which leads elsewhere: post.govuk_notify.url is not its address")
        case 401, 403:
            let clock = blamesClock(answer) ? ": this machine's clock is wrong by more than half a minute" : ""
            return .stopped("\(reason)\(clock)")
        case 429 where error == "TooManyRequestsError":
            // The day's limit.
            return .again(reason, after: .seconds(86_400 - (seconds % 86_400 + 86_400) % 86_400))
        case 429: return .again(reason, after: pause ?? .seconds(60))
        case 400..<500: return .failed(reason)
        default: return .again(reason, after: pause)
        }
    }

    /// The first error's word, `ValidationError`; letters only, since it is told to people.
    private static func error(in answer: Node?) -> String? {
        guard let text = answer?["errors"]?.array?.first?["error"]?.string, (1...40).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0) })
        else { return nil }
        return text
    }

    /// Only a hint for the person who mends it: nothing is decided by it.
    private static func blamesClock(_ answer: Node?) -> Bool {
        guard let text = answer?["errors"]?.array?.first?["message"]?.string else { return false }
        return text.utf8.firstRange(of: "clock".utf8) != nil
    }

    private static func id(in answer: Node?) -> String? {
        answer?["id"]?.string.flatMap { UUID(uuidString: $0) }?.uuidString.lowercased()
    }
}

extension Node {
    /// nil where it is no text.
    var string: String? { if case .string(let text) = kind { text } else { nil } }
    /// nil where it is no list.
    var array: [Node]? { if case .array(let items) = kind { items } else { nil } }
}
