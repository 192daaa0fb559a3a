public import Casework
import Postgres
import Records

extension Desk {
    /// The applicant withdraws, or a coordinator enters that they do: before the decision, or until the review that
    /// hears it is closed. In a review of several applications the others go on. Throws `Refusal` with nothing changed,
    /// `DeskError`, or `CaseChanged` where something happened to the case since it was `seen`.
    public func withdraw(
        _ id: Application.ID, because reason: String, in partnership: Partnership.ID, as actor: Actor,
        seen: Seen? = nil
    ) async throws {
        try await change(partnership, actor) { tx, now in
            guard var before = try Applications.lock(id, in: partnership, tx) else { throw DeskError.absent }
            var review = try before.review.flatMap { try Reviews.lock($0, in: partnership, tx) }
            try seen?.mustStand(in: partnership, tx)
            if case .applicant = actor {
                // An applicant sees their own part only; what an act leads to is decided on the whole.
                try Acting.becomeService(in: tx)
                before = try Applications.load(id, in: partnership, tx) ?? before
                review = try review.flatMap { try Reviews.load($0.id, in: partnership, tx) }
            }
            let around = try circumstances(of: before, files: [id.raw], now: now, tx)
            guard let review else {
                let outcome = try before.withdrawing(because: reason, by: actor, in: around)
                try Applications.save(outcome.after, was: before, today: around.today, in: tx)
                return try record(outcome, on: id.raw, of: partnership, by: actor, around, tx)
            }
            let (own, left) = try before.leaving(review, because: reason, by: actor, in: around)
            let heard = try left.hearingApplicants(was: review, in: around)
            try Applications.save(own.after, was: before, today: around.today, in: tx)
            try Reviews.save(heard.after, was: review, in: tx)
            try Reviews.leave([id], of: review, on: around.today, in: tx)
            try record(own, on: id.raw, of: partnership, by: actor, around, tx)
            try record(heard, on: review.id.raw, of: partnership, by: actor, around, tx)
            try endPoll(of: heard.after, was: review, by: actor, around, tx)
        }
    }
}
