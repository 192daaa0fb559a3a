public import Casework
public import FoundationEssentials
import Postgres
public import Records

/// A day that the calendar would have earlier than the one that was told: what a coordinator decides on.
public struct EarlierDate: Sendable {
    public var task: UUID
    public var deadline: Deadline.ID
    public var duty: Deadline.Duty
    public var dueOn: CivilDate
    /// nil where the question has gone: the deadline has moved or ended, or the calendar has changed again.
    public var earlierOn: CivilDate?
    public var key: CaseKey
    public var reference: CaseReference
}

extension Desk {
    /// What a task asks about an earlier day. Throws `DeskError.absent` where it asks about something else.
    public func earlierDate(_ task: Tasks.Entry, by officer: Officer) async throws -> EarlierDate {
        try await transaction(.readOnly, acting(.officer(officer), in: officer.partnership)) { tx in
            guard task.kind == .earlierDate, let subject = task.subject, let file = task.file,
                let entry = try Deadlines.of([file], in: officer.partnership, tx).first(where: { $0.id.raw == subject })
            else { throw DeskError.absent }
            let application: Application? =
                try Applications.load(Application.ID(file), in: officer.partnership, tx)
                ?? Reviews.load(Review.ID(file), in: officer.partnership, tx)?.applications.first.flatMap {
                    try Applications.load($0, in: officer.partnership, tx)
                }
            guard let application else { throw DeskError.absent }
            let key = CaseKey(
                partnership: officer.partnership, application: application.id, review: application.review,
                officer: officer)
            return EarlierDate(
                task: task.id, deadline: entry.id, duty: entry.duty, dueOn: entry.dueOn,
                earlierOn: entry.state == "open" ? entry.earlierOn : nil, key: key, reference: application.reference)
        }
    }

    /// A coordinator agrees to the earlier day, or keeps the day that was told. Throws `Refusal` with nothing changed:
    /// where the earlier day has gone by, only keeping is left.
    public func answer(_ question: EarlierDate, agreeing: Bool) async throws {
        let (key, actor) = (question.key, question.key.actor)
        guard key.officer.roles.contains(.coordinator) else { throw DeskError.forbidden }
        try await change(key.partnership, actor) { tx, now in
            let (today, words) = (London.date(of: now), agreeing ? "Agreed." : "The day that was told is kept.")
            guard let earlier = question.earlierOn else { throw Refusal.already("done") }
            try onDeadline(
                question.deadline, of: key, seen: nil, now: now,
                { application, open, around throws(Refusal) in
                    guard agreeing else { return Outcome(application, events: [question.kept]) }
                    return try application.movingDeadline(
                        open, to: earlier, because: EarlierDate.reason, by: actor, in: around)
                },
                { review, open, around throws(Refusal) in
                    guard agreeing else { return Outcome(review, events: [question.kept]) }
                    return try review.movingDeadline(
                        open, to: earlier, because: EarlierDate.reason, by: actor, in: around)
                }, tx)
            try Deadlines.offer(earlier: nil, for: question.deadline, of: key.partnership, in: tx)
            let isDone = try Tasks.done(
                question.task, of: key.partnership, on: today, by: key.officer.person, note: words, now: now, in: tx)
            guard isDone else { throw Refusal.already("done") }
        }
    }
}

extension EarlierDate {
    static let reason = "the list of bank holidays has changed, and the point of contact agrees to the earlier day"

    fileprivate var kept: Event {
        Event(.dayKept, [.init("duty", duty.name), .init("due", "\(dueOn)")])
    }
}
