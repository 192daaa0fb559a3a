import Glibc
import TestSupport
import Testing

extension Journeys {
    @Suite struct `Settings that were mangled` {
        private static let sample = """
            contact:
              telephone: MARK
              email: reviews@council.example
              address: MARK
            post:
              from_address: reviews@council.example
              from_name: 'Case reviews'
              poll_seconds: 15
            calendar: england-and-wales
            log_level: info
            database:
              pool_size: 8

            """

        /// 500 of them, one after the other, read by one running service. Whatever they are, it answers, and its page
        /// is either of these settings or, where they are refused, the one before, byte for byte.
        @Test func `never end the service and are never half in force`() async throws {
            let seed = UInt64.random(in: .min ... .max)
            var chance = Seeded(seed)
            try await Served.with { served in
                // The default of public_url, which no mangling is likely to give.
                let connection = try KeptConnection(port: served.port, host: "127.0.0.1:8080")
                try served.replace(Array(text(0).utf8))
                try await served.reload()
                var page = try await connection.get("/").body
                var refusals = 0
                for number in 1...500 {
                    let mangled = mangle(Array(text(number).utf8), &chance)
                    try served.replace(mangled)
                    let status = try await served.reload()
                    let answer = try await connection.get("/")
                    let words = Comment(rawValue: "seed \(seed), number \(number): \(status)")
                    #expect(answer.status == 200, words)
                    if status.contains("settings refused") {
                        refusals += 1
                        #expect(answer.body == page, words)
                    }
                    page = answer.body
                }
                #expect(refusals > 50 && refusals < 500, "seed \(seed)")
                try served.replace(Array(text(501).utf8))
                #expect(try await !served.reload().contains("refused"))
                #expect(try await connection.get("/").body.contains("number 501"))
                #expect(try await served.stop() == .exited(0), "seed \(seed)")
            }
        }

        private func text(_ number: Int) -> String {
            var text = ""
            for part in Self.sample.split(separator: "MARK", omittingEmptySubsequences: false) {
                text += text.isEmpty ? part : "number \(number)" + part
            }
            return text
        }

        /// One to four blows: a bit turned, bytes put in, taken out, doubled or cut off.
        private func mangle(_ bytes: [UInt8], _ chance: inout Seeded) -> [UInt8] {
            var bytes = bytes
            let marks = Array(":-#'\"[]{}&*!|>%@`\t\n ,?\0".utf8) + [0x80, 0xc3, 0xff]
            for _ in 0..<Int.random(in: 1...4, using: &chance) where !bytes.isEmpty {
                let place = Int.random(in: bytes.indices, using: &chance)
                let end = min(bytes.endIndex, place + Int.random(in: 1...30, using: &chance))
                switch Int.random(in: 0...6, using: &chance) {
                case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &chance)
                case 1: bytes[place] = marks.randomElement(using: &chance) ?? 0
                case 2: bytes.insert(marks.randomElement(using: &chance) ?? 0, at: place)
                case 3: bytes.removeSubrange(place..<end)
                case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
                case 5: bytes.removeSubrange(place...)
                default: bytes.insert(contentsOf: (0..<8).map { _ in .random(in: 0...255, using: &chance) }, at: place)
                }
            }
            return bytes
        }
    }
}
