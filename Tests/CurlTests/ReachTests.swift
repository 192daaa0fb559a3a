import Testing

@testable import Curl

@Suite struct `Ranges of addresses` {
    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.0", false), ("10.1.2.3", "10.1.2.3", true),
        ("10.1.2.3", "10.1.2.4", false), ("192.168.0.0/23", "192.168.1.255", true),
        ("192.168.0.0/23", "192.168.2.0", false), ("0.0.0.0/0", "1.2.3.4", true), ("0.0.0.0/0", "::1", false),
        ("::/0", "fd00::1", true), ("::/0", "1.2.3.4", false), ("fd12:3400::/22", "fd12:37ff::1", true),
        ("fd12:3400::/22", "fd12:3800::1", false), ("::ffff:0:0/96", "10.0.0.1", false),
        ("::ffff:0:0/96", "::ffff:10.0.0.1", true), ("10.0.0.0/8", "::ffff:10.0.0.1", false),
    ])
    func `hold the addresses that begin as they do`(range: String, address: String, isHeld: Bool) throws {
        let range = try #require(AddressRange(range))
        #expect(try range.contains(#require(IPAddress(address))) == isHeld)
        #expect(AddressRange("\(range)") == range)
    }

    @Test(arguments: [
        "", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.1/8", "10.0.0.0/8/8", "10.0.0/8",
        "::1/64", "::/129", "fe80::1%eth0", "localhost", "10.0.0.0 /8", "10.0.0.0/08x", "[::1]", "10.0.0.0/0008",
        "1\u{0}",
    ])
    func `are refused where they are none`(text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test func `of what may be reached`() throws {
        let address = { (text: String) throws in try #require(IPAddress(text)) }
        let some = Reach(also: [try #require(AddressRange("10.0.0.0/8"))])
        #expect(try some.includes(address("10.0.0.1")) && some.includes(address("1.1.1.1")))
        #expect(try !some.includes(address("127.0.0.1")) && !some.includes(address("192.168.0.1")))
        let none = Reach(isPublic: false)
        #expect(try !none.includes(address("1.1.1.1")))
        let here = Reach(isEverywhere: true, isThisMachineOnly: true)
        #expect(try here.includes(address("::1")) && !here.includes(address("1.1.1.1")))
    }
}

@Suite struct `A transfer that may not go everywhere` {
    @Test func `is kept out where all addresses are refused, and says so`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .hold)
        var transfer = Transfer(.get, "http://localhost:\(server.port)/")
        transfer.reach = Reach(also: [try #require(AddressRange("10.0.0.0/8"))])
        let error = await #expect(throws: CurlError.self) { try await transfer.perform() }
        #expect(error?.isKeptOut == true && error?.handedOver == false && error?.code == 7)
        #expect(server.request.isEmpty)
    }

    @Test func `goes where it is let`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .send("HTTP/1.1 204 No\r\n\r\n"))
        var transfer = Transfer(.get, server.url)
        transfer.reach = Reach(isPublic: false, also: [try #require(AddressRange("127.0.0.0/8"))])
        #expect(try await transfer.perform().status == 204)
    }

    @Test func `is not called kept out where the other side does not answer`() async throws {
        var transfer = Transfer(.get, "http://127.0.0.1:1/")
        transfer.reach = Reach(isEverywhere: true)
        let error = await #expect(throws: CurlError.self) { try await transfer.perform() }
        #expect(error?.isKeptOut == false && error?.code == 7)
    }

    @Test func `tells the headers that came before it failed`() async throws {
        let server = try RawServer(
            .until("\r\n\r\n"), .send("HTTP/1.1 503 Busy\r\nRetry-After: 9\r\nContent-Length: 10\r\n\r\n"))
        let error = await #expect(throws: CurlError.self) { try await Transfer(.get, server.url).perform() }
        #expect(error?.headers.first == Header("Retry-After", "9"))
    }
}
