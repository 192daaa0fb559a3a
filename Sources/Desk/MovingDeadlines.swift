public import Casework
import FoundationEssentials
import Postgres
import Records

// Deadlines that people move, and duties that they say are done.
extension Desk {
    /// A person moves an open deadline of a case. Throws `Refusal` with nothing changed, `DeskError.absent` where there
    /// is no such open deadline in this case, or `CaseChanged` where something happened to it since it was `seen`.
    public func moveDeadline(
        _ id: Deadline.ID, to day: CivilDate, because reason: String, of key: CaseKey, seen: Seen? = nil
    ) async throws {
        let actor = key.actor
        try await onDeadline(
            id, of: key, seen: seen,
            application: { application, open, around throws(Refusal) in
                try application.movingDeadline(open, to: day, because: reason, by: actor, in: around)
            },
            review: { review, open, around throws(Refusal) in
                try review.movingDeadline(open, to: day, because: reason, by: actor, in: around)
            })
    }

    /// A person says on which day a duty was done that no act of its own ends. Throws as `moveDeadline` does.
    public func finishDuty(
        _ id: Deadline.ID, on day: CivilDate, note: String, of key: CaseKey, seen: Seen? = nil
    ) async throws {
        let actor = key.actor
        try await onDeadline(
            id, of: key, seen: seen,
            application: { application, open, around throws(Refusal) in
                try application.doing(open, on: day, note: note, by: actor, in: around)
            },
            review: { review, open, around throws(Refusal) in
                try review.doing(open, on: day, note: note, by: actor, in: around)
            })
    }

    /// Why no work is done on a day: the bank holiday, `Saturday` or `Sunday`; nil on a working day.
    public func reasonOff(_ day: CivilDate) -> String? { calendar.reasonOff(day) }

    func onDeadline(
        _ id: Deadline.ID, of key: CaseKey, seen: Seen?,
        application decide:
            @escaping @Sendable (Application, Deadline.Standing, Circumstances) throws(Refusal) -> Outcome<Application>,
        review decideOn:
            @escaping @Sendable (Review, Deadline.Standing, Circumstances) throws(Refusal) -> Outcome<Review>
    ) async throws {
        try await change(key.partnership, key.actor) { tx, now in
            try onDeadline(id, of: key, seen: seen, now: now, decide, decideOn, tx)
        }
    }

    /// Holds the file of an open deadline, lets the rules decide, and writes what follows.
    func onDeadline(
        _ id: Deadline.ID, of key: CaseKey, seen: Seen?, now: Instant,
        _ decide: (Application, Deadline.Standing, Circumstances) throws(Refusal) -> Outcome<Application>,
        _ decideOn: (Review, Deadline.Standing, Circumstances) throws(Refusal) -> Outcome<Review>,
        _ tx: borrowing Transaction
    ) throws {
        let (application, around) = try hold(key.application, in: key.partnership, seen: nil, now: now, tx)
        let review = try application.review.flatMap { try Reviews.lock($0, in: key.partnership, tx) }
        try seen?.mustStand(in: key.partnership, tx)
        guard let open = try Deadlines.lockOpen(id, in: key.partnership, tx) else { throw DeskError.absent }
        if open.file == application.id.raw {
            let outcome = try decide(application, open.standing, around)
            try Applications.save(outcome.after, was: application, today: around.today, in: tx)
            try record(outcome, on: open.file, of: key.partnership, by: key.actor, around, tx)
        } else if let review, open.file == review.id.raw {
            let around = try circumstances(of: review, now: now, tx)
            let outcome = try decideOn(review, open.standing, around)
            try Reviews.save(outcome.after, was: review, in: tx)
            try record(outcome, on: open.file, of: key.partnership, by: key.actor, around, tx)
            try openFollowUps(of: outcome.after, was: review, by: key.actor, now: now, tx)
        } else {
            throw DeskError.absent
        }
    }

    /// What the rules need to know of a review.
    func circumstances(of review: Review, now: Instant, _ tx: borrowing Transaction) throws -> Circumstances {
        guard let (area, received) = try Reviews.areaAndReceipt(of: review.id, in: review.partnership, tx) else {
            throw DeskError.absent
        }
        return try circumstances(
            review.partnership, area: area, received: received, of: [review.id.raw], now: now, tx)
    }
}
