public import Casework
import Curl
import FoundationEssentials
import Text

/// Hands messages over to GOV.UK Notify: mail, text messages and letters.
///
/// Notify takes a message as often as it is asked to. So our id is its reference, and whenever an earlier attempt may
/// have reached it, it is asked whether it knows the reference before it is asked to send. What became of a message
/// later is asked by `DeliveryWatch`.
public struct GovukNotify: Channel {
    /// As messages' rows name it, whatever the settings.
    public static let channelName = "govuk-notify"

    public var name: String { GovukNotify.channelName }
    let service: NotifyService
    var limits = Limits()
    /// Of the machine: a token says when it was made.
    var seconds: @Sendable () -> Int64 = { Int64(exactly: Date().timeIntervalSince1970.rounded()) ?? 0 }

    /// All of a delivery ends within the letter's time.
    struct Limits {
        var all = Duration.seconds(28)
        var sending = Duration.seconds(15)
        var asking = Duration.seconds(6)
        /// Before it is believed that Notify does not know a message that it may just be writing down.
        var pause = Duration.seconds(2)
    }

    public init(_ service: NotifyService) { self.service = service }

    public var ways: Set<Way> {
        var ways: Set<Way> = []
        if service.emailTemplate != nil { ways.insert(.email) }
        if service.textTemplate != nil { ways.insert(.text) }
        if service.letterTemplate != nil { ways.insert(.letter) }
        return ways
    }

    public func deliver(_ letter: OutgoingMessage) async -> DeliveryOutcome {
        let end = ContinuousClock.now + max(min(limits.all, letter.time - .seconds(2)), .seconds(1))
        let request: NotifyRequest
        do throws(NotifyRequest.Refusal) {
            request = try NotifyRequest(letter, service)
        } catch {
            return .failed(error.reason)
        }
        // An answer that seemed to refuse an earlier attempt may have been a gateway's.
        if letter.mayHaveBeenSent || letter.attempt > 1, let outcome = await lookBack(letter, until: end) {
            return outcome
        }
        return await send(request, letter, until: end)
    }

    /// Whether an earlier attempt succeeded; nil where the message is to be sent.
    private func lookBack(_ letter: OutgoingMessage, until end: ContinuousClock.Instant) async -> DeliveryOutcome? {
        switch await known(letter.id, isSure: letter.mayHaveBeenSent, until: end) {
        // One that failed there is what a person may have asked to be sent again.
        case .found(let found): !letter.mayHaveBeenSent && found.hasFailed ? nil : .accepted(providerID: found.id)
        case .absent: nil
        case .unanswered(let outcome): outcome
        }
    }

    private func send(
        _ request: NotifyRequest, _ letter: OutgoingMessage, until end: ContinuousClock.Instant
    ) async -> DeliveryOutcome {
        var transfer = transfer(.post, request.path, within: min(limits.sending, (end - .now) * 3 / 5))
        transfer.headers.append(Header("Content-Type", "application/json"))
        transfer.body = request.body.utf8()
        var outcome: DeliveryOutcome
        do throws(CurlError) {
            let reply = try await transfer.perform()
            outcome = NotifyAnswer.outcome(
                reply.status, reply.body, retryAfter: reply.header("Retry-After"), at: seconds())
        } catch {
            outcome = GovukNotify.outcome(of: error)
        }
        guard case .unknown(let reason) = outcome else { return outcome }
        switch await known(letter.id, isSure: true, until: end) {
        case .found(let found): outcome = .accepted(providerID: found.id)
        case .absent: outcome = .again("\(reason), and does not know the message", after: nil)
        case .unanswered: break
        }
        return outcome
    }

    /// What follows from a request without a whole answer; `unknown` where Notify may have acted on it.
    static func outcome(of error: CurlError) -> DeliveryOutcome {
        if error.handedOver || error.replyCode == 201 { return .unknown("GOV.UK Notify's answer was lost") }
        switch error.code {
        case 3, 43, 77: return .stopped("the settings of GOV.UK Notify cannot be used (\(error.code))")
        case 60, 83, 90, 91: return .stopped("there is no trusted connection to GOV.UK Notify (\(error.code))")
        default: return .again("GOV.UK Notify could not be reached (\(error.code))", after: nil)
        }
    }

    /// One request with a token of its own. An answer of more than a megabyte is none.
    func transfer(_ method: Transfer.Method, _ path: String, within time: Duration) -> Transfer {
        var transfer = Transfer(
            method, service.url + path,
            headers: [
                Header("Authorization", "Bearer \(service.key.token(at: seconds()))"),
                Header("Accept", "application/json"),
            ])
        transfer.deadline = max(time, .milliseconds(500))
        transfer.connectDeadline = max(min(.seconds(10), transfer.deadline), .milliseconds(500))
        transfer.authorityFile = service.authorityFile
        return transfer
    }
}
