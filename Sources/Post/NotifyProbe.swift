import Curl
import Text

/// Looks whether GOV.UK Notify answers, takes the key and has the templates. Nothing is sent.
public struct NotifyProbe: Sendable {
    private let channel: GovukNotify

    public init(_ service: NotifyService) { channel = GovukNotify(service) }

    /// The first thing that is wrong, as a phrase; nil where nothing is.
    public func look() async -> String? {
        let service = channel.service
        let templates = [
            ("email", service.emailTemplate, ["((subject))", "((body))"]), ("sms", service.textTemplate, ["((body))"]),
            ("letter", service.letterTemplate, ["((subject))", "((body))"]),
        ]
        guard templates.contains(where: { $0.1 != nil }) else { return "the settings name no template" }
        for (type, id, places) in templates {
            guard let id else { continue }
            do throws(CurlError) {
                let reply = try await channel.transfer(.get, "/v2/template/\(id)", within: .seconds(8)).perform()
                switch reply.status {
                case 200:
                    guard let template = try? Node.json(reply.body), template["type"]?.string == type else {
                        return "the template \(id) is none of type \(type)"
                    }
                    let text = [template["subject"]?.string, template["body"]?.string].compactMap(\.self).joined()
                    for place in places where text.utf8.firstRange(of: place.utf8) == nil {
                        return "the template \(id) lacks the place \(place)"
                    }
                case 404: return "it has no template \(id)"
                default:
                    switch NotifyAnswer.outcome(reply.status, reply.body, at: 0) {
                    case .stopped(let reason), .failed(let reason), .again(let reason, _), .unknown(let reason):
                        return reason
                    case .accepted: return "it answered \(reply.status)"
                    }
                }
            } catch {
                return "it cannot be reached: \(error)"
            }
        }
        return nil
    }
}
