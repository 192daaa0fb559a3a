public import Casework
public import Postgres

/// People from outside who see one case.
public enum Guests {
    /// Lets somebody from outside see one case.
    public static func insert(
        _ guest: Guest, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into guest (partnership_id, id, person_id, review_id, organisation, arrangement, from_on, until_on,
                               added_by)
            values (\(partnership), \(guest.id), \(guest.person), \(guest.review), \(guest.organisation),
                    \(guest.arrangement), \(guest.from), \(guest.until), \(guest.by))
            """)
    }

    /// Today is the first day without.
    public static func end(
        _ person: Person.ID, of review: Review.ID?, on day: CivilDate, by officer: Person.ID,
        in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update guest
               set ended_on = \(day), ended_by = \(officer)
             where partnership_id = \(partnership) and person_id = \(person) and ended_on is null
               and (\(review)::uuid is null or review_id = \(review))
            """)
    }

    /// Every guest of a review, those whose time is over too.
    public static func of(
        _ review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Guest] {
        try tx.rows(
            "\(columns) where g.partnership_id = \(partnership) and g.review_id = \(review) order by g.from_on, g.id",
            guest)
    }

    /// Whether somebody is a guest for any case of a partnership whose access nobody has ended.
    public static func isGuest(
        _ person: Person.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Bool {
        try tx.one(
            """
            select exists (select from guest
                            where partnership_id = \(partnership) and person_id = \(person)
                              and ended_on is null) as is_guest
            """
        ) { row in try row["is_guest"] }
    }

    /// Whether somebody is a guest for another case of a partnership on `day`.
    public static func isGuest(
        _ person: Person.ID, besides review: Review.ID, on day: CivilDate, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws -> Bool {
        try tx.one(
            """
            select exists (select from guest
                            where partnership_id = \(partnership) and person_id = \(person)
                              and review_id <> \(review) and ended_on is null and until_on >= \(day)) as is_guest
            """
        ) { row in try row["is_guest"] }
    }

    /// Ends what is over, or is taken over by a new arrangement, so that nothing of it opens again: a case whose last day
    /// has passed on the day after that, and this review's on `day`.
    public static func endEarlier(
        of person: Person.ID, for review: Review.ID, on day: CivilDate, by officer: Person.ID,
        in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update guest
               set ended_on = least(until_on + 1, \(day)::date), ended_by = \(officer)
             where partnership_id = \(partnership) and person_id = \(person) and ended_on is null
               and (review_id = \(review) or until_on < \(day))
            """)
    }

    /// Everybody who is here for a case on `day`.
    public static func inForce(
        on day: CivilDate, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Guest] {
        try tx.rows(
            """
            \(columns)
             where g.partnership_id = \(partnership) and g.ended_on is null and g.from_on <= \(day)
               and g.until_on >= \(day)
             order by g.review_id, g.id
            """, guest)
    }

    /// The parts that a person has as a guest, one a partnership.
    public static func offices(
        of person: Person.ID, on day: CivilDate, in tx: borrowing Transaction
    ) throws -> [Officer] {
        let found: [(Partnership.ID, Guest)] = try tx.rows(
            """
            \(columns)
             where g.person_id = \(person) and g.ended_on is null and g.from_on <= \(day) and g.until_on >= \(day)
               and p.disabled_at is null
             order by g.partnership_id, g.id
            """
        ) { row in (try row["partnership_id"], try guest(row)) }
        return found.map { $0.1.office(in: $0.0) }
    }

    private static let columns: SQL =
        """
        select g.partnership_id, g.id, g.person_id, p.name, g.review_id, g.organisation, g.arrangement, g.from_on,
               g.until_on, g.added_by, g.ended_on
          from guest g
          join person p on p.id = g.person_id
        """

    private static func guest(_ row: borrowing Row) throws -> Guest {
        Guest(
            id: try row["id"], person: try row["person_id"], name: try row["name"], review: try row["review_id"],
            organisation: try row["organisation"], arrangement: try row["arrangement"], from: try row["from_on"],
            until: try row["until_on"], by: try row["added_by"], endedOn: try row[optional: "ended_on"])
    }
}
