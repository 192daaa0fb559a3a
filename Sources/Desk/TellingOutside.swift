import Casework
import Postgres
import Records

extension Desk {
    /// A body outside of the partnership has no page here and no part in the post: where the outcome is sent, a
    /// coordinator finds a task to send it the letter with its recommendation.
    func openOutsideLetters(
        of review: Review, was before: Review, now: Instant, _ tx: borrowing Transaction
    ) throws {
        guard review.stage.name == .outcomeSent, before.stage.name != .outcomeSent else { return }
        for recommendation in review.recommendations {
            guard case .outside(let body) = recommendation.to else { continue }
            try Tasks.open(
                .reply, about: recommendation.id.raw,
                "Send the recommendation to \(body.name): the letter is on its page, from the page of the case",
                file: review.id.raw, of: review.partnership, at: now, in: tx)
        }
    }
}
