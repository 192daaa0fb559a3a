public import Casework
public import Postgres

/// What else is arranged in a partnership around a meeting.
public enum MeetingDiaries {
    /// Nobody else sets a meeting in this partnership until the transaction ends, so that no room is taken twice. To be
    /// asked after the review is locked.
    public static func lock(_ partnership: Partnership.ID, in tx: borrowing Transaction) throws {
        let key = "meetings of \(partnership)"
        try tx.run("select pg_advisory_xact_lock(hashtextextended(\(key), 0))")
    }

    /// The diary for a review, from a moment on. It holds every meeting of the partnership, also of cases that the
    /// reader may not see; these have no reference in it. The transaction is the reader's again when it comes back.
    public static func load(
        for review: Review.ID, from moment: Instant, as actor: Actor, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws -> MeetingDiary {
        let day = London.date(of: moment)
        var diary = MeetingDiary(
            rooms: try MeetingRooms.inUse(on: day, in: partnership, tx),
            landlordsConcerned: try landlords(of: review, in: partnership, tx),
            lastDay: try tx.first(
                """
                select due_on
                  from deadline
                 where partnership_id = \(partnership) and file_id = \(review) and state = 'open'
                   and duty = \(Procedure.Step.panel.rawValue)
                """
            ) { row in try row["due_on"] })
        let visible = try references(in: partnership, from: moment, tx)
        try Acting.service(in: partnership).takeOver(in: tx)
        diary.bookings = try bookings(in: partnership, from: moment, tx)
        try Acting(actor, in: partnership).takeOver(in: tx)
        for place in diary.bookings.indices { diary.bookings[place].reference = visible[diary.bookings[place].review] }
        return diary
    }

    /// Meetings that begin after the day before `moment`, by their start.
    public static func bookings(
        in partnership: Partnership.ID, from moment: Instant, _ tx: borrowing Transaction
    ) throws -> [MeetingDiary.Booking] {
        try tx.rows(
            """
            select h.review_id, h.number, h.meeting_id, h.starts_at as slot_starts_at, h.minutes as slot_minutes,
                   m.starts_at, m.minutes, m.place, m.room_id,
                   array(select i.person_id
                           from hearing_invitee i
                          where i.partnership_id = h.partnership_id and i.review_id = h.review_id
                            and i.number = h.number
                          order by i.person_id) as invited
              from hearing h
              join meeting m on m.partnership_id = h.partnership_id and m.id = h.meeting_id
             where h.partnership_id = \(partnership) and h.starts_at > \(moment.adding(seconds: -86_400))
               and not h.called_off and h.adjourned_on is null
             order by h.starts_at, h.review_id
            """
        ) { row in
            MeetingDiary.Booking(
                review: try row["review_id"], number: try row["number"],
                meeting: Meeting(
                    id: try row["meeting_id"], startsAt: try row["starts_at"], minutes: try row["minutes"],
                    place: try row["place"], room: try row[optional: "room_id"]),
                slot: Slot(startsAt: try row["slot_starts_at"], minutes: try row["slot_minutes"]),
                people: try row["invited"])
        }
    }

    /// The cases of these meetings that the reader may see: the first of each review.
    private static func references(
        in partnership: Partnership.ID, from moment: Instant, _ tx: borrowing Transaction
    ) throws -> [Review.ID: CaseReference] {
        let rows: [(review: Review.ID, reference: CaseReference)] = try tx.rows(
            """
            select distinct on (h.review_id) h.review_id, a.reference
              from hearing h
              join review_application r on r.partnership_id = h.partnership_id and r.review_id = h.review_id
              join application a on a.partnership_id = r.partnership_id and a.id = r.application_id
             where h.partnership_id = \(partnership) and h.starts_at > \(moment.adding(seconds: -86_400))
               and not h.called_off
             order by h.review_id, a.reference
            """
        ) { row in (try row["review_id"], try row["reference"]) }
        return Dictionary(rows.map { ($0.review, $0.reference) }, uniquingKeysWith: { one, _ in one })
    }

    /// The landlords that were told of the behaviour, or were asked what they know of it.
    public static func landlords(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Set<Agency.ID> {
        let found: [Agency.ID] = try tx.rows(
            """
            select g.id
              from agency g
             where g.partnership_id = \(partnership) and g.kind = \(Agency.Kind.landlord)
               and (exists (select from review_application a
                              join information_request q
                                on q.partnership_id = a.partnership_id and q.application_id = a.application_id
                             where a.partnership_id = g.partnership_id and a.review_id = \(review)
                               and q.agency_id = g.id and q.outside is null)
                    or exists (select from review_application a
                                 join report p
                                   on p.partnership_id = a.partnership_id and p.application_id = a.application_id
                                where a.partnership_id = g.partnership_id and a.review_id = \(review)
                                  and lower(p.reported_to) in (lower(g.name), g.id::text)))
            """
        ) { row in try row["id"] }
        return Set(found)
    }
}
