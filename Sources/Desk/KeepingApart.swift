import Casework
import Postgres
import Records

extension Desk {
    /// An applicant may choose another way to be heard than the one for which they were kept apart from the other side:
    /// coordinators then find a task to arrange it anew, which is done by itself once it is arranged. The applicant is
    /// shown nothing of it.
    func openPartsToArrange(
        of review: Review, was before: Review, by actor: Actor, _ around: Circumstances, _ tx: borrowing Transaction
    ) throws {
        let rule = around.procedure.panel.attendance
        let (open, was) = (review.applicantsNotApart(under: rule), before.applicantsNotApart(under: rule))
        for application in open.keys where was[application] == nil {
            try Tasks.open(
                .reply, about: application.raw,
                "Keep the applicant apart from the other side at the meeting: they joined, or chose another way to be "
                    + "heard, and have no waiting room or link of their own for it. The page of the case says what to arrange",
                file: review.id.raw, of: review.partnership, at: around.now, in: tx)
        }
        guard case .officer(let officer) = actor else { return }
        let ended = Set(was.keys.filter { open[$0] == nil }.map(\.raw))
        guard !ended.isEmpty else { return }
        for task in try Tasks.of([review.id.raw], in: review.partnership, tx)
        where task.kind == .reply && task.doneOn == nil && task.subject.map(ended.contains) == true {
            _ = try Tasks.done(
                task.id, of: review.partnership, on: around.today, by: officer.person, note: "It is arranged.",
                now: around.now, in: tx)
        }
    }
}
