import Testing

@testable import Text

@Suite struct `Links` {
    @Test(arguments: [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2"), ("HTTPS://x", "HTTPS://x"), ("/", "/"),
        ("/track?x=\"", "/track?x=&quot;"), ("mailto:a@b.example", "mailto:a@b.example"), ("/a//b", "/a//b"),
    ])
    func `A good address becomes a link`(_ address: String, _ escaped: String) {
        #expect(HTML.link(to: address, "a<b").text == "<a href=\"\(escaped)\">a&lt;b</a>")
    }

    @Test(arguments: [
        "", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)",
        "\u{1}javascript:x",
        "http://example.org", "//evil.example", "/\\evil.example", "/\t/evil.example", "/\n/evil.example",
        "\\\\evil.example",
        "data:text/html,x", "vbscript:x", "track", "?a", "#a", "https:evil", "https:/evil", "https://", "mailto:",
        "\u{FEFF}/a",
        "/a b", "/\u{202E}gpj.exe", "/a\0", "blob:https://x", "https:\\\\evil",
    ])
    func `Any other address leaves only the words`(_ address: String) {
        #expect(HTML.link(to: address, "a<b").text == "a&lt;b")
        #expect(HTML.address(address) == nil)
    }
}
