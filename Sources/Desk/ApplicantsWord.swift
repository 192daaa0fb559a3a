public import Casework
import FoundationEssentials
import Postgres
import Records

/// What an applicant may say at the end, and of themselves.
public struct ApplicantsWord: Sendable {
    /// Whether there is an end of which they can say how it was.
    public var hasEnd: Bool
    public var feedback: Feedback?
    /// Whether they answered who they are.
    public var isEqualityAnswered: Bool
}

extension Desk {
    /// What an applicant has said, and what they are asked.
    public func applicantsWord(
        _ application: Application.ID, in partnership: Partnership.ID
    ) async throws -> ApplicantsWord {
        try await transaction(.readOnly, Acting(.applicant(application), in: partnership)) { tx in
            guard let own = try Applications.load(application, in: partnership, tx) else { throw DeskError.absent }
            let review = try own.review.flatMap { try Reviews.load($0, in: partnership, tx) }
            return ApplicantsWord(
                hasEnd: own.hasEnd(heardIn: review),
                feedback: try Feedbacks.load(of: application, in: partnership, tx),
                isEqualityAnswered: try EqualityAnswers.isAnswered(application, in: partnership, tx))
        }
    }

    /// An applicant says how satisfied they are, once. Throws `Refusal` where there is no end yet, or they have said it.
    public func give(
        handling: Int, outcome: Int?, words: String, for application: Application.ID, in partnership: Partnership.ID
    ) async throws {
        let actor = Actor.applicant(application)
        try await change(partnership, actor) { tx, now in
            guard let own = try Applications.lock(application, in: partnership, tx) else { throw DeskError.absent }
            let review = try own.review.flatMap { try Reviews.load($0, in: partnership, tx) }
            guard own.hasEnd(heardIn: review) else { throw Refusal.unknown("outcome") }
            let feedback = Feedback(
                application: application, on: London.date(of: now), handling: handling, outcome: outcome, words: words)
            guard try Feedbacks.insert(feedback, of: partnership, in: tx) else { throw Refusal.already("done") }
            try Events.append(
                [Event(.feedbackGiven)], to: application.raw, by: actor, at: now, partnership: partnership, in: tx)
        }
    }

    /// An applicant says who they are, as far as they wish. The journal is not told: what they say stands with no case.
    public func answerEquality(
        _ answers: [Equality.Characteristic: String], of application: Application.ID, in partnership: Partnership.ID
    ) async throws {
        let known = answers.filter { key, value in key.answers.contains { $0.word == value } }
        try await change(partnership, .applicant(application)) { tx, _ in
            try EqualityAnswers.insert(known, of: application, in: partnership, tx)
        }
    }

    /// What the case page shows of what an applicant said, to coordinators and to nobody else: the form promises it, and
    /// what is said there is often about one of the bodies.
    public func feedback(of key: CaseKey) async throws -> Feedback? {
        guard key.officer.roles.contains(.coordinator) else { return nil }
        return try await transaction(.readOnly, acting(key.actor, in: key.partnership)) { tx in
            try Feedbacks.load(of: key.application, in: key.partnership, tx)
        }
    }
}
