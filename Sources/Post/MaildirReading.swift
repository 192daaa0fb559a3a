import FoundationEssentials

extension Maildir {
    /// A message that was kept, as the outbox page of a demonstration shows it.
    public struct Kept: Equatable, Sendable {
        /// The file's name, which begins with the message's id.
        public var name: String
        public var date: String
        public var to: String
        public var subject: String
        public var text: String
    }

    /// The names of what was kept, the newest last; at most the last `limit`.
    public func names(limit: Int = 200) -> [String] {
        var files: [(written: Date, name: String)] = []
        for folder in ["new", "cur"] {
            let path = "\(directory)/\(folder)"
            for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
                let facts = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
                files.append((facts?[.modificationDate] as? Date ?? .distantPast, name))
            }
        }
        return files.sorted { ($0.written, $0.name) < ($1.written, $1.name) }.suffix(max(0, limit)).map(\.name)
    }

    /// One message of this channel's own making; nil where there is none of that name.
    public func message(_ name: String) -> Kept? {
        guard UUID(uuidString: String(name.prefix(36))) != nil, !name.utf8.contains(UInt8(ascii: "/")) else {
            return nil
        }
        let contents = ["new", "cur"].lazy.compactMap {
            FileManager.default.contents(atPath: "\(directory)/\($0)/\(name)")
        }
        guard let bytes = contents.first else { return nil }
        let lines = Array(bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
        return Kept(
            name: name, date: Maildir.field("Date", lines), to: Maildir.field("To", lines),
            subject: Maildir.field("Subject", lines), text: Maildir.text(lines))
    }

    /// A header's value with its folds undone.
    private static func field(_ name: String, _ lines: [String]) -> String {
        let header = lines.prefix { !$0.isEmpty }
        guard let first = header.firstIndex(where: { $0.utf8.starts(with: "\(name): ".utf8) }) else { return "" }
        let folded = header[(first + 1)...].prefix { $0.utf8.first == UInt8(ascii: " ") }
        return ([String(header[first].dropFirst(name.count + 2))] + folded).joined()
    }

    /// The first part of plain text, which this channel writes in base64.
    private static func text(_ lines: [String]) -> String {
        guard let type = lines.firstIndex(where: { $0.utf8.starts(with: "Content-Type: text/plain".utf8) }),
            let gap = lines[type...].firstIndex(of: "")
        else { return "" }
        let coded = lines[(gap + 1)...].prefix { !$0.isEmpty && !$0.utf8.starts(with: "--".utf8) }
        guard let bytes = Data(base64Encoded: coded.joined()) else { return "" }
        let text = String(decoding: bytes, as: UTF8.self)
        return String(decoding: text.utf8.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    }
}
