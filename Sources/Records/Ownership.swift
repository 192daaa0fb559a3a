public import Postgres

/// Who owns what: row-level security does not hold an owner's statements the way it holds others'.
public enum Ownership {
    /// Whether the current role owns no table, also through a role that it could take on.
    public static func ownsNothing(in tx: borrowing Transaction) throws -> Bool {
        try tx.one(
            """
            select not exists (
                select from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                   and pg_has_role(current_user, c.relowner, 'member')) as owns_nothing
            """
        ) { row in try row["owns_nothing"] }
    }

    /// Whether a table of this name is there.
    public static func has(_ table: String, in tx: borrowing Transaction) throws -> Bool {
        try tx.one("select to_regclass(\("public." + table)) is not null as has") { row in try row["has"] }
    }

    /// Whether the database holds no table or view at all, but what an extension brought.
    public static func isEmpty(in tx: borrowing Transaction) throws -> Bool {
        try tx.one(
            """
            select not exists (
                select from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
                   and not exists (
                       select from pg_depend d
                        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')) as is_empty
            """
        ) { row in try row["is_empty"] }
    }
}
