import Casework
import Postgres

/// What was said of actions beside their state, as rows.
enum ActionUpdates {
    /// Writes what is new; nothing is ever changed.
    static func save(
        _ action: Action, was before: Action?, of review: Review, in tx: borrowing Transaction
    ) throws {
        for (index, update) in action.updates.enumerated() where index >= before?.updates.count ?? 0 {
            let columns = Columns(update.kind)
            try tx.run(
                """
                insert into action_update (partnership_id, action_id, number, kind, words, said_on, said_by, time_from,
                                           time_to, state, state_on, reference)
                values (\(review.partnership), \(action.id), \(index + 1), \(columns.kind.rawValue), \(update.words),
                        \(update.on), \(update.by), \(columns.from), \(columns.to), \(columns.state?.rawValue),
                        \(columns.stateOn), \(update.reference))
                """)
        }
    }

    /// Of every action of a review, oldest first.
    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [(Action.ID, Action.Update)] {
        try tx.rows(
            """
            select u.action_id, u.kind, u.words, u.said_on, u.said_by, u.time_from, u.time_to, u.state, u.state_on,
                   u.reference
              from action a
              join action_update u on u.partnership_id = a.partnership_id and u.action_id = a.id
             where a.partnership_id = \(partnership) and a.review_id = \(review)
             order by u.action_id, u.number
            """
        ) { row in
            (
                try row["action_id"],
                Action.Update(
                    try kind(row), try row["words"], on: try row["said_on"], by: try row["said_by"],
                    reference: try row["reference"])
            )
        }
    }

    private enum Word: String, ColumnValue {
        case word
        case asksTime = "asks-time"
        case refusesTime = "refuses-time"
        case late
    }

    private struct Columns {
        var kind: Word
        var from: CivilDate?
        var to: CivilDate?
        var state: Action.StateName?
        var stateOn: CivilDate?

        init(_ update: Action.Update.Kind) {
            switch update {
            case .word: kind = .word
            case .asksTime(let from, let to): (kind, self.from, self.to) = (.asksTime, from, to)
            case .refusesTime: kind = .refusesTime
            case .late(let state, let day): (kind, self.state, stateOn) = (.late, state, day)
            }
        }
    }

    private static func kind(_ row: borrowing Row) throws -> Action.Update.Kind {
        let word: Word = try row["kind"]
        return switch word {
        case .word: .word
        case .asksTime: .asksTime(from: try row["time_from"], to: try row["time_to"])
        case .refusesTime: .refusesTime
        case .late: .late(try row[optional: "state"], on: try row[optional: "state_on"])
        }
    }
}
