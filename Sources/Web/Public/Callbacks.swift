import Crypto
import Text

/// What a provider may tell us without being asked.
public struct Callbacks: Sendable {
    private let token: String
    private let hint: @Sendable (String) -> Bool

    /// `token`: what GOV.UK Notify was given to sign in with. `hint` is told the provider's id of a message of which
    /// there is news, and says whether it could take that.
    public init(token: String, hint: @escaping @Sendable (String) -> Bool) {
        self.token = token
        self.hint = hint
    }

    /// Compares digests, in the same time whatever differs.
    func isGood(_ bearer: String?) -> Bool {
        guard let bearer else { return false }
        return SHA256.hash(data: Array(bearer.utf8)) == SHA256.hash(data: Array(token.utf8))
    }

    /// Takes a delivery receipt or the news of a returned letter. Nothing in it is believed but that there is news.
    /// Returns false where it should be sent again later.
    func take(_ body: [UInt8]) -> Bool {
        guard let news = try? Node.json(body) else { return true }
        for key in ["id", "notification_id"] {
            if case .string(let id)? = news[key]?.kind { return hint(id) }
        }
        return true
    }
}

extension Pages {
    /// `POST /callbacks/govuk-notify`. It need not wait for anything: Notify gives up after five seconds.
    func takeNotifyCallback(_ hook: Hook) async throws -> Reply {
        guard let callbacks else { throw Fault.notFound }
        guard callbacks.isGood(hook.bearer) else {
            return .text("The token is not the one that was agreed.\n", status: 403)
        }
        guard callbacks.take(hook.body) else { return .text("Too much at once; send it again.\n", status: 503) }
        return Reply(status: 204, type: "text/plain; charset=utf-8", body: [])
    }

    /// `/calendar/invitation/TOKEN.ics`: nothing personal, and only for who has the link.
    func calendarInvitation(_ visit: Visit) async throws -> Reply {
        guard let name = visit.parameters["file"], let file = try await invitation(name) else { throw Fault.notFound }
        var reply = Reply(type: "text/calendar; charset=utf-8; method=PUBLISH", body: Array(file.utf8))
        reply.headers = [("Content-Disposition", "attachment; filename=\"invitation.ics\"")]
        return reply
    }
}
