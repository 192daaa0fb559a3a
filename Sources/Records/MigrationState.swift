public import Shipped

/// How a database's schema stands to the migrations that this binary carries.
public enum MigrationState: Equatable, Sendable {
    case upToDate
    /// These are pending, in order.
    case behind([Shipped.Migration])
    /// The schema is newer than the binary: it has this version, which the binary does not know.
    case ahead(Int)
    /// What was applied as this version is not what the binary carries under its number.
    case altered(Int)
    /// No migration has ever been applied.
    case none

    init(applied: [AppliedMigration], shipped: [Shipped.Migration]) {
        guard let newest = applied.map(\.number).max() else {
            self = .none
            return
        }
        var pending = shipped
        for migration in applied {
            guard let index = pending.firstIndex(where: { $0.number == migration.number }) else {
                self = .ahead(newest)
                return
            }
            guard Migrator.digest(of: pending[index].text) == migration.digest else {
                self = .altered(migration.number)
                return
            }
            pending.remove(at: index)
        }
        self = pending.isEmpty ? .upToDate : .behind(pending)
    }
}

/// Why the migrator leaves a database as it is.
public enum MigrationRefusal: Error, Equatable, Sendable, CustomStringConvertible {
    /// The schema has a version that this binary does not know: a newer casereviewd was here.
    case newerSchema(Int)
    /// A migration was changed after it had been applied here.
    case alteredMigration(Int)

    public var description: String {
        switch self {
        case .newerSchema(let version):
            "The database's schema is newer than this binary: it has version \(version). "
                + "Run the casereviewd that made it, or a later one."
        case .alteredMigration(let version):
            "Migration \(version) was applied to this database with another text than this binary carries. "
                + "Run the casereviewd that belongs to this database."
        }
    }
}
