import Casework
import FoundationEssentials
import Postgres

/// A message under lock, with what decides whether it still holds.
struct WaitingMessage: Equatable {
    var message: OutboxMessage
    /// The person has left the service or the partnership, or the agency has left it.
    var hasLeft: Bool
    var isShutOut: Bool
    /// Of a reminder: how the duty that it is about stands.
    var duty: String?
    /// Of a reminder of a meeting: whether its recipient does not come.
    var isDeclined: Bool
    /// By which ways those went that it stands in for.
    var tried: [Way]

    /// What decides whether and how it leaves.
    var passage: Passage.Message {
        Passage.Message(
            kind: message.kind, recipient: message.recipient, way: message.way, given: message.given,
            expires: message.expires, hasLeft: hasLeft, isShutOut: isShutOut, duty: duty,
            mayHaveBeenSent: message.mayHaveBeenSent, safe: message.safe, tried: Set(tried))
    }

    /// Read after the locks are held, so that what was decided meanwhile is seen.
    static func read(
        _ ids: [UUID], of partnerships: [UUID], on day: CivilDate, in tx: borrowing Transaction
    ) throws -> [WaitingMessage] {
        let messages: SQL =
            """
            unnest(\(partnerships), \(ids)) with ordinality as taken (partnership_id, id, place)
              join message m on m.partnership_id = taken.partnership_id and m.id = taken.id
            """
        return try tx.rows(
            .kept(
                """
                \(OutboxMessage.select(on: day, also: columns(on: day), from: messages))
                 order by taken.place
                """)
        ) { row in
            WaitingMessage(
                message: try OutboxMessage(row: row), hasLeft: try row["has_left"], isShutOut: try row["is_shut_out"],
                duty: try row[optional: "duty"], isDeclined: try row["is_declined"], tried: try row["tried"])
        }
    }

    private static func columns(on day: CivilDate) -> SQL {
        """
        ,
               case m.recipient_kind
                   when 'person' then
                       person.disabled_at is not null
                       or not exists (select from membership s
                                       where s.partnership_id = m.partnership_id and s.person_id = m.recipient_person
                                         and s.valid_from <= \(day)
                                         and (s.valid_until is null or s.valid_until >= \(day)))
                          and not exists (select from guest g
                                           where g.partnership_id = m.partnership_id
                                             and g.person_id = m.recipient_person and g.ended_on is null
                                             and g.until_on >= \(day))
                   when 'agency' then coalesce(agency.valid_until < \(day), false)
                   else false
               end as has_left,
               exists (select from shut_out s
                        where s.partnership_id = m.partnership_id and s.person_id = m.recipient_person
                          and s.lifted_at is null
                          and (s.file_id = m.file_id
                               or s.file_id in (select r.application_id from review_application r
                                                 where r.partnership_id = m.partnership_id
                                                   and r.review_id = m.file_id))) as is_shut_out,
               (select d.state
                  from occurrence o
                  join deadline d on d.partnership_id = o.partnership_id and d.id = o.deadline_id
                 where o.partnership_id = m.partnership_id and o.message_id = m.id
                 limit 1) as duty,
               \(MeetingReminders.isDeclined) as is_declined,
               case when m.instead_of is null then '{}' else array(
                   with recursive before as (
                       select b.way, b.instead_of
                         from message b
                        where b.partnership_id = m.partnership_id and b.id = m.instead_of
                       union all
                       select b.way, b.instead_of
                         from before
                         join message b on b.partnership_id = m.partnership_id and b.id = before.instead_of)
                   select way from before) end as tried
        """
    }
}
