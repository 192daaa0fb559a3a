import Casework
import Curl
import Testing
import Text

@testable import Post

@Suite(.serialized) struct `Trust in a webhook` {
    @Test func `it is told inside TLS, by name and by address`() async throws {
        try await WebhookServers.with { servers in
            for host in ["localhost", "127.0.0.1"] {
                let door = try await servers.open()
                let channel = try servers.channel(door, host: host, allowing: ["localhost", "127.0.0.1"])
                #expect(await channel.deliver(ChannelConformance.letter()) == .accepted(providerID: nil))
            }
        }
    }

    @Test func `another host's, an expired or a stranger's certificate stops the channel`() async throws {
        try await WebhookServers.with { servers in
            for certificate in ["elsewhere", "expired", "stranger"] {
                let door = try await servers.open(certificate: certificate)
                let outcome = try await servers.channel(door).deliver(ChannelConformance.letter())
                #expect(SmtpEnd(outcome) == .stopped, "\(certificate): \(outcome)")
                #expect(try await door.requests().isEmpty, "\(certificate)")
            }
        }
    }

    @Test func `TLS of old, none at all and a handshake that stalls are no reason to speak in the clear`() async throws
    {
        try await WebhookServers.with { servers in
            let doors = [
                try await servers.open(isOld: true), try await servers.open(certificate: nil),
                try await servers.open(certificate: nil, ["at": "connect", "text": "", "then": "hold"]),
            ]
            for door in doors {
                let begun = ContinuousClock.now
                let outcome = try await servers.channel(door, seconds: 2).deliver(ChannelConformance.letter())
                #expect(SmtpEnd(outcome) == .again, "\(outcome)")
                #expect(ContinuousClock.now - begun < .seconds(12))
                #expect(try await door.requests().isEmpty)
            }
        }
    }

    @Test func `an address of our own network is not sent to unless it is listed`() async throws {
        try await WebhookServers.with { servers in
            let door = try await servers.open()
            for host in ["127.0.0.1", "localhost"] {
                for allowing in [[], ["10.0.0.0/8"], ["hooks.example"]] {
                    let outcome = try await servers.channel(door, host: host, allowing: allowing).deliver(
                        ChannelConformance.letter())
                    guard case .stopped(let reason) = outcome else {
                        Issue.record("\(host) \(allowing): \(outcome)")
                        continue
                    }
                    #expect(reason.contains("not of the public internet"))
                }
            }
            #expect(try await door.requests().isEmpty)
        }
    }

    @Test func `it is told in the clear on this machine only, where that is listed`() async throws {
        try await WebhookServers.with { servers in
            let door = try await servers.open(certificate: nil)
            let channel = try servers.channel(door, isPlain: true)
            #expect(await channel.deliver(ChannelConformance.letter()) == .accepted(providerID: nil))
        }
    }

    @Test func `a name that is not known is tried again`() async throws {
        let endpoint = try #require(WebhookEndpoint("https://hooks.invalid/", secrets: []))
        let outcome = await Webhook(endpoint) { PostOffice.morning }.deliver(ChannelConformance.letter())
        #expect(SmtpEnd(outcome) == .again, "\(outcome)")
    }
}

