public import Casework
import FoundationEssentials
public import Postgres

/// The panel's meetings to come of a partnership with what their quorum hangs on, read for all of them at once.
public enum QuorumWatch {
    /// A meeting to come.
    public struct Entry: Equatable, Sendable {
        public var review: Review.ID
        public var number: Int
        public var slot: Slot
        public var invited: [Person.ID]
        /// Of the application that was received first, of those that the reader may see.
        public var reference: CaseReference
        public var area: String
        public var received: CivilDate
        /// Who was chosen last to chair it; nil where nobody was.
        public var chairing: Chairing?
    }

    /// Those that the reader may see, by their start.
    public static func meetings(
        in partnership: Partnership.ID, from now: Instant, _ tx: borrowing Transaction
    ) throws -> [Entry] {
        try tx.rows(
            """
            select h.review_id, h.number, h.starts_at, h.minutes, a.reference, a.area_code, a.received_on,
                   c.turn, c.chair_id, c.deputy_id, c.chosen_by, c.chosen_on, c.passed_on, c.passed_because,
                   array(select i.person_id
                           from hearing_invitee i
                          where i.partnership_id = h.partnership_id and i.review_id = h.review_id
                            and i.number = h.number
                          order by i.person_id) as invited
              from hearing h
              join review r on r.partnership_id = h.partnership_id and r.id = h.review_id and r.stage = 'meeting-set'
              join lateral (select a.reference, a.area_code, a.received_on
                              from review_application x
                              join application a on a.partnership_id = x.partnership_id and a.id = x.application_id
                             where x.partnership_id = h.partnership_id and x.review_id = h.review_id
                             order by a.received_on, a.recorded_at, a.id
                             limit 1) a on true
              left join lateral (select t.turn, t.chair_id, t.deputy_id, t.chosen_by, t.chosen_on, t.passed_on,
                                        t.passed_because
                                   from hearing_chair t
                                  where t.partnership_id = h.partnership_id and t.review_id = h.review_id
                                  order by t.number desc, t.turn desc
                                  limit 1) c on true
             where h.partnership_id = \(partnership) and h.starts_at > \(now) and h.purpose = 'panel'
               and not h.called_off and h.adjourned_on is null
             order by h.starts_at, h.review_id
             limit 2000
            """
        ) { row in
            let number: Int = try row["number"]
            return Entry(
                review: try row["review_id"], number: number,
                slot: Slot(startsAt: try row["starts_at"], minutes: try row["minutes"]), invited: try row["invited"],
                reference: try row["reference"], area: try row["area_code"], received: try row["received_on"],
                chairing: try chairing(of: number, row))
        }
    }

    private static func chairing(of number: Int, _ row: borrowing Row) throws -> Chairing? {
        guard let chair: Person.ID = try row[optional: "chair_id"] else { return nil }
        var chairing = Chairing(
            hearing: number, turn: try row["turn"], chair: chair, deputy: try row[optional: "deputy_id"], reason: "",
            concerns: [], by: try row["chosen_by"], on: try row["chosen_on"])
        if let on: CivilDate = try row[optional: "passed_on"] {
            chairing.passed = .init(on: on, because: try row["passed_because"])
        }
        return chairing
    }

    /// Who said, when they were asked about the time before it was set, that they cannot come then, by review: as
    /// `AvailabilityPoll.cannotCome` has it, of the newest poll.
    public static func cannotCome(
        to meetings: [Entry], in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Review.ID: Set<Person.ID>] {
        let rows: [(review: Review.ID, person: Person.ID)] = try tx.rows(
            """
            select m.review_id, k.person_id
              from unnest(\(meetings.map(\.review.raw)), \(meetings.map(\.slot.startsAt)),
                          \(meetings.map(\.slot.minutes))) as m (review_id, starts_at, minutes)
              join lateral (select p.id
                              from availability_poll p
                             where p.partnership_id = \(partnership) and p.review_id = m.review_id
                             order by p.turn desc
                             limit 1) p on true
              join availability_asked k on k.partnership_id = \(partnership) and k.poll_id = p.id
              join lateral (select y.reply
                              from availability_slot s
                              join availability_reply y
                                on y.partnership_id = s.partnership_id and y.asked_id = k.id and y.number = s.number
                             where s.partnership_id = \(partnership) and s.poll_id = p.id
                               and s.starts_at = m.starts_at and s.minutes <= m.minutes
                             order by s.number desc
                             limit 1) y on y.reply = 'no'
            """
        ) { row in (try row["review_id"], try row["person_id"]) }
        return Dictionary(grouping: rows, by: \.review).mapValues { Set($0.map(\.person)) }
    }

    /// The landlords that each of these reviews is about, as `MeetingDiaries.landlords` has them.
    public static func landlords(
        of reviews: [Review.ID], in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Review.ID: Set<Agency.ID>] {
        let rows: [(review: Review.ID, agency: Agency.ID)] = try tx.rows(
            """
            select a.review_id, g.id
              from review_application a
              join information_request q
                on q.partnership_id = a.partnership_id and q.application_id = a.application_id
              join agency g on g.partnership_id = q.partnership_id and g.id = q.agency_id
             where a.partnership_id = \(partnership) and a.review_id = any(\(reviews.map(\.raw)))
               and g.kind = \(Agency.Kind.landlord)
             union
            select a.review_id, g.id
              from review_application a
              join report p on p.partnership_id = a.partnership_id and p.application_id = a.application_id
              join agency g
                on g.partnership_id = p.partnership_id and lower(p.reported_to) in (lower(g.name), g.id::text)
             where a.partnership_id = \(partnership) and a.review_id = any(\(reviews.map(\.raw)))
               and g.kind = \(Agency.Kind.landlord)
            """
        ) { row in (try row["review_id"], try row["id"]) }
        return Dictionary(grouping: rows, by: \.review).mapValues { Set($0.map(\.agency)) }
    }

    /// The days on which another procedure may come into force in a partnership, in order: between two of them it is the
    /// same.
    public static func procedureDays(
        in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [CivilDate] {
        try tx.rows(
            """
            select valid_from as day from procedure_version where partnership_id = \(partnership)
             union
            select valid_until + 1 from procedure_version
             where partnership_id = \(partnership) and valid_until is not null
             order by day
            """
        ) { row in try row["day"] }
    }
}
