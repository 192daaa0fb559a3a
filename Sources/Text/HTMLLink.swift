extension HTML {
    /// `<a href="…">words</a>`, or only the words where the address is not one that `address(_:)` accepts.
    public static func link(to address: String, _ words: String) -> HTML {
        guard let address = HTML.address(address) else { return HTML(escaping: words) }
        return "<a href=\"\(address)\">\(words)</a>"
    }

    /// An address fit to stand in a quoted `href` or `action`, escaped: `https:` or `mailto:`, or a path of this site
    /// that begins with a single `/`. nil for every other scheme, for `//host`, and for an address with a space, a
    /// control or a backslash, which browsers drop or turn into `/` before they look at it (WHATWG URL, section 4.4).
    public static func address(_ text: String) -> HTML? {
        let bytes = Array(text.utf8)
        guard text.unicodeScalars.allSatisfy({ !$0.isUnsafeToShow && $0 != " " && $0 != "\\" }) else { return nil }
        let lower = bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 0x20 : $0 }
        let isOwn = bytes.first == UInt8(ascii: "/") && bytes.dropFirst().first != UInt8(ascii: "/")
        let isKnown = ["https://", "mailto:"].contains { lower.starts(with: $0.utf8) && lower.count > $0.utf8.count }
        return isOwn || isKnown ? HTML(escaping: text) : nil
    }
}
