import FoundationEssentials
import Testing

@testable import casereviewd

@Suite struct `Lines of input` {
    private func lines(_ bytes: [UInt8]) throws -> [String] {
        let path = FileManager.default.temporaryDirectory.path + "/casereview-lines-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
        var input = try Input(path)
        var found: [String] = []
        while let line = try input.line() {
            switch line {
            case .tooLong: found.append("too long")
            case .bytes(let bytes) where bytes.count > 20: found.append("\(bytes.count)")
            case .bytes(let bytes): found.append(String(decoding: bytes, as: UTF8.self))
            }
        }
        return found
    }

    @Test(arguments: [
        ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb", ["a", "", "b"]), ("a\r\n", ["a\r"]), ("\n", [""]),
    ])
    func `end with LF, and the last one anyhow`(text: String, expected: [String]) throws {
        #expect(try lines(Array(text.utf8)) == expected)
    }

    @Test func `that are too long are dropped, and the rest is read`() throws {
        let longest = [UInt8](repeating: 0x61, count: Input.longestLine)
        let newline = UInt8(ascii: "\n")
        let text =
            [0x78, newline] + longest + [newline] + longest + [0x61, newline, 0x79, newline] + longest + longest
        #expect(try lines(text) == ["x", "\(longest.count)", "too long", "y", "too long"])
    }
}
