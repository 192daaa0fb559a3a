public import Casework
public import FoundationEssentials
public import Postgres

/// The whole life of a message: written, due, every attempt, and what became of it afterwards.
public struct MessageLife: Equatable, Sendable {
    public var id: UUID
    public var file: UUID?
    public var kind: Notice.Kind
    public var isStatutory: Bool
    /// A person must see to it where it does not arrive.
    public var needsPerson: Bool
    public var recipient: Notice.Recipient
    /// The person's or the agency's name; nil for an applicant.
    public var recipientName: String?
    public var way: Way
    public var channel: String
    /// One of `Sending.messageStates`.
    public var state: String
    public var createdAt: Instant
    public var dueAt: Instant
    public var expires: Instant?
    public var settledAt: Instant?
    public var providerID: String?
    /// Why it waits or ended.
    public var detail: String?
    /// Of what goes with a digest: how that stands, in a word of `Sending.messageStates`, and since when; nil while it
    /// has found none.
    public var digest: Digest?
    /// The message that it stands in for, which did not arrive.
    public var insteadOf: UUID?
    public var attempts: [Attempt] = []
    public var events: [Event] = []
    public var tasks: [Task] = []
    /// What programs answered, for who may read the answers to messages.
    public var automatic: [IncomingMails.Automatic] = []

    public struct Attempt: Equatable, Sendable {
        public var number: Int
        public var startedAt: Instant
        /// nil while it is under way.
        public var endedAt: Instant?
        /// `accepted`, `failed`, `unknown`, `again`, `released`.
        public var outcome: String?
        public var detail: String?
    }

    /// The digest that carries a message.
    public struct Digest: Equatable, Sendable {
        public var state: String
        public var settledAt: Instant?
    }

    /// What was told of it after it was handed over.
    public struct Event: Equatable, Sendable {
        public var at: Instant
        /// As `message_event.kind`.
        public var kind: String
        public var detail: String?
        public var by: Person.ID?
    }

    /// What a person was to do about it.
    public struct Task: Equatable, Sendable {
        public var id: UUID
        public var kind: Tasks.Kind
        public var openedAt: Instant
        public var doneOn: CivilDate?
        public var doneBy: Person.ID?
        public var note: String?
    }
}

