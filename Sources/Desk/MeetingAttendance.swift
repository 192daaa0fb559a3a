public import Casework
import FoundationEssentials
import Postgres
public import Records

// Who comes to a meeting: what is said by telephone or mail, and people who are taken off it.
extension Desk {
    /// Enters what somebody said of coming to a meeting that is set. Throws `Refusal`, `DeskError` or `CaseChanged`.
    public func enter(
        _ answer: InvitationAnswers.Answer, of person: Person.ID, to number: Int, of key: CaseKey, seen: Seen? = nil
    ) async throws {
        try await change(key.partnership, key.actor) { tx, now in
            guard let id = key.review, let review = try Reviews.lock(id, in: key.partnership, tx) else {
                throw DeskError.absent
            }
            try seen?.mustStand(in: key.partnership, tx)
            guard person == key.officer.person || !key.officer.roles.isDisjoint(with: [.coordinator, .chair]) else {
                throw Refusal.notYours(needed: [.coordinator, .chair])
            }
            guard let hearing = review.meetingsToCome(after: now).first(where: { $0.number == number }) else {
                throw Refusal.unknown("meeting to come")
            }
            guard hearing.invited.contains(person) else { throw Refusal.unknown("person") }
            let officers = try Partnerships.officers(of: key.partnership, on: London.date(of: now), in: tx)
            let name = officers.first { $0.person == person }?.name ?? ""
            try InvitationAnswers.enter(
                answer, of: person.raw, to: number, of: id, by: key.officer.person, now: now, in: key.partnership, tx)
            try Events.append(
                [Event(.attendanceSaid, [.init("person", name), .init("answer", answer.rawValue)])], to: id.raw,
                by: key.actor, at: now, partnership: key.partnership, in: tx)
        }
    }

    /// The reviews that have a meeting to come to which a person is invited.
    func meetings(
        of person: Person.ID, in partnership: Partnership.ID, from now: Instant, _ tx: borrowing Transaction
    ) throws -> [Review.ID] {
        try MeetingDiaries.bookings(in: partnership, from: now, tx).filter { $0.people.contains(person) }
            .map(\.review)
    }

    /// Takes somebody who has left off every meeting to come of these reviews; they have no address with us any more, so
    /// nothing is sent. The reviews are held already: whoever journals waits for no file.
    func withdrawLeaver(
        _ person: Person.ID, named name: String, from reviews: [Review.ID], in partnership: Partnership.ID,
        _ now: Instant, _ tx: borrowing Transaction
    ) throws {
        for id in Set(reviews).sorted(by: { "\($0)" < "\($1)" }) {
            guard let review = try Reviews.lock(id, in: partnership, tx),
                let outcome = review.withdrawing(
                    person, named: name, because: "they have left", telling: false, at: now)
            else { continue }
            try Reviews.save(outcome.after, was: review, in: tx)
            try Events.append(outcome.events, to: id.raw, by: .service, at: now, partnership: partnership, in: tx)
        }
    }
}

/// A meeting to come that has lost its quorum.
public struct BrokenQuorum: Equatable, Sendable {
    public var partnership: Partnership.ID
    public var reference: CaseReference
    public var startsAt: Instant
    /// `the police`, each as it stands after "for".
    public var lacks: [String]
}

extension Desk {
    /// The meetings to come of a partnership that lack somebody who must be there, as far as the officer may see them.
    func brokenQuorums(for office: Officer, now: Instant, _ tx: borrowing Transaction) throws -> [BrokenQuorum] {
        let partnership = office.partnership
        let bookings = try MeetingDiaries.bookings(in: partnership, from: now, tx).filter { $0.slot.startsAt > now }
        return try bookings.compactMap { booking -> BrokenQuorum? in
            guard let review = try Reviews.load(booking.review, in: partnership, tx),
                let hearing = review.hearingToCome, hearing.number == booking.number,
                let first = review.applications.first,
                let application = try Applications.load(first, in: partnership, tx),
                let (area, received) = try Reviews.areaAndReceipt(of: review.id, in: partnership, tx)
            else { return nil }
            var around = try circumstances(
                partnership, area: area, received: received, of: [review.id.raw], now: now, tx)
            around.diary.landlordsConcerned = try MeetingDiaries.landlords(of: review.id, in: partnership, tx)
            let answers = try InvitationAnswers.of(review.id.raw, in: partnership, tx)
            let poll = try AvailabilityPolls.newest(of: review.id, in: partnership, tx)
            guard let found = review.restoration(answers, poll, now: now, in: around), !found.lacks.isEmpty else {
                return nil
            }
            return BrokenQuorum(
                partnership: partnership, reference: application.reference, startsAt: hearing.slot.startsAt,
                lacks: found.lacks.map { $0.inWords(around.agencies) })
        }
    }
}
