import Casework
import Postgres

/// How reviews end, as rows: the outcome's drafts with their readings, the outcomes told, closings with what was left open, and lessons.
/// Every row is written once.
enum EndingRows {
    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Endings {
        var endings = Endings()
        endings.drafts = try drafts(of: review, in: partnership, tx)
        endings.outcomes = try tx.rows(
            """
            select sent_on, summary
              from review_outcome
             where partnership_id = \(partnership) and review_id = \(review)
             order by turn
            """
        ) { row in OutcomeSent(on: try row["sent_on"], summary: try row["summary"]) }
        endings.closings = try closings(of: review, in: partnership, tx)
        endings.lessons = try lessons(of: review, in: partnership, tx)
        endings.pendingReviews = try tx.one(
            """
            select count(*) as pending
              from review_application a
              join decision_review d
                on d.partnership_id = a.partnership_id and d.application_id = a.application_id
             where a.partnership_id = \(partnership) and a.review_id = \(review)
               and not exists (select from decision_review_conclusion c
                                where c.partnership_id = d.partnership_id and c.review_id = d.id)
               and not exists (select from review_leaving l
                                where l.partnership_id = a.partnership_id and l.review_id = a.review_id
                                  and l.application_id = a.application_id)
            """
        ) { row in try row["pending"] }
        return endings
    }

    static func save(_ review: Review, was before: Endings, in tx: borrowing Transaction) throws {
        let (partnership, id, after) = (review.partnership, review.id, review.endings)
        for draft in after.drafts {
            let old = before.drafts.first { $0.application == draft.application && $0.version == draft.version }
            if old == nil { try insert(draft, of: review, in: tx) }
            if let reading = draft.reading, old?.reading == nil {
                try tx.run(
                    """
                    insert into outcome_reading (
                        partnership_id, review_id, application_id, version, read_on, read_by, is_passed, findings)
                    values (
                        \(partnership), \(id), \(draft.application), \(draft.version), \(reading.on), \(reading.by),
                        \(reading.isPassed), \(reading.findings))
                    """)
            }
            if let day = draft.toldOn, old?.toldOn == nil {
                try tx.run(
                    """
                    insert into outcome_told (partnership_id, review_id, application_id, version, told_on)
                    values (\(partnership), \(id), \(draft.application), \(draft.version), \(day))
                    """)
            }
        }
        for (index, outcome) in after.outcomes.enumerated() where index >= before.outcomes.count {
            try tx.run(
                """
                insert into review_outcome (partnership_id, review_id, turn, sent_on, summary)
                values (\(partnership), \(id), \(index + 1), \(outcome.on), \(outcome.summary))
                """)
        }
        for closing in after.closings {
            let old = before.closings.first { $0.turn == closing.turn }
            if old == nil { try insert(closing, of: review, in: tx) }
            if let reopened = closing.reopened, old?.reopened == nil {
                try tx.run(
                    """
                    insert into review_reopening (partnership_id, review_id, turn, reopened_on, reopened_by, reason)
                    values (\(partnership), \(id), \(closing.turn), \(reopened.on), \(reopened.by),
                            \(reopened.reason))
                    """)
            }
        }
        for lesson in after.lessons where !before.lessons.contains(lesson) {
            try tx.run(
                """
                insert into lesson (partnership_id, id, review_id, text, recorded_on, recorded_by)
                values (\(partnership), \(lesson.id), \(id), \(lesson.text), \(lesson.on), \(lesson.by))
                """)
        }
    }

