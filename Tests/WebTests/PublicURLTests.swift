import Testing

@testable import Web

@Suite struct `The public address` {
    @Test(arguments: [
        ("https://review.example.org", "https://review.example.org"),
        ("HTTPS://Review.Example.ORG/", "https://review.example.org"),
        ("https://review.example.org:443", "https://review.example.org"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://localhost:80/", "http://localhost"),
        ("https://[::1]:8443", "https://[::1]:8443"),
    ])
    func `is read, in lower case and without the scheme's own port`(_ text: String, _ canonical: String) {
        #expect(PublicURL(text)?.description == canonical)
    }

    @Test(arguments: [
        "", "review.example.org", "ftp://example.org", "https://", "https:///", "https://example.org/path",
        "https://example.org?x", "https://user@example.org", "https://example.org:", "https://example.org:port",
        "https://example.org:123456", "https://exa mple.org", "https://example.org#x", "https://exämple.org",
        "https://a\\b",
        "https://[::1", "javascript:alert(1)",
    ])
    func `is nothing but a scheme, a host and a port`(_ text: String) {
        #expect(PublicURL(text) == nil)
    }

    @Test(arguments: [
        ("review.example.org", true), ("REVIEW.example.org", true), ("review.example.org:443", true),
        ("review.example.org:80", false), ("evil.example", false), ("review.example.org.evil.example", false),
        ("", false), ("review.example.org:443:443", false), (" review.example.org", false),
        ("review.example.org.", false),
    ])
    func `is what a Host header must name`(_ host: String, _ isNamed: Bool) throws {
        #expect(try #require(PublicURL("https://review.example.org")).isNamed(by: host) == isNamed)
    }
}
