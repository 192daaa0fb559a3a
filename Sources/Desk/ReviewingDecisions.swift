public import Casework
import FoundationEssentials
import Postgres
import Records

extension Desk {
    /// Records that a review of the decision was asked for: by the applicant, today, or entered by a coordinator. Throws
    /// `Refusal` with nothing changed, out of time with the last day; `CaseChanged` where something happened to the case
    /// since it was `seen`.
    public func askReview(
        _ words: String, on day: CivilDate? = nil, of id: Application.ID, in partnership: Partnership.ID,
        as actor: Actor, seen: Seen? = nil
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
            let (review, outcome) = try application.askingReview(
                words, on: day ?? around.today, within: window.map { ($0.toldOn, $0.until) }, by: actor, in: around)
            try DecisionReviews.insert(review, of: partnership, in: tx)
            try record(outcome, on: id.raw, of: partnership, by: actor, around, tx)
        }
    }
}