@Suite struct `The address of a webhook` {
    @Test(arguments: [
        ("https://hooks.example", "https://hooks.example", "hooks.example"),
        ("https://Hooks.Example:8443/a?b=c", "https://Hooks.Example:8443", "hooks.example"),
        ("https://[2001:DB8::1]:443/", "https://[2001:DB8::1]:443", "2001:db8::1"),
        ("https://192.0.2.1/", "https://192.0.2.1", "192.0.2.1"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example", "xn--bcher-kva.example"),
    ])
    func `is taken apart`(url: String, origin: String, host: String) throws {
        let endpoint = try #require(WebhookEndpoint(url, secrets: []))
        #expect((endpoint.origin, endpoint.host, endpoint.isPlain) == (origin, host, false))
        #expect(endpoint.reach == Reach())
    }

    @Test(arguments: [
        "", "hooks.example", "ftp://hooks.example", "HTTPS://hooks.example", "https:/hooks.example", "https://",
        "https:///x", "https://user@hooks.example/", "https://hooks.example@127.0.0.1/", "https://hooks.example#x",
        "https://hooks.example\\@127.0.0.1", "https://hooks.example:0/", "https://hooks.example:65536/",
        "https://hooks.example:+443/", "https://hooks.example: 443/", "https://hooks.example:000443/",
        "https://hooks.example:443x/", "https://hooks..example/", "https://-x.example/", "https://2130706433/",
        "https://127.1/", "https://0x7f.0.0.1/", "https://0x7f000001/", "https://[::1/", "https://::1/",
        "https://[127.0.0.1]/", "https://h\u{f6}me.example/", "https://a b/", "https://hooks.example/\r\n",
        "https://hooks.example/\u{0}", "https://hooks.example/%zz\"", "http://hooks.example/", "http://localhost/",
        "http://127.0.0.1/", "https://" + String(repeating: "a", count: 2_000),
    ])
    func `is refused where two readers could see two hosts, or where it is plain`(url: String) {
        #expect(WebhookEndpoint(url, secrets: []) == nil)
    }

    @Test func `may be of a private network where that is listed`() throws {
        let places = ["10.1.0.0/16", "hooks.internal", "::1"].compactMap(WebhookEndpoint.AllowedPlace.init)
        let inside = try #require(WebhookEndpoint("https://Hooks.Internal/", secrets: [], alsoPrivate: places))
        #expect(inside.reach.isEverywhere && !inside.reach.isThisMachineOnly)
        let other = try #require(WebhookEndpoint("https://other.internal/", secrets: [], alsoPrivate: places))
        let address = { (text: String) throws in try #require(IPAddress(text)) }
        #expect(try other.reach.includes(address("10.1.2.3")))
        #expect(try !other.reach.includes(address("10.2.0.1")))
        #expect(try !other.reach.includes(address("::ffff:10.1.2.3")))
        #expect(try other.reach.includes(address("1.1.1.1")))
        #expect(WebhookEndpoint("http://[::1]/", secrets: [], alsoPrivate: places) != nil)
        #expect(WebhookEndpoint("http://127.0.0.1/", secrets: [], alsoPrivate: places) == nil)
        #expect(WebhookEndpoint("http://10.1.0.1/", secrets: [], alsoPrivate: places) == nil)
        let named = try #require(WebhookEndpoint("http://hooks.internal/", secrets: [], alsoPrivate: places))
        // Whatever the name resolves to: in the clear nothing leaves this machine.
        #expect(try !named.reach.includes(address("10.1.0.1")))
        #expect(try named.reach.includes(address("127.0.0.1")))
    }

    @Test(arguments: ["", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/", "1234", "a/b", "a b", "::1/129", "300.0.0.1/8"])
    func `is of no place that cannot be read`(place: String) {
        #expect(WebhookEndpoint.AllowedPlace(place) == nil)
    }
}

@Suite struct `The secret of a webhook` {
    @Test func `signs as the standard's own example does`() throws {
        let secret = try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let signature = secret.signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", seconds: 1_614_265_330, body: Array("{\"test\": 2432232314}".utf8))
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test(arguments: [
        "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa", "whsec_!!!!",
        "whsk_AAAA",
        "whsec_" + String(repeating: "A", count: 88),
    ])
    func `has 24 to 64 bytes behind its mark`(text: String) {
        #expect(WebhookSecret(text) == nil)
    }

    @Test func `is never shown`() throws {
        let secret = try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        var dumped = "\(secret) \(String(reflecting: secret))"
        dump(secret, to: &dumped)
        #expect(!dumped.contains("MfKQ") && !dumped.contains("49"))
    }
}
