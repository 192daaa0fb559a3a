import Casework
import Postgres

/// Actions of a review as rows, numbered in the order in which they were set.
enum Actions {
    /// Writes the new ones and those that are not as they were: the new ones first, because one may stand in the place
    /// of another.
    static func save(
        of review: Review, was before: [Action], in tx: borrowing Transaction
    ) throws {
        for (index, action) in review.actions.enumerated() where !before.contains(where: { $0.id == action.id }) {
            let state = StateColumns(action.state)
            try tx.run(
                """
                insert into action (
                    partnership_id, id, review_id, number, agency_id, person_id, text, done_when, due,
                    state, state_on, state_note, state_reference, catalogue, review_on, power_reason, set_on)
                values (
                    \(review.partnership), \(action.id), \(review.id), \(index + 1), \(action.agency),
                    \(action.person), \(action.text), \(action.doneWhen), \(action.due),
                    \(action.state.name), \(state.on), \(state.note), \(state.reference), \(action.catalogue),
                    \(action.reviewOn), \(action.powerReason), \(action.setOn))
                """)
        }
        for action in review.actions {
            let old = before.first { $0.id == action.id }
            if let old, action != old { try update(action, of: review, in: tx) }
            try ActionTellings.save(action, was: old, of: review, in: tx)
            try ActionUpdates.save(action, was: old, of: review, in: tx)
        }
    }

    private static func update(_ action: Action, of review: Review, in tx: borrowing Transaction) throws {
        let state = StateColumns(action.state)
        let changed = try tx.run(
            """
            update action
               set agency_id       = \(action.agency),
                   person_id       = \(action.person),
                   text            = \(action.text),
                   done_when       = \(action.doneWhen),
                   due             = \(action.due),
                   state           = \(action.state.name),
                   state_on        = \(state.on),
                   state_note      = \(state.note),
                   state_reference = \(state.reference),
                   review_on       = \(action.reviewOn),
                   settled_on      = \(action.settled?.on),
                   settled_by      = \(action.settled?.by),
                   settled_because = \(action.settled?.because),
                   settled_anew    = \(action.settled?.anew)
             where partnership_id = \(review.partnership) and id = \(action.id)
               and review_id = \(review.id)
            """)
        guard changed == 1 else { throw RecordError.missing(table: "action") }
    }

    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Action] {
        var actions = try tx.rows(
            """
            select id, agency_id, person_id, text, done_when, due, state, state_on, state_note, state_reference,
                   catalogue, review_on, power_reason, set_on, tell_first, tell_on, tell_words, tell_named, tell_by,
                   settled_on, settled_by, settled_because, settled_anew
              from action
             where partnership_id = \(partnership) and review_id = \(review)
             order by number, id
            """
        ) { row in
            var action = Action(
                id: try row["id"], agency: try row["agency_id"], person: try row["person_id"],
                text: try row["text"], doneWhen: try row["done_when"], due: try row["due"], state: try state(row),
                catalogue: try row[optional: "catalogue"], reviewOn: try row[optional: "review_on"],
                powerReason: try row[optional: "power_reason"])
            action.setOn = try row[optional: "set_on"]
            action.tellFirst = try ActionTellings.tellFirst(row)
            if let on: CivilDate = try row[optional: "settled_on"] {
                action.settled = Action.Settled(
                    on: on, by: try row["settled_by"], because: try row["settled_because"],
                    anew: try row[optional: "settled_anew"])
            }
            return action
        }
        guard !actions.isEmpty else { return actions }
        let updates = try ActionUpdates.load(of: review, in: partnership, tx)
        let arrived =
            actions.contains { $0.tellFirst.isAwaited }
            ? try ActionTellings.arrived(of: review, in: partnership, tx) : [:]
        for index in actions.indices {
            let id = actions[index].id
            actions[index].updates = updates.filter { $0.0 == id }.map { $0.1 }
            if case .asked = actions[index].tellFirst, let day = arrived[id] {
                actions[index].tellFirst = .told(on: day, how: ActionTellings.byMessage, by: nil)
            }
        }
        return actions
    }

    private struct StateColumns {
        var on: CivilDate?
        var note: String?
        var reference = ""

        init(_ state: Action.State) {
            switch state {
            case .offered: break
            case .accepted(let day): on = day
            case .declined(let day, let because): (on, note) = (day, because)
            case .done(let day, let evidence, let reference): (on, note, self.reference) = (day, evidence, reference)
            }
        }
    }

    private static func state(_ row: borrowing Row) throws -> Action.State {
        let name: Action.StateName = try row["state"]
        return switch name {
        case .offered: .offered
        case .accepted: .accepted(on: try row["state_on"])
        case .declined: .declined(on: try row["state_on"], because: try row["state_note"])
        case .done:
            .done(on: try row["state_on"], evidence: try row["state_note"], reference: try row["state_reference"])
        }
    }
}
