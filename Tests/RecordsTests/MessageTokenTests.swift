import FoundationEssentials
import TestSupport
import Testing

@testable import Records

@Suite struct `The token of a message` {
    @Test func `leads back to its message, with the key that made it`() throws {
        let key = [UInt8](repeating: 3, count: 32)
        for _ in 0..<200 {
            let id = UUID()
            let token = MessageToken.make(id, for: .calendar, key: key)
            #expect(token.utf8.count == 43)
            #expect(MessageToken.read(token, for: .calendar, key: key) == id)
            #expect(MessageToken.read(token, for: .calendar, key: [UInt8](repeating: 4, count: 32)) == nil)
        }
    }

    @Test func `that was changed anywhere is none`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = Seeded(seed)
        let key = [UInt8](repeating: 3, count: 32)
        let token = Array(MessageToken.make(UUID(), for: .calendar, key: key).utf8)
        // The last letter holds two bits more than there are: a decoder may drop them.
        for place in token.indices.dropLast() {
            var other = token
            repeat { other[place] = UInt8.random(in: .min ... .max, using: &random) } while other[place] == token[place]
            let text = String(decoding: other, as: UTF8.self)
            #expect(MessageToken.read(text, for: .calendar, key: key) == nil, "seed \(seed), \(text)")
        }
        for text in ["", "x", String(repeating: "=", count: 43), String(repeating: "\u{e9}", count: 43)] {
            #expect(MessageToken.read(text, for: .calendar, key: key) == nil)
        }
    }
}
