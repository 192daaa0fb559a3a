import FoundationEssentials
import Shipped
import Testing

@Suite struct `What ships` {
    /// The top of the source tree.
    private let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    @Test func `Every migration, procedure, calendar and letter is in the table, and nothing else`() throws {
        var expected: [String] = []
        for (folder, ending) in [
            ("sql", ".sql"), ("config", "actions.yaml"), ("config/procedures", ".yaml"), ("config/calendars", ".json"),
            ("config/letters/en", ".txt"),
        ] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(top)/\(folder)")) ?? []
            expected += names.filter { $0.hasSuffix(ending) && $0 != "schema.sql" }.map { "\(folder)/\($0)" }
        }
        #expect(Shipped.paths == expected.sorted())
    }

    @Test func `Each file is what lies in the source tree`() throws {
        for path in Shipped.paths {
            let file = try #require(FileManager.default.contents(atPath: "\(top)/\(path)"), "\(path)")
            #expect(Shipped.text(path) == String(decoding: file, as: UTF8.self), "\(path)")
        }
    }

    @Test func `A path that does not ship has no text`() {
        #expect(Shipped.text("sql/schema.sql") == nil)
        #expect(Shipped.text("") == nil)
    }

    @Test func `Migrations are numbered from 1 without a gap`() {
        #expect(Shipped.migrations.map(\.number) == Array(1...Shipped.migrations.count))
        #expect(Shipped.migrations.first?.name == "people_and_places")
        #expect(!Shipped.grants.isEmpty)
    }

    @Test func `Files are found by the names that people use`() {
        #expect(Shipped.procedures.map(\.name).contains("islington"))
        #expect(Shipped.calendars.map(\.name) == ["england-and-wales"])
        #expect(Shipped.calendars.first?.path == "config/calendars/england-and-wales.json")
        #expect(Shipped.letters(in: "xx").isEmpty)
    }
}
