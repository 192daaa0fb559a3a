import Casework
import Postgres
import Records

extension Desk {
    /// What the lead officer of a review answers for passes to whoever leads now: the next word to the applicants, and
    /// the days on which an action and the risk management plan are looked at again. Whoever led before is reminded of
    /// nothing any more.
    func passToLead(
        of review: Review, was before: Review, _ around: Circumstances, _ tx: borrowing Transaction
    ) throws {
        guard let owner = review.leadOwner, owner != before.leadOwner else { return }
        for entry in try Deadlines.of([review.id.raw], in: review.partnership, tx)
        where entry.state == "open" && entry.duty.isTheLeads && entry.owner != owner {
            try Deadlines.pass(
                entry.duty, entry.subject, of: entry.file, to: owner, because: "somebody else leads now",
                today: around.today, in: review.partnership, tx)
        }
    }
}
