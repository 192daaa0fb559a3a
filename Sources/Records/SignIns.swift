public import Casework
public import FoundationEssentials
public import Postgres

/// Codes, sessions, links and drafts: what stands above the partnerships. Looked up with `Acting.signingIn`.
public enum SignIns {
    /// Who signs in: a person for all their partnerships, or the applicant of one application.
    public enum Whose: Hashable, Sendable {
        case person(Person.ID)
        case applicant(Partnership.ID, Application.ID)
    }

    /// A person who may sign in, by their address in any letter case.
    public static func person(email: String, in tx: borrowing Transaction) throws -> Person.ID? {
        try tx.first(
            "select id from person where lower(email) = lower(\(email)) and disabled_at is null"
        ) { row in try row["id"] }
    }

    public static func name(of person: Person.ID, in tx: borrowing Transaction) throws -> String? {
        try tx.first("select name from person where id = \(person) and disabled_at is null") { row in try row["name"] }
    }

    /// The case behind a reference that somebody typed.
    public static func find(
        _ reference: CaseReference, in tx: borrowing Transaction
    ) throws -> (partnership: Partnership.ID, application: Application.ID)? {
        try tx.first(
            "select partnership_id, application_id from case_reference where reference = \(reference)"
        ) { row in (try row["partnership_id"], try row["application_id"]) }
    }

    // Codes

    public static func insertCode(
        _ id: UUID, hash: [UInt8], browser: [UInt8], for whose: Whose, path: String, expires: Instant,
        in tx: borrowing Transaction
    ) throws {
        let (person, partnership, application) = columns(whose)
        try tx.run(
            """
            insert into sign_in_code (id, browser, code, person_id, partnership_id, application_id, path, expires_at)
            values (\(id), \(browser), \(hash), \(person), \(partnership), \(application), \(path), \(expires))
            """)
    }

    /// What became of a code that somebody typed.
    public enum Redeemed: Equatable, Sendable {
        case accepted(Whose, path: String)
        case wrong
    }

    /// Tries a code, for the browser that asked. Five tries, ten minutes, one use (ASVS 6.5.5, 6.6.3), and of several
    /// codes the newest only.
    public static func redeem(
        _ hash: [UInt8], browser: [UInt8], now: Instant, in tx: borrowing Transaction
    ) throws -> Redeemed {
        struct Kept {
            var id: UUID
            var code: [UInt8]
            var whose: Whose?
            var path: String
            var isOpen: Bool
        }
        let kept: Kept? = try tx.first(
            """
            select id, code, person_id, partnership_id, application_id, path,
                   used_at is null and expires_at > \(now) and tries < 5
                   and expires_at <= \(now.adding(seconds: longestCode)) as is_open
              from sign_in_code
             where browser = \(browser)
             order by expires_at desc
             limit 1
               for update
            """
        ) { row in
            Kept(
                id: try row["id"], code: try row["code"],
                whose: try whose(row), path: try row["path"], isOpen: try row["is_open"])
        }
        guard let kept, kept.isOpen, let whose = kept.whose else { return .wrong }
        guard kept.code == hash else {
            try tx.run("update sign_in_code set tries = tries + 1 where id = \(kept.id)")
            return .wrong
        }
        try tx.run("update sign_in_code set used_at = \(now), tries = tries + 1 where id = \(kept.id)")
        return .accepted(whose, path: kept.path)
    }

    /// How many codes were asked for lately, by one browser and for one person or applicant.
    public static func codesSince(
        _ since: Instant, browser: [UInt8], for whose: Whose?, in tx: borrowing Transaction
    ) throws -> (browser: Int, whose: Int) {
        let (person, _, application) = whose.map(columns) ?? (nil, nil, nil)
        return try tx.one(
            """
            select count(*) filter (where browser = \(browser)) as browser,
                   count(*) filter (where person_id = \(person) or application_id = \(application)) as whose
              from sign_in_code
             where expires_at > \(since)
            """
        ) { row in (try row["browser"], try row["whose"]) }
    }

    /// How many wrong codes were tried in the last day for one person or applicant.
    public static func wrongTries(of whose: Whose, now: Instant, in tx: borrowing Transaction) throws -> Int {
        let (person, _, application) = columns(whose)
        return try tx.one(
            """
            select coalesce(sum(tries - (used_at is not null)::int), 0) as tries
              from sign_in_code
             where expires_at > \(now.adding(seconds: -86_400))
               and (person_id = \(person) or application_id = \(application))
            """
        ) { row in try row["tries"] }
    }

    /// No code opens anything for longer: one that seems to was made while the clock was ahead.
    private static let longestCode: Int64 = 15 * 60

    // Sessions

    /// How far the clocks of two instances may differ, in seconds: what began further in the future was made while the
    /// clock was ahead, and would last for as long as that.
    private static let clockTolerance: Int64 = 120

    /// Thirty minutes without a request end a session, and twelve hours in any case (two for an applicant).
    public static let idleSeconds: Int64 = 30 * 60

    public static func insertSession(
        _ token: Token, for whose: Whose, now: Instant, expires: Instant, in tx: borrowing Transaction
    ) throws {
        let (person, partnership, application) = columns(whose)
        try tx.run(
            """
            insert into session (token, person_id, partnership_id, application_id, started_at, seen_at, expires_at)
            values (\(token.hash), \(person), \(partnership), \(application), \(now), \(now), \(expires))
            """)
    }

