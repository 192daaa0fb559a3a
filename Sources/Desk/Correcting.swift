public import Casework
import Postgres
import Records

// Facts of the reports, put right before the threshold is decided.
extension Desk {
    /// Puts facts of one report right: `report` is how it should stand. Throws `Refusal` with nothing changed, also for
    /// an area that the service does not know (`unknown("area")`); `CaseChanged` where something happened to the case
    /// since it was `seen`.
    public func correct(
        _ report: Application.Report, because reason: String, on key: CaseKey, seen: Seen? = nil
    ) async throws {
        try await change(key.partnership, key.actor) { tx, now in
            let (before, around) = try hold(key.application, in: key.partnership, seen: seen, now: now, tx)
            let outcome = try before.correcting(report, because: reason, by: key.actor, in: around)
            guard try Partnerships.name(ofArea: report.area, in: tx) != nil else { throw Refusal.unknown("area") }
            try Applications.save(outcome.after, was: before, today: around.today, in: tx)
            try record(outcome, on: before.id.raw, of: key.partnership, by: key.actor, around, tx)
        }
    }
}
