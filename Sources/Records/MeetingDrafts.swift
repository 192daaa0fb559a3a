public import Casework
public import Postgres

/// What is being written of a meeting while it runs, by part of its record.
public enum MeetingDrafts {
    /// The newest text of one part.
    public struct Entry: Equatable, Sendable {
        public var section: MeetingSection
        /// 1, 2, 3 … with each time it was kept.
        public var version: Int
        /// The fields of its form that hold something, in order; one with several values comes several times.
        public var fields: [Field]
        public var by: Person.ID
        public var at: Instant

        public init(section: MeetingSection, version: Int, fields: [Field], by: Person.ID, at: Instant) {
            self.section = section
            self.version = version
            self.fields = fields
            self.by = by
            self.at = at
        }
    }

    public struct Field: Equatable, Sendable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Every turn of every writer of a meeting, in order of the versions; the last of each part is what stands.
    public static func all(
        of review: Review.ID, _ number: Int, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Entry] {
        let rows: [Entry?] = try tx.rows(
            """
            select section, version, names, contents, saved_by, saved_at
              from hearing_draft
             where partnership_id = \(partnership) and review_id = \(review) and number = \(number)
             order by section, version
            """
        ) { row in
            let (names, contents): ([String], [String]) = (try row["names"], try row["contents"])
            guard let section = MeetingSection(name: try row["section"]) else { return nil }
            return Entry(
                section: section, version: try row["version"], fields: zip(names, contents).map { Field($0, $1) },
                by: try row["saved_by"], at: try row["saved_at"])
        }
        return rows.compactMap(\.self)
    }

    /// Keeps a part. To be called with the review held. Where the one before was the same person's it takes its place;
    /// another's stays.
    public static func keep(
        _ entry: Entry, after before: Entry?, of review: Review.ID, _ number: Int, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        let (names, contents) = (entry.fields.map(\.name), entry.fields.map(\.value))
        if let before, before.by == entry.by {
            let changed = try tx.run(
                """
                update hearing_draft
                   set version = \(entry.version), names = \(names), contents = \(contents), saved_at = \(entry.at)
                 where partnership_id = \(partnership) and review_id = \(review) and number = \(number)
                   and section = \(entry.section.name) and version = \(before.version)
                """)
            guard changed == 1 else { throw RecordError.missing(table: "hearing_draft") }
        } else {
            try tx.run(
                """
                insert into hearing_draft (
                    partnership_id, review_id, number, section, version, names, contents, saved_by, saved_at)
                values (\(partnership), \(review), \(number), \(entry.section.name), \(entry.version), \(names),
                        \(contents), \(entry.by), \(entry.at))
                """)
        }
    }

    /// What was begun of recommendations and actions in a meeting that was adjourned goes on in the next: what stands of
    /// each is copied, and the first stays.
    public static func carry(
        of review: Review.ID, from number: Int, to next: Int, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into hearing_draft (
                partnership_id, review_id, number, section, version, names, contents, saved_by, saved_at)
            select distinct on (section) partnership_id, review_id, \(next), section, 1, names, contents, saved_by,
                   saved_at
              from hearing_draft
             where partnership_id = \(partnership) and review_id = \(review) and number = \(number)
               and (section like 'action-%' or section like 'recommendation-%')
             order by section, version desc
                on conflict do nothing
            """)
    }
}