    /// Whose session it is, if it is still one, and whether it was seen more than a minute ago.
    public static func session(
        _ token: Token, now: Instant, in tx: borrowing Transaction
    ) throws -> (whose: Whose, isStale: Bool)? {
        let found: (Whose?, Instant)? = try tx.first(
            """
            select s.person_id, s.partnership_id, s.application_id, s.seen_at
              from session s
              left join person p on p.id = s.person_id
             where s.token = \(token.hash) and s.ended_at is null and s.expires_at > \(now)
               and s.seen_at > \(now.adding(seconds: -idleSeconds)) and p.disabled_at is null
               and greatest(s.started_at, s.seen_at) <= \(now.adding(seconds: clockTolerance))
            """
        ) { row in (try whose(row), try row["seen_at"]) }
        guard let found, let whose = found.0 else { return nil }
        return (whose, found.1 < now.adding(seconds: -60))
    }

    public static func touch(_ token: Token, now: Instant, in tx: borrowing Transaction) throws {
        try tx.run("update session set seen_at = \(now) where token = \(token.hash) and ended_at is null")
    }

    public static func endSession(_ token: Token, now: Instant, in tx: borrowing Transaction) throws {
        try tx.run("update session set ended_at = \(now) where token = \(token.hash) and ended_at is null")
    }

    // Links

    public struct Link: Equatable, Sendable {
        public var person: Person.ID?
        public var path: String
        /// Opens a session by itself: made by the demonstration only.
        public var demonstrationFor: Whose?
    }

    /// Where a message leads somebody once they have signed in.
    public struct MessageLink: Sendable {
        public var token: Token
        public var person: Person.ID?
        /// The address that it was sent to, where that is a team's mailbox.
        public var mailbox: String?
        public var path: String
        public var expires: Instant

        public init(token: Token, person: Person.ID?, mailbox: String?, path: String, expires: Instant) {
            self.token = token
            self.person = person
            self.mailbox = mailbox
            self.path = path
            self.expires = expires
        }
    }

    /// Links of messages. They show nothing personal and are no keys by themselves.
    public static func insert(_ links: [MessageLink], in tx: borrowing Transaction) throws {
        guard !links.isEmpty else { return }
        try tx.run(
            .kept(
                """
                insert into link (token, person_id, mailbox, path, expires_at)
                select token::bytea, person_id, mailbox, path, expires_at
                  from unnest(\(links.map { $0.token.hash.bound.text }), \(links.map { $0.person?.raw }),
                              \(links.map { $0.mailbox }), \(links.map { $0.path }), \(links.map { $0.expires }))
                       as made (token, person_id, mailbox, path, expires_at)
                """))
    }

    /// A demonstration's link, which opens a session by itself.
    public static func insertDemonstrationLink(
        _ token: Token, for whose: Whose, path: String, expires: Instant, in tx: borrowing Transaction
    ) throws {
        let (person, partnership, application) = columns(whose)
        try tx.run(
            """
            insert into link (token, person_id, path, demonstration, partnership_id, application_id, expires_at)
            values (\(token.hash), \(person), \(path), true, \(partnership), \(application), \(expires))
            """)
    }

    public static func link(_ token: Token, now: Instant, in tx: borrowing Transaction) throws -> Link? {
        try tx.first(
            """
            select person_id, partnership_id, application_id, path, demonstration
              from link
             where token = \(token.hash) and expires_at > \(now)
               and (not demonstration or exists (select from demonstration))
            """
        ) { row in
            Link(
                person: try row[optional: "person_id"], path: try row["path"],
                demonstrationFor: try row["demonstration"] as Bool ? try whose(row) : nil)
        }
    }

    // Drafts

    public static func draft(
        _ browser: [UInt8], now: Instant, in tx: borrowing Transaction
    ) throws -> String? {
        try tx.first("select answers from draft where token = \(browser) and expires_at > \(now)") { row in
            try row["answers"]
        }
    }

    public static func saveDraft(
        _ answers: String, of browser: [UInt8], now: Instant, expires: Instant, in tx: borrowing Transaction
    ) throws {
        try forgetDrafts(before: now, in: tx)
        try tx.run(
            """
            insert into draft (token, answers, expires_at)
            values (\(browser), \(answers)::jsonb, \(expires))
                on conflict (token) do update set answers = excluded.answers, expires_at = excluded.expires_at
            """)
    }

    /// An application that was never sent is kept for its day and no longer.
    public static func forgetDrafts(before now: Instant, in tx: borrowing Transaction) throws {
        try tx.run("delete from draft where expires_at <= \(now)")
    }

    public static func deleteDraft(_ browser: [UInt8], in tx: borrowing Transaction) throws {
        try tx.run("delete from draft where token = \(browser)")
    }

    private static func columns(_ whose: Whose) -> (Person.ID?, Partnership.ID?, Application.ID?) {
        switch whose {
        case .person(let person): (person, nil, nil)
        case .applicant(let partnership, let application): (nil, partnership, application)
        }
    }

    private static func whose(_ row: borrowing Row) throws -> Whose? {
        if let person: Person.ID = try row[optional: "person_id"] { return .person(person) }
        if let partnership: Partnership.ID = try row[optional: "partnership_id"],
            let application: Application.ID = try row[optional: "application_id"]
        {
            return .applicant(partnership, application)
        }
        return nil
    }
}
