public import Casework
public import Postgres
import Text

/// What was published of the statistics. Rows are added and never changed.
public enum Publications {
    /// Waits until nobody else publishes for the partnership in this moment.
    public static func lock(_ partnership: Partnership.ID, in tx: borrowing Transaction) throws {
        try tx.run("select pg_advisory_xact_lock(hashtextextended(\("casereview.publication.\(partnership)"), 0))")
    }

    public static func insert(
        _ publication: Publication, of partnership: Partnership.ID, in tx: borrowing Transaction
    ) throws {
        let period = publication.period
        try tx.run(
            """
            insert into publication (
                partnership_id, area_code, period_from, period_until, version, as_of, figures, reason, published_by,
                published_at)
            values (\(partnership), \(publication.area), \(period.from), \(period.until), \(publication.version),
                    \(period.until), \(publication.counts.figures.text())::text::jsonb, \(publication.reason),
                    \(publication.by), \(publication.at))
            """)
    }

    /// Everything that was published of an area, newest period first and of each the oldest version first.
    public static func of(
        _ area: String, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Publication] {
        try tx.rows(
            """
            select period_from, period_until, version, figures::text as figures, reason, published_by, published_at
              from publication
             where partnership_id = \(partnership) and area_code = \(area)
             order by period_from desc, period_until desc, version
            """
        ) { row in
            Publication(
                version: try row["version"],
                counts: Counts(
                    area: area, from: try row["period_from"], until: try row["period_until"],
                    values: try Counts.values(try row["figures"])),
                reason: try row[optional: "reason"], by: try row["published_by"], at: try row["published_at"])
        }
    }

    /// The areas in which a partnership has received applications, each with the day of the first.
    public static func begun(
        in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [(area: String, first: CivilDate)] {
        try tx.rows(
            """
            select p.area_code, a.first
              from (select distinct area_code from partnership_area where partnership_id = \(partnership)) p
             cross join lateral (select min(received_on) as first
                                   from application
                                  where partnership_id = \(partnership) and area_code = p.area_code) a
             where a.first is not null
             order by p.area_code
            """
        ) { row in (area: try row["area_code"], first: try row["first"]) }
    }

    /// What coordinators were reminded of and nobody has published, oldest first.
    public static func waiting(
        in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [UnpublishedFigures] {
        try tx.rows(
            """
            select r.area_code, r.period_from, r.period_until
              from publication_reminder r
             where r.partnership_id = \(partnership)
               and not exists (select from publication p
                                where p.partnership_id = r.partnership_id and p.area_code = r.area_code
                                  and p.period_from <= r.period_until and p.period_until >= r.period_from)
             group by r.area_code, r.period_from, r.period_until
             order by r.period_until, r.area_code
            """
        ) { row in
            UnpublishedFigures(
                area: try row["area_code"],
                period: ReportingPeriod(from: try row["period_from"], until: try row["period_until"]))
        }
    }

    /// Notes a reminder; false where it was given before.
    public static func remind(
        _ figures: UnpublishedFigures, rung: Int, of partnership: Partnership.ID, at now: Instant,
        in tx: borrowing Transaction
    ) throws -> Bool {
        try tx.run(
            """
            insert into publication_reminder (
                partnership_id, area_code, period_from, period_until, rung, reminded_at)
            values (\(partnership), \(figures.area), \(figures.period.from), \(figures.period.until), \(rung),
                    \(now))
                on conflict do nothing
            """) == 1
    }
}
