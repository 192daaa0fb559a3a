public import Casework
public import FoundationEssentials
public import Postgres
import Text

/// The panel's packs as they were sent, who has read them, and what is prepared for the next.
public enum PanelPacks {
    /// A pack in a list.
    public struct Line: Equatable, Sendable {
        public var number: Int
        public var hearing: Int
        public var at: Instant
        public var by: Person.ID
    }

    /// Somebody's reading of a pack.
    public struct Reading: Equatable, Sendable {
        public var version: Int
        public var person: Person.ID
        public var first: Instant
        public var last: Instant
        /// 1 or more.
        public var times: Int
    }

    /// Keeps a pack for good, as the next version of the review's; returns its number.
    public static func insert(
        _ pack: PanelPack, for hearing: Int, of review: Review.ID, in partnership: Partnership.ID, by person: Person.ID,
        at now: Instant, _ tx: borrowing Transaction
    ) throws -> Int {
        let version = (try lines(of: review, in: partnership, tx).last?.number ?? 0) + 1
        try tx.run(
            """
            insert into panel_pack (partnership_id, review_id, version, number, fixed_at, fixed_by, content)
            values (\(partnership), \(review), \(version), \(hearing), \(now), \(person), \(PackFile.json(pack).text()))
            """)
        for item in pack.cases {
            try tx.run(
                """
                insert into panel_pack_case (partnership_id, review_id, version, application_id, content)
                values (\(partnership), \(review), \(version), \(item.application), \(PackFile.json(item).text()))
                """)
        }
        return version
    }

    /// Those of a review, the first one first.
    public static func lines(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Line] {
        try tx.rows(
            """
            select version, number, fixed_at, fixed_by
              from panel_pack
             where partnership_id = \(partnership) and review_id = \(review)
             order by version
            """
        ) { row in
            Line(
                number: try row["version"], hearing: try row["number"], at: try row["fixed_at"],
                by: try row["fixed_by"])
        }
    }

    /// A pack, whole: what its reader may see of it is `PanelPack.read`. nil where there is none.
    public static func load(
        _ version: Int, of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> PanelPack.Version? {
        let cases = try tx.rows(
            """
            select p.application_id, p.content
              from panel_pack_case p
              join application a on a.partnership_id = p.partnership_id and a.id = p.application_id
             where p.partnership_id = \(partnership) and p.review_id = \(review) and p.version = \(version)
             order by a.received_on, a.recorded_at, a.id
            """
        ) { row in try PackFile.item(try row["content"], of: try row["application_id"]) }
        return try tx.first(
            """
            select number, fixed_at, fixed_by, content
              from panel_pack
             where partnership_id = \(partnership) and review_id = \(review) and version = \(version)
            """
        ) { row in
            PanelPack.Version(
                number: version, hearing: try row["number"], at: try row["fixed_at"], by: try row["fixed_by"],
                pack: try PackFile.pack(try row["content"], cases: cases))
        }
    }

    /// Notes that somebody opened a pack; returns whether it was for the first time.
    public static func noteReading(
        of version: Int, _ review: Review.ID, in partnership: Partnership.ID, by person: Person.ID, at now: Instant,
        _ tx: borrowing Transaction
    ) throws -> Bool {
        try tx.one(
            """
            insert into pack_reading (partnership_id, review_id, version, person_id, first_at, last_at, times)
            values (\(partnership), \(review), \(version), \(person), \(now), \(now), 1)
                on conflict (partnership_id, review_id, version, person_id)
                do update set last_at = excluded.last_at, times = pack_reading.times + 1
            returning times = 1 as is_first
            """
        ) { row in try row["is_first"] }
    }

    /// Who has opened which of the packs.
    public static func readings(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Reading] {
        try tx.rows(
            """
            select version, person_id, first_at, last_at, times
              from pack_reading
             where partnership_id = \(partnership) and review_id = \(review)
             order by version, first_at, person_id
            """
        ) { row in
            Reading(
                version: try row["version"], person: try row["person_id"], first: try row["first_at"],
                last: try row["last_at"], times: try row["times"])
        }
    }

    /// What the panel should find out, those that are settled too, in the order in which they were asked.
    public static func questions(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [PanelPack.Question] {
        try tx.rows(
            """
            select id, question, settled
              from panel_question
             where partnership_id = \(partnership) and review_id = \(review)
             order by asked_at, id
            """
        ) { row in
            PanelPack.Question(id: try row["id"], text: try row["question"], settled: try row[optional: "settled"])
        }
    }

    /// Adds a question for the panel, to stand in the packs that are sent from now on.
    public static func ask(
        _ question: PanelPack.Question, of review: Review.ID, in partnership: Partnership.ID, by person: Person.ID,
        at now: Instant, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into panel_question (partnership_id, id, review_id, question, asked_at, asked_by)
            values (\(partnership), \(question.id), \(review), \(question.text), \(now), \(person))
            """)
    }

    /// Strikes a question out. Throws `RecordError.missing` where no such question is open.
    public static func settle(
        _ question: UUID, because reason: String, of review: Review.ID, in partnership: Partnership.ID,
        by person: Person.ID, at now: Instant, _ tx: borrowing Transaction
    ) throws {
        let changed = try tx.run(
            """
            update panel_question
               set settled = \(reason), settled_at = \(now), settled_by = \(person)
             where partnership_id = \(partnership) and id = \(question) and review_id = \(review) and settled is null
            """)
        guard changed == 1 else { throw RecordError.missing(table: "panel_question") }
    }

    /// The names that are hidden from the panel now, in the order of the alphabet.
    public static func hiddenNames(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [String] {
        try tx.rows(
            """
            select name
              from pack_hidden_name
             where partnership_id = \(partnership) and review_id = \(review) and is_hidden
             order by name
            """
        ) { row in try row["name"] }
    }

    /// Hides a name from the panel in what is sent from now on, or shows it again.
    public static func setName(
        _ name: String, hidden isHidden: Bool, of review: Review.ID, in partnership: Partnership.ID,
        by person: Person.ID, at now: Instant, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into pack_hidden_name (partnership_id, review_id, name, is_hidden, changed_at, changed_by)
            values (\(partnership), \(review), \(name), \(isHidden), \(now), \(person))
                on conflict (partnership_id, review_id, name)
                do update set is_hidden = excluded.is_hidden, changed_at = excluded.changed_at,
                              changed_by = excluded.changed_by
            """)
    }
}
