public import Casework
public import FoundationEssentials
public import Postgres

/// What a person must do because the post cannot: a letter to write, a call to make, an application to pass on.
public enum Tasks {
    public enum Kind: String, CaseIterable, Sendable, Bindable, ColumnValue {
        /// The recipient has no electronic address.
        case tellByHand = "tell-by-hand"
        /// A message that the law requires did not go out.
        case undelivered
        /// The application belongs to another area, whose bodies are not in this service: it is passed on to them, as
        /// the letter to the applicant says.
        case passOn = "pass-on"
        /// A person has left, and nobody is named for what is open: their agency's point of contact names somebody.
        case namePerson = "name-person"
        /// Somebody answered a message: a person reads it.
        case reply
        /// The calendar has changed so that a day falls earlier: a person agrees, or keeps the day that was told.
        case earlierDate = "earlier-date"
        /// Nothing may be sent to this person by any way: somebody finds a safe one, or decides not to tell.
        case notTold = "not-told"
    }

    /// A task, with the message or whatever else it is about.
    public struct Entry: Equatable, Sendable {
        public var id: UUID
        public var file: UUID?
        /// nil where it is about no message.
        public var message: UUID?
        /// What it is about where that is no message.
        public var subject: UUID?
        /// Whose point of contact sees to it; nil for the coordinators.
        public var agency: Agency.ID?
        /// What is to be done, in words of the service.
        public var about: String?
        public var kind: Kind
        public var openedAt: Instant
        public var doneOn: CivilDate?
        public var doneBy: Person.ID?
        public var note: String?
        /// Of the message; nil where it is about none.
        public var notice: Notice.Kind?
        public var recipient: Notice.Recipient?
        /// Why the message did not go out.
        public var reason: String?
        /// The day on which the application reached a relevant body, which stays its day wherever it goes; nil where
        /// the task is not about an application.
        public var receivedOn: CivilDate?
    }

