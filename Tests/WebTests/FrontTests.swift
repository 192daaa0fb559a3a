import Casework
import Desk
import Records
import Testing
import Text

@testable import Web

@Suite struct `The way through to a page` {
    struct Broken: Error {}
    struct Away: Error {}

    private func front(_ url: String = "https://review.example.org") throws -> Front {
        var routes = Routes()
        routes.plain("/plain") { _ in .page("<p>plain</p>") }
        routes.get("/form") { visit in .page("\(visit.formToken)") }
        routes.post("/form") { visit in .text(visit.sent.values("name").joined(), status: 200) }
        routes.post("/refused") { _ in throw Refusal.openActions(2) }
        routes.get("/broken") { _ in throw Broken() }
        routes.get("/away") { _ in throw Away() }
        routes.get("/absent") { _ in throw DeskError.absent }
        routes.get("/secret") { _ in throw Fault.signedOut(next: "/work/post") }
        return Front(
            settings: WebSettings(publicURL: try #require(PublicURL(url)), formKey: Array(repeating: 1, count: 32)),
            routes: routes,
            faults: Faults(isAway: { $0 is Away })
        )
    }

    private func answer(
        _ method: String,
        _ path: String,
        host: String = "review.example.org",
        headers: [(name: String, value: String)] = [],
        body: String = ""
    ) async throws -> Reply {
        let form = [("content-type", "application/x-www-form-urlencoded"), ("content-length", String(body.utf8.count))]
        let known = Set(headers.map(\.name))
        let all =
            headers + (method == "POST" ? form.filter { !known.contains($0.0) } : []).map { (name: $0.0, value: $0.1) }
        return try await front().answer(
            Ask(method: method, target: path, hosts: [host], headers: all),
            requestID: "0123"
        ) { _ in Array(body.utf8) }.reply
    }

    @Test(arguments: [
        ("GET", "/plain", 200), ("HEAD", "/plain", 200), ("GET", "/nowhere", 404), ("DELETE", "/plain", 405),
        ("GET", "/broken", 500), ("GET", "/away", 503), ("GET", "/absent", 404),
        ("GET", "/secret", 303), ("POST", "/form", 403), ("GET", "/plain?a=%zz", 400),
    ])
    func `every answer has every security header`(_ method: String, _ path: String, _ status: Int) async throws {
        let reply = try await answer(method, path)
        #expect(reply.status == status)
        expectSecurityHeaders(reply)
    }

    @Test func `so has the answer to a form that is too long, is none, or is refused`() async throws {
        let token = try await token()
        let large = try await answer("POST", "/form", headers: [("content-length", "9999999")])
        let other = try await answer("POST", "/form", headers: [("content-type", "text/plain")])
        let open = try await answer("POST", "/form", headers: [("transfer-encoding", "chunked")])
        let refused = try await answer("POST", "/refused", headers: token.headers, body: token.body)
        #expect([large, other, open, refused].map(\.status) == [413, 415, 411, 422])
        #expect([large, other, open, refused].map(\.closes) == [true, true, true, false])
        for reply in [large, other, open, refused] { expectSecurityHeaders(reply) }
        #expect(String(decoding: refused.body, as: UTF8.self).contains("2 actions are still open"))
    }

    @Test func `another host is refused`() async throws {
        #expect(try await answer("GET", "/plain", host: "evil.example").status == 400)
    }

    @Test func `HEAD says the length and sends nothing`() async throws {
        let reply = try await answer("HEAD", "/plain")
        #expect(reply.body.isEmpty)
        #expect(reply.headers.contains { $0.name == "Content-Length" && $0.value == "12" })
    }

    @Test func `the wrong method is told the right ones`() async throws {
        #expect(
            try await answer("PUT", "/form").headers.contains { $0.name == "Allow" && $0.value == "GET, HEAD, POST" }
        )
    }

    @Test func `an error within says a number and nothing else`() async throws {
        let page = String(decoding: try await answer("GET", "/broken").body, as: UTF8.self)
        #expect(page.contains("0123") && !page.contains("Broken"))
        #expect(try await answer("GET", "/away").headers.contains { $0.name == "Retry-After" && $0.value == "5" })
    }

    @Test func `a browser gets its secret once, and not for a page without forms`() async throws {
        #expect(try await answer("GET", "/plain").headers.isEmpty)
        let first = try await answer("GET", "/form")
        #expect(first.headers.filter { $0.name == "Set-Cookie" }.count == 1)
        let cookie = "__Host-casereview-browser=\(Token.make().text)"
        #expect(try await answer("GET", "/form", headers: [("cookie", cookie)]).headers.isEmpty)
    }

    @Test func `a form with the token of its browser is taken, with another's it is not`() async throws {
        let token = try await token()
        #expect(try await answer("POST", "/form", headers: token.headers, body: "name=Ann&\(token.body)").status == 200)
        let other = [(name: "cookie", value: "__Host-casereview-browser=\(Token.make().text)")]
        #expect(try await answer("POST", "/form", headers: other, body: token.body).status == 403)
        #expect(
            try await answer("POST", "/form", headers: token.headers, body: "\(token.body)&\(token.body)").status == 403
        )
        let elsewhere = token.headers + [(name: "sec-fetch-site", value: "cross-site")]
        #expect(try await answer("POST", "/form", headers: elsewhere, body: token.body).status == 403)
    }

    @Test func `over plain HTTP there is no talk of strict transport`() throws {
        #expect(!SecurityHeaders.all(isSecure: false).contains { $0.name == "Strict-Transport-Security" })
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example", "/\\evil.example", "", "work", "/a b", "/a\nSet-Cookie: x",
    ])
    func `a redirection leads nowhere else`(_ path: String) {
        #expect(Reply.seeOther(path).headers.map(\.value) == ["/"])
    }

    /// A browser that has opened the form: its cookie, and its token as the form sends it.
    private func token() async throws -> (headers: [(name: String, value: String)], body: String) {
        let browser = Token.make()
        let signer = try front().signer
        return (
            [(name: "cookie", value: "__Host-casereview-browser=\(browser.text)")],
            "\(FormToken.name)=\(signer.formToken(for: browser.text))"
        )
    }

    private func expectSecurityHeaders(_ reply: Reply) {
        let headers = reply.allHeaders(isSecure: true)
        let expected = [
            "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy", "Permissions-Policy", "Cache-Control", "Strict-Transport-Security",
            "Content-Type",
        ]
        for name in expected { #expect(headers.filter { $0.name == name }.count == 1, "\(name)") }
        #expect(headers.contains { $0.name == "Cache-Control" && $0.value == "no-store" })
        #expect(headers.contains { $0.name == "Referrer-Policy" && $0.value == "same-origin" })
        let policy = headers.first { $0.name == "Content-Security-Policy" }?.value ?? ""
        #expect(policy.contains("default-src 'none'") && !policy.contains("script") && !policy.contains("unsafe"))
        #expect(!headers.contains { $0.name == "Server" })
    }
}
