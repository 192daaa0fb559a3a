public import Casework
public import FoundationEssentials
public import Postgres

/// The days on which the events of a case fell that its file does not keep.
public enum CaseDays {
    /// Of applications and reviews; for a review those of the applications that it hears, of each event the earliest,
    /// so that nobody waits longer because another is heard with them. The last answer of the agencies is the latest.
    public static func happened(
        in files: [UUID], of partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Procedure.Anchor: CivilDate] {
        guard !files.isEmpty else { return [:] }
        return try tx.one(
            """
            with heard as (
                select application_id as id
                  from review_application
                 where partnership_id = \(partnership) and review_id = any(\(files))
                 union
                select id
                  from unnest(\(files)) as file (id)
            ), ended as (
                select d.duty, min(d.ended_on) as first, max(d.ended_on) as last
                  from deadline d
                  join heard on heard.id = d.file_id
                 where d.partnership_id = \(partnership) and d.state = 'met'
                 group by d.duty
            )
            select (select min(a.received_on)
                      from application a
                      join heard using (id)
                     where a.partnership_id = \(partnership)) as receipt,
                   (select first from ended where duty = 'acknowledge') as acknowledgement,
                   (select first from ended where duty = 'ask-agencies') as asking,
                   (select last from ended where duty = 'agencies-reply') as information_in,
                   (select min(t.decided_on)
                      from threshold_decision t
                      join heard on heard.id = t.application_id
                     where t.partnership_id = \(partnership)) as decision,
                   (select min(t.told_on)
                      from threshold_decision t
                      join heard on heard.id = t.application_id
                     where t.partnership_id = \(partnership)) as told
            """
        ) { row in
            var days: [Procedure.Anchor: CivilDate] = [:]
            days[.receipt] = try row[optional: "receipt"]
            days[.acknowledgement] = try row[optional: "acknowledgement"]
            days[.asking] = try row[optional: "asking"]
            days[.informationIn] = try row[optional: "information_in"]
            days[.thresholdDecision] = try row[optional: "decision"]
            days[.told] = try row[optional: "told"]
            return days
        }
    }
}
