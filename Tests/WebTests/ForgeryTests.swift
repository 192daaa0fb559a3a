import Testing

@testable import Web

@Suite struct `Forged forms` {
    enum Token: CaseIterable, Sendable { case good, bad, none }

    static let sites = [[], ["same-origin"], ["same-site"], ["cross-site"], ["none"], ["nonsense"], ["none", "none"]]
    static let origins = [
        [], ["https://review.example.org"], ["https://evil.example"], ["null"], ["https://review.example.org:444"],
        ["http://review.example.org"], ["https://review.example.org", "https://evil.example"],
    ]

    @Test(arguments: Token.allCases)
    func `are told by Sec-Fetch-Site first, then Origin, and by the token always`(_ token: Token) throws {
        let own = try #require(PublicURL("https://review.example.org"))
        var accepted = 0
        for site in Self.sites {
            for origin in Self.origins {
                let isForged = Forgery.isForged(
                    secFetchSite: site,
                    origin: origin,
                    own: own,
                    hasGoodToken: token == .good
                )
                let comesFromHere =
                    switch site {
                    case ["same-origin"], ["none"]: true
                    case []: origin == [] || origin == ["null"] || origin == ["https://review.example.org"]
                    default: false
                    }
                #expect(isForged == !(token == .good && comesFromHere), "\(site) \(origin) \(token)")
                if !isForged { accepted += 1 }
            }
        }
        #expect(accepted == (token == .good ? 2 * Self.origins.count + 3 : 0))
    }
}

@Suite struct `Signatures` {
    let signer = Signer(key: Array(repeating: 7, count: 32))

    @Test func `hold for what was signed and nothing else`() {
        let token = signer.formToken(for: "secret")
        #expect(token.utf8.count == 64)
        #expect(signer.isFormToken(token, for: "secret"))
        #expect(!signer.isFormToken(token, for: "other"))
        #expect(!signer.isFormToken(String(token.dropLast()), for: "secret"))
        #expect(!signer.isFormToken(token + "0", for: "secret"))
        #expect(!signer.isFormToken("", for: "secret"))
        #expect(!signer.isFormToken(String(repeating: "z", count: 64), for: "secret"))
        #expect(!Signer(key: Array(repeating: 8, count: 32)).isFormToken(token, for: "secret"))
    }

    @Test func `of one kind do not serve as another`() {
        #expect(!signer.isFormToken(signer.sign("submission", "secret"), for: "secret"))
        #expect(!signer.isSigned(signer.sign("a", "bc"), "ab", "c"))
    }
}
