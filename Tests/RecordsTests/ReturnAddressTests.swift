import FoundationEssentials
import Testing
import Text

@testable import Records

@Suite struct `The address to which a report comes back` {
    private func address(_ text: String, key: UInt8 = 7) throws -> ReturnAddress {
        try #require(ReturnAddress(MailAddress(text), key: [UInt8](repeating: key, count: 32)))
    }

    @Test func `names its message and no other, in whatever case`() throws {
        let bounces = try address("bounces@east.example")
        for _ in 0..<200 {
            let id = UUID()
            let one = try #require(bounces.address(for: id))
            #expect(one.local.utf8.count <= 64 && one.domain == "east.example")
            #expect(bounces.message(of: one) == id)
            #expect(bounces.message(of: try MailAddress("\(one.local.uppercased())@other.example")) == id)
        }
    }

    @Test func `is not believed where a single character of its token is another`() throws {
        let bounces = try address("bounces@east.example")
        let one = try #require(bounces.address(for: UUID()))
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var local = Array(one.local.utf8)
        for index in local.indices.dropFirst("bounces+".utf8.count) {
            let was = local[index]
            for letter in letters where letter != was {
                local[index] = letter
                let forged = try MailAddress("\(String(decoding: local, as: UTF8.self))@east.example")
                // The last letter holds two bits that say nothing.
                if index == local.count - 1, bounces.message(of: forged) == bounces.message(of: one) { continue }
                #expect(bounces.message(of: forged) == nil)
            }
            local[index] = was
        }
        #expect(try address("bounces@east.example", key: 8).message(of: one) == nil)
        for text in ["bounces@east.example", "bounces+@east.example", "bounces+m@east.example", "x+m234@east.example"] {
            #expect(bounces.message(of: try MailAddress(text)) == nil)
        }
    }

    @Test func `is one for every version of a calendar event, and no message's`() throws {
        let bounces = try address("bounces@east.example")
        let one = try #require(bounces.address(forEvent: "a.b@east.example"))
        #expect(bounces.address(forEvent: "a.b@east.example") == one)
        #expect(bounces.isOf(event: "a.b@east.example", one))
        #expect(!bounces.isOf(event: "a.c@east.example", one))
        #expect(bounces.message(of: one) == nil)
    }

    @Test func `has room for its token`() throws {
        #expect(ReturnAddress(try MailAddress("abcdefghijklmnopqrst@east.example"), key: []) != nil)
        #expect(ReturnAddress(try MailAddress("abcdefghijklmnopqrstu@east.example"), key: []) == nil)
        let longest = try address("abcdefghijklmnopqrst@east.example")
        #expect(longest.address(for: UUID())?.local.utf8.count == 64)
    }
}
