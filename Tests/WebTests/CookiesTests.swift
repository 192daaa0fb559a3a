import Testing

@testable import Web

@Suite struct `The cookies` {
    private func value(_ headers: [String], _ name: String = "casereview") -> String? {
        Cookies(isSecure: false).value(
            of: name,
            in: Ask(method: "GET", target: "/", hosts: [], headers: headers.map { ("cookie", $0) })
        )
    }

    @Test(arguments: [
        (["casereview=abc"], "abc"), (["other=x; casereview=abc"], "abc"), (["casereview=abc;other=x"], "abc"),
        (["other=x", "casereview=a=b"], "a=b"), (["casereview-browser=x; casereview=abc"], "abc"),
    ])
    func `are found among others`(_ headers: [String], _ expected: String) {
        #expect(value(headers) == expected)
    }

    @Test(arguments: [
        [], ["casereview"], ["xcasereview=abc"], ["casereview=a; casereview=b"], ["casereview=a", "casereview=a"],
    ])
    func `that are absent or doubled have no value`(_ headers: [String]) {
        #expect(value(headers) == nil)
    }

    @Test func `are for this host, path and TLS only, and not for scripts`() {
        let secure = Cookies(isSecure: true)
        #expect(secure.session == "__Host-casereview")
        #expect(secure.set(secure.session, "v").value == "__Host-casereview=v; Path=/; HttpOnly; SameSite=Lax; Secure")
        let plain = Cookies(isSecure: false)
        #expect(plain.set(plain.session, "v").value == "casereview=v; Path=/; HttpOnly; SameSite=Lax")
        #expect(plain.clear(plain.session).value == "casereview=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
    }
}
