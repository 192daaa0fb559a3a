public import Casework
import Postgres
import Records

/// The risk management plan of a case and the support that was offered, for those who follow its plan.
public struct CaseRisk: Equatable, Sendable {
    /// Every version, oldest first.
    public var plans: [RiskPlan]
    public var supports: [SupportOffer]

    public var plan: RiskPlan? { plans.last }
}

// The risk management plan and support: kept beside the review, so that no page of a body or an applicant holds them.
extension Desk {
    /// nil where the reader does not follow the plan.
    func risk(of review: Review?, for key: CaseKey, _ tx: borrowing Transaction) throws -> CaseRisk? {
        guard let review, review.followsPlan(key.officer) else { return nil }
        return CaseRisk(
            plans: try RiskPlans.of(review.id, in: review.partnership, tx),
            supports: try SupportOffers.of(review.id, in: review.partnership, tx))
    }

    /// Writes the plan anew. Throws `Refusal` with nothing changed, or `CaseChanged` where something happened to the
    /// case since it was `seen`.
    public func writeRiskPlan(
        _ lines: [RiskPlan.Line], note: String, reviewOn: CivilDate?, of key: CaseKey, seen: Seen? = nil
    ) async throws {
        try await onRisk(of: key, seen: seen) { review, around, tx in
            let before = try RiskPlans.of(review.id, in: key.partnership, tx).last
            let (plan, outcome) = try review.writingRiskPlan(
                lines, note: note, reviewOn: reviewOn, after: before, by: key.actor, in: around)
            try RiskPlans.insert(plan, of: review.id, in: key.partnership, tx)
            return outcome
        }
    }

    /// Keeps that support was offered. Throws as `writeRiskPlan` does.
    public func offerSupport(
        _ what: String, to who: String, byWhom: String, on day: CivilDate, of key: CaseKey, seen: Seen? = nil
    ) async throws {
        try await onRisk(of: key, seen: seen) { review, around, tx in
            let (offer, outcome) = try review.offeringSupport(
                what, to: who, byWhom: byWhom, on: day, by: key.actor, in: around)
            try SupportOffers.insert(offer, of: review.id, in: key.partnership, tx)
            return outcome
        }
    }

    /// Keeps whether support is taken up. Throws as `writeRiskPlan` does.
    public func answerSupport(
        _ id: SupportOffer.ID, takenUp: Bool, words: String, of key: CaseKey, seen: Seen? = nil
    ) async throws {
        try await onRisk(of: key, seen: seen) { review, around, tx in
            guard let before = try SupportOffers.of(review.id, in: key.partnership, tx).first(where: { $0.id == id })
            else { throw DeskError.absent }
            let (offer, outcome) = try review.answering(
                before, takenUp: takenUp, words: words, by: key.actor, in: around)
            try SupportOffers.answer(offer, in: key.partnership, tx)
            return outcome
        }
    }

    private func onRisk(
        of key: CaseKey, seen: Seen?,
        _ decide: @Sendable (Review, Circumstances, borrowing Transaction) throws -> Outcome<Review>
    ) async throws {
        guard let id = key.review else { throw DeskError.absent }
        try await change(key.partnership, key.actor) { tx, now in
            guard let review = try Reviews.lock(id, in: key.partnership, tx) else { throw DeskError.absent }
            try seen?.mustStand(in: key.partnership, tx)
            let around = try circumstances(of: review, now: now, tx)
            let outcome = try decide(review, around, tx)
            try record(outcome, on: id.raw, of: key.partnership, by: key.actor, around, tx)
        }
    }
}
