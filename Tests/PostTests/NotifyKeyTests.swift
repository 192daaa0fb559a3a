import Testing

@testable import Post

typealias NotifyKeyTests = `A key of GOV.UK Notify`

@Suite struct `A key of GOV.UK Notify` {
    static let service = "26785a09-ab16-4eb0-8407-a37497a57506"
    static let secret = "3d844edf-8d35-48ac-975b-e847b4f122b0"

    @Test(arguments: ["k", "my_test_key", "a-name-with-hyphens", "\u{e9}"])
    func `is read from its end`(name: String) throws {
        let key = try #require(NotifyKey("\(name)-\(Self.service)-\(Self.secret)"))
        #expect(key.service == Self.service && key.secret == Self.secret)
    }

    @Test(arguments: [
        "", "k", "\(service)-\(secret)", "-\(service)-\(secret)x", "k-\(service)_\(secret)", "k_\(service)-\(secret)",
        "k-\(service)-\(secret.dropLast())g", "k-\(service.dropLast())g-\(secret)", "k-\(service)-\(secret)\n",
    ])
    func `is nothing else`(text: String) { #expect(NotifyKey(text) == nil) }

    @Test func `signs a token as the standard has it`() throws {
        let key = try #require(NotifyKey("k-\(Self.service)-\(Self.secret)"))
        // By Python's hmac and base64.
        #expect(
            key.token(at: 1_568_818_578)
                == "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9."
                + "eyJpc3MiOiIyNjc4NWEwOS1hYjE2LTRlYjAtODQwNy1hMzc0OTdhNTc1MDYiLCJpYXQiOjE1Njg4MTg1Nzh9.YT_aQYNif0l3HaPwy62Cj9g0qsYzjnj1K5pLwkELiFw"
        )
    }

    @Test func `is shown to nobody`() throws {
        let key = try #require(NotifyKey("k-\(Self.service)-\(Self.secret)"))
        var dumped = ""
        dump(NotifyService(key: key), to: &dumped)
        for text in ["\(key)", String(reflecting: key), "\(NotifyService(key: key))", dumped] {
            #expect(!text.contains(Self.secret))
        }
    }
}
