public import Casework
public import Postgres
import Text

/// What the service holds of each report, for a return of data to the Secretary of State (Crime and Policing Act 2026).
/// Its content is to be set by regulations; there is nothing personal in it, and no reference that leads to a case.
public enum DataReturns {
    /// One report of behaviour.
    public struct Line: Equatable, Sendable {
        public var reportedOn: CivilDate
        public var behaviourOn: CivilDate
        public var area: String
        /// `council`, `police`, `landlord` or `other`: whoever was told in other words may be somebody's name.
        public var agency: String
        public var isHate: Bool
        public var response: Application.Report.Status
        public var contacted: Bool?
        public var stage: Application.StageName
        public var decision: ThresholdDecision.Answer?
        public var reviewStage: Review.StageName?
        public var hasRecommendations: Bool
    }

    /// The reports that were made in a period, both days included, by date; with their facts as people have put them
    /// right.
    public static func lines(
        from: CivilDate, until: CivilDate, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Line] {
        try tx.rows(
            """
            with fact as (
                select p.partnership_id, p.application_id, p.number,
                       coalesce((c.now ->> 'reported_on')::date, p.reported_on) as reported_on,
                       coalesce((c.now ->> 'behaviour_on')::date, p.behaviour_on) as behaviour_on,
                       coalesce(c.now ->> 'area', p.area_code) as area_code,
                       coalesce(c.now ->> 'reported_to', p.reported_to) as reported_to,
                       coalesce((c.now ->> 'hate')::boolean, p.hate) as hate,
                       coalesce(c.now ->> 'status', p.status) as status,
                       case when c.now ? 'acknowledged' then (c.now ->> 'acknowledged')::boolean
                            else p.acknowledged end as acknowledged
                  from report p
                  -- Of several corrections of one fact the last stands.
                  left join lateral (select jsonb_object_agg(x.fact, x.became order by x.turn) as now
                                       from report_correction x
                                      where x.partnership_id = p.partnership_id
                                        and x.application_id = p.application_id and x.number = p.number) c on true
                 where p.partnership_id = \(partnership)
            )
            select p.reported_on, p.behaviour_on, p.area_code,
                   case when p.reported_to in ('council', 'police', 'landlord') then p.reported_to else 'other' end
                       as agency,
                   p.hate, p.status, p.acknowledged, a.stage, d.answer, r.stage as review_stage,
                   exists (select from recommendation c
                            where c.partnership_id = r.partnership_id and c.review_id = r.id) as recommended
              from fact p
              join application a on a.partnership_id = p.partnership_id and a.id = p.application_id
              left join threshold_decision d on d.partnership_id = a.partnership_id and d.application_id = a.id
              left join review_application ra on ra.partnership_id = a.partnership_id and ra.application_id = a.id
              left join review r on r.partnership_id = ra.partnership_id and r.id = ra.review_id
             where p.reported_on between \(from) and \(until)
             order by p.reported_on, p.behaviour_on, agency, p.application_id, p.number
            """
        ) { row in
            Line(
                reportedOn: try row["reported_on"], behaviourOn: try row["behaviour_on"], area: try row["area_code"],
                agency: try row["agency"], isHate: try row["hate"], response: try row["status"],
                contacted: try row[optional: "acknowledged"], stage: try row["stage"],
                decision: try row[optional: "answer"], reviewStage: try row[optional: "review_stage"],
                hasRecommendations: try row["recommended"])
        }
    }

    /// RFC 4180, with a header row.
    public static func csv(_ lines: [Line]) -> String {
        CSV.text(
            [
                "report_date", "behaviour_date", "area", "agency", "type", "response", "contacted", "application",
                "threshold", "review", "recommendations",
            ],
            lines.map { line in
                [
                    .text("\(line.reportedOn)"), .text("\(line.behaviourOn)"), .text(line.area), .text(line.agency),
                    .text(line.isHate ? "hate" : "antisocial behaviour"), .text(line.response.rawValue),
                    .text(line.contacted.map { $0 ? "yes" : "no" } ?? "unknown"), .text(line.stage.rawValue),
                    .text(line.decision?.rawValue ?? "undecided"), .text(line.reviewStage?.rawValue ?? "none"),
                    .text(line.hasRecommendations ? "yes" : "no"),
                ]
            })
    }
}
