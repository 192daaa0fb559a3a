import FoundationEssentials
import Post
import Testing
import Text

@testable import casereviewd

/// config/casereviewd.yaml, the README's table, the list of keys and the reader say the same.
@Suite struct `The settings as they are documented` {
    /// A key as the shipped file documents it.
    private struct Documented: Equatable {
        var name: String
        var type: String
        var fallback: String
        /// nil where the key stands behind a `#`.
        var value: String?
    }

    private static func text(_ path: String) throws -> String {
        let top = #filePath.dropLast("/Tests/DaemonTests/SettingsDocumentTests.swift".count)
        let bytes = try #require(FileManager.default.contents(atPath: "\(top)/\(path)"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The file's lines, each key or block with what stands behind its `#`.
    private static func lines() throws -> [(line: String, isExample: Bool, key: String?, bracket: String?)] {
        var bracket: String?
        return try text("config/casereviewd.yaml").split(separator: "\n", omittingEmptySubsequences: false).map {
            line in
            let indent = line.prefix { $0 == " " }
            var rest = line.dropFirst(indent.count)
            let isComment = rest.hasPrefix("# ")
            if isComment { rest = rest.dropFirst(2) }
            if isComment, rest.hasPrefix("["), rest.hasSuffix("]") {
                bracket = String(rest.dropFirst().dropLast())
                return (String(line), false, nil, nil)
            }
            let key = rest.prefix { $0.isLetter || $0 == "_" }
            let tail = rest.dropFirst(key.count)
            let isBlock = tail == ":"
            guard !key.isEmpty, isBlock || bracket != nil && tail.hasPrefix(": ") else {
                return (String(line), false, nil, nil)
            }
            defer { bracket = nil }
            return (String(indent + rest), isComment, String(key), isBlock ? nil : bracket)
        }
    }

    private static func documented() throws -> [Documented] {
        var blocks: [(indent: Int, name: String)] = []
        var found: [Documented] = []
        for (line, isExample, key, bracket) in try lines() {
            guard let key else { continue }
            let indent = line.prefix { $0 == " " }.count
            blocks.removeAll { $0.indent >= indent }
            let name = (blocks.map(\.name) + [key]).joined(separator: ".")
            guard let bracket else {
                blocks.append((indent, key))
                continue
            }
            let parts = bracket.ranges(of: "; default: ").first.map { range in
                (String(bracket[..<range.lowerBound]), String(bracket[range.upperBound...]))
            }
            let (type, fallback) = try #require(parts, "\(bracket)")
            let value = line.dropFirst(indent + key.count + 2)
            found.append(Documented(name: name, type: type, fallback: fallback, value: isExample ? nil : String(value)))
        }
        return found
    }

    @Test func `the file has every key with its type, range and default, and no other`() throws {
        let documented = try Self.documented()
        #expect(documented.map(\.name) == SettingsKey.all.map(\.name))
        for (found, key) in zip(documented, SettingsKey.all) {
            #expect(found.type == key.type, "\(key.name)")
            #expect(found.fallback == key.fallback, "\(key.name)")
            #expect(key.value(Settings()) == key.fallback, "\(key.name)")
            if let value = found.value { #expect(value == key.fallback, "\(key.name)") }
        }
    }

    @Test func `the file is the defaults, word for word`() throws {
        #expect(try Settings.read(Node.yaml(Self.text("config/casereviewd.yaml"))) == Settings())
    }

    @Test(arguments: [true, false])
    func `the examples in the file are settings that would be taken`(files: Bool) throws {
        let authorities = FileManager.default.temporaryDirectory.path + "/casereview-authorities-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: authorities) }
        let pem = Data("-----BEGIN CERTIFICATE-----\n".utf8)
        #expect(FileManager.default.createFile(atPath: authorities, contents: pem))
        let text = try Self.lines().filter { line, _, key, _ in
            // An address of a database stands in the file or in a file of its own.
            line.contains("hooks.")
                || key.map { $0.hasSuffix("url_file") ? files : $0 == "public_url" || !$0.hasSuffix("url") || !files }
                    ?? true
        }.map(\.line).joined(separator: "\n").replacing("/etc/ssl/certs/ca-certificates.crt", with: authorities)
        let settings = try Settings.read(Node.yaml(text), secrets: SecretReader(isReading: false))
        #expect(settings.mailServer?.port == 587)
        #expect(settings.webhook?.alsoPrivate.count == 2)
        #expect(settings.program?.path == "/usr/local/libexec/casereview-send")
        #expect(settings.contactEmail == "casereview@example.gov.uk")
        #expect((settings.ownerURL == nil) == files)
    }

    @Test func `the reader knows the keys of the list, and no other`() throws {
        let text =
            "zz: 1\ndatabase: {zz: 1}\npost: {zz: 1, smtp: {zz: 1}, webhook: {zz: 1}, exec: {zz: 1}, govuk_notify: {zz: 1}}\ncontact: {zz: 1}\nbusy_calendars: {zz: 1}\nactions: {zz: 1}\n"
        let error = #expect(throws: Mistakes.self) { try Settings.read(Node.yaml(text)) }
        var known: [String] = []
        for mistake in error?.all ?? [] where mistake.found == "the unknown key `zz`" {
            let block = mistake.path?.dropLast(2) ?? ""
            let words = mistake.expected.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }
            known += words.map { block + String($0.element) }
        }
        let blocks = [
            "database", "post", "post.smtp", "post.webhook", "post.exec", "post.govuk_notify", "contact",
            "busy_calendars", "actions",
        ]
        #expect(known.filter { !blocks.contains($0) }.sorted() == SettingsKey.all.map(\.name).sorted())
        #expect(blocks.allSatisfy(known.contains))
    }

    @Test func `the README's table has every key with its default`() throws {
        let readme = try Self.text("README.md")
        let section = try #require(readme.ranges(of: "## Settings\n").first?.upperBound)
        let table = readme[section...].split(separator: "\n").prefix { !$0.hasPrefix("## ") }.filter {
            $0.hasPrefix("| `")
        }
        let found = table.map { row in
            row.split(separator: "|").prefix(2).map { cell in
                String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()).replacing("`", with: "")
            }
        }
        #expect(found == SettingsKey.all.map { [$0.name, $0.fallback] })
    }
}
