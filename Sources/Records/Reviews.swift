public import Casework
public import Postgres

/// Reviews as rows: the review itself, the applications that it hears, its hearing, who leads, recommendations, actions
/// and what applicants said of the plan.
///
/// To an applicant a review shows their own application and answer only, so whoever decides must load it as the
/// service or an officer: counted by what an applicant sees, everybody has answered once they have.
public enum Reviews {
    /// Writes a review down for the first time, whatever its stage.
    ///
    /// Throws `PostgresError` with the constraint `review_application_once` where another review hears one of its
    /// applications.
    public static func insert(_ review: Review, in tx: borrowing Transaction) throws {
        try tx.run(
            "insert into case_file (partnership_id, id, kind) values (\(review.partnership), \(review.id), 'review')")
        let stage = StageColumns(review.stage)
        try tx.run(
            """
            insert into review (
                partnership_id, id, opened_on, stage, held_on, consulting_since, consulting_until,
                outcome_sent_on, outcome, closed_on, closed_reason)
            values (
                \(review.partnership), \(review.id), \(review.openedOn), \(review.stage.name), \(stage.heldOn),
                \(stage.consultingSince), \(stage.consultingUntil), \(stage.outcomeSentOn), \(stage.outcome),
                \(stage.closedOn), \(stage.closedReason))
            """)
        let blank = Review(
            id: review.id, partnership: review.partnership, applications: [], openedOn: review.openedOn)
        try saveParts(of: review, was: blank, in: tx)
    }

    /// Every application that a review hears or heard, those that left it among them.
    public static func applicationsEverHeard(
        in id: Review.ID, of partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Application.ID] {
        try tx.rows(
            """
            select application_id
              from review_application
             where partnership_id = \(partnership) and review_id = \(id)
             order by application_id
            """
        ) { row in try row["application_id"] }
    }

