public import Casework
public import Postgres

/// The figures of section 104(9) for one area and period, and what shows that they add up.
public struct Counts: Equatable, Sendable {
    public var area: String
    public var from: CivilDate
    public var until: CivilDate
    /// (a) applications made in the period.
    public var applications: Int
    /// (b) decisions in the period that the threshold was not met.
    public var thresholdNotMet: Int
    /// (c) reviews whose outcome was told in the period.
    public var reviewsCarriedOut: Int
    /// (d) of those, the ones that made recommendations.
    public var reviewsWithRecommendations: Int
    /// What has become of the applications made in the period: these five add up to `applications`.
    public var met: Int
    public var notMet: Int
    public var passedOn: Int
    public var withdrawn: Int
    public var undecided: Int
}

public enum Statistics {
    /// Counts the period, both days included. Reviews are counted in the area of their applications, once each.
    public static func counts(
        of area: String, from: CivilDate, until: CivilDate, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Counts {
        try tx.one(
            """
            with made as (
                select a.stage, d.answer
                  from application a
                  left join threshold_decision d on d.partnership_id = a.partnership_id and d.application_id = a.id
                 where a.partnership_id = \(partnership) and a.area_code = \(area)
                   and a.received_on between \(from) and \(until)
            ), reviewed as (
                select r.id, exists (select from recommendation c
                                      where c.partnership_id = r.partnership_id and c.review_id = r.id) as recommended
                  from review r
                 where r.partnership_id = \(partnership) and r.outcome_sent_on between \(from) and \(until)
                   and exists (select from review_application ra
                                 join application a on a.partnership_id = ra.partnership_id and a.id = ra.application_id
                                where ra.partnership_id = r.partnership_id and ra.review_id = r.id
                                  and a.area_code = \(area))
            )
            select (select count(*) from made) as applications,
                   (select count(*) from threshold_decision d
                      join application a on a.partnership_id = d.partnership_id and a.id = d.application_id
                     where d.partnership_id = \(partnership) and a.area_code = \(area)
                       and d.answer = 'not-met' and d.decided_on between \(from) and \(until)) as threshold_not_met,
                   (select count(*) from reviewed) as reviews_carried_out,
                   (select count(*) from reviewed where recommended) as reviews_with_recommendations,
                   (select count(*) from made where answer = 'met') as met,
                   (select count(*) from made where answer = 'not-met') as not_met,
                   (select count(*) from made where answer = 'other-area' or stage = 'passed-on') as passed_on,
                   (select count(*) from made where stage = 'withdrawn') as withdrawn,
                   (select count(*) from made where answer is null and stage not in ('withdrawn', 'passed-on')) as undecided
            """
        ) { row in
            Counts(
                area: area, from: from, until: until, applications: try row["applications"],
                thresholdNotMet: try row["threshold_not_met"], reviewsCarriedOut: try row["reviews_carried_out"],
                reviewsWithRecommendations: try row["reviews_with_recommendations"], met: try row["met"],
                notMet: try row["not_met"], passedOn: try row["passed_on"], withdrawn: try row["withdrawn"],
                undecided: try row["undecided"])
        }
    }

    /// The partnerships that serve or served an area.
    public static func partnerships(serving area: String, in tx: borrowing Transaction) throws -> [Partnership.ID] {
        try tx.rows(
            "select partnership_id from partnership_area where area_code = \(area) order by partnership_id"
        ) { row in try row["partnership_id"] }
    }
}

extension Counts {
    /// The figures of two partnerships that served the area one after the other.
    public func adding(_ other: Counts) -> Counts {
        var sum = self
        sum.applications += other.applications
        sum.thresholdNotMet += other.thresholdNotMet
        sum.reviewsCarriedOut += other.reviewsCarriedOut
        sum.reviewsWithRecommendations += other.reviewsWithRecommendations
        sum.met += other.met
        sum.notMet += other.notMet
        sum.passedOn += other.passedOn
        sum.withdrawn += other.withdrawn
        sum.undecided += other.undecided
        return sum
    }
}