extension MessageLife {
    /// The messages of some files, oldest first, as far as the reader may see them.
    public static func of(
        _ files: [UUID], in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [MessageLife] {
        var lives = try read("where m.partnership_id = \(partnership) and m.file_id = any(\(files))", tx)
        let automatic = try IncomingMails.automatic(to: lives.map(\.id), in: partnership, tx)
        for index in lives.indices { lives[index].automatic = automatic[lives[index].id] ?? [] }
        return lives
    }

    /// One message; nil where there is none for this reader.
    public static func find(
        _ id: UUID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> MessageLife? {
        try read("where m.partnership_id = \(partnership) and m.id = \(id)", tx).first
    }

    /// One message of whatever partnership, for an operator.
    public static func find(_ id: UUID, in tx: borrowing Transaction) throws -> MessageLife? {
        let partnership: Partnership.ID? = try tx.first(
            "select p.id from partnership p join message m on m.partnership_id = p.id and m.id = \(id)"
        ) { row in try row["id"] }
        return try partnership.flatMap { try find(id, in: $0, tx) }
    }

    /// The first of those of a partnership of which nobody knows whether they arrived, oldest first, with how many there
    /// are.
    public static func unknown(
        first: Int, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Listing<MessageLife> {
        let wanted: SQL =
            """
            from message u
             where u.partnership_id = \(partnership) and u.state = 'unknown' and u.kind <> \(Notice.Kind.signInCode)
            """
        let count: Int = try tx.one("select count(*) as messages \(wanted)") { row in try row["messages"] }
        guard count > 0 else { return Listing() }
        let rows = try read(
            """
            where m.partnership_id = \(partnership) and m.id in (
                select u.id \(wanted)
                 order by u.settled_at, u.id
                 limit \(first))
            """, tx)
        return Listing(rows, of: count)
    }

    /// `rows` says which; they are of one partnership.
    private static func read(_ rows: SQL, _ tx: borrowing Transaction) throws -> [MessageLife] {
        var lives = try tx.rows(
            """
            select m.id, m.file_id, m.kind, m.statutory, \(Outbox.needsPerson) as needs_person, m.recipient_kind,
                   m.recipient_application, m.recipient_person, m.recipient_agency, m.recipient_contact,
                   coalesce(person.name, agency.name, area_contact.body, asked.outside, made.outside_name)
                     as recipient_name, m.way, m.channel, m.state,
                   m.created_at, m.due_at, m.expires_at, m.settled_at, m.provider_id, m.detail, m.instead_of,
                   digest.state as digest_state, digest.settled_at as digest_settled_at
              from message m
              left join message digest on digest.partnership_id = m.partnership_id and digest.id = m.digest_id
              left join person on person.id = m.recipient_person
              left join agency on agency.partnership_id = m.partnership_id and agency.id = m.recipient_agency
              left join area_contact
                on area_contact.partnership_id = m.partnership_id and area_contact.id = m.recipient_contact
              left join information_request asked
                on asked.partnership_id = m.partnership_id and asked.id = m.outside_request_id
              left join recommendation made
                on made.partnership_id = m.partnership_id and made.id = m.recipient_contact
            \(rows)
             order by m.created_at, m.id
            """, message)
        guard !lives.isEmpty else { return [] }
        let places = Dictionary(lives.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let ids: SQL = "select m.partnership_id, m.id from message m \(rows)"
        let attempts: [(UUID, Attempt)] = try tx.rows(
            """
            select d.message_id, d.attempt, d.started_at, d.ended_at, d.outcome, d.detail
              from delivery_attempt d
             where (d.partnership_id, d.message_id) in (\(ids))
             order by d.message_id, d.attempt
            """
        ) { row in
            (
                try row["message_id"],
                Attempt(
                    number: try row["attempt"], startedAt: try row["started_at"],
                    endedAt: try row[optional: "ended_at"],
                    outcome: try row[optional: "outcome"], detail: try row[optional: "detail"])
            )
        }
        for (id, attempt) in attempts { places[id].map { lives[$0].attempts.append(attempt) } }
        let events: [(UUID, Event)] = try tx.rows(
            """
            select e.message_id, e.at, e.kind, e.detail, e.by_person
              from message_event e
             where (e.partnership_id, e.message_id) in (\(ids))
             order by e.message_id, e.at, e.id
            """
        ) { row in
            (
                try row["message_id"],
                Event(
                    at: try row["at"], kind: try row["kind"], detail: try row[optional: "detail"],
                    by: try row[optional: "by_person"])
            )
        }
        for (id, event) in events { places[id].map { lives[$0].events.append(event) } }
        let tasks: [(UUID, Task)] = try tx.rows(
            """
            select t.message_id, t.id, t.kind, t.opened_at, t.done_on, t.done_by, t.note
              from task t
             where (t.partnership_id, t.message_id) in (\(ids))
             order by t.message_id, t.opened_at, t.id
            """
        ) { row in
            (
                try row["message_id"],
                Task(
                    id: try row["id"], kind: try row["kind"], openedAt: try row["opened_at"],
                    doneOn: try row[optional: "done_on"], doneBy: try row[optional: "done_by"],
                    note: try row[optional: "note"])
            )
        }
        for (id, task) in tasks { places[id].map { lives[$0].tasks.append(task) } }
        return lives
    }

    private static func message(_ row: borrowing Row) throws -> MessageLife {
        MessageLife(
            id: try row["id"], file: try row[optional: "file_id"], kind: try row["kind"],
            isStatutory: try row["statutory"], needsPerson: try row["needs_person"],
            recipient: try RecipientColumns.read(row), recipientName: try row[optional: "recipient_name"],
            way: try row["way"], channel: try row["channel"], state: try row["state"],
            createdAt: try row["created_at"], dueAt: try row["due_at"], expires: try row[optional: "expires_at"],
            settledAt: try row[optional: "settled_at"], providerID: try row[optional: "provider_id"],
            detail: try row[optional: "detail"],
            digest: try (row[optional: "digest_state"] as String?).map {
                Digest(state: $0, settledAt: try row[optional: "digest_settled_at"])
            },
            insteadOf: try row[optional: "instead_of"])
    }
}

extension [MessageLife] {
    /// The notices that somebody must be told and was not: none of the messages that stood in for each arrived, and
    /// no person told it. A message that waits or is under way counts as not told yet; what a person decided not to tell
    /// is not owed any more.
    public var notTold: [MessageLife] {
        let standIns = Dictionary(grouping: filter { $0.insteadOf != nil }) { $0.insteadOf }
        func isTold(_ life: MessageLife) -> Bool {
            life.state == "accepted" || life.tasks.contains { $0.doneOn != nil && $0.kind != .passOn }
                || (standIns[life.id] ?? []).contains(where: isTold)
        }
        return filter {
            $0.needsPerson && $0.insteadOf == nil && $0.state != "dropped" && $0.state != "decided" && !isTold($0)
        }
    }
}
