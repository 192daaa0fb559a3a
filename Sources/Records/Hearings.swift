import Casework
import Postgres

/// Meetings, and the slot of a review in one, as rows.
enum Hearings {
    /// Writes the meeting and the slot, new or changed. Who is no longer invited is taken off; who attended stays.
    static func save(
        _ hearing: Review.Hearing, of review: Review, in tx: borrowing Transaction
    ) throws {
        let (partnership, meeting) = (review.partnership, hearing.meeting)
        try tx.run(
            """
            insert into meeting (partnership_id, id, starts_at, minutes, place)
            values (\(partnership), \(meeting.id), \(meeting.startsAt), \(meeting.minutes), \(meeting.place))
                on conflict (partnership_id, id)
                do update set starts_at = excluded.starts_at, minutes = excluded.minutes, place = excluded.place
            """)
        try tx.run(
            """
            insert into hearing (partnership_id, review_id, meeting_id, starts_at, minutes, papers, papers_on,
                                 papers_by, findings, recorded_by)
            values (
                \(partnership), \(review.id), \(meeting.id), \(hearing.slot.startsAt), \(hearing.slot.minutes),
                \(hearing.papers?.text), \(hearing.papers?.on), \(hearing.papers?.by),
                \(hearing.record?.findings), \(hearing.record?.by))
                on conflict (partnership_id, review_id)
                do update set meeting_id  = excluded.meeting_id,
                              starts_at   = excluded.starts_at,
                              minutes     = excluded.minutes,
                              papers      = excluded.papers,
                              papers_on   = excluded.papers_on,
                              papers_by   = excluded.papers_by,
                              findings    = excluded.findings,
                              recorded_by = excluded.recorded_by,
                              called_off  = false
            """)
        let invited = hearing.invited.map(\.raw)
        try tx.run(
            """
            delete from hearing_invitee
             where partnership_id = \(partnership) and review_id = \(review.id)
               and person_id <> all (\(invited))
            """)
        try tx.run(
            """
            insert into hearing_invitee (partnership_id, review_id, person_id)
            select \(partnership), \(review.id), person_id
              from unnest(\(invited)) as person_id
                on conflict do nothing
            """)
        guard let record = hearing.record else { return }
        try tx.run(
            """
            insert into hearing_attendance (partnership_id, review_id, agency_id)
            select \(partnership), \(review.id), agency_id
              from unnest(\(record.attended.map(\.raw))) as agency_id
                on conflict do nothing
            """)
    }

    /// Calls the meeting off for this review; the row stays.
    static func callOff(of review: Review, in tx: borrowing Transaction) throws {
        try tx.run(
            """
            update hearing
               set called_off = true
             where partnership_id = \(review.partnership) and review_id = \(review.id)
            """)
    }

    /// What `hearing(_:)` reads, where `h` and `m` are the rows of hearing and meeting or are all null.
    static let columns: SQL =
        """
        h.meeting_id, h.starts_at as slot_starts_at, h.minutes as slot_minutes, h.papers, h.papers_on, h.papers_by,
        h.findings, h.recorded_by, m.starts_at, m.minutes, m.place,
        array(select i.person_id
                from hearing_invitee i
               where i.partnership_id = h.partnership_id and i.review_id = h.review_id
               order by i.person_id) as invited,
        array(select t.agency_id
                from hearing_attendance t
               where t.partnership_id = h.partnership_id and t.review_id = h.review_id
               order by t.agency_id) as attended
        """

    /// The hearing, with people and bodies in order of their ids; nil where no meeting has been set.
    static func hearing(_ row: borrowing Row) throws -> Review.Hearing? {
        guard let meeting: Meeting.ID = try row[optional: "meeting_id"] else { return nil }
        return Review.Hearing(
            meeting: Meeting(
                id: meeting, startsAt: try row["starts_at"], minutes: try row["minutes"], place: try row["place"]),
            slot: Slot(startsAt: try row["slot_starts_at"], minutes: try row["slot_minutes"]),
            invited: try row["invited"], papers: try papers(row), record: try record(row))
    }

    private static func papers(_ row: borrowing Row) throws -> Review.Hearing.Papers? {
        guard let text: String = try row[optional: "papers"] else { return nil }
        return Review.Hearing.Papers(text: text, on: try row["papers_on"], by: try row["papers_by"])
    }

    private static func record(_ row: borrowing Row) throws -> Review.Hearing.Record? {
        guard let findings: String = try row[optional: "findings"] else { return nil }
        return Review.Hearing.Record(attended: try row["attended"], findings: findings, by: try row["recorded_by"])
    }
}
