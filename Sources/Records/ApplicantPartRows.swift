import Casework
import Postgres

/// How applicants are heard in the meetings of a review, as rows.
enum ApplicantPartRows {
    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> ApplicantParts {
        let choices = try tx.rows(
            """
            select number, application_id, heard, representative, way, supporter, interpreter, needs, meets_chair,
                   chosen_on, entered_by
              from attendance_choice
             where partnership_id = \(partnership) and review_id = \(review)
             order by number, application_id, turn
            """
        ) { row -> (Int, Application.ID, AttendanceChoice) in
            (
                try row["number"], try row["application_id"],
                AttendanceChoice(
                    try row["heard"], representative: try row["representative"], way: try row[optional: "way"],
                    supporter: try row["supporter"], interpreter: try row["interpreter"], needs: try row["needs"],
                    meetsChair: try row["meets_chair"], on: try row["chosen_on"], by: try row[optional: "entered_by"])
            )
        }
        var parts = try tx.rows(
            """
            select number, application_id, invited, reasons, decided_on, decided_by, starts_after, minutes, waiting_room,
                   link, chair_at, chair_place
              from applicant_part
             where partnership_id = \(partnership) and review_id = \(review)
             order by number, application_id
            """
        ) { row in try part(row) }
        for index in parts.indices {
            parts[index].choices = choices.filter { $0.0 == parts[index].hearing && $0.1 == parts[index].application }
                .map { $0.2 }
        }
        return ApplicantParts(
            parts: parts, statements: try statements(of: review, in: partnership, tx),
            otherSides: try otherSides(of: review, in: partnership, tx))
    }

    /// Writes what is new or not as it was.
    static func save(
        _ parts: ApplicantParts, was before: ApplicantParts, of review: Review, in tx: borrowing Transaction
    ) throws {
        guard parts != before else { return }
        for part in parts.parts where !before.parts.contains(part) { try save(part, was: before, of: review, in: tx) }
        for (index, statement) in parts.statements.enumerated() where index >= before.statements.count {
            let turn = parts.statements.prefix(index).count { $0.application == statement.application } + 1
            try tx.run(
                """
                insert into applicant_statement (partnership_id, review_id, application_id, turn, statement, wishes,
                                                 is_addition, written_on, entered_by)
                values (\(review.partnership), \(review.id), \(statement.application), \(turn), \(statement.text),
                        \(statement.wishes), \(statement.isAddition), \(statement.on), \(statement.by))
                """)
        }
        for other in parts.otherSides where !before.otherSides.contains(other) {
            try tx.run(
                """
                insert into other_side (partnership_id, review_id, number, comes, starts_after, minutes, waiting_room,
                                        link, entered_on, entered_by)
                values (\(review.partnership), \(review.id), \(other.hearing), \(other.comes), \(other.startsAfter),
                        \(other.minutes), \(other.waitingRoom), \(other.link), \(other.on), \(other.by))
                    on conflict (partnership_id, review_id, number)
                    do update set comes = excluded.comes, starts_after = excluded.starts_after,
                                  minutes = excluded.minutes, waiting_room = excluded.waiting_room,
                                  link = excluded.link, entered_on = excluded.entered_on,
                                  entered_by = excluded.entered_by
                """)
        }
        for old in before.otherSides where parts.otherSide(in: old.hearing) == nil {
            try tx.run(
                """
                update other_side
                   set comes = null
                 where partnership_id = \(review.partnership) and review_id = \(review.id) and number = \(old.hearing)
                """)
        }
    }

    private static func save(
        _ part: ApplicantPart, was before: ApplicantParts, of review: Review, in tx: borrowing Transaction
    ) throws {
        let decision = part.decision
        try tx.run(
            """
            insert into applicant_part (partnership_id, review_id, number, application_id, invited, reasons, decided_on,
                                        decided_by, starts_after, minutes, waiting_room, link, chair_at, chair_place)
            values (\(review.partnership), \(review.id), \(part.hearing), \(part.application), \(decision?.isInvited),
                    \(decision?.reasons ?? ""), \(decision?.on), \(decision?.by), \(part.own?.startsAfter),
                    \(part.own?.minutes), \(part.waitingRoom), \(part.link), \(part.chairMeeting?.at),
                    \(part.chairMeeting?.place))
                on conflict (partnership_id, review_id, number, application_id)
                do update set invited = excluded.invited, reasons = excluded.reasons, decided_on = excluded.decided_on,
                              decided_by = excluded.decided_by, starts_after = excluded.starts_after,
                              minutes = excluded.minutes, waiting_room = excluded.waiting_room, link = excluded.link,
                              chair_at = excluded.chair_at, chair_place = excluded.chair_place
            """)
        let known = before.part(of: part.application, in: part.hearing).choices.count
        for (index, choice) in part.choices.enumerated() where index >= known {
            try tx.run(
                """
                insert into attendance_choice (partnership_id, review_id, number, application_id, turn, heard,
                                               representative, way, supporter, interpreter, needs, meets_chair,
                                               chosen_on, entered_by)
                values (\(review.partnership), \(review.id), \(part.hearing), \(part.application), \(index + 1),
                        \(choice.heard), \(choice.representative), \(choice.way), \(choice.supporter),
                        \(choice.interpreter), \(choice.needs), \(choice.meetsChair), \(choice.on), \(choice.by))
                """)
        }
    }

    private static func part(_ row: borrowing Row) throws -> ApplicantPart {
        var part = ApplicantPart(
            of: try row["application_id"], in: try row["number"], waitingRoom: try row["waiting_room"],
            link: try row["link"])
        if let isInvited: Bool = try row[optional: "invited"] {
            part.decision = ApplicantPart.Decision(
                isInvited: isInvited, reasons: try row["reasons"], on: try row["decided_on"],
                by: try row["decided_by"])
        }
        if let starts: Int = try row[optional: "starts_after"] {
            part.own = ApplicantPart.OwnTime(startsAfter: starts, minutes: try row["minutes"])
        }
        if let at: Instant = try row[optional: "chair_at"] {
            part.chairMeeting = ApplicantPart.ChairMeeting(at: at, place: try row["chair_place"])
        }
        return part
    }

    private static func statements(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [ApplicantStatement] {
        try tx.rows(
            """
            select application_id, statement, wishes, is_addition, written_on, entered_by
              from applicant_statement
             where partnership_id = \(partnership) and review_id = \(review)
             order by application_id, turn
            """
        ) { row in
            ApplicantStatement(
                of: try row["application_id"], text: try row["statement"], wishes: try row["wishes"],
                isAddition: try row["is_addition"], on: try row["written_on"], by: try row[optional: "entered_by"])
        }
    }

    private static func otherSides(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [OtherSide] {
        try tx.rows(
            """
            select number, comes, starts_after, minutes, waiting_room, link, entered_on, entered_by
              from other_side
             where partnership_id = \(partnership) and review_id = \(review) and comes is not null
             order by number
            """
        ) { row in
            OtherSide(
                hearing: try row["number"], comes: try row["comes"], startsAfter: try row["starts_after"],
                minutes: try row["minutes"], waitingRoom: try row["waiting_room"], link: try row["link"],
                on: try row["entered_on"], by: try row["entered_by"])
        }
    }
}
