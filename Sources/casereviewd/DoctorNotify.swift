import Casework
import Post

extension DoctorCommand {
    /// Whether GOV.UK Notify answers, takes the key and has the templates; nil where the settings do not name it.
    /// Nothing is sent.
    static func notify(_ settings: Settings) async -> Finding? {
        guard let service = settings.notify else { return nil }
        let check = "channel govuk-notify"
        guard let trouble = await NotifyProbe(service).look() else {
            return Finding(check: check, state: .ok, finding: "\(service.url) takes the key and has the templates.")
        }
        let routes = settings.routes
        let isUsed = [routes.email, routes.text, routes.letter].contains(GovukNotify.channelName)
        return Finding(
            check: check, state: isUsed ? .failed : .warning, finding: "\(service.url): \(trouble).",
            mend: "See post.govuk_notify, this machine's clock, and that the unit's IPAddressAllow lets us reach it.")
    }
}
