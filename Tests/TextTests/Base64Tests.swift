import Testing

@testable import Text

@Suite struct `Base64` {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `The vectors of RFC 4648 hold`(_ text: String, _ encoded: String) {
        #expect(base64(Array(text.utf8)) == Array(encoded.utf8))
    }

    @Test func `Lines have 76 columns`() {
        let bytes = (0..<256).map { UInt8($0) }
        let lines = String(decoding: base64Lines(bytes), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.map(\.utf8.count) == [76, 76, 76, 76, 40])
        #expect(decoded(lines.joined()) == bytes)
    }
}
