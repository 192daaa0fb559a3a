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
}
