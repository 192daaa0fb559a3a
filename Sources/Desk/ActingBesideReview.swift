public import Casework
public import Postgres
import Records

extension Desk {
    /// Changes an application where the answer hangs on the review that hears it as well; both are held. Throws
    /// `Refusal` with nothing changed, `DeskError`, or `CaseChanged` where something happened to the case since it was
    /// `seen`. `saving` writes in the same transaction what is kept beside the application. What comes back is the whole application, also where an applicant acts, who reads `trackPage`.
    @discardableResult
    public func act(
        onApplication id: Application.ID, besideItsReviewIn partnership: Partnership.ID, as actor: Actor,
        seen: Seen? = nil,
        _ decide: @Sendable (Application, Review?, Circumstances) throws(Refusal) -> Outcome<Application>,
        saving save: @Sendable (borrowing Transaction) throws -> Void = { _ in }
    ) async throws -> Application {
        try await change(partnership, actor) { tx, now in
            guard var before = try Applications.lock(id, in: partnership, tx) else { throw DeskError.absent }
            var review = try before.review.flatMap { try Reviews.lock($0, in: partnership, tx) }
            try seen?.mustStand(in: partnership, tx)
            if case .applicant = actor {
                // An applicant sees no reading for danger and no other applicant; what an act leads to is decided on
                // the whole.
                try Acting.becomeService(in: tx)
                before = try Applications.load(id, in: partnership, tx) ?? before
                review = try review.flatMap { try Reviews.load($0.id, in: partnership, tx) }
            }
            let around = try circumstances(of: before, files: [id.raw], now: now, tx)
            let outcome = try decide(before, review, around)
            try Applications.save(outcome.after, was: before, today: around.today, in: tx)
            try save(tx)
            try record(outcome, on: id.raw, of: partnership, by: actor, around, tx)
            return outcome.after
        }
    }
}
