import Casework
import Curl
import FoundationEssentials
import Text

/// A message as GOV.UK Notify knows it.
struct NotifyMessage: Equatable, Sendable {
    /// In lower case.
    var id: String
    var status: String
    /// RFC 3339; nil while it is under way.
    var completedAt: String?

    var hasFailed: Bool { NotifyStatus.report(status)?.isFailure ?? false }

    init?(_ node: Node?) {
        guard let node, let id = node["id"]?.string.flatMap({ UUID(uuidString: $0) }),
            let status = node["status"]?.string
        else { return nil }
        self.id = id.uuidString.lowercased()
        self.status = status
        completedAt = node["completed_at"]?.string
    }
}

extension GovukNotify {
    /// What Notify says of a message.
    enum Known: Equatable, Sendable {
        case found(NotifyMessage)
        case absent
        /// It did not say, with what follows for whoever wanted to send.
        case unanswered(DeliveryOutcome)
    }

    /// The message with our id. Where several have it, one that has not failed, the newest of them.
    ///
    /// `isSure`: asked twice, with a pause, before it is said to be absent.
    func known(_ reference: UUID, isSure: Bool, until end: ContinuousClock.Instant) async -> Known {
        let path = "/v2/notifications?reference=\(reference.uuidString.lowercased())"
        let first = await ask(path, until: end) { answer in
            guard let items = answer["notifications"]?.array else { return nil }
            let all = items.compactMap { NotifyMessage($0) }
            guard all.count == items.count else { return nil }
            guard let newest = all.first else { return .absent }
            return .found(all.first { !$0.hasFailed } ?? newest)
        }
        guard isSure, first == .absent else { return first }
        try? await Task.sleep(for: min(limits.pause, max((end - .now) / 3, .zero)))
        return await known(reference, isSure: false, until: end)
    }

    /// The message with Notify's own id.
    func known(_ id: String, until end: ContinuousClock.Instant) async -> Known {
        guard let id = UUID(uuidString: id) else { return .absent }
        return await ask("/v2/notifications/\(id.uuidString.lowercased())", until: end) { answer in
            NotifyMessage(answer).map { .found($0) }
        }
    }

    private func ask(
        _ path: String, until end: ContinuousClock.Instant, _ read: (Node) -> Known?
    ) async -> Known {
        let transfer = transfer(.get, path, within: min(limits.asking, end - .now))
        do throws(CurlError) {
            let reply = try await transfer.perform()
            switch reply.status {
            case 200:
                if let known = (try? Node.json(reply.body)).flatMap(read) { return known }
                return .unanswered(.again("GOV.UK Notify's answer cannot be read", after: nil))
            case 404: return .absent
            default:
                let outcome = NotifyAnswer.outcome(
                    reply.status, reply.body, retryAfter: reply.header("Retry-After"), at: seconds())
                switch outcome {
                case .again, .stopped: return .unanswered(outcome)
                case .accepted, .failed, .unknown:
                    return .unanswered(.again("GOV.UK Notify answered \(reply.status) when it was asked", after: nil))
                }
            }
        } catch {
            // To have asked changes nothing.
            guard case .stopped(let reason) = GovukNotify.outcome(of: error) else {
                return .unanswered(.again("GOV.UK Notify could not be asked (\(error.code))", after: nil))
            }
            return .unanswered(.stopped(reason))
        }
    }
}
