public import Casework
import Postgres
public import Records

extension Desk {
    /// A person has found no way that is safe, and decides that the applicant is not told, with the reason: that is on
    /// record, and the message stands as decided. Throws `DeskError.absent` for another task, and `Refusal` with
    /// nothing changed.
    public func decideNotToTell(_ task: Tasks.Entry, because reason: String, by officer: Officer) async throws {
        guard task.kind == .notTold, let message = task.message else { throw DeskError.absent }
        guard !reason.utf8.allSatisfy({ $0 <= 0x20 }) else { throw Refusal.missing("reason") }
        let actor = Actor.officer(officer)
        try await change(officer.partnership, actor) { tx, now in
            let isDone = try Tasks.endNotTold(
                task.id, message: message, of: officer.partnership, on: London.date(of: now), by: officer.person,
                because: reason, now: now, in: tx)
            guard isDone else { throw Refusal.already("done") }
            guard let file = task.file else { return }
            let event = Event(
                .decidedNotToTell, [.init("kind", task.notice?.rawValue ?? ""), .init("because", reason)])
            try Events.append([event], to: file, by: actor, at: now, partnership: officer.partnership, in: tx)
        }
    }
}
