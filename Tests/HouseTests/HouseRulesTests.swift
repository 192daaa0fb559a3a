import Casework
import FoundationEssentials
import Testing

/// What the compiler cannot hold the rooms to.
@Suite struct `The rules of the house` {
    private static let top = String(#filePath.dropLast("/Tests/HouseTests/HouseRulesTests.swift".count))

    /// Every Swift file below a folder, by path from the top.
    private static func files(_ folder: String) throws -> [(path: String, text: String)] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: "\(top)/\(folder)")
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let path = "\(folder)/\(name)"
            return (path, try text(path))
        }
    }

    private static func text(_ path: String) throws -> String {
        let bytes = try #require(FileManager.default.contents(atPath: "\(top)/\(path)"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test(arguments: [("Clibpq", ["Sources/Postgres/", "Tests/Support/"]), ("CCurl", ["Sources/Curl/"])])
    func `a system library is imported in its own room only`(library: String, rooms: [String]) throws {
        let all = try Self.files("Sources") + Self.files("Tests")
        let importing = all.filter { file in
            Self.lines(file.text).contains { $0.hasSuffix("import \(library)") && !$0.contains("\"") }
        }.map(\.path)
        #expect(!importing.isEmpty)
        #expect(importing.filter { path in !rooms.contains { path.hasPrefix($0) } } == [])
    }

    @Test func `Casework knows no clock, no chance, no database and no other room`() throws {
        let forbidden = [" async", "await ", "Date()", "UUID()", ".random", "Codable", "Encodable", "Decodable"]
        for file in try Self.files("Sources/Casework") {
            for line in Self.lines(file.text) where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                for word in forbidden {
                    #expect(!line.contains(word), "\(file.path): \(line)")
                }
                if let name = line.components(before: "import ") {
                    #expect(name == "FoundationEssentials", "\(file.path): \(line)")
                }
            }
        }
    }

    @Test func `SQL stands in Records and in sql, and nowhere else`() throws {
        let statements = ["select ", "insert into ", "update ", "delete from "]
        let rooms = try Self.files("Sources").filter {
            !$0.path.hasPrefix("Sources/Records/") && !$0.path.hasPrefix("Sources/Postgres/")
                // Roles and database of the cluster of our own, before any schema is there.
                && !$0.path.hasPrefix("Sources/casereviewd/Cluster")
        }
        for file in rooms {
            for line in Self.lines(file.text) {
                let bare = line.drop { $0 == " " || $0 == "\"" }
                let found =
                    statements.contains { bare.hasPrefix($0) }
                    && (line.contains(" from ") || line.contains(" set ") || line.contains("("))
                #expect(!found, "\(file.path): \(line)")
            }
        }
    }

    @Test func `unsafe code is in Postgres, Curl, Shipped, the Maildir and the programs' system calls`() throws {
        let allowed = [
            "Sources/Postgres/", "Sources/Curl/", "Sources/Shipped/", "Sources/Post/Maildir.swift",
            "Sources/casereviewd/", "Sources/casereview-bench/",
        ]
        let found = try Self.files("Sources").filter { file in
            Self.lines(file.text).contains { line in
                !line.drop(while: { $0 == " " }).hasPrefix("//") && line.contains("unsafe ")
            }
        }.map(\.path)
        #expect(found.filter { path in !allowed.contains { path.hasPrefix($0) } } == [])
    }

    @Test func `nothing traps on purpose, and no test is skipped`() throws {
        let forbidden = [
            "fatal" + "Error(", "try" + "!", "as" + "!", "precondition" + "(", ".disabled" + "(", "withKnown" + "Issue",
        ]
        for file in try Self.files("Sources") + Self.files("Tests") {
            for line in Self.lines(file.text) {
                for word in forbidden { #expect(!line.contains(word), "\(file.path): \(line)") }
            }
        }
    }

    @Test func `the drawing in the README shows every stage`() throws {
        let readme = try Self.text("README.md")
        for stage in Application.StageName.allCases.map(\.rawValue) + Review.StageName.allCases.map(\.rawValue) {
            #expect(readme.contains(stage), "\(stage)")
        }
        for answer in ThresholdDecision.Answer.allCases.map(\.rawValue) {
            #expect(readme.contains(answer), "\(answer)")
        }
    }
}

extension String {
    /// What follows `words` where the line begins with them, also after an access level.
    fileprivate func components(before words: String) -> String? {
        for start in ["", "public ", "internal "] where hasPrefix(start + words) {
            return String(dropFirst(start.count + words.count))
        }
        return nil
    }
}
