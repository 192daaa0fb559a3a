public import Casework
public import Postgres

/// What was learnt from the cases of a partnership.
public enum Lessons {
    /// One lesson with the cases that it was learnt from.
    public struct Entry: Equatable, Sendable {
        public var lesson: Lesson
        public var references: [CaseReference]
    }

    /// Those of a time, both days included, newest first, at most 500, of cases that the reader may see.
    public static func recorded(
        from first: CivilDate, until last: CivilDate, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Entry] {
        try tx.rows(
            """
            select l.id, l.text, l.recorded_on, l.recorded_by,
                   array(select a.reference
                           from review_application r
                           join application a on a.partnership_id = r.partnership_id and a.id = r.application_id
                          where r.partnership_id = l.partnership_id and r.review_id = l.review_id
                          order by a.reference) as refs
              from lesson l
             where l.partnership_id = \(partnership) and l.recorded_on between \(first) and \(last)
             order by l.recorded_on desc, l.id
             limit 500
            """
        ) { row in
            let references: [String] = try row["refs"]
            return Entry(
                lesson: Lesson(
                    id: try row["id"], text: try row["text"], on: try row["recorded_on"], by: try row["recorded_by"]),
                references: references.compactMap { CaseReference($0) })
        }
    }
}
