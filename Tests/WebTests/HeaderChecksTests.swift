import Testing

@testable import Web

@Suite struct `What is asked of a request's headers` {
    private func ask(_ headers: [(name: String, value: String)], hosts: [String] = ["a.example"]) -> Ask {
        Ask(method: "POST", target: "/apply", hosts: hosts, headers: headers)
    }

    @Test(arguments: [[], ["a.example", "a.example"], ["b.example"], ["a.example", "b.example"], [""]])
    func `any number of hosts but one, or another host, is refused`(_ hosts: [String]) throws {
        let url = try #require(PublicURL("https://a.example"))
        #expect(throws: Fault.self) { try HeaderChecks.host(ask([], hosts: hosts), url) }
        #expect(throws: Never.self) { try HeaderChecks.host(ask([]), url) }
    }

    @Test(arguments: [
        "application/x-www-form-urlencoded", "Application/X-WWW-Form-Urlencoded; charset=UTF-8",
        "application/x-www-form-urlencoded ;charset=utf-8",
    ])
    func `a form says that it is one, and how long it is`(_ type: String) throws {
        let ask = ask([("content-type", type), ("content-length", "12")])
        #expect(try HeaderChecks.formLength(ask, limit: 12) == 12)
        #expect(throws: Fault.tooLarge) { try HeaderChecks.formLength(ask, limit: 11) }
    }

    @Test(arguments: [
        (["content-type": "multipart/form-data; boundary=x", "content-length": "1"], Fault.notAForm),
        (["content-type": "text/plain", "content-length": "1"], .notAForm), (["content-length": "1"], .notAForm),
        (["content-type": "application/x-www-form-urlencodedx", "content-length": "1"], .notAForm),
        (
            ["content-type": "application/x-www-form-urlencoded", "content-length": "1", "content-encoding": "gzip"],
            .notAForm
        ),
        (["content-type": "application/x-www-form-urlencoded"], .lengthRequired),
        (["content-type": "application/x-www-form-urlencoded", "transfer-encoding": "chunked"], .lengthRequired),
        (
            ["content-type": "application/x-www-form-urlencoded", "content-length": "99999999999999999999"],
            .tooLarge
        ),
        (
            ["content-type": "application/x-www-form-urlencoded", "content-length": "-1"],
            .unreadable("The length of the form cannot be read.")
        ),
        (
            ["content-type": "application/x-www-form-urlencoded", "content-length": "+1"],
            .unreadable("The length of the form cannot be read.")
        ),
    ])
    func `anything else is no form`(_ headers: [String: String], _ fault: Fault) {
        #expect(throws: fault) { try HeaderChecks.formLength(ask(headers.map { ($0.key, $0.value) }), limit: 100) }
    }

    @Test func `the target is cut at the first question mark and not decoded`() {
        let ask = Ask(method: "GET", target: "/a%2Fb?c=d?e", hosts: [])
        #expect(ask.path == "/a%2Fb")
        #expect(ask.query == "c=d?e")
    }
}
