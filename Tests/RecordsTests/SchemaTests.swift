// Foundation for Process: pg_dump is another program.
import Foundation
import Postgres
import TestSupport
import Testing

@Suite struct `The schema that is kept for reading` {
    private let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// Write it anew with `CASEREVIEW_WRITE_SCHEMA=1 Tests/Support/with-postgresql swift test --filter Schema`.
    @Test func `sql/schema.sql is the schema of a migrated database`() async throws {
        try await TestDatabase.with { database in
            // Each version of PostgreSQL writes its dumps a little differently, and the file is by 15.
            guard try await database.owner.serverFacts().version / 10_000 == 15 else { return }
            let schema = try dump(database.url(as: .owner))
            let path = "\(top)/sql/schema.sql"
            if ProcessInfo.processInfo.environment["CASEREVIEW_WRITE_SCHEMA"] != nil {
                try schema.write(toFile: path, atomically: true, encoding: .utf8)
            }
            let kept = try String(contentsOfFile: path, encoding: .utf8)
            let same = kept == schema
            #expect(same, "run the test with CASEREVIEW_WRITE_SCHEMA=1 and look at what changed")
        }
    }

    private func dump(_ url: String) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "\(top)/Tests/Support/dump-schema")
        process.arguments = [url]
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: bytes, as: UTF8.self)
    }
}
