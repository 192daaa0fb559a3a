import Casework
import Logging
import Testing

@testable import casereviewd

@Suite struct `A record of the log` {
    private func line(_ message: String, _ fields: [(name: String, value: String)] = []) -> String {
        LineLog.line(Instant(microseconds: 1_777_626_000_000_000), .info, message, fields)
    }

    @Test func `has time, level and words, then its fields by name`() {
        #expect(
            line("request", [("status", "200"), ("route", "/work"), ("error", "")])
                == "2026-05-01T09:00:00Z info request route=/work status=200")
    }

    @Test func `is one line, whatever somebody wrote into it`() {
        for end in ["\n", "\r\n", "\r", "\u{0b}", "\u{0c}", "\u{85}", "\u{2028}", "\u{2029}", "\0", "\u{1b}[2J"] {
            let record = line("a\(end)b", [("reason", "first\(end)2026-05-01T09:00:00Z error forged")])
            #expect(
                record.unicodeScalars.allSatisfy { $0.value >= 0x20 && ![0x85, 0x2028, 0x2029].contains($0.value) })
        }
    }

    @Test func `quotes what has spaces, quotes or signs of its own`() {
        #expect(line("x", [("reason", #"says "no" = yes"#)]).hasSuffix(#"x reason="says 'no' = yes""#))
        #expect(line("x", [("reason", "ä")]).hasSuffix(#"reason="ä""#))
    }

    @Test func `shows no text in another order than it was written, and nothing hidden`() {
        #expect(line("x", [("reason", "a\u{202e}b\u{200b}c\u{2066}d")]).hasSuffix(#"reason="a b c d""#))
    }

    @Test func `names no service by all that it holds`() {
        #expect(["sl-service", "sl-services", "hb.request.id"].allSatisfy(LineLog.isLeftOut))
        #expect(!["route", "request", "message"].contains(where: LineLog.isLeftOut))
    }

    @Test func `has a bounded length`() {
        #expect(line("x", [("reason", String(repeating: "n ", count: 100_000))]).utf8.count < 1_100)
    }

    @Test(arguments: Settings.LogLevel.allCases)
    func `is written from the level of the settings on`(level: Settings.LogLevel) {
        #expect(Log.logger(level).logLevel.rawValue == level.rawValue)
    }
}
