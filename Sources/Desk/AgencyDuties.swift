public import Casework
public import FoundationEssentials
import Postgres
public import Records

/// Something that an agency is asked and has not answered.
public struct AgencyDuty: Equatable, Sendable {
    /// The id of the request or action.
    public var subject: UUID
    public var references: [CaseReference]
    public var dueOn: CivilDate
    public var isOverdue: Bool
}

extension Desk {
    /// The open requests for information of an agency, whoever of its people is named for them; by their last day, then
    /// by id.
    public func openRequests(of visitor: APIVisitor) async throws -> [AgencyDuty] {
        try await duties(of: visitor, nil) { deadline, tx in
            try Cases.owner(
                ofRequest: InformationRequest.ID(deadline.subject), in: visitor.officer.partnership, tx) != nil
        }
    }

    /// The open actions of an agency, whoever of its people is named for them; by their last day, then by id.
    public func openActions(of visitor: APIVisitor) async throws -> [AgencyDuty] {
        try await duties(of: visitor, [.action]) { _, _ in true }
    }

    /// The open polls in which the person of the key is asked and has not answered everything; by their last day, then
    /// by id.
    public func openPolls(of visitor: APIVisitor) async throws -> [AgencyDuty] {
        let (office, today) = (visitor.officer, today)
        let found = try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
            try AvailabilityPolls.open(for: office.person, in: office.partnership, tx).compactMap { id -> AgencyDuty? in
                guard let page = try Desk.availability(id, office, today, tx),
                    !page.poll.unanswered(page.asked).isEmpty
                else { return nil }
                return AgencyDuty(
                    subject: id.raw, references: page.references, dueOn: page.poll.lastDay,
                    isOverdue: page.poll.lastDay < today)
            }
        }
        return found.sorted { ($0.dueOn, $0.subject.uuidString) < ($1.dueOn, $1.subject.uuidString) }
    }

    private func duties(
        of visitor: APIVisitor, _ wanted: [Deadline.Duty]?,
        where isWanted: @Sendable (Deadlines.Entry, borrowing Transaction) throws -> Bool
    ) async throws -> [AgencyDuty] {
        let (office, today) = (visitor.officer, today)
        let found = try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
            let open = try Deadlines.open(
                .agency(office.agency), only: wanted, first: nil, in: office.partnership, tx
            ).rows
            let references = try CaseReferences.of(open.map(\.file), in: office.partnership, tx)
            var found: [AgencyDuty] = []
            for deadline in open {
                // A file that is not theirs to see has no reference here.
                guard let cases = references[deadline.file], try isWanted(deadline, tx) else { continue }
                found.append(
                    AgencyDuty(
                        subject: deadline.subject, references: cases, dueOn: deadline.dueOn,
                        isOverdue: deadline.dueOn < today))
            }
            return found
        }
        return found.sorted { ($0.dueOn, $0.subject.uuidString) < ($1.dueOn, $1.subject.uuidString) }
    }

    /// Answers a request on behalf of an agency's system, once: what is sent again finds its receipt, whose id is the
    /// submission of the answer. Throws `Refusal` with nothing changed, `DeskError.absent`, or `APIReceipt.Reused`.
    public func answer(
        _ request: InformationRequest.ID, of id: Application.ID, with given: InformationRequest.Given,
        as visitor: APIVisitor, once sending: APIReceipt.Sending
    ) async throws -> APIReceipt {
        let (partnership, actor) = (visitor.officer.partnership, Actor.officer(visitor.officer))
        return try await once(sending, as: visitor) { receipt, tx, now in
            let (before, around) = try hold(id, in: partnership, seen: nil, now: now, tx)
            let review = try before.review.flatMap { try Reviews.lock($0, in: partnership, tx) }
            var given = given
            given.submission = .init(receipt.id)
            let outcome = try before.answering(request, with: given, beside: review, by: actor, in: around)
            try Applications.save(outcome.after, was: before, today: around.today, in: tx)
            try record(outcome, on: id.raw, of: partnership, by: actor, around, tx)
        }
    }

    /// Changes a review on behalf of an agency's system, once, as `answer` does.
    public func act(
        onReview id: Review.ID, as visitor: APIVisitor, once sending: APIReceipt.Sending,
        _ decide: @Sendable (Review, Circumstances) throws(Refusal) -> Outcome<Review>
    ) async throws -> APIReceipt {
        try await once(sending, as: visitor) { _, tx, now in
            _ = try act(
                onReview: id, in: visitor.officer.partnership, as: .officer(visitor.officer), at: now, tx, decide)
        }
    }

    /// Says when the person of the key could come, once, as `answer` does.
    public func answerAvailability(
        _ page: AvailabilityPage, _ replies: [Int: AvailabilityPoll.Reply], comment: String, as visitor: APIVisitor,
        once sending: APIReceipt.Sending
    ) async throws -> APIReceipt {
        let (id, actor) = (page.asked.id, Actor.officer(visitor.officer))
        return try await once(sending, as: visitor) { _, tx, now in
            try act(onPollOf: page.poll.review, as: visitor.officer, at: now, tx) {
                _, poll, around throws(Refusal) in
                guard let poll, poll.asked(id) != nil else { throw .already("ended") }
                return try poll.answering(id, replies, comment: comment, by: actor, in: around)
            }
        }
    }

    /// Enters what the agency of the key calls a case, once, as `answer` does.
    public func enter(
        reference text: String, of application: Application.ID, as visitor: APIVisitor, once sending: APIReceipt.Sending
    ) async throws -> APIReceipt {
        let (partnership, actor) = (visitor.officer.partnership, Actor.officer(visitor.officer))
        return try await once(sending, as: visitor) { _, tx, now in
            let (application, around) = try hold(application, in: partnership, seen: nil, now: now, tx)
            let (reference, event) = try AgencyReference.entering(
                text, for: visitor.key.agency, by: actor, in: around)
            try AgencyReferences.save(reference, of: application.id, in: partnership, tx)
            try Events.append([event], to: application.id.raw, by: actor, at: now, partnership: partnership, in: tx)
        }
    }

    private func once(
        _ sending: APIReceipt.Sending, as visitor: APIVisitor,
        _ act: @Sendable (APIReceipt, borrowing Transaction, Instant) throws -> Void
    ) async throws -> APIReceipt {
        let partnership = visitor.officer.partnership
        return try await change(partnership, .officer(visitor.officer)) { tx, now in
            let receipt = try APIReceipt.take(sending, at: now, in: partnership, tx)
            if !receipt.isRepeated { try act(receipt, tx, now) }
            return receipt
        }
    }
}
