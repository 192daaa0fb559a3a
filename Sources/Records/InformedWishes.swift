public import Casework
import FoundationEssentials
public import Postgres

/// How applicants wish to be kept informed, as rows: a version for every change, the newest of which holds.
public enum InformedWishes {
    /// One version, with who said it and when.
    public struct Version: Equatable, Sendable {
        public var number: Int
        public var wish: InformedWish
        /// nil: the applicant.
        public var by: Person.ID?
        public var at: Instant
    }

    /// Adds a version.
    public static func append(
        _ wish: InformedWish, by person: Person.ID?, at now: Instant, to application: Application.ID,
        in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into informed_wish (
                partnership_id, application_id, version, working_days, way, words, said_by, said_at)
            select \(partnership), \(application), coalesce(max(version), 0) + 1, \(wish.workingDays), \(wish.way),
                   \(wish.words), \(person), \(now)
              from informed_wish
             where partnership_id = \(partnership) and application_id = \(application)
            """)
    }

    /// Every version, newest first.
    public static func versions(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Version] {
        try tx.rows(
            """
            select version, working_days, way, words, said_by, said_at
              from informed_wish
             where partnership_id = \(partnership) and application_id = \(application)
             order by version desc
            """
        ) { row in
            Version(
                number: try row["version"],
                wish: InformedWish(
                    workingDays: try row[optional: "working_days"], way: try row[optional: "way"],
                    words: try row["words"]),
                by: try row[optional: "said_by"], at: try row["said_at"])
        }
    }

    /// By what an applicant likes to have news; nil where they have not said.
    public static func way(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Way? {
        try tx.first(
            """
            select way
              from informed_wish
             where partnership_id = \(partnership) and application_id = \(application)
             order by version desc
             limit 1
            """
        ) { row in try row[optional: "way"] } ?? nil
    }

    /// Working days from one word to the next as each applicant wishes it: of an application its own, of a review those
    /// whom it hears. nil for each who leaves it to the procedure.
    public static func intervals(
        of files: [UUID], in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Int?] {
        guard !files.isEmpty else { return [] }
        return try tx.rows(
            """
            select (select w.working_days
                      from informed_wish w
                     where w.partnership_id = a.partnership_id and w.application_id = a.id
                     order by w.version desc
                     limit 1) as days
              from application a
             where a.partnership_id = \(partnership)
               and (a.id = any(\(files))
                    or a.id in (select r.application_id
                                  from review_application r
                                 where r.partnership_id = \(partnership) and r.review_id = any(\(files))
                                   and not exists (select from review_leaving l
                                                    where l.partnership_id = r.partnership_id
                                                      and l.review_id = r.review_id
                                                      and l.application_id = r.application_id)))
            """
        ) { row in try row[optional: "days"] }
    }
}
