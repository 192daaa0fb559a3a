public import Postgres

/// What every instance on one database shares.
public enum Instances {
    /// 32 bytes, random, that sign forms.
    public static func formKey(in tx: borrowing Transaction) throws -> [UInt8] {
        try tx.one("select form_key from instance") { row in try row["form_key"] }
    }

    /// 32 bytes, random, that sign the addresses to which reports come back.
    public static func returnKey(in tx: borrowing Transaction) throws -> [UInt8] {
        try tx.one("select return_key from instance") { row in try row["return_key"] }
    }
}
