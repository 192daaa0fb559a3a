public import Casework
import Postgres
import Records

extension Desk {
    /// Records the threshold decision. Where it is met, the application gets a review of its own, or is heard with
    /// another application in the review that is open for that one. Where it belongs to another area, a task opens for
    /// the coordinators, to pass it on. Throws `CaseChanged` where something happened to the case since it was `seen`.
    public func decide(
        _ decision: ThresholdDecision, on key: CaseKey, hearingWith other: CaseReference? = nil, seen: Seen? = nil
    ) async throws {
        try await change(key.partnership, key.actor) { tx, now in
            guard let before = try Applications.lock(key.application, in: key.partnership, tx) else {
                throw DeskError.absent
            }
            try seen?.mustStand(in: key.partnership, tx)
            let around = try circumstances(key.partnership, area: before.area, of: [before.id.raw], now: now, tx)
            let review = try other.map { try openReview(of: $0, in: key.partnership, tx) }
            let outcome = try before.deciding(decision, heardIn: review?.id, by: key.actor, in: around)
            try Applications.save(outcome.after, was: before, today: around.today, in: tx)
            if let opened = outcome.opened {
                try Reviews.insert(opened.review, in: tx)
                try Deadlines.apply(
                    opened.deadlines, to: opened.review.id.raw, of: key.partnership, today: around.today, in: tx)
            }
            if let review, outcome.after.review == review.id {
                let joined = try review.joining(outcome.after, by: key.actor, in: around)
                try Reviews.save(joined.after, was: review, in: tx)
                try record(joined, on: review.id.raw, of: key.partnership, by: key.actor, around, tx)
            }
            try record(outcome, on: before.id.raw, of: key.partnership, by: key.actor, around, tx)
        }
    }

    private func openReview(
        of reference: CaseReference, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Review {
        guard let id = try Applications.find(reference, in: partnership, tx),
            let review = try Applications.load(id, in: partnership, tx)?.review,
            let locked = try Reviews.lock(review, in: partnership, tx)
        else { throw Refusal.unknown("review to be heard in") }
        return locked
    }
}
