import Casework
import FoundationEssentials
import Postgres
import Text

/// What became of a batch of messages, as one row of each partnership's chain: ids only. The ledger, `message` and
/// `delivery_attempt`, holds the rest.
struct DeliveryJournal {
    private var ends: [Partnership.ID: [(end: String, message: UUID)]] = [:]

    mutating func add(_ end: String, _ message: UUID, of partnership: Partnership.ID) {
        ends[partnership, default: []].append((end, message))
    }

    /// Heads are locked in the order of their ids, so that two batches never wait for each other.
    func append(at now: Instant, in tx: borrowing Transaction) throws {
        for (partnership, ends) in ends.sorted(by: { $0.key.description < $1.key.description }) {
            let facts = ends.map { JSON([$0.end, UUIDText.write($0.message)]) }
            let content = JSON.array([["kind": "deliveries", "facts": .array(facts)]])
            try Journal.append(
                file: nil, actor: "post", content: content.text(), at: now, partnership: partnership, in: tx)
        }
    }
}
