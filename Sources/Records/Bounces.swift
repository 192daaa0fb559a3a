public import Casework
public import FoundationEssentials
public import Postgres

/// What is reported of messages after they were handed over, and what follows from it.
public enum Bounces {
    /// What a report says became of a message.
    public enum Report: Equatable, Sendable {
        /// It did not arrive and will not, with the reason.
        case bounced(String)
        /// Not yet, with the reason.
        case delayed(String)
        case delivered(String)
        /// Handed on to a system that reports no delivery.
        case relayed(String)
        /// A program answered it: somebody is away.
        case automatic
        /// A person answered it.
        case reply
        /// It was reported as unwanted.
        case complained

        /// As `message_event.kind`.
        public var kind: String {
            switch self {
            case .bounced: "bounced"
            case .delayed: "delayed"
            case .delivered: "delivered"
            case .relayed: "relayed"
            case .automatic: "auto-reply"
            case .reply: "reply"
            case .complained: "complained"
            }
        }

        var detail: String? {
            switch self {
            case .bounced(let reason), .delayed(let reason), .delivered(let reason), .relayed(let reason): reason
            case .automatic, .reply, .complained: nil
            }
        }
    }

    /// What became of a report.
    public enum Taken: Equatable, Sendable {
        /// It stands on the message's ledger and changes nothing else.
        case noted
        /// The message counts as failed; the way by which the same notice is tried next, where there is one.
        case failed(next: Way?)
        /// The same report came before.
        case repeated
        /// The message is being handed over at this moment: to be told again later.
        case notYet
        /// There is no such message.
        case absent
    }

    /// Notes what is reported of a message. Whoever calls this knows that the report is genuine.
    ///
    /// - Parameter source: what told of it, the same for the same report.
    public static func note(
        _ report: Report, of message: UUID, source: String, routes: Routes, now: Instant, in tx: borrowing Transaction
    ) throws -> Taken {
        guard let found = try find(message, in: tx) else { return .absent }
        // A report may overtake the note that the message was handed over.
        if case .bounced = report, found.state == "claimed" { return .notYet }
        guard
            try MessageEvents.insert(
                report.kind, of: message, in: found.partnership, detail: report.detail, source: source, at: now, tx)
        else { return .repeated }
        guard case .bounced(let reason) = report, found.state == "accepted" || found.state == "unknown" else {
            return .noted
        }
        let next = try fail(found, because: reason, routes: routes, now: now, in: tx)
        var journal = DeliveryJournal()
        journal.add("bounced", message, of: found.partnership)
        try journal.append(at: now, in: tx)
        return .failed(next: next)
    }

    /// A message that was handed over, or perhaps was, did not arrive: it failed, a person is told where one must know,
    /// and the same notice goes by the next way that is open. Nobody is written off: the next notice tries every way.
    static func fail(
        _ found: Found, because reason: String, routes: Routes, now: Instant, in tx: borrowing Transaction
    ) throws -> Way? {
        try tx.run(
            """
            update message
               set state = 'failed', detail = \(reason), settled_at = \(now)
             where partnership_id = \(found.partnership) and id = \(found.id)
            """)
        guard found.needsPerson else { return nil }
        try Tasks.open(.undelivered, for: found.id, file: found.file, of: found.partnership, at: now, in: tx)
        return try goOn(found, routes: routes, now: now, in: tx)
    }

    /// The same notice of a message that failed by the next way that is open to its applicant; nil where there is none.
    static func goOn(
        _ found: Found, routes: Routes, now: Instant, in tx: borrowing Transaction
    ) throws -> Way? {
        guard let application = found.application, !found.kind.keepsToItsWay else { return nil }
        let safe = try SafeContacts.loadWithoutNote(of: Application.ID(application), in: found.partnership, tx)
        let next = safe.firstWay(
            given: try given(application, in: found.partnership, tx),
            except: try tried(found, in: tx).union(routes.notCarried))
        guard let next, try send(found, by: next, channel: routes[next], now: now, in: tx) else { return nil }
        return next
    }

    /// A message, held.
    struct Found {
        var id: UUID
        var partnership: Partnership.ID
        var file: UUID?
        var kind: Notice.Kind
        var state: String
        var needsPerson: Bool
        /// Of a message to an applicant.
        var application: UUID?
    }

    /// Whatever the partnership, by an index of each.
    static func find(_ message: UUID, in tx: borrowing Transaction) throws -> Found? {
        try tx.first(
            """
            select m.id, m.partnership_id, m.file_id, m.kind, m.state, m.recipient_application,
                   \(Outbox.needsPerson) as needs_person
              from partnership p
              join message m on m.partnership_id = p.id and m.id = \(message)
               for update of m
            """
        ) { row in
            Found(
                id: try row["id"], partnership: try row["partnership_id"], file: try row[optional: "file_id"],
                kind: try row["kind"], state: try row["state"], needsPerson: try row["needs_person"],
                application: try row[optional: "recipient_application"])
        }
    }

    /// The ways by which this notice went: this message's, and those of the messages that it stood in for.
    private static func tried(_ found: Found, in tx: borrowing Transaction) throws -> Set<Way> {
        Set(
            try tx.rows(
                """
                with recursive chain as (
                    select m.way, m.instead_of
                      from message m
                     where m.partnership_id = \(found.partnership) and m.id = \(found.id)
                     union all
                    select m.way, m.instead_of
                      from chain c
                      join message m on m.partnership_id = \(found.partnership) and m.id = c.instead_of)
                select distinct way from chain
                """
            ) { row -> Way in try row["way"] })
    }

    /// Where each way leads.
    private static func given(
        _ application: UUID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Way: String] {
        try tx.first(
            """
            select email, telephone, address
              from applicant_contact
             where partnership_id = \(partnership) and application_id = \(application)
            """
        ) { row in
            Applicant.Contact(
                email: try row[optional: "email"], telephone: try row[optional: "telephone"],
                address: try row[optional: "address"])
        }?.given ?? [:]
    }

    /// The same notice by another way, once. Returns false where it goes already.
    private static func send(
        _ found: Found, by way: Way, channel: String, now: Instant, in tx: borrowing Transaction
    ) throws -> Bool {
        let (id, isByHand) = (UUID(), channel == Routes.byHand)
        let inserted = try tx.run(
            """
            insert into message (partnership_id, id, file_id, kind, statutory, recipient_kind, recipient_application,
                                 recipient_person, recipient_agency, recipient_contact, facts, path, way, channel,
                                 created_at, due_at, expires_at, state, instead_of)
            select partnership_id, \(id), file_id, kind, statutory, recipient_kind, recipient_application,
                   recipient_person, recipient_agency, recipient_contact, facts, path, \(way), \(channel),
                   \(now), \(now), expires_at, \(isByHand ? "by-hand" : "pending"), id
              from message
             where partnership_id = \(found.partnership) and id = \(found.id)
                on conflict do nothing
            """)
        guard inserted == 1 else { return false }
        try MessageEvents.insert(
            "rerouted", of: found.id, in: found.partnership, detail: way.rawValue, source: id.uuidString.lowercased(),
            at: now, tx)
        if isByHand {
            try Tasks.open(.tellByHand, for: id, file: found.file, of: found.partnership, at: now, in: tx)
        } else {
            try Outbox.hint(in: tx)
        }
        return true
    }
}
