public import Casework
public import Postgres

// The cases of a partnership that the person who acts may see, the newest first.
extension Cases {
    /// Which cases a list holds.
    public enum Wanted: Equatable, Sendable {
        /// Those with which something is still to be done, at this stage only where one is given: the review's, or the
        /// application's before there is one.
        case open(stage: String?)
        /// The others (`Line.isEnded`).
        case ended
    }

    /// The first cases of a list, with how many it holds.
    public static func list(
        _ wanted: Wanted, first: Int, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Listing<Line> {
        switch wanted {
        case .open(let stage):
            try read(
                """
                select id, received_on, recorded_at, count(*) over () as of_all
                  from (\(open(in: partnership))) o
                 where \(stage)::text is null or o.shown = \(stage)
                 order by received_on desc, recorded_at desc
                 limit \(first)
                """, in: partnership, tx)
        case .ended:
            Listing(
                try newestEnded(first, in: partnership, tx),
                of: try tx.one(
                    """
                    select (select count(*) from application where partnership_id = \(partnership))
                           - (select count(*) from (\(open(in: partnership))) o) as ended
                    """
                ) { row in try row["ended"] })
        }
    }

    /// The newest that have ended, without counting them all.
    public static func newestEnded(
        _ first: Int, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Line] {
        try read(
            """
            select id, received_on, recorded_at, 0 as of_all
              from application a
             where partnership_id = \(partnership) and stage <> all('{received,acknowledged,gathering}')
               and not \(isReviewOpen)
             order by received_on desc, recorded_at desc
             limit \(first)
            """, in: partnership, tx
        ).rows
    }

    /// `rows` says which, and of how many.
    private static func read(
        _ rows: SQL, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Listing<Line> {
        Listing(
            try tx.rows(
                """
                select a.id, a.reference, a.area_code, a.received_on, a.stage, d.answer, r.id as review_id,
                       r.stage as review_stage, l.of_all,
                       (select n.level
                          from danger_reading n
                         where n.partnership_id = a.partnership_id and n.application_id = a.id
                         order by n.number desc
                         limit 1) as danger
                  from (\(rows)) l
                  join application a on a.partnership_id = \(partnership) and a.id = l.id
                  left join threshold_decision d on d.partnership_id = a.partnership_id and d.application_id = a.id
                  left join review_application ra
                    on ra.partnership_id = a.partnership_id and ra.application_id = a.id
                  left join review r on r.partnership_id = ra.partnership_id and r.id = ra.review_id
                 order by l.received_on desc, l.recorded_at desc, a.reference
                """
            ) { row in
                (
                    Line(
                        application: try row["id"], reference: try row["reference"], area: try row["area_code"],
                        receivedOn: try row["received_on"], stage: try row["stage"],
                        decision: try row[optional: "answer"], review: try row[optional: "review_id"],
                        reviewStage: try row[optional: "review_stage"], danger: try row[optional: "danger"]),
                    of: try row["of_all"]
                )
            })
    }

    /// Those that wait for a decision, and those whose review is not closed: each is found by an index of its own.
    private static func open(in partnership: Partnership.ID) -> SQL {
        """
        select w.id, w.received_on, w.recorded_at, w.stage as shown
          from application w
         where w.partnership_id = \(partnership) and w.stage in ('received', 'acknowledged', 'gathering')
         union all
        select v.id, v.received_on, v.recorded_at, o.stage
          from review o
          join review_application h on h.partnership_id = o.partnership_id and h.review_id = o.id
          join application v on v.partnership_id = h.partnership_id and v.id = h.application_id
         where o.partnership_id = \(partnership) and o.stage <> 'closed' and v.stage = 'decided'
        """
    }

    /// Of the application `a`.
    private static let isReviewOpen: SQL =
        """
        (a.stage = 'decided'
         and exists (select from review_application h
                       join review o on o.partnership_id = h.partnership_id and o.id = h.review_id
                      where h.partnership_id = a.partnership_id and h.application_id = a.id
                        and o.stage <> 'closed'))
        """
}
