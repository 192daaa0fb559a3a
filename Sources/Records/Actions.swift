import Casework
import Postgres

/// Actions of a review as rows, numbered in the order in which they were set.
enum Actions {
    /// Writes the new ones and those that are not as they were.
    static func save(
        of review: Review, was before: [Action], in tx: borrowing Transaction
    ) throws {
        for (index, action) in review.actions.enumerated() {
            let state = StateColumns(action.state)
            guard let old = before.first(where: { $0.id == action.id }) else {
                try tx.run(
                    """
                    insert into action (
                        partnership_id, id, review_id, number, agency_id, person_id, text, done_when, due,
                        state, state_on, state_note, catalogue, review_on, power_reason)
                    values (
                        \(review.partnership), \(action.id), \(review.id), \(index + 1), \(action.agency),
                        \(action.person), \(action.text), \(action.doneWhen), \(action.due),
                        \(action.state.name), \(state.on), \(state.note), \(action.catalogue),
                        \(action.reviewOn), \(action.powerReason))
                    """)
                continue
            }
            guard action != old else { continue }
            let changed = try tx.run(
                """
                update action
                   set agency_id  = \(action.agency),
                       person_id  = \(action.person),
                       text       = \(action.text),
                       done_when  = \(action.doneWhen),
                       due        = \(action.due),
                       state      = \(action.state.name),
                       state_on   = \(state.on),
                       state_note = \(state.note),
                       review_on  = \(action.reviewOn)
                 where partnership_id = \(review.partnership) and id = \(action.id)
                   and review_id = \(review.id)
                """)
            guard changed == 1 else { throw RecordError.missing(table: "action") }
        }
    }

    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Action] {
        try tx.rows(
            """
            select id, agency_id, person_id, text, done_when, due, state, state_on, state_note, catalogue,
                   review_on, power_reason
              from action
             where partnership_id = \(partnership) and review_id = \(review)
             order by number, id
            """
        ) { row in
            Action(
                id: try row["id"], agency: try row["agency_id"], person: try row["person_id"],
                text: try row["text"], doneWhen: try row["done_when"], due: try row["due"], state: try state(row),
                catalogue: try row[optional: "catalogue"], reviewOn: try row[optional: "review_on"],
                powerReason: try row[optional: "power_reason"])
        }
    }

    private struct StateColumns {
        var on: CivilDate?
        var note: String?

        init(_ state: Action.State) {
            switch state {
            case .offered: break
            case .accepted(let day): on = day
            case .declined(let day, let because): (on, note) = (day, because)
            case .done(let day, let evidence): (on, note) = (day, evidence)
            }
        }
    }

    private static func state(_ row: borrowing Row) throws -> Action.State {
        let name: Action.StateName = try row["state"]
        return switch name {
        case .offered: .offered
        case .accepted: .accepted(on: try row["state_on"])
        case .declined: .declined(on: try row["state_on"], because: try row["state_note"])
        case .done: .done(on: try row["state_on"], evidence: try row["state_note"])
        }
    }
}
