public import Casework
import Crypto
import FoundationEssentials
public import Postgres

/// A code on a letter of paper, which opens the applicant's own page together with the reference: 60 random bits.
public struct PaperCode: Equatable, Sendable {
    /// Twelve symbols of Crockford base 32 in three groups: `7K2M-9QPX-0C4V`.
    public let text: String

    /// From the system's random source.
    public static func make() -> PaperCode {
        PaperCode(symbols: (0..<12).map { _ in alphabet[Int.random(in: 0..<32)] })
    }

    /// Reads one as somebody typed it: in any case, with or without its groups, O for 0 and I or L for 1. nil for what
    /// cannot be one.
    public init?(_ typed: String) {
        var symbols: [UInt8] = []
        for byte in typed.utf8 {
            let upper = (0x61...0x7A).contains(byte) ? byte & 0xDF : byte
            switch upper {
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."): continue
            case UInt8(ascii: "O"): symbols.append(UInt8(ascii: "0"))
            case UInt8(ascii: "I"), UInt8(ascii: "L"): symbols.append(UInt8(ascii: "1"))
            default: symbols.append(upper)
            }
        }
        guard symbols.count == 12, symbols.allSatisfy({ PaperCode.alphabet.contains($0) }) else { return nil }
        self.init(symbols: symbols)
    }

    private init(symbols: [UInt8]) {
        let groups = stride(from: 0, to: 12, by: 4).map { Array(symbols[$0..<$0 + 4]) }
        text = String(decoding: Array(groups.joined(separator: [UInt8(ascii: "-")])), as: UTF8.self)
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// SHA-256 of the text: all that is kept of it.
    var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}

/// The paper codes of applications. Looked up and written with `Acting.becomeSigningIn`.
public enum PaperCodes {
    /// How long a code on a letter opens the page, in seconds: 60 days.
    static let lifetime: Int64 = 60 * 86_400
    /// How many letters with a code may be under way for one application.
    static let mostLive = 3
    /// Wrong tries for one application in a day, after which none is taken until the next.
    static let triesInADay = 20

    /// Keeps a new code; of more than three the oldest end.
    public static func insert(
        _ code: PaperCode, of application: Application.ID, in partnership: Partnership.ID, now: Instant,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into paper_code (partnership_id, application_id, code, number, made_at, expires_at)
            select \(partnership), \(application), \(code.hash), coalesce(max(number), 0) + 1, \(now),
                   \(now.adding(seconds: lifetime))
              from paper_code
             where partnership_id = \(partnership) and application_id = \(application)
            """)
        try tx.run(
            """
            update paper_code c
               set expires_at = \(now)
              from (select code
                      from paper_code
                     where partnership_id = \(partnership) and application_id = \(application) and expires_at > \(now)
                     order by number desc
                    offset \(mostLive)) as old
             where c.partnership_id = \(partnership) and c.application_id = \(application) and c.code = old.code
            """)
    }

    /// Whether a code opens the page of an application now. A wrong one is counted; after too many in a day a right
    /// one is refused as well.
    public static func opens(
        _ code: PaperCode, of application: Application.ID, in partnership: Partnership.ID, now: Instant,
        _ tx: borrowing Transaction
    ) throws -> Bool {
        // One try at a time, so that many at once count as many.
        try tx.run("select pg_advisory_xact_lock(hashtextextended(\("paper \(application)"), 0))")
        let (tries, isRight): (Int, Bool) = try tx.one(
            """
            select (select count(*)
                      from paper_code_try
                     where partnership_id = \(partnership) and application_id = \(application)
                       and tried_at > \(now.adding(seconds: -86_400))) as tries,
                   exists (select from paper_code
                            where partnership_id = \(partnership) and application_id = \(application)
                              and code = \(code.hash) and expires_at > \(now)
                              -- One that seems to last longer was made while the clock was ahead.
                              and expires_at <= \(now.adding(seconds: lifetime + 86_400))) as is_right
            """
        ) { row in (try row["tries"], try row["is_right"]) }
        guard tries < triesInADay else { return false }
        if isRight { return true }
        try tx.run(
            """
            insert into paper_code_try (partnership_id, application_id, id, tried_at)
            values (\(partnership), \(application), \(UUID()), \(now))
            """)
        return false
    }
}
