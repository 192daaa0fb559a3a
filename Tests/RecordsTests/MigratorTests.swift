import Postgres
import Shipped
import TestSupport
import Testing

@testable import Records

@Suite struct `Migrations` {
    private let grants = "grant select on schema_version to casereview_serve"
    private let first = Shipped.Migration(number: 1, name: "first", text: "create table first (id integer);")
    private let second = Shipped.Migration(
        number: 2, name: "second", text: "create table second (id integer); insert into second values (1);")

    private func migrate(_ database: TestDatabase, to migrations: [Shipped.Migration]) async throws -> [Int] {
        try await Migrator.migrate(database.settings(as: .owner), to: migrations, grants: grants).applied.map(\.number)
    }

    @Test func `An empty database gets everything once, and hears of each step`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            let before = try await database.owner.transaction(.readOnly) { try Migrator.check(in: $0) }
            #expect(before == .none)

            let heard = Heard()
            let report = try await Migrator.migrate(database.settings(as: .owner)) { heard.note($0) }
            #expect(report.applied == Shipped.migrations)
            #expect(report.rolesToMake.isEmpty)
            #expect(heard.lines.first == "Applying 1 people_and_places …")
            #expect(heard.lines.count == Shipped.migrations.count + 1)

            let again = try await Migrator.migrate(database.settings(as: .owner))
            #expect(again.applied.isEmpty)
            let after = try await database.serve.transaction(.readOnly) { try Migrator.check(in: $0) }
            #expect(after == .upToDate)
            let steps = try await database.post.transaction(.readOnly) { try Migrator.status(in: $0) }
            #expect(steps.map(\.name) == Shipped.migrations.map(\.name))
            #expect(steps.allSatisfy { $0.appliedAt != nil })
        }
    }

    @Test func `Only what is pending is applied, in order`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            let rounds = [[first], [first, second], [first, second]]
            var applied: [[Int]] = []
            for round in rounds { applied.append(try await migrate(database, to: round)) }
            #expect(applied == [[1], [2], []])
        }
    }

    @Test func `A migration that fails leaves nothing of any`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            let broken = Shipped.Migration(number: 2, name: "broken", text: "create table x (id integer); select 1/0;")
            let error = await #expect(throws: PostgresError.self) { try await migrate(database, to: [first, broken]) }
            #expect(error?.sqlState == "22012")
            let tables = try await database.owner.transaction(.readOnly) { transaction in
                try transaction.run("select from pg_tables where schemaname = 'public'")
            }
            #expect(tables == 0)
        }
    }

    @Test func `Instances that start at once do not disturb each other`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            let settings = database.settings(as: .owner)
            let applied = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    group.addTask { try await Migrator.migrate(settings).applied.count }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }.sorted()
            }
            #expect(applied == [0, 0, 0, Shipped.migrations.count])
        }
    }

    @Test func `A schema newer than the binary is left alone`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            _ = try await migrate(database, to: [first, second])
            await #expect(throws: MigrationRefusal.newerSchema(2)) { try await migrate(database, to: [first]) }
        }
    }

    @Test func `A migration that was changed after it was applied is refused`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            _ = try await migrate(database, to: [first])
            var other = first
            other.text += " -- changed"
            await #expect(throws: MigrationRefusal.alteredMigration(1)) {
                try await migrate(database, to: [other, second])
            }
        }
    }

    @Test func `Missing login roles are told as the statements that make them`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            let statements = try await database.owner.transaction(.readOnly) { transaction in
                Migrator.statements(
                    making: try Migrator.missing(of: ["casereview_serve", "casereview_absent"], in: transaction))
            }
            let made = ["CREATE ROLE casereview_absent LOGIN NOINHERIT;", "GRANT casereview_post TO casereview_serve;"]
            #expect(statements == made)
        }
    }

    @Test func `Where only some of the login roles are there, those have their rights`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            let grants = Shipped.grants.replacing("casereview_post", with: "casereview_absent")
            let report = try await Migrator.migrate(
                database.settings(as: .owner), to: Shipped.migrations, grants: grants,
                roles: ["casereview_serve", "casereview_absent"])
            #expect(report.rolesToMake.first == "CREATE ROLE casereview_absent LOGIN NOINHERIT;")
            let state = try await database.serve.transaction(.readOnly) { try Migrator.check(in: $0) }
            #expect(state == .upToDate)
            let error = await #expect(throws: PostgresError.self) {
                try await database.post.transaction(.readOnly) { try Migrator.check(in: $0) }
            }
            #expect(error?.sqlState == "42501")
        }
    }

    @Test(arguments: [["casereview_serve"], ["casereview_post"], ["casereview_serve", "casereview_post"]])
    func `A role that is missing is named nowhere, and nobody else loses a right`(_ missing: [String]) {
        let script = Grants.script(Shipped.grants, without: missing)
        for role in missing { #expect(!script.contains(role)) }
        let kept = missing.contains("casereview_serve") ? "casereview_post" : "casereview_serve"
        func count(_ role: String, _ text: String) -> Int { text.ranges(of: role).count }
        #expect(count(kept, script) == (missing.contains(kept) ? 0 : count(kept, Shipped.grants)))
    }

    @Test func `A digest is SHA-256`() {
        #expect(
            Migrator.digest(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