    /// Opens a task; one that was opened for this message before stays as it is.
    public static func open(
        _ kind: Kind, for message: UUID, file: UUID?, of partnership: Partnership.ID, at now: Instant,
        in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into task (partnership_id, id, file_id, message_id, kind, opened_at)
            values (\(partnership), \(UUID()), \(file), \(message), \(kind), \(now))
                on conflict do nothing
            """)
    }

    /// Opens a task about something that is no message; one that is open for it stays as it is.
    public static func open(
        _ kind: Kind, about subject: UUID, _ words: String, agency: Agency.ID? = nil, file: UUID?,
        of partnership: Partnership.ID, at now: Instant, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into task (partnership_id, id, file_id, subject_id, agency_id, about, kind, opened_at)
            values (\(partnership), \(UUID()), \(file), \(subject), \(agency), \(words), \(kind), \(now))
                on conflict do nothing
            """)
    }

    /// What an open task about something is to say from now on.
    public static func reword(
        _ kind: Kind, about subject: UUID, _ words: String, of partnership: Partnership.ID, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update task
               set about = \(words)
             where partnership_id = \(partnership) and subject_id = \(subject) and kind = \(kind) and done_on is null
            """)
    }

    /// A person has done it on `day`: told the recipient by letter, by telephone or in person, or passed the
    /// application on. A message that was theirs to tell is settled with the telling; one that failed stays failed, and
    /// the task says what was done instead.
    ///
    /// Returns false where there is no such open task. The caller keeps the journal.
    public static func done(
        _ id: UUID, of partnership: Partnership.ID, on day: CivilDate, by person: Person.ID, note: String?,
        now: Instant, in tx: borrowing Transaction
    ) throws -> Bool {
        let done: (message: UUID?, kind: Kind)? = try tx.first(
            """
            update task
               set done_on = \(day), done_by = \(person), note = \(note)
             where partnership_id = \(partnership) and id = \(id) and done_on is null
            returning message_id, kind
            """
        ) { row in (try row[optional: "message_id"], try row["kind"]) }
        guard let done else { return false }
        guard done.kind == .tellByHand || done.kind == .notTold, let message = done.message else { return true }
        try tx.run(
            """
            update message
               set state = 'accepted', settled_at = \(now), detail = \("told by hand on \(day)")
             where partnership_id = \(partnership) and id = \(message) and state = 'by-hand'
            """)
        return true
    }

    /// The tasks that are open in a partnership, oldest first.
    public static func open(in partnership: Partnership.ID, _ tx: borrowing Transaction) throws -> [Entry] {
        try tx.rows(
            """
            \(columns)
             where t.partnership_id = \(partnership) and t.done_on is null
             order by t.opened_at, t.id
            """, decode)
    }

    /// The first open tasks of these agencies, oldest first, with how many there are. For coordinators `others` names the
    /// agencies that have somebody of their own to see to theirs: what is nobody's or any other agency's is among them
    /// then.
    public static func open(
        at agencies: [Agency.ID], besides others: [Agency.ID]?, first: Int, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws -> Listing<Entry> {
        let coordinators: SQL = others.map { "or t.agency_id is null or t.agency_id <> all(\($0.map(\.raw)))" } ?? ""
        let chosen: SQL = "t.agency_id = any(\(agencies.map(\.raw))) \(coordinators)"
        let count: Int = try tx.one(
            """
            select count(*) as tasks from task t
             where t.partnership_id = \(partnership) and t.done_on is null and (\(chosen))
            """
        ) { row in try row["tasks"] }
        let rows = try tx.rows(
            """
            \(columns)
             where t.partnership_id = \(partnership) and t.done_on is null and (\(chosen))
             order by t.opened_at, t.id
             limit \(first)
            """, decode)
        return Listing(rows, of: count)
    }

    /// The open task of a kind about something that is no message; nil where there is none.
    public static func open(
        _ kind: Kind, about subject: UUID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Entry? {
        try tx.first(
            """
            \(columns)
             where t.partnership_id = \(partnership) and t.kind = \(kind) and t.subject_id = \(subject)
               and t.done_on is null
            """, decode)
    }

    /// Every task of some files, open and done, oldest first.
    public static func of(
        _ files: [UUID], in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Entry] {
        try tx.rows(
            """
            \(columns)
             where t.partnership_id = \(partnership) and t.file_id = any(\(files))
             order by t.opened_at, t.id
            """, decode)
    }

    public static func find(
        _ id: UUID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Entry? {
        try tx.first("\(columns) where t.partnership_id = \(partnership) and t.id = \(id)", decode)
    }

    private static let columns: SQL =
        """
        select t.id, t.file_id, t.message_id, t.subject_id, t.agency_id, t.about, t.kind, t.opened_at, t.done_on, t.done_by, t.note, m.kind as notice,
               m.recipient_kind, m.recipient_application, m.recipient_person, m.recipient_agency,
               m.recipient_contact, m.detail,
               a.received_on
          from task t
          left join message m on m.partnership_id = t.partnership_id and m.id = t.message_id
          left join application a on a.partnership_id = t.partnership_id and a.id = t.file_id
        """

    private static func decode(_ row: borrowing Row) throws -> Entry {
        Entry(
            id: try row["id"], file: try row[optional: "file_id"], message: try row[optional: "message_id"],
            subject: try row[optional: "subject_id"], agency: try row[optional: "agency_id"],
            about: try row[optional: "about"], kind: try row["kind"], openedAt: try row["opened_at"],
            doneOn: try row[optional: "done_on"],
            doneBy: try row[optional: "done_by"], note: try row[optional: "note"], notice: try row[optional: "notice"],
            recipient: try (row[optional: "recipient_kind"] as String?).map { _ in try RecipientColumns.read(row) },
            reason: try row[optional: "detail"],
            receivedOn: try row[optional: "received_on"])
    }
}
