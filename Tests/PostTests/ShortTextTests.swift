import Casework
import FoundationEssentials
import TestSupport
import Testing

@testable import Post

@Suite struct `A letter as a text message` {
    private func short(_ subject: String, link: String? = "https://review.example/track") -> String {
        var letter = ChannelConformance.letter(subject: subject, text: Self.long)
        letter.link = link
        return ShortText.of(letter)
    }

    /// A whole letter, too long for text messages.
    private static let long = String(repeating: "A sentence of a letter. ", count: 40)

    @Test func `a text that is short enough goes as it is`() {
        let letter = ChannelConformance.letter(text: "There is a message for you.\n")
        #expect(ShortText.of(letter) == "There is a message for you.")
    }

    @Test func `says its subject, where to read on, and 999`() {
        #expect(
            short("Your reference CR-7K2M9QPX")
                == "Your reference CR-7K2M9QPX. https://review.example/track If you are in danger, call 999.")
        #expect(short("Your reference", link: nil) == "Your reference. If you are in danger, call 999.")
    }

    @Test func `has nothing of the text, but for a code that somebody waits for`() {
        var letter = ChannelConformance.letter(text: "Your code is 123456.\n\n" + Self.long)
        #expect(!ShortText.of(letter).contains("123456"))
        letter.text = "Your code is 123456.\n\nNobody will ask you for it.\n"
        letter.kind = .signInCode
        #expect(ShortText.of(letter) == "Your code is 123456. Nobody will ask you for it.")
    }

    @Test(arguments: [
        ("\u{2018}a\u{2019} \u{201c}b\u{201d} \u{2013} c\u{2026}", "'a' \"b\" - c..."),
        ("Si\u{e2}n T\u{177} D\u{175}r \u{e9}\u{f9}", "Sian Ty Dwr \u{e9}\u{f9}"),
        ("a\r\nb\t c \u{0}\u{7f}d", "a b c d"), ("\u{20ac}5 {x}", "\u{20ac}5 {x}"),
        ("\u{1f600} \u{4e2d}", "? ?"), ("`", "'"), ("e\u{301}", "e?"), ("  ", ""),
    ])
    func `is in letters that every telephone has`(text: String, plain: String) {
        #expect(ShortText.plain(text) == plain)
    }

    @Test func `is never longer than three messages, and its end is whole`() {
        let seed = UInt64.random(in: .min ... .max)
        var random = Seeded(seed)
        let letters = Array("aZ9 \u{20ac}{]~^\u{2019}\u{2026}\u{177}\u{e9}\u{1f600}\n".unicodeScalars)
        for _ in 0..<300 {
            let count = Int.random(in: 0...700, using: &random)
            var subject = String.UnicodeScalarView()
            for _ in 0..<count { subject.append(letters.randomElement(using: &random) ?? "a") }
            let text = short(String(subject))
            #expect(ShortText.cost(of: text) <= ShortText.longest, "seed \(seed)")
            #expect(text.hasSuffix("https://review.example/track If you are in danger, call 999."), "seed \(seed)")
            #expect(ShortText.plain(text) == text, "seed \(seed)")
        }
    }
}
