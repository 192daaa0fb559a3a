public import Casework
import FoundationEssentials
import Postgres
import Records

extension Desk {
    /// Records that a review of the decision was asked for: by the applicant, today, or entered by a coordinator. The
    /// procedure that is in force on that day says who hears it, on which grounds and by which route. Throws `Refusal`
    /// with nothing changed, out of time with the last day; `CaseChanged` where something happened to the case since it
    /// was `seen`.
    public func askReview(
        _ request: DecisionReview.Request, on day: CivilDate? = nil, of id: Application.ID,
        in partnership: Partnership.ID, as actor: Actor, seen: Seen? = nil
    ) async throws {
        try await change(partnership, actor) { tx, now in
            var (application, around) = try hold(id, in: partnership, seen: seen, now: now, tx)
            if case .applicant = actor {
                // An applicant sees no reading for danger; what an act leads to is decided on the whole.
                try Acting.becomeService(in: tx)
                application = try Applications.load(id, in: partnership, tx) ?? application
            }
            let files = [id.raw]
            let window = try ReviewWindow(
                of: id, try Deadlines.of(files, in: partnership, tx), try Outbox.ledger(of: files, in: partnership, tx),
                in: around)
            let day = day ?? around.today
            around.procedure = try procedure(of: application, inForceOn: day, tx) ?? around.procedure
            let (review, outcome) = try application.askingReview(
                request, on: day, within: window.map { ($0.toldOn, $0.until) }, by: actor, in: around)
            try DecisionReviews.insert(review, of: partnership, in: tx)
            try record(outcome, on: id.raw, of: partnership, by: actor, around, tx)
        }
    }

    /// The papers of the case went to those who hear a review of the decision.
    public func sendReviewPapers(
        of id: DecisionReview.ID, on day: CivilDate, how: String, key: CaseKey, seen: Seen? = nil
    ) async throws {
        try await onReview(id, of: key, seen: seen) { application, review, _, around throws(Refusal) in
            let (after, outcome) = try application.sendingReviewPapers(
                of: review, on: day, how: how, by: key.actor, in: around)
            return DecisionReviewOutcome(review: after, application: outcome, heard: nil)
        }
    }

    /// Names who hears a review of the decision; nobody who took part in what is looked at again.
    public func nameHearers(
        _ names: [String], of organisation: String, for id: DecisionReview.ID, key: CaseKey, seen: Seen? = nil
    ) async throws {
        try await onReview(id, of: key, seen: seen) { application, review, tookPart, around throws(Refusal) in
            let (after, outcome) = try application.naming(
                hearers: names, of: organisation, for: review, tookPart: tookPart.names, by: key.actor, in: around)
            return DecisionReviewOutcome(review: after, application: outcome, heard: nil)
        }
    }

    /// Records how a review of the decision ended, and carries the case on.
    public func concludeReview(
        _ id: DecisionReview.ID, _ answer: DecisionReview.Conclusion.Answer, on day: CivilDate, reasons: String,
        key: CaseKey, seen: Seen? = nil
    ) async throws {
        try await onReview(id, of: key, seen: seen) { application, review, tookPart, around throws(Refusal) in
            try application.concluding(
                review, answer, on: day, reasons: reasons, of: tookPart.review, by: key.actor, in: around)
        }
    }

    /// The review of the case, and the names of those who took part in it or in the decision.
    private struct TookPart {
        var review: Review?
        var names: [String]
    }

    private func onReview(
        _ id: DecisionReview.ID, of key: CaseKey, seen: Seen?,
        _ decide:
            @Sendable @escaping (Application, DecisionReview, TookPart, Circumstances) throws(Refusal) ->
            DecisionReviewOutcome
    ) async throws {
        try await change(key.partnership, key.actor) { tx, now in
            let (application, around) = try hold(key.application, in: key.partnership, seen: seen, now: now, tx)
            let review = try application.review.flatMap { try Reviews.lock($0, in: key.partnership, tx) }
            guard
                let asked = try DecisionReviews.of(application.id, in: key.partnership, tx).first(where: { $0.id == id }
                )
            else { throw DeskError.absent }
            let names =
                application.tookPart(in: review)
                + (try DecisionReviews.names(of: review?.tookPart ?? [], tx))
            let outcome = try decide(application, asked, TookPart(review: review, names: names), around)
            try DecisionReviews.save(outcome.review, was: asked, of: key.partnership, in: tx)
            try Applications.save(
                outcome.application.after, was: application, today: around.today, overturnedBy: id, in: tx)
            if outcome.application.after.isUndecided, !application.isUndecided {
                try PassedOn.sendBack(application, on: around.today, in: tx)
            }
            if let opened = outcome.application.opened {
                try Reviews.insert(opened.review, in: tx)
                try Deadlines.apply(
                    opened.deadlines, to: opened.review.id.raw, of: key.partnership, today: around.today, in: tx)
            }
            if let review, let heard = outcome.heard {
                try Reviews.save(heard.after, was: review, in: tx)
            }
            try record(outcome.application, on: application.id.raw, of: key.partnership, by: key.actor, around, tx)
            if let review, let heard = outcome.heard {
                try record(heard, on: review.id.raw, of: key.partnership, by: key.actor, around, tx)
            }
        }
    }

    /// The procedure in force for the area of an application on a day; nil where there was none.
    func procedure(
        of application: Application, inForceOn day: CivilDate, _ tx: borrowing Transaction
    ) throws -> Procedure? {
        let area = try Partnerships.inForce(application.area, on: day, in: tx)
        return try Partnerships.procedure(of: application.partnership, in: area, on: day, tx)
            .map { try procedures.read($0) }
    }
}
