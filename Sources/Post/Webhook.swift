import Casework
import Crypto
import Curl
import FoundationEssentials
import Text

/// Tells another system of each message by Standard Webhooks 1.0.0: that there is one, of which kind and where it is to
/// be read, and nothing personal.
///
/// `webhook-id` is the message's id at every attempt, by which the receiver tells a second delivery from the first
/// (the standard requires it to). So a message whose answer was lost is simply sent again: the channel is repeatable.
public struct Webhook: Channel {
    public let name: String
    public var isRepeatable: Bool { true }
    public var ways: Set<Way> { [.email, .text, .letter] }
    let endpoint: WebhookEndpoint
    /// The receiver compares our time with its own.
    let now: @Sendable () -> Instant

    /// Bytes of the receiver's answer, of which nothing but the status counts.
    static let replyCap = 65_536

    public init(_ endpoint: WebhookEndpoint, name: String = "webhook", now: @escaping @Sendable () -> Instant) {
        self.endpoint = endpoint
        self.name = name
        self.now = now
    }

    public func deliver(_ letter: OutgoingMessage) async -> DeliveryOutcome {
        // It would be called delivered, and nobody could ever sign in with it.
        guard letter.kind != .signInCode else { return .failed("a webhook is told no code to sign in with") }
        let body = letter.announcement.utf8()
        let begun = now()
        let id = letter.id.uuidString.lowercased()
        let signatures = endpoint.secrets.map { $0.signature(id: id, seconds: begun.seconds, body: body) }
        var transfer = Transfer(
            .post, endpoint.url,
            headers: [
                Header("Content-Type", "application/json"), Header("webhook-id", id),
                Header("webhook-timestamp", "\(begun.seconds)"),
                Header("webhook-signature", signatures.joined(separator: " ")),
            ], body: body)
        // libcurl looks at the time about once a second.
        transfer.deadline = max(min(endpoint.timeout, letter.time - .seconds(2)), .milliseconds(1))
        transfer.connectDeadline = min(transfer.deadline, .seconds(10))
        transfer.replyCap = Webhook.replyCap
        transfer.authorityFile = endpoint.authorityFile
        transfer.reach = endpoint.reach
        do throws(CurlError) {
            let reply = try await transfer.perform()
            return Webhook.outcome(reply.status, retryAfter: reply.header("Retry-After"), at: now())
        } catch {
            return Webhook.outcome(of: error, at: now())
        }
    }
}

extension OutgoingMessage {
    /// What a webhook is told: ids, words of the service and a page that asks who its reader is. Well under 20 kB.
    var announcement: JSON {
        var data: [(String, JSON)] = [
            ("id", .string(id.uuidString.lowercased())), ("kind", .string(kind.rawValue)),
            ("language", .string(language)), ("reference", JSON(reference)), ("due", JSON(due?.description)),
            ("link", JSON(page)),
        ]
        let (what, who): (String, UUID?) =
            switch recipient {
            case .applicant(let id): ("applicant", id.raw)
            case .person(let id): ("person", id.raw)
            case .agency(let id): ("agency", id.raw)
            case .areaContact(let id): ("area-contact", id.raw)
            case .outside(let id): ("outside", id.raw)
            case .outsideBody(let id): ("outside-body", id.raw)
            case nil: ("nobody", nil)
            }
        data.append(("recipient", ["type": .string(what), "id": JSON(who?.uuidString.lowercased())]))
        return [
            "type": .string("message.\(kind.rawValue)"), "timestamp": .string(createdAt.rfc3339UTC),
            "data": .object(data),
        ]
    }
}
