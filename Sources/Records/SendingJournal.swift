import Casework
import Postgres
import Text

/// What an operator did to the post as a whole or to single messages, as rows of the partnerships' chains.
enum SendingJournal {
    /// The actor: whoever may run the service's commands on its host, which knows no person.
    static let actor = "operator"

    /// One row a partnership; `facts` are pairs. Heads are locked in the order of their ids, as everybody does.
    static func append(
        _ kind: String, _ facts: [[String]], to partnerships: [Partnership.ID], at now: Instant,
        in tx: borrowing Transaction
    ) throws {
        let content = JSON.array([["kind": .string(kind), "facts": .array(facts.map { JSON($0) })]]).text()
        for partnership in partnerships.sorted(by: { $0.description < $1.description }) {
            try Journal.append(
                file: nil, actor: actor, content: content, at: now, partnership: partnership, in: tx)
        }
    }
}
