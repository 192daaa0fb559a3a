import Testing

@testable import Curl

@Suite struct `What is refused before it is sent` {
    @Test(arguments: [
        "http://127.0.0.1:1/\r\nX: y", "http://127.0.0.1:1/ HTTP/1.1", "file:///etc/passwd",
        "gopher://127.0.0.1/", "127.0.0.1:1", "http:/127.0.0.1", "", "http://exämple.invalid/",
    ])
    func `a URL that is none of ours`(url: String) async {
        let error = await #expect(throws: CurlError.self) { try await Transfer(.get, url).perform() }
        #expect(error?.code == 3)
        #expect(error?.handedOver == false)
    }

    @Test(arguments: [
        Header("X", "a\r\nY: b"), Header("X", "a\nb"), Header("X", "a\rb"), Header("X\r\nY", "a"),
        Header("X:", "a"), Header("X Y", "a"), Header("", "a"), Header("X\u{301}", "a"), Header("X", "a\r\u{301}\n"),
    ])
    func `a header that would end its line`(header: Header) async {
        let error = await #expect(throws: CurlError.self) {
            try await Transfer(.get, "http://127.0.0.1:1/", headers: [header]).perform()
        }
        #expect(error?.code == 43)
    }

    @Test(arguments: ["Content-Length", "transfer-encoding", "CONNECTION", "Expect"])
    func `a header that is the transfer's own`(name: String) async {
        let error = await #expect(throws: CurlError.self) {
            try await Transfer(.get, "http://127.0.0.1:1/", headers: [Header(name, "1")]).perform()
        }
        #expect(error?.code == 43)
    }

    @Test(arguments: ["localhost", "127.0.0.1:80", "1", ""])
    func `a pinned address that is none`(address: String) async {
        var transfer = Transfer(.get, "http://127.0.0.1:1/")
        transfer.pinnedAddress = address
        let prepared = transfer
        let error = await #expect(throws: CurlError.self) { try await prepared.perform() }
        #expect(error?.code == 43)
    }

    @Test func `a NUL, at which C would end the text, and a URL without measure`() async {
        var pinned = Transfer(.get, "http://127.0.0.1:1/")
        pinned.pinnedAddress = "127.0.0.1\0"
        let header = Transfer(.get, "http://127.0.0.1:1/", headers: [Header("X", "a\0b")])
        let long = Transfer(.get, "http://127.0.0.1:1/" + String(repeating: "a", count: 8_000))
        for transfer in [pinned, header, long, Transfer(.get, "http://127.0.0.1:1/\0")] {
            let error = await #expect(throws: CurlError.self) { try await transfer.perform() }
            #expect(error?.code == 3 || error?.code == 43)
        }
    }

    @Test func `a user in the URL`() async {
        let error = await #expect(throws: CurlError.self) {
            try await Transfer(.get, "http://user:secret@127.0.0.1:1/").perform()
        }
        #expect(error?.handedOver == false)
        #expect(error?.message.contains("secret") == false)
    }
}
