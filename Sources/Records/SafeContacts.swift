public import Casework
import FoundationEssentials
public import Postgres

/// How applicants may be reached, as rows: a version for every change, the newest of which holds. Only coordinators, the
/// applicant and the service see them; the post sees what it needs, not the notes and reasons.
public enum SafeContacts {
    /// One version, with who said it, when and why.
    public struct Version: Equatable, Sendable {
        public var number: Int
        public var safe: SafeContact
        public var reason: String
        /// nil: the applicant.
        public var by: Person.ID?
        public var at: Instant
    }

    /// Adds a version.
    public static func append(
        _ safe: SafeContact, because reason: String, by person: Person.ID?, at now: Instant,
        to application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        let off = Way.allCases.filter { !safe.isAllowed($0) }
        func other(_ way: Way) -> String? { safe.ways[way]?.address }
        try tx.run(
            """
            insert into safe_contact (
                partnership_id, application_id, version, off, email, text_number, postal, call_number, way_order, times,
                voicemail, neutral, language, format, barred, note, reason, changed_by, changed_at)
            select \(partnership), \(application), coalesce(max(version), 0) + 1, \(off.map(\.rawValue)),
                   \(other(.email)), \(other(.text)), \(other(.letter)), \(other(.call)),
                   \(safe.order.map(\.rawValue)), \(safe.times.map(\.text)), \(safe.voicemail), \(safe.isNeutral),
                   \(safe.language), \(safe.format), \(safe.barred), \(safe.note), \(reason), \(person), \(now)
              from safe_contact
             where partnership_id = \(partnership) and application_id = \(application)
            """)
    }

    /// What holds; `unsaid` where nobody said anything, and for those who may not see it.
    public static func load(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> SafeContact {
        try versions(of: application, in: partnership, limit: 1, tx).first?.safe ?? .unsaid
    }

    /// As `load`, without the note, which the post's own role may not read.
    static func loadWithoutNote(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> SafeContact {
        try tx.first(
            """
            select \(columns(of: "s"))
              from safe_contact s
             where s.partnership_id = \(partnership) and s.application_id = \(application)
             order by s.version desc
             limit 1
            """
        ) { row in try read(row) ?? .unsaid } ?? .unsaid
    }

    /// Every version, newest first.
    public static func versions(
        of application: Application.ID, in partnership: Partnership.ID, limit: Int = 1_000, _ tx: borrowing Transaction
    ) throws -> [Version] {
        try tx.rows(
            """
            select \(columns(of: "s")), s.version, s.note, s.reason, s.changed_by, s.changed_at
              from safe_contact s
             where s.partnership_id = \(partnership) and s.application_id = \(application)
             order by s.version desc
             limit \(limit)
            """
        ) { row in
            var safe = try read(row) ?? .unsaid
            safe.note = try row["note"]
            return Version(
                number: try row["version"], safe: safe, reason: try row["reason"], by: try row[optional: "changed_by"],
                at: try row["changed_at"])
        }
    }

    /// The columns of `join`, which `read` reads.
    static let columns: SQL = columns(of: "safe")

    /// What holds for an application, beside whatever a statement is about; no note.
    static func join(partnership: SQL, application: SQL) -> SQL {
        """
        left join lateral (
                select s.version, s.off, s.email, s.text_number, s.postal, s.call_number, s.way_order, s.times, s.voicemail,
                       s.neutral, s.language, s.format, s.barred
                  from safe_contact s
                 where s.partnership_id = \(partnership) and s.application_id = \(application)
                 order by s.version desc
                 limit 1) as safe on true
        """
    }

    private static func columns(of table: SQL) -> SQL {
        """
        \(table).version as safe_version, \(table).off as safe_off, \(table).email as safe_email, \(table).text_number as safe_text,
               \(table).postal as safe_letter, \(table).call_number as safe_call, \(table).way_order as safe_order,
               \(table).times as safe_times, \(table).voicemail as safe_voicemail, \(table).neutral as safe_neutral,
               \(table).language as safe_language, \(table).format as safe_format, \(table).barred as safe_barred
        """
    }

    /// nil where nobody said anything.
    static func read(_ row: borrowing Row) throws -> SafeContact? {
        guard let off: [Way] = try row[optional: "safe_off"] else { return nil }
        var safe = SafeContact.unsaid
        for way in Way.allCases {
            let address: String? = try row[optional: "safe_\(way.rawValue)"]
            guard off.contains(way) || address != nil else { continue }
            safe.ways[way] = SafeContact.Rule(isAllowed: !off.contains(way), address: address)
        }
        safe.order = try row["safe_order"]
        let times: [String] = try row["safe_times"]
        safe.times = try times.map { text in
            guard let times = SafeContact.Times(text: text) else {
                throw DecodingFailure.malformed("times", expected: "days and minutes, as 12345 540-720")
            }
            return times
        }
        safe.voicemail = try row["safe_voicemail"]
        safe.isNeutral = try row["safe_neutral"]
        safe.language = try row["safe_language"]
        safe.format = try row["safe_format"]
        safe.barred = try row["safe_barred"]
        return safe
    }
}

extension SafeContact.Times {
    /// `12345 540-720`: days of the week from 1 for Monday, and minutes of the day.
    var text: String { "\(weekdays.sorted().map(String.init).joined()) \(from)-\(until)" }

    init?(text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].allSatisfy({ (0x31...0x37).contains($0) }) else { return nil }
        let ends = parts[1].split(separator: UInt8(ascii: "-")).map { Int(String(Substring($0))) }
        guard ends.count == 2, let from = ends[0], let until = ends[1], (0...1_440).contains(from),
            (0...1_440).contains(until)
        else { return nil }
        self.init(weekdays: Set(parts[0].map { Int($0) - 0x30 }), from: from, until: until)
    }
}

extension Outbox {
    /// Takes back what would tell an applicant how they are reached and has not left: a later change follows it. What a
    /// person tells stays with them: their task says what became of it.
    public static func takeBackContactChanges(
        of application: Application.ID, in partnership: Partnership.ID, now: Instant, _ tx: borrowing Transaction
    ) throws {
        let dropped: [UUID] = try tx.rows(
            """
            update message
               set state = 'dropped', settled_at = \(now), detail = 'another change followed'
             where partnership_id = \(partnership) and recipient_application = \(application)
               and kind = \(Notice.Kind.contactChanged) and state = 'pending'
            returning id
            """
        ) { row in try row["id"] }
        guard !dropped.isEmpty else { return }
        var journal = DeliveryJournal()
        for message in dropped { journal.add("dropped", message, of: partnership) }
        try journal.append(at: now, in: tx)
    }
}
