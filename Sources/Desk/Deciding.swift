public import Casework
import Postgres
import Records

extension Desk {
    /// Records the threshold decision. Where it is met, the application gets a review of its own, or is heard with
    /// another application in the review that is open for that one. Where it belongs to another area, the coordinators
    /// are to pass it on the same day (`passOn`). What it was decided on is kept with it. Throws `Refusal.decision` with
    /// everything that is wrong with it, `CaseChanged` where something happened to the case since it was `seen`.
    public func decide(
        _ decision: ThresholdDecision, on key: CaseKey, hearingWith other: CaseReference? = nil, seen: Seen? = nil
    ) async throws {
        try await change(key.partnership, key.actor) { tx, now in
            let (before, around) = try hold(key.application, in: key.partnership, seen: seen, now: now, tx)
            let review = try other.map { try openReview(of: $0, in: key.partnership, tx) }
            let outcome = try before.deciding(decision, heardIn: review?.id, by: key.actor, in: around)
            try Applications.save(outcome.after, was: before, today: around.today, in: tx)
            try DecisionRecords.insert(
                before.judged(under: around.procedure), of: before.id, in: key.partnership, tx)
            if let opened = outcome.opened {
                try Reviews.insert(opened.review, in: tx)
                try Deadlines.apply(
                    opened.deadlines, to: opened.review.id.raw, of: key.partnership, today: around.today, in: tx)
            }
            // First what ends with the decision: the review may ask for the application to be read for danger.
            try record(outcome, on: before.id.raw, of: key.partnership, by: key.actor, around, tx)
            if let review, outcome.after.review == review.id {
                let joined = try review.joining(outcome.after, by: key.actor, in: around)
                let told = try hearingWhoJoined(joined, was: review, in: around)
                try Reviews.save(told.after, was: review, in: tx)
                try record(told, on: review.id.raw, of: key.partnership, by: key.actor, around, tx)
                try openPartsToArrange(of: told.after, was: review, by: key.actor, around, tx)
            }
        }
    }

    /// What the decision on a case was made on, as the JSON text that was kept: for coordinators. That it was read is
    /// journaled. Throws `DeskError.absent` where nothing was kept.
    public func decisionRecord(of key: CaseKey) async throws -> String {
        guard key.officer.roles.contains(.coordinator) else { throw DeskError.forbidden }
        try await noteReading(of: key)
        let text = try await transaction(.readOnly, acting(key.actor, in: key.partnership)) { tx in
            try DecisionRecords.text(of: key.application, in: key.partnership, tx)
        }
        guard let text else { throw DeskError.absent }
        return text
    }

    /// An applicant who joins a review with a meeting set is told of their own part in it. Where they are not kept apart
    /// from the other side yet they are not invited until that is arranged, which a task asks for.
    private func hearingWhoJoined(
        _ joined: Outcome<Review>, was review: Review, in around: Circumstances
    ) throws -> Outcome<Review> {
        do throws(Refusal) {
            return try joined.hearingApplicants(was: review, in: around)
        } catch {
            guard case .part = error else { throw error }
            var untold = joined
            untold.notices.removeAll { $0.kind == .applicantInvitation }
            return untold
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
