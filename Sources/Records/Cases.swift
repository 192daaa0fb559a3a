public import Casework
public import Postgres

/// Finding one's way to the files: lists, and which file something belongs to.
public enum Cases {
    /// A case in a list.
    public struct Line: Equatable, Sendable {
        public var application: Application.ID
        public var reference: CaseReference
        public var area: String
        public var receivedOn: CivilDate
        public var stage: Application.StageName
        public var decision: ThresholdDecision.Answer?
        public var review: Review.ID?
        public var reviewStage: Review.StageName?
        /// The level of the newest reading for danger; nil where nobody has read it.
        public var danger: Application.DangerReading.Level?

        /// Whether nothing more is to be done.
        public var isEnded: Bool {
            switch stage {
            case .withdrawn, .passedOn: true
            case .decided: decision == .met ? reviewStage == .closed : true
            case .received, .acknowledged, .gathering: false
            }
        }
    }

    /// The application that an information request belongs to.
    public static func owner(
        ofRequest request: InformationRequest.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Application.ID? {
        try tx.first(
            """
            select application_id from information_request where partnership_id = \(partnership) and id = \(request)
            """
        ) { row in try row["application_id"] }
    }

    /// The review that an action belongs to.
    public static func owner(
        ofAction action: Action.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Review.ID? {
        try tx.first("select review_id from action where partnership_id = \(partnership) and id = \(action)") { row in
            try row["review_id"]
        }
    }

    /// The review that a recommendation belongs to.
    public static func owner(
        ofRecommendation recommendation: Recommendation.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Review.ID? {
        try tx.first(
            """
            select review_id from recommendation where partnership_id = \(partnership) and id = \(recommendation)
            """
        ) { row in try row["review_id"] }
    }

    /// Whether a meeting hears other reviews than this one, at another time or place than is given here.
    public static func hears(
        _ meeting: Meeting, beside review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Bool {
        // Who joins it now waits until this is decided.
        try tx.run(
            """
            select from meeting where partnership_id = \(partnership) and id = \(meeting.id) for no key update
            """)
        return try tx.one(
            """
            select exists (
                select from meeting m
                  join hearing h
                    on h.partnership_id = m.partnership_id and h.meeting_id = m.id and not h.called_off
                 where m.partnership_id = \(partnership) and m.id = \(meeting.id) and h.review_id <> \(review)
                   and (m.starts_at, m.minutes, m.place)
                       <> (\(meeting.startsAt), \(meeting.minutes), \(meeting.place)::text)) as hears
            """
        ) { row in try row["hears"] }
    }

    /// The meetings that are to come and may hear another review as well.
    public static func meetings(
        after now: Instant, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Meeting] {
        try tx.rows(
            """
            select id, starts_at, minutes, place, room_id
              from meeting
             where partnership_id = \(partnership) and starts_at > \(now)
               and exists (select from hearing h
                            where h.partnership_id = meeting.partnership_id and h.meeting_id = meeting.id
                              and not h.called_off)
             order by starts_at, id
            """
        ) { row in
            Meeting(
                id: try row["id"], startsAt: try row["starts_at"], minutes: try row["minutes"], place: try row["place"],
                room: try row[optional: "room_id"])
        }
    }
}