    /// Writes down that a review no longer hears some of its applications.
    static func save(
        leaving applications: [Application.ID], of review: Review, on day: CivilDate, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into review_leaving (partnership_id, review_id, application_id, left_on)
            select \(review.partnership), \(review.id), application_id, \(day)
              from unnest(\(applications.map(\.raw))) as application_id
            """)
    }

    private static func insert(_ draft: OutcomeDraft, of review: Review, in tx: borrowing Transaction) throws {
        try tx.run(
            """
            insert into outcome_draft (
                partnership_id, review_id, application_id, version, text, withheld, plan, recommendations, written_on,
                written_by)
            values (
                \(review.partnership), \(review.id), \(draft.application), \(draft.version), \(draft.text),
                \(draft.withheld), \(draft.plan), \(draft.recommendations), \(draft.writtenOn), \(draft.writtenBy))
            """)
    }

    private static func insert(_ closing: Closing, of review: Review, in tx: borrowing Transaction) throws {
        try tx.run(
            """
            insert into review_closing (partnership_id, review_id, turn, closed_on, closed_by, reason)
            values (\(review.partnership), \(review.id), \(closing.turn), \(closing.on), \(closing.by),
                    \(closing.reason))
            """)
        for item in closing.despite {
            try tx.run(
                """
                insert into review_closing_despite (partnership_id, review_id, turn, what, count, reason)
                values (\(review.partnership), \(review.id), \(closing.turn), \(item.what), \(item.count),
                        \(item.reason))
                """)
        }
    }

    private static func drafts(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [OutcomeDraft] {
        try tx.rows(
            """
            select d.application_id, d.version, d.text, d.withheld, d.plan, d.recommendations, d.written_on,
                   d.written_by, r.read_on, r.read_by, r.is_passed, r.findings, t.told_on
              from outcome_draft d
              left join outcome_reading r using (partnership_id, review_id, application_id, version)
              left join outcome_told t using (partnership_id, review_id, application_id, version)
             where d.partnership_id = \(partnership) and d.review_id = \(review)
             order by d.application_id, d.version
            """
        ) { row in
            let readOn: CivilDate? = try row[optional: "read_on"]
            return OutcomeDraft(
                application: try row["application_id"], version: try row["version"], text: try row["text"],
                withheld: try row["withheld"], plan: try row["plan"], recommendations: try row["recommendations"],
                writtenOn: try row["written_on"], writtenBy: try row["written_by"],
                reading: try readOn.map { day in
                    OutcomeDraft.Reading(
                        on: day, by: try row["read_by"], isPassed: try row["is_passed"], findings: try row["findings"])
                },
                toldOn: try row[optional: "told_on"])
        }
    }

    private static func closings(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Closing] {
        let despite = try tx.rows(
            """
            select turn, what, count, reason
              from review_closing_despite
             where partnership_id = \(partnership) and review_id = \(review)
             order by turn, array_position(array['actions', 'recommendations', 'reviews'], what)
            """
        ) { row in
            (
                turn: try row["turn"] as Int,
                item: Closing.Despite(try row["what"], count: try row["count"], reason: try row["reason"])
            )
        }
        return try tx.rows(
            """
            select c.turn, c.closed_on, c.closed_by, c.reason, o.reopened_on, o.reopened_by, o.reason as reopened_because
              from review_closing c
              left join review_reopening o using (partnership_id, review_id, turn)
             where c.partnership_id = \(partnership) and c.review_id = \(review)
             order by c.turn
            """
        ) { row in
            let turn: Int = try row["turn"]
            let reopenedOn: CivilDate? = try row[optional: "reopened_on"]
            return Closing(
                turn: turn, on: try row["closed_on"], by: try row["closed_by"], reason: try row["reason"],
                despite: despite.filter { $0.turn == turn }.map(\.item),
                reopened: try reopenedOn.map { day in
                    Closing.Reopened(
                        on: day, by: try row[optional: "reopened_by"], reason: try row["reopened_because"])
                })
        }
    }

    private static func lessons(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Lesson] {
        try tx.rows(
            """
            select id, text, recorded_on, recorded_by
              from lesson
             where partnership_id = \(partnership) and review_id = \(review)
             order by recorded_on, id
            """
        ) { row in
            Lesson(
                id: try row["id"], text: try row["text"], on: try row["recorded_on"], by: try row["recorded_by"])
        }
    }
}
