public import Casework
public import FoundationEssentials
public import Postgres
import Text

/// What an act did, as one row of the journal, and the reading of it.
public enum Events {
    /// Adds the events of one act: one row of the chain a transaction. Without a file they are the partnership's own.
    public static func append(
        _ events: [Event], to file: UUID?, by actor: Actor, at now: Instant, partnership: Partnership.ID,
        in tx: borrowing Transaction
    ) throws {
        guard !events.isEmpty else { return }
        let content = JSON.array(
            events.map { event in
                .object([
                    ("kind", .string(event.kind.rawValue)),
                    ("facts", .array(event.facts.map { .array([.string($0.name), .string($0.value)]) })),
                ])
            })
        try Journal.append(
            file: file, actor: name(of: actor), content: content.text(), at: now, partnership: partnership, in: tx)
    }

    /// `officer:ID`, `applicant`, `service`: who acted is kept as an id.
    static func name(of actor: Actor) -> String {
        switch actor {
        case .officer(let officer): "officer:\(officer.person)"
        case .applicant: "applicant"
        case .service: "service"
        }
    }

    /// What happened, as a page tells it.
    public struct Entry: Equatable, Sendable {
        public var at: Instant
        /// The officer who acted; nil for the applicant and the service.
        public var officer: Person.ID?
        public var actor: String
        public var event: Event
    }

    /// The events of some files, oldest first. Readings are left out: they are for the audit.
    public static func of(
        _ files: [UUID], in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Entry] {
        let rows: [(Instant, String, String)] = try tx.rows(
            """
            select j.at, j.actor, c.content
              from journal j
              join journal_content c using (partnership_id, seq)
             where j.partnership_id = \(partnership) and j.file_id = any(\(files))
             order by j.seq
            """
        ) { row in (try row["at"], try row["actor"], try row["content"]) }
        var entries: [Entry] = []
        for (at, actor, content) in rows {
            let officer = actor.hasPrefix("officer:") ? Person.ID(String(actor.dropFirst(8))) : nil
            for event in try events(content) where event.kind != .read && event.kind != .packRead {
                entries.append(Entry(at: at, officer: officer, actor: actor, event: event))
            }
        }
        return entries
    }

    private static func events(_ content: String) throws -> [Event] {
        try (Node.json(content).items ?? []).compactMap { node in
            guard case .string(let word)? = node["kind"]?.kind, let kind = Event.Kind(rawValue: word) else {
                return nil
            }
            let facts = (node["facts"]?.items ?? []).compactMap { pair -> Event.Fact? in
                guard let items = pair.items, items.count == 2, case .string(let name) = items[0].kind,
                    case .string(let value) = items[1].kind
                else { return nil }
                return Event.Fact(name, value)
            }
            return Event(kind, facts)
        }
    }
}
