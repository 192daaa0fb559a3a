import Casework
import Postgres

/// Whether the same behaviour was looked at before, from the cases that are there. Nobody types it, and it turns only a
/// threshold that is met into a question for a person: the Act bars no second application.
enum EarlierReviews {
    /// The last day on which an earlier application in the same area, by or for a person of the same name and resting on
    /// one of the same reports, was decided or its review was held; one that was another area's was not looked at. nil
    /// where there is none, or none that the one who asks may see.
    static func lastDay(
        before application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> CivilDate? {
        try tx.first(
            """
            select max(coalesce(w.held_on, d.decided_on)) as looked_at_on
              from application a
              join applicant p on p.partnership_id = a.partnership_id and p.application_id = a.id
              join application e
                on e.partnership_id = a.partnership_id and e.id <> a.id and e.area_code = a.area_code
               and e.recorded_at < a.recorded_at
              join applicant q
                on q.partnership_id = e.partnership_id and q.application_id = e.id
               and q.known_as = p.known_as
              join threshold_decision d
                on d.partnership_id = e.partnership_id and d.application_id = e.id and d.decided_on <= a.received_on
               and d.answer <> 'other-area'
              left join review_application h on h.partnership_id = e.partnership_id and h.application_id = e.id
              left join review w on w.partnership_id = h.partnership_id and w.id = h.review_id
             where a.partnership_id = \(partnership) and a.id = \(application)
               and exists (
                   select
                     from report r
                     join report o using (partnership_id, behaviour_on, reported_on, reported_to)
                    where r.partnership_id = a.partnership_id and r.application_id = a.id
                      and o.application_id = e.id)
            """
        ) { row in try row[optional: "looked_at_on"] } ?? nil
    }
}
