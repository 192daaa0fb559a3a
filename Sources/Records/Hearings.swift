import Casework
import Postgres

/// Meetings, and the slot of a review in one, as rows.
enum Hearings {
    /// Writes the meetings that are new or not as they were; one that is no longer there was called off.
    static func save(of review: Review, was before: [Review.Hearing], in tx: borrowing Transaction) throws {
        for hearing in review.hearings where !before.contains(hearing) {
            try save(hearing, was: before.first { $0.number == hearing.number }, of: review, in: tx)
        }
        for old in before where !review.hearings.contains(where: { $0.number == old.number }) {
            try callOff(old.number, of: review, in: tx)
        }
    }

    /// Writes the meeting and the slot, new or changed. Who is no longer invited is taken off; who attended stays.
    private static func save(
        _ hearing: Review.Hearing, was old: Review.Hearing?, of review: Review, in tx: borrowing Transaction
    ) throws {
        let (partnership, meeting) = (review.partnership, hearing.meeting)
        try tx.run(
            """
            insert into meeting (partnership_id, id, starts_at, minutes, place, room_id)
            values (\(partnership), \(meeting.id), \(meeting.startsAt), \(meeting.minutes), \(meeting.place),
                    \(meeting.room))
                on conflict (partnership_id, id)
                do update set starts_at = excluded.starts_at, minutes = excluded.minutes, place = excluded.place,
                              room_id = excluded.room_id
            """)
        try tx.run(
            """
            insert into hearing (partnership_id, review_id, number, purpose, meeting_id, starts_at, minutes, papers,
                                 papers_on, papers_by, findings, recorded_by, adjourned_on, adjourned_because,
                                 adjourned_awaiting, adjourned_by)
            values (
                \(partnership), \(review.id), \(hearing.number), \(hearing.purpose), \(meeting.id),
                \(hearing.slot.startsAt), \(hearing.slot.minutes), \(hearing.papers?.text), \(hearing.papers?.on), \(hearing.papers?.by),
                \(hearing.record?.findings), \(hearing.record?.by), \(hearing.adjournment?.on),
                \(hearing.adjournment?.because), \(hearing.adjournment?.awaiting), \(hearing.adjournment?.by))
                on conflict (partnership_id, review_id, number)
                do update set purpose = excluded.purpose,
                              adjourned_on = excluded.adjourned_on,
                              adjourned_because = excluded.adjourned_because,
                              adjourned_awaiting = excluded.adjourned_awaiting,
                              adjourned_by = excluded.adjourned_by,
                              meeting_id  = excluded.meeting_id,
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
             where partnership_id = \(partnership) and review_id = \(review.id) and number = \(hearing.number)
               and person_id <> all (\(invited))
            """)
        try tx.run(
            """
            insert into hearing_invitee (partnership_id, review_id, number, person_id)
            select \(partnership), \(review.id), \(hearing.number), person_id
              from unnest(\(invited)) as person_id
                on conflict do nothing
            """)
        guard let attended = hearing.record?.attended ?? hearing.adjournment?.attended else { return }
        try tx.run(
            """
            insert into hearing_attendance (partnership_id, review_id, number, agency_id)
            select \(partnership), \(review.id), \(hearing.number), agency_id
              from unnest(\(attended.map(\.raw))) as agency_id
                on conflict do nothing
            """)
        if let account = hearing.record?.account {
            try MeetingAccounts.save(account, was: old?.record?.account, of: review, hearing.number, in: tx)
        }
    }

    /// Calls the meeting off for this review; the row stays.
    private static func callOff(_ number: Int, of review: Review, in tx: borrowing Transaction) throws {
        try tx.run(
            """
            update hearing
               set called_off = true
             where partnership_id = \(review.partnership) and review_id = \(review.id) and number = \(number)
            """)
    }

    /// Those that were not called off, in the order of their numbers; people and bodies in order of their ids.
    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Review.Hearing] {
        var hearings = try tx.rows(
            """
            select \(columns)
              from hearing h
              join meeting m on m.partnership_id = h.partnership_id and m.id = h.meeting_id
             where h.partnership_id = \(partnership) and h.review_id = \(review) and not h.called_off
             order by h.number
            """
        ) { row in
            var hearing = Review.Hearing(
                number: try row["number"], purpose: try row["purpose"],
                meeting: Meeting(
                    id: try row["meeting_id"], startsAt: try row["starts_at"], minutes: try row["minutes"],
                    place: try row["place"], room: try row[optional: "room_id"]),
                slot: Slot(startsAt: try row["slot_starts_at"], minutes: try row["slot_minutes"]),
                invited: try row["invited"], papers: try papers(row), record: try record(row))
            hearing.adjournment = try adjournment(row)
            return hearing
        }
        try MeetingAccounts.fill(&hearings, of: review, in: partnership, tx)
        return hearings
    }

    /// `h` and `m` are the rows of hearing and meeting.
    private static let columns: SQL =
        """
        h.number, h.purpose, h.meeting_id, h.starts_at as slot_starts_at, h.minutes as slot_minutes, h.papers, h.papers_on, h.papers_by,
        h.findings, h.recorded_by, h.adjourned_on, h.adjourned_because, h.adjourned_awaiting, h.adjourned_by,
        m.starts_at, m.minutes, m.place, m.room_id,
        array(select i.person_id
                from hearing_invitee i
               where i.partnership_id = h.partnership_id and i.review_id = h.review_id and i.number = h.number
               order by i.person_id) as invited,
        array(select t.agency_id
                from hearing_attendance t
               where t.partnership_id = h.partnership_id and t.review_id = h.review_id and t.number = h.number
               order by t.agency_id) as attended
        """

    private static func papers(_ row: borrowing Row) throws -> Review.Hearing.Papers? {
        guard let text: String = try row[optional: "papers"] else { return nil }
        return Review.Hearing.Papers(text: text, on: try row["papers_on"], by: try row["papers_by"])
    }

    private static func record(_ row: borrowing Row) throws -> Review.Hearing.Record? {
        guard let findings: String = try row[optional: "findings"] else { return nil }
        return Review.Hearing.Record(attended: try row["attended"], findings: findings, by: try row["recorded_by"])
    }

    private static func adjournment(_ row: borrowing Row) throws -> Review.Hearing.Adjournment? {
        guard let because: String = try row[optional: "adjourned_because"] else { return nil }
        return Review.Hearing.Adjournment(
            on: try row["adjourned_on"], because: because, awaiting: try row["adjourned_awaiting"],
            attended: try row["attended"], by: try row["adjourned_by"])
    }
}
