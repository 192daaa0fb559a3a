import Testing

@testable import Text

@Suite struct `Near words` {
    let words = ["reported_on", "reported_by", "incident", "id", "hate"]

    @Test(arguments: [
        ("reportd_on", "reported_on"), ("reported-on", "reported_on"), ("Reported_On", "reported_on"),
        ("incidnet", "incident"),
        ("ID", "id"), ("hat", "hate"), ("hates", "hate"),
    ])
    func `A slip is recognised`(_ word: String, _ meant: String) {
        #expect(nearest(to: word, in: words) == meant)
    }

    @Test(arguments: ["", "colour", "x", String(repeating: "a", count: 100_000)])
    func `Another word is not`(_ word: String) {
        #expect(nearest(to: word, in: ["reported_on", "incident", "hate"]) == nil)
    }
}
