import ArgumentParser
import Casework
import Postgres
import Records
import Shipped
import Text

struct MigrateCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Applies the migrations that the database does not have yet.",
        discussion: "Safe when several start at once. Where the service's roles are missing, it prints the lines that "
            + "make them, for an administrator.")

    @Flag(help: "Only shows which are applied.")
    var status = false

    @OptionGroup var common: CommonOptions

    var mayStartCluster: Bool { true }

    func perform() async throws -> Int32 {
        let settings = try Settings.load(common.config, owner: true)
        return try await Databases.with(settings) { databases in
            let owner = try databases.requireOwner()
            return try await Failure.naming(settings.origin(of: .owner)) { try await migrate(as: owner) }
        }
    }

    private func migrate(as owner: ConnectionSettings) async throws -> Int32 {
        if status { return try await showStatus(owner) }
        let report = try await Migrations.apply(owner)
        switch common.format {
        case .json:
            Output.json([
                "applied": .array(report.applied.map { .integer($0.number) }),
                "roles_to_make": JSON(report.rolesToMake),
            ])
        case .text:
            Output.line(
                report.applied.isEmpty
                    ? "The database is up to date."
                    : "Applied \(report.applied.count) migration\(report.applied.count == 1 ? "" : "s").")
            if !report.rolesToMake.isEmpty {
                Output.line(
                    "Roles are missing; those that are there have their rights. Let an administrator run these "
                        + "lines, then migrate again:")
                for line in report.rolesToMake { Output.line(line) }
            }
        }
        return 0
    }

    private func showStatus(_ owner: ConnectionSettings) async throws -> Int32 {
        let steps = try await Pool.lent(owner) { pool in
            try await pool.transaction(.readOnly) { tx in try Migrator.status(in: tx) }
        }
        switch common.format {
        case .json:
            Output.json(
                .array(
                    steps.map { step in
                        [
                            "number": .integer(step.number), "name": .string(step.name),
                            "applied_at": JSON(step.appliedAt?.rfc3339UTC),
                        ]
                    }))
        case .text:
            for step in steps {
                Output.line(
                    "\(step.number) \(step.name): \(step.appliedAt.map { "applied \($0.rfc3339UTC)" } ?? "waiting")")
            }
        }
        return 0
    }
}

enum Migrations {
    @discardableResult
    static func apply(_ owner: ConnectionSettings) async throws -> Migrator.Report {
        do {
            return try await Migrator.migrate(owner) { step in if Output.isTerminal { Output.errorLine(step) } }
        } catch let refusal as MigrationRefusal {
            throw Failure(Failure.unavailable, "\(refusal)")
        }
    }
}