    /// The review, its applications and people in order of their ids; nil where the partnership has none of that id
    /// or the one who asks may not see it.
    public static func load(
        _ id: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Review? {
        let found = try tx.first(
            """
            select r.opened_on, r.stage, r.held_on, r.consulting_since, r.consulting_until,
                   r.outcome_sent_on, r.outcome, r.closed_on, r.closed_reason,
                   array(select a.application_id
                           from review_application a
                          where a.partnership_id = r.partnership_id and a.review_id = r.id
                            and not exists (select from review_leaving l
                                             where l.partnership_id = a.partnership_id
                                               and l.review_id = a.review_id
                                               and l.application_id = a.application_id)
                          order by a.application_id) as applications
              from review r
             where r.partnership_id = \(partnership) and r.id = \(id)
            """
        ) { row in
            Review(
                id: id, partnership: partnership, applications: try row["applications"],
                openedOn: try row["opened_on"], stage: try stage(row))
        }
        guard var review = found else { return nil }
        review.hearings = try Hearings.load(of: id, in: partnership, tx)
        review.leadership = try Leaderships.load(of: id, in: partnership, tx)
        var turns = try LeadOfficers.load(of: id, in: partnership, tx)
        review.lead = turns.popLast()
        review.leadership.earlier = turns
        review.recommendations = try Recommendations.load(of: id, in: partnership, tx)
        review.actions = try Actions.load(of: id, in: partnership, tx)
        review.consultations = try PlanConsultations.load(of: id, in: partnership, tx)
        review.planAnswers = try PlanAnswers.load(of: id, in: partnership, tx)
        review.applicantParts = try ApplicantPartRows.load(of: id, in: partnership, tx)
        review.endings = try EndingRows.load(of: id, in: partnership, tx)
        review.concerns = try PlanConcernRows.load(of: id, in: partnership, tx)
        review.danger = try DangerReadings.records(of: review.applications, in: partnership, tx)
        return review
    }

    /// The review, held for this transaction: nobody else can lock it until it ends. Where an act takes both,
    /// applications are locked before reviews.
    public static func lock(
        _ id: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Review? {
        let locked = try tx.run(
            """
            select
              from review
             where partnership_id = \(partnership) and id = \(id)
               for no key update
            """)
        return locked == 1 ? try load(id, in: partnership, tx) : nil
    }

    /// Writes what an act changed. Nothing is ever deleted but invitations to a meeting; the days of stages gone by
    /// stay in the row.
    ///
    /// Throws `RecordError.missing` where the review is not there.
    public static func save(
        _ review: Review, was before: Review, in tx: borrowing Transaction
    ) throws {
        guard review.id == before.id, review.partnership == before.partnership else {
            throw RecordError.fixed("a review's id")
        }
        let stage = StageColumns(review.stage)
        let changed = try tx.run(
            """
            update review
               set stage            = \(review.stage.name),
                   held_on          = coalesce(\(stage.heldOn), held_on),
                   consulting_since = coalesce(\(stage.consultingSince), consulting_since),
                   consulting_until = coalesce(\(stage.consultingUntil), consulting_until),
                   outcome_sent_on  = coalesce(\(stage.outcomeSentOn), outcome_sent_on),
                   outcome          = coalesce(\(stage.outcome), outcome),
                   closed_on        = coalesce(\(stage.closedOn), closed_on),
                   closed_reason    = coalesce(\(stage.closedReason), closed_reason)
             where partnership_id = \(review.partnership) and id = \(review.id)
            """)
        guard changed == 1 else { throw RecordError.missing(table: "review") }
        try saveParts(of: review, was: before, in: tx)
    }

    /// Writes down that the review no longer hears some of its applications: their applicants withdrew on `day`.
    public static func leave(
        _ applications: [Application.ID], of review: Review, on day: CivilDate, in tx: borrowing Transaction
    ) throws {
        try EndingRows.save(leaving: applications, of: review, on: day, in: tx)
    }

    /// The area that a review is about and the day from which it is judged: those of the application which was
    /// received first.
    public static func areaAndReceipt(
        of id: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> (area: String, received: CivilDate)? {
        try tx.first(
            """
            select a.area_code, a.received_on
              from review_application r
              join application a on a.partnership_id = r.partnership_id and a.id = r.application_id
             where r.partnership_id = \(partnership) and r.review_id = \(id)
             order by a.received_on, a.recorded_at, a.id
             limit 1
            """
        ) { row in (try row["area_code"], try row["received_on"]) }
    }

    private static func saveParts(
        of review: Review, was before: Review, in tx: borrowing Transaction
    ) throws {
        let joined = review.applications.filter { !before.applications.contains($0) }
        if !joined.isEmpty {
            try tx.run(
                """
                insert into review_application (partnership_id, review_id, application_id)
                select \(review.partnership), \(review.id), application_id
                  from unnest(\(joined.map(\.raw))) as application_id
                """)
        }
        try Hearings.save(of: review, was: before.hearings, in: tx)
        try ApplicantPartRows.save(review.applicantParts, was: before.applicantParts, of: review, in: tx)
        try Leaderships.save(review, was: before, in: tx)
        try Recommendations.save(of: review, was: before.recommendations, in: tx)
        try Actions.save(of: review, was: before.actions, in: tx)
        try EndingRows.save(review, was: before.endings, in: tx)
        try PlanConsultations.save(review, was: before, in: tx)
        try PlanConcernRows.save(review, was: before.concerns, in: tx)
        for answer in review.planAnswers where !before.planAnswers.contains(answer) {
            try PlanAnswers.save(answer, of: review, in: tx)
        }
        try ReviewsTold.note(review, was: before, in: tx)
    }

    /// How a stage stands in its row: what it does not carry is nil.
    private struct StageColumns {
        var heldOn: CivilDate?
        var consultingSince: CivilDate?
        var consultingUntil: CivilDate?
        var outcomeSentOn: CivilDate?
        var outcome: String?
        var closedOn: CivilDate?
        var closedReason: String?

        init(_ stage: Review.Stage) {
            switch stage {
            case .arranging, .meetingSet: break
            case .held(let on): heldOn = on
            case .consulting(let since, let until): (consultingSince, consultingUntil) = (since, until)
            case .outcomeSent(let on, let summary): (outcomeSentOn, outcome) = (on, summary)
            case .closed(let on, let reason, let sent, let summary):
                (closedOn, closedReason) = (on, reason)
                (outcomeSentOn, outcome) = (sent, summary)
            }
        }
    }

    private static func stage(_ row: borrowing Row) throws -> Review.Stage {
        let name: Review.StageName = try row["stage"]
        switch name {
        case .arranging: return .arranging
        case .meetingSet: return .meetingSet
        case .held: return .held(on: try row["held_on"])
        case .consulting:
            return .consulting(since: try row["consulting_since"], until: try row["consulting_until"])
        case .outcomeSent: return .outcomeSent(on: try row["outcome_sent_on"], summary: try row["outcome"])
        case .closed:
            return .closed(
                on: try row["closed_on"], because: try row["closed_reason"],
                outcomeSent: try row["outcome_sent_on"], summary: try row["outcome"])
        }
    }
}
