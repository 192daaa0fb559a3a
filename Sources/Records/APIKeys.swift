public import Casework
import Crypto
public import FoundationEssentials
public import Postgres

/// Keys of agencies' own systems, as rows. Whose a key is, is found before it is known which partnership it leads to.
public enum APIKeys {
    public struct Entry: Equatable, Sendable {
        public var key: APIKey
        public var madeAt: Instant
        /// To the minute; nil: never yet.
        public var usedAt: Instant?
        public var endedAt: Instant?
    }

    /// Keeps a key, its secret as a hash alone.
    public static func insert(
        _ key: APIKey, _ token: Token, by person: Person.ID, at now: Instant, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into api_key (partnership_id, id, agency_id, person_id, name, hash, made_by, made_at, expires_on)
            values (\(partnership), \(key.id), \(key.agency), \(key.person), \(key.name), \(token.hash), \(person),
                    \(now), \(key.expiresOn))
            """)
    }

    /// Whoever holds it reads and answers nothing any more.
    public static func end(
        _ key: APIKey.ID, by person: Person.ID, at now: Instant, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update api_key
               set ended_at = \(now), ended_by = \(person)
             where partnership_id = \(partnership) and id = \(key) and ended_at is null
            """)
    }

    /// Newest first.
    public static func all(in partnership: Partnership.ID, _ tx: borrowing Transaction) throws -> [Entry] {
        try tx.rows(
            """
            select id, agency_id, person_id, name, expires_on, made_at, used_at, ended_at
              from api_key
             where partnership_id = \(partnership)
             order by made_at desc, id
            """, entry)
    }

    /// The key that has not ended, and where; nil where there is none.
    public static func find(
        _ token: Token, in tx: borrowing Transaction
    ) throws -> (entry: Entry, partnership: Partnership.ID)? {
        try tx.first(
            """
            select k.partnership_id, k.id, k.agency_id, k.person_id, k.name, k.expires_on, k.made_at, k.used_at,
                   k.ended_at
              from api_key k
              join person p on p.id = k.person_id
             where k.hash = \(token.hash) and k.ended_at is null and p.disabled_at is null
            """
        ) { row in (try entry(row), try row["partnership_id"]) }
    }

    /// Notes that a key was used, to the minute.
    public static func touch(
        _ key: APIKey.ID, at now: Instant, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            "update api_key set used_at = \(now) where partnership_id = \(partnership) and id = \(key)")
    }

    private static func entry(_ row: borrowing Row) throws -> Entry {
        Entry(
            key: APIKey(
                id: try row["id"], agency: try row["agency_id"], person: try row["person_id"], name: try row["name"],
                expiresOn: try row["expires_on"]),
            madeAt: try row["made_at"], usedAt: try row[optional: "used_at"], endedAt: try row[optional: "ended_at"])
    }
}

/// What a system sent once: sent again under the same idempotency key it finds its receipt.
public struct APIReceipt: Equatable, Sendable {
    public var id: UUID
    public var takenAt: Instant
    /// Whether it was taken before.
    public var isRepeated = false

    /// What is sent under a key that is the sender's own: 1 to 200 bytes.
    public struct Sending: Sendable {
        public var key: APIKey.ID
        fileprivate var idempotency: [UInt8]
        fileprivate var content: [UInt8]

        /// - Parameter path: Where it is sent to, so that the same text to another place is another thing.
        public init(_ key: APIKey.ID, idempotency: String, path: String, body: [UInt8]) {
            self.key = key
            self.idempotency = Array(SHA256.hash(data: Array(idempotency.utf8)))
            content = Array(SHA256.hash(data: Array("\(path)\n".utf8) + body))
        }
    }

    /// Something else was sent under the same idempotency key before.
    public struct Reused: Error {}

    /// Takes the idempotency key for the rest of this transaction, or gives the receipt that it has. Another one that
    /// is sent at the same moment waits here until this transaction has ended. Throws `Reused`.
    public static func take(
        _ sending: Sending, at now: Instant, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> APIReceipt {
        let receipt = APIReceipt(id: UUID(), takenAt: now)
        let taken = try tx.run(
            """
            insert into api_receipt (partnership_id, api_key_id, idempotency, content, id, taken_at)
            values (\(partnership), \(sending.key), \(sending.idempotency), \(sending.content), \(receipt.id), \(now))
                on conflict do nothing
            """)
        if taken == 1 { return receipt }
        return try tx.one(
            """
            select id, content, taken_at
              from api_receipt
             where partnership_id = \(partnership) and api_key_id = \(sending.key)
               and idempotency = \(sending.idempotency)
            """
        ) { row in
            let content: [UInt8] = try row["content"]
            guard content == sending.content else { throw Reused() }
            return APIReceipt(id: try row["id"], takenAt: try row["taken_at"], isRepeated: true)
        }
    }
}
