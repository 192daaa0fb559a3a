import Casework
import Synchronization
import Testing

@testable import Web

@Suite struct `A call by a provider` {
    private let told = Told()

    final class Told: Sendable {
        private let kept = Mutex<[String]>([])
        var all: [String] { kept.withLock { $0 } }
        func add(_ id: String) { kept.withLock { $0.append(id) } }
    }

    private func answer(
        _ body: String, type: String? = "application/json", bearer: String? = "Bearer correct horse",
        length: String? = nil, room: Bool = true, method: String = "POST"
    ) async throws -> Reply {
        let callbacks = Callbacks(token: "correct horse") { [told] id in
            told.add(id)
            return room
        }
        var routes = Routes()
        routes.hook("/callbacks/govuk-notify") { hook in
            guard callbacks.isGood(hook.bearer) else { return .text("no", status: 403) }
            return .text("", status: callbacks.take(hook.body) ? 204 : 503)
        }
        var headers: [(name: String, value: String)] = []
        if let type { headers.append(("content-type", type)) }
        if let bearer { headers.append(("authorization", bearer)) }
        headers.append(("content-length", length ?? String(body.utf8.count)))
        let front = Front(
            settings: WebSettings(publicURL: try #require(PublicURL("https://review.example")), formKey: [1]),
            routes: routes)
        return await front.answer(
            Ask(method: method, target: "/callbacks/govuk-notify", hosts: ["review.example"], headers: headers),
            requestID: "0123"
        ) { _ in Array(body.utf8) }.reply
    }

    @Test(arguments: [
        (#"{"id": "740e5834-3a29-46b4-9a6f-16142fde533a", "status": "delivered", "to": "ann@home.example"}"#, 1),
        (#"{"notification_id": "740e5834-3a29-46b4-9a6f-16142fde533a", "date_sent": null}"#, 1),
        ("{}", 0), ("[]", 0), ("{", 0), ("", 0), (#"{"id": 7}"#, 0), ("\u{0}\u{ff}", 0),
    ])
    func `is taken for a hint and answered at once, whatever is in it`(body: String, hints: Int) async throws {
        let reply = try await answer(body)
        #expect(reply.status == 204)
        #expect(told.all.count == hints)
        #expect(reply.headers.allSatisfy { $0.name != "Set-Cookie" })
    }

    @Test(arguments: [
        nil, "", "Bearer ", "Bearer correct horsf", "Bearer correct horse ", "Bearer  correct horse",
        "Basic correct horse", "correct horse", "Bearer x",
    ])
    func `that does not sign in is refused`(bearer: String?) async throws {
        #expect(try await answer(#"{"id": "740e5834-3a29-46b4-9a6f-16142fde533a"}"#, bearer: bearer).status == 403)
        #expect(told.all == [])
    }

    @Test func `may write the word of its sign-in as it likes`() async throws {
        #expect(try await answer("{}", bearer: "bEARER correct horse").status == 204)
    }

    @Test func `must be JSON of a length that was said, and not too long`() async throws {
        #expect(try await answer("a=b", type: "application/x-www-form-urlencoded").status == 400)
        #expect(try await answer("{}", type: nil).status == 400)
        #expect(try await answer("{}", type: "application/json; charset=utf-8").status == 204)
        #expect(try await answer("{}", length: "65537").status == 413)
        #expect(try await answer("{}", length: "-1").status == 400)
        #expect(try await answer("{}", length: "99999999999999999999").status == 413)
        #expect(try await answer("{}", method: "GET").status == 405)
        #expect(told.all == [])
    }

    @Test func `comes again later where there is no room`() async throws {
        #expect(try await answer(#"{"id": "740e5834-3a29-46b4-9a6f-16142fde533a"}"#, room: false).status == 503)
    }
}
