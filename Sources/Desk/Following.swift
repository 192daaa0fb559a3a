public import Casework
import FoundationEssentials
import Postgres
import Records

// What follows from the acts on actions and recommendations beside the review itself.
extension Desk {
    /// Writes to the applicants before an action begins, and ties the messages to it: it counts once they have arrived.
    /// Throws as `act` does.
    public func tellFirst(_ action: Action.ID, mark: String, of key: CaseKey) async throws {
        guard let id = key.review else { throw DeskError.absent }
        try await change(key.partnership, key.actor) { tx, now in
            _ = try act(onReview: id, in: key.partnership, as: key.actor, at: now, tx) {
                review, around throws(Refusal) in
                try review.mustBe(mark, action)
                return try review.tellingFirst(action, by: key.actor, in: around)
            }
            try ActionTellings.note(action, of: id, in: key.partnership, at: now, tx)
        }
    }

    /// Messages to applicants are not for everybody's eyes; whether one has arrived that an action waits for is. Decides
    /// on the whole from here on.
    func seeingTellings(
        _ before: Review, _ tx: borrowing Transaction
    ) throws -> Review {
        let isAsked = before.actions.contains { if case .asked = $0.tellFirst { true } else { false } }
        guard isAsked else { return before }
        try Acting.becomeService(in: tx)
        return try Reviews.load(before.id, in: before.partnership, tx) ?? before
    }

    /// Opens and ends the tasks of coordinators: an action that was declined, that waits for the applicant to be told or
    /// for which more time is asked, a body's reasons to be read, and what was said after the case was closed.
    func openFollowUps(
        of review: Review, was before: Review, by actor: Actor, now: Instant, _ tx: borrowing Transaction
    ) throws {
        for action in review.actions {
            let old = before.actions.first { $0.id == action.id }
            let (waits, waited) = (action.waitsFor, old?.waitsFor ?? [])
            if waits != waited {
                try endTask(about: action.id.raw, of: review, by: actor, now: now, tx)
                if !waits.isEmpty {
                    try Tasks.open(
                        .reply, about: action.id.raw, waits.joined(separator: "; "), file: review.id.raw,
                        of: review.partnership, at: now, in: tx)
                }
            }
            for update in action.updates.dropFirst(old?.updates.count ?? 0) {
                guard case .late = update.kind else { continue }
                try openLate("Word of an action has come after the case was closed", review, now, tx)
            }
        }
        for recommendation in review.recommendations {
            let old = before.recommendations.first { $0.id == recommendation.id }
            if recommendation.awaitsReading, old?.awaitsReading != true {
                try Tasks.open(
                    .reply, about: recommendation.id.raw,
                    "A body answered a recommendation with reasons: read them, and tell the applicant",
                    file: review.id.raw, of: review.partnership, at: now, in: tx)
            } else if old?.awaitsReading == true, !recommendation.awaitsReading {
                try endTask(about: recommendation.id.raw, of: review, by: actor, now: now, tx)
            }
            let known = before.recommendations.first { $0.id == recommendation.id }?.lateAnswers.count ?? 0
            for _ in recommendation.lateAnswers.dropFirst(known) {
                try openLate("A recommendation was answered after the case was closed", review, now, tx)
            }
        }
    }

    private func openLate(
        _ words: String, _ review: Review, _ now: Instant, _ tx: borrowing Transaction
    ) throws {
        try Tasks.open(
            .reply, about: UUID(), "\(words): read it on the page of the case, and tell the applicant where it matters",
            file: review.id.raw, of: review.partnership, at: now, in: tx)
    }

    /// What was waited for has come, or is another thing now.
    private func endTask(
        about subject: UUID, of review: Review, by actor: Actor, now: Instant, _ tx: borrowing Transaction
    ) throws {
        guard case .officer(let officer) = actor else { return }
        let open = try Tasks.of([review.id.raw], in: review.partnership, tx)
            .filter { $0.subject == subject && $0.kind == .reply && $0.doneOn == nil }
        for task in open {
            _ = try Tasks.done(
                task.id, of: review.partnership, on: London.date(of: now), by: officer.person, note: nil, now: now,
                in: tx)
        }
    }
}

extension Action {
    /// What a coordinator sees to, in words.
    fileprivate var waitsFor: [String] {
        var waits: [String] = []
        if isUnsettled { waits.append("An action was declined: set it for another body, or say why it stays undone") }
        if isOpen, tellFirst == .needed { waits.append("Tell the applicant before an action begins") }
        if case .asksTime(_, let day)? = timeAsked?.kind {
            waits.append("More time is asked for an action, until \(day.inWords): give it or refuse it")
        }
        return waits
    }
}

extension Review {
    /// Throws `Refusal.already` where an action is not as somebody has read it: they act on what they see.
    public func mustBe(_ mark: String, _ action: Action.ID) throws(Refusal) {
        guard let own = actions.first(where: { $0.id == action }) else { throw .unknown("action") }
        guard own.mark.utf8.elementsEqual(mark.utf8) else { throw .already(Refusal.changedMeanwhile) }
    }

    /// The same of a recommendation.
    public func mustBe(_ mark: String, _ recommendation: Recommendation.ID) throws(Refusal) {
        guard let own = recommendations.first(where: { $0.id == recommendation }) else {
            throw .unknown("recommendation")
        }
        guard own.mark.utf8.elementsEqual(mark.utf8) else { throw .already(Refusal.changedMeanwhile) }
    }
}

extension InformationRequest {
    /// What somebody acts on who reads it: another than this one and they have not read it as it is.
    public var mark: String { "\(answers.count) \(followUps.count) \(due)" }
}

extension Application {
    /// Throws `Refusal.already` where a request is not as somebody has read it. What is sent a second time has been
    /// taken, and is no other answer.
    public func mustBe(
        _ mark: String, _ request: InformationRequest.ID, unless submission: InformationRequest.Answer.ID?
    ) throws(Refusal) {
        guard let own = requests.first(where: { $0.id == request }) else { throw .unknown("request") }
        if let submission, own.answers.contains(where: { $0.submission == submission }) { return }
        guard own.mark.utf8.elementsEqual(mark.utf8) else { throw .already(Refusal.changedMeanwhile) }
    }
}

extension Refusal {
    /// What an act was made for is not as it was read.
    public static let changedMeanwhile = "changed meanwhile"
}
