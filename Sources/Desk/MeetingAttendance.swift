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
    /// They are looked at together: how often the database is asked hangs on no number of meetings.
    func brokenQuorums(for office: Officer, now: Instant, _ tx: borrowing Transaction) throws -> [BrokenQuorum] {
        let (partnership, today) = (office.partnership, London.date(of: now))
        let meetings = try QuorumWatch.meetings(in: partnership, from: now, tx)
        guard !meetings.isEmpty else { return [] }
        let reviews = meetings.map(\.review)
        let answers = try InvitationAnswers.of(reviews.map(\.raw), in: partnership, tx)
        let cannot = try QuorumWatch.cannotCome(to: meetings, in: partnership, tx)
        let landlords = try QuorumWatch.landlords(of: reviews, in: partnership, tx)
        let officers = try Partnerships.officers(of: partnership, on: today, in: tx)
        let guests = Dictionary(grouping: try Guests.inForce(on: today, in: partnership, tx), by: \.review)
        let shutOut = Dictionary(
            grouping: try ShutOuts.inForce(on: reviews.map(\.raw), of: partnership, in: tx), by: \.file
        ).mapValues { Set($0.map(\.shutOut.person)) }
        var rules = QuorumRules(partnership: partnership, today: today, procedures: procedures)
        return try meetings.compactMap { meeting -> BrokenQuorum? in
            guard let (panel, agencies) = try rules.rules(in: meeting.area, on: meeting.received, tx) else {
                return nil
            }
            let here = guests[meeting.review] ?? []
            let out = shutOut[meeting.review.raw] ?? []
            let quorum = Quorum(
                panel: panel, agencies: agencies,
                officers: (officers + here.map { $0.office(in: partnership) }).filter { !out.contains($0.person) },
                landlordsConcerned: landlords[meeting.review] ?? [], guests: Set(here.map(\.person)),
                chairing: meeting.chairing)
            let away = (answers[meeting.review.raw] ?? []).notComing(
                to: meeting.number, polled: cannot[meeting.review] ?? [])
            let lacks = quorum.lacks(among: meeting.invited.filter { !away.contains($0) })
            guard !lacks.isEmpty else { return nil }
            return BrokenQuorum(
                partnership: partnership, reference: meeting.reference, startsAt: meeting.slot.startsAt,
                lacks: lacks.map { $0.inWords(agencies) })
        }
    }
}

/// What procedures ask of the panel and which bodies serve an area, each read once.
private struct QuorumRules {
    let partnership: Partnership.ID
    let today: CivilDate
    let procedures: KeptProcedures
    /// On which another procedure may come into force; nil until they are asked for.
    private var days: [CivilDate]?
    private var areas: [String: (current: String, agencies: [Agency])] = [:]
    private var panels: [String: Procedure.Panel?] = [:]

    init(partnership: Partnership.ID, today: CivilDate, procedures: KeptProcedures) {
        (self.partnership, self.today, self.procedures) = (partnership, today, procedures)
    }

    /// As of a case that was received on a day in an area; nil where no procedure is in force.
    mutating func rules(
        in area: String, on received: CivilDate, _ tx: borrowing Transaction
    ) throws -> (Procedure.Panel, [Agency])? {
        let known: (current: String, agencies: [Agency])
        if let one = areas[area] {
            known = one
        } else {
            let current = try Partnerships.inForce(area, on: today, in: tx)
            known = (current, try Partnerships.agencies(of: partnership, serving: current, on: today, in: tx))
            areas[area] = known
        }
        let days = try self.days ?? QuorumWatch.procedureDays(in: partnership, tx)
        self.days = days
        let key = "\(known.current) \(days.last { $0 <= received }.map { "\($0)" } ?? "before")"
        if let panel = panels[key] { return panel.map { ($0, known.agencies) } }
        let source =
            try Partnerships.procedure(of: partnership, in: known.current, on: received, tx)
            ?? Partnerships.procedure(of: partnership, in: known.current, on: today, tx)
        let panel = try source.map { try procedures.read($0).panel }
        panels.updateValue(panel, forKey: key)
        return panel.map { ($0, known.agencies) }
    }
}
