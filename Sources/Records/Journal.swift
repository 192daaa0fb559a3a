public import Casework
import Crypto
public import FoundationEssentials
public import Postgres

/// What happened, in order, for ever. Each row is chained to the one before it in its partnership, over a salted
/// commitment to what it says; erasing the content leaves the chain whole.
public enum Journal {
    /// Adds one row. The head row is locked while it is written, so that the chain never forks.
    public static func append(
        file: UUID?, actor: String, content: String, at: Instant, partnership: Partnership.ID,
        in tx: borrowing Transaction
    ) throws {
        let (seq, previous) = try head(of: partnership, in: tx)
        let salt = RandomBytes.ofKey()
        let entry = Entry(seq: seq + 1, at: at, file: file, actor: actor, commitment: commitment(salt, content))
        let hash = entry.hash(after: previous)
        try tx.run(
            .kept(
                """
                with moved as (
                    update journal_head
                       set seq = \(entry.seq), hash = \(hash)
                     where partnership_id = \(partnership))
                insert into journal (partnership_id, seq, at, file_id, actor, commitment, hash)
                values (\(partnership), \(entry.seq), \(at), \(file), \(actor), \(entry.commitment), \(hash))
                """))
        try tx.run(
            .kept(
                """
                insert into journal_content (partnership_id, seq, salt, content)
                values (\(partnership), \(entry.seq), \(salt), \(content))
                """))
    }

    /// The end of a chain, locked; a partnership's first row begins it.
    private static func head(of partnership: Partnership.ID, in tx: borrowing Transaction) throws -> (Int64, [UInt8]) {
        let locked: SQL = .kept(
            """
            select seq, hash
              from journal_head
             where partnership_id = \(partnership)
               for update
            """)
        if let head = try tx.first(locked, head) { return head }
        try tx.run(
            """
            insert into journal_head (partnership_id, seq, hash)
            values (\(partnership), 0, \(beginning(of: partnership)))
                on conflict do nothing
            """)
        return try tx.one(locked, head)
    }

    private static func head(_ row: borrowing Row) throws -> (Int64, [UInt8]) { (try row["seq"], try row["hash"]) }

    /// Something wrong with the chain, at a row.
    public struct Finding: Equatable, Sendable {
        public enum Kind: String, Sendable { case altered, missing, forked }

        public var seq: Int64
        public var kind: Kind
        public var row: String
    }

    /// Walks the chain of a partnership from its beginning to its head. In a snapshot: otherwise what is written
    /// meanwhile looks like a chain that was cut.
    public static func verify(
        _ partnership: Partnership.ID, in tx: borrowing Transaction
    ) throws -> (rows: Int, findings: [Finding]) {
        struct Kept {
            var entry: Entry
            var hash: [UInt8]
            var salt: [UInt8]?
            var content: String?
        }
        var findings: [Finding] = []
        var previous = beginning(of: partnership)
        var last: Int64 = 0
        var count = 0
        let page = 1_000
        while true {
            let rows: [Kept] = try tx.rows(
                """
                select j.seq, j.at, j.file_id, j.actor, j.commitment, j.hash, c.salt, c.content
                  from journal j
                  left join journal_content c using (partnership_id, seq)
                 where j.partnership_id = \(partnership) and j.seq > \(last)
                 order by j.seq
                 limit \(page)
                """
            ) { row in
                Kept(
                    entry: Entry(
                        seq: try row["seq"], at: try row["at"], file: try row[optional: "file_id"],
                        actor: try row["actor"], commitment: try row["commitment"]),
                    hash: try row["hash"], salt: try row[optional: "salt"], content: try row[optional: "content"])
            }
            for kept in rows {
                let seq = kept.entry.seq
                if seq != last + 1 { findings.append(Finding(seq: last + 1, kind: .missing, row: "journal")) }
                if kept.entry.hash(after: previous) != kept.hash {
                    findings.append(Finding(seq: seq, kind: seq == last + 1 ? .altered : .forked, row: "journal"))
                }
                if let salt = kept.salt, let content = kept.content, commitment(salt, content) != kept.entry.commitment
                {
                    findings.append(Finding(seq: seq, kind: .altered, row: "journal_content"))
                }
                previous = kept.hash
                last = seq
            }
            count += rows.count
            if rows.count < page { break }
        }
        let head: (Int64, [UInt8])? = try tx.first(
            "select seq, hash from journal_head where partnership_id = \(partnership)"
        ) { row in (try row["seq"], try row["hash"]) }
        if let head {
            if head.0 != last || head.1 != previous {
                findings.append(Finding(seq: last + 1, kind: head.0 > last ? .missing : .forked, row: "journal_head"))
            }
        } else if last > 0 {
            findings.append(Finding(seq: last + 1, kind: .missing, row: "journal_head"))
        }
        return (count, findings)
    }

    /// What a row of the chain fixes.
    struct Entry {
        var seq: Int64
        var at: Instant
        var file: UUID?
        var actor: String
        var commitment: [UInt8]

        /// SHA-256 over the hash before and every field, each with its length, so that no two rows read alike.
        func hash(after previous: [UInt8]) -> [UInt8] {
            var hasher = SHA256()
            for field in [previous, bytes(seq), bytes(at.microseconds), utf8(file), Array(actor.utf8), commitment] {
                hasher.update(data: bytes(Int64(field.count)))
                hasher.update(data: field)
            }
            return Array(hasher.finalize())
        }

        private func utf8(_ file: UUID?) -> [UInt8] { file.map { Array($0.uuidString.lowercased().utf8) } ?? [] }

        private func bytes(_ value: Int64) -> [UInt8] {
            (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) }
        }
    }

    private static func beginning(of partnership: Partnership.ID) -> [UInt8] {
        Array(SHA256.hash(data: Array("casereview journal \(partnership)".utf8)))
    }

    private static func commitment(_ salt: [UInt8], _ content: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(content.utf8), using: SymmetricKey(data: salt)))
    }
}
