public import Casework
public import Postgres

/// For whom a transaction is: set with `set_config(…, true)` at its beginning, it decides what row-level security
/// shows (sql/0005_row_level_security.sql).
public struct Acting: Equatable, Sendable {
    /// Whose eyes an address or a letter to the applicant would meet.
    public enum Reader: String, Sendable {
        case coordinator, officer, applicant
        /// No person reads what is fetched: the service works with it.
        case service
    }

    public enum Purpose: String, Sendable {
        case none = ""
        /// No partnership is known yet: sessions, codes, links and drafts.
        case signIn = "sign-in"
        /// The owner founds a partnership.
        case setup
    }

    public var partnership: Partnership.ID?
    public var person: Person.ID?
    public var reader: Reader
    public var applicantOf: Application.ID?
    public var purpose: Purpose

    public init(
        partnership: Partnership.ID? = nil, person: Person.ID? = nil, reader: Reader = .service,
        applicantOf: Application.ID? = nil, purpose: Purpose = .none
    ) {
        self.partnership = partnership
        self.person = person
        self.reader = reader
        self.applicantOf = applicantOf
        self.purpose = purpose
    }

    /// Nobody in particular, where codes, links and sessions are looked up.
    public static let signingIn = Acting(purpose: .signIn)

    /// The service within one partnership.
    public static func service(in partnership: Partnership.ID) -> Acting { Acting(partnership: partnership) }

    /// Somebody acting in a partnership.
    public init(_ actor: Actor, in partnership: Partnership.ID) {
        switch actor {
        case .officer(let officer):
            self.init(
                partnership: partnership, person: officer.person,
                reader: officer.roles.contains(.coordinator) ? .coordinator : .officer)
        case .applicant(let application):
            self.init(partnership: partnership, reader: .applicant, applicantOf: application)
        case .service:
            self.init(partnership: partnership)
        }
    }

    /// Name and value of each setting, for the beginning of a transaction.
    public var settings: [(String, String)] {
        [
            ("casereview.partnership", partnership?.description ?? ""),
            ("casereview.person", person?.description ?? ""),
            ("casereview.role", reader.rawValue),
            ("casereview.applicant_of", applicantOf?.description ?? ""),
            ("casereview.purpose", purpose.rawValue),
        ]
    }

    /// For the rest of this transaction the service works by itself, with what the actor may not see. Whose
    /// partnership it is, and who is shut out, stays.
    public static func becomeService(in tx: borrowing Transaction) throws {
        try tx.run(
            """
            select set_config('casereview.role', \(Reader.service.rawValue), true),
                   set_config('casereview.applicant_of', '', true)
            """)
    }

    /// For the rest of this transaction somebody else acts, in another partnership where an application is handed over:
    /// the walls stand as for any other transaction of theirs.
    public func takeOver(in tx: borrowing Transaction) throws {
        for (name, value) in settings { try tx.run("select set_config(\(name), \(value), true)") }
    }

    /// For the rest of this transaction sessions, codes, links and drafts can be reached too.
    public static func becomeSigningIn(in tx: borrowing Transaction) throws {
        try tx.run("select set_config('casereview.purpose', \(Purpose.signIn.rawValue), true)")
    }
}
