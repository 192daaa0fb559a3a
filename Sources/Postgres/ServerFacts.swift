/// What a server and the role that is used there are, for readiness and the doctor.
public struct ServerFacts: Hashable, Sendable {
    /// `server_version_num`: 150018 is 15.18.
    public var version: Int
    public var database: String
    /// The database's object id; with `systemIdentifier` it tells a restored copy from the original.
    public var databaseOID: Int64
    /// The cluster's identifier from `pg_control_system()`; nil where the role may not read it.
    public var systemIdentifier: String?
    /// The role that statements run as.
    public var role: String
    public var isSuperuser: Bool
    /// Whether row security does not hold for the role.
    public var bypassesRowSecurity: Bool
    /// Whether the server is a standby.
    public var isInRecovery: Bool
    public var fsync: Bool
    public var fullPageWrites: Bool
    /// `on`, `off`, `local`, `remote_write` or `remote_apply`.
    public var synchronousCommit: String
}

extension Pool {
    /// Asks the server what it is.
    public func serverFacts(deadline: Duration = .seconds(10)) async throws -> ServerFacts {
        try await transaction(.readOnly, deadline: deadline) { transaction in
            let mayReadControl: Bool = try transaction.one(
                "select has_function_privilege('pg_catalog.pg_control_system()', 'execute') as allowed"
            ) { row in try row["allowed"] }
            let identifier: SQL =
                mayReadControl ? "(select system_identifier from pg_control_system())" : "null"
            return try transaction.one(
                """
                select current_setting('server_version_num') as version,
                       current_database()                    as database,
                       d.oid                                 as database_oid,
                       \(identifier)::text                   as system_identifier,
                       current_user::text                    as role,
                       r.rolsuper                            as is_superuser,
                       r.rolbypassrls                        as bypasses_row_security,
                       pg_is_in_recovery()                   as is_in_recovery,
                       current_setting('fsync')::bool        as fsync,
                       current_setting('full_page_writes')::bool as full_page_writes,
                       current_setting('synchronous_commit') as synchronous_commit
                  from pg_database d
                  join pg_roles r on r.rolname = current_user
                 where d.datname = current_database()
                """
            ) { row in
                ServerFacts(
                    version: try row["version"], database: try row["database"],
                    databaseOID: try row["database_oid"], systemIdentifier: try row[optional: "system_identifier"],
                    role: try row["role"], isSuperuser: try row["is_superuser"],
                    bypassesRowSecurity: try row["bypasses_row_security"],
                    isInRecovery: try row["is_in_recovery"], fsync: try row["fsync"],
                    fullPageWrites: try row["full_page_writes"],
                    synchronousCommit: try row["synchronous_commit"])
            }
        }
    }
}
