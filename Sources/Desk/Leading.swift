public import Casework
import FoundationEssentials
import Postgres
import Records

/// Who could lead and chair a case, as those who work on it read it.
public struct CaseLeading: Sendable {
    /// From outside, for this case only.
    public var guests: [Guest] = []
    public var concerned = Concerned()
    /// nil where there is no review, or the calendar does not reach far enough.
    public var proposal: LeadProposal?

    public init() {}
}

/// Who is proposed to lead, with the working.
public struct LeadProposal: Sendable {
    public var question: LeadQuestion
    public var nomination: LeadNomination
    public var person: Person.ID?
    public var deputy: Person.ID?
}

// What rules and pages need to know of those who lead and chair.
extension Desk {
    /// Fills in what rules about who chairs and who leads need to know: bodies complained of, points of contact, who is
    /// away, and guests, who are among the officers of their own case.
    func concern(
        _ around: inout Circumstances, with review: Review, _ tx: borrowing Transaction
    ) throws {
        let partnership = review.partnership
        for id in review.applications {
            guard let application = try Applications.load(id, in: partnership, tx) else { continue }
            concern(&around, with: application)
        }
        try concern(&around, in: partnership, guests: try Guests.of(review.id, in: partnership, tx), tx)
    }

    private func concern(_ around: inout Circumstances, with application: Application) {
        let bodies = application.bodiesComplainedOf(among: around.agencies)
        around.concerned.complainedOf.formUnion(bodies)
        around.concerned.involved.formUnion(bodies.union(application.requests.compactMap(\.member)))
    }

    private func concern(
        _ around: inout Circumstances, in partnership: Partnership.ID, guests: [Guest], _ tx: borrowing Transaction
    ) throws {
        let today = around.today
        let roster = try Rosters.load(partnership, on: today, in: tx)
        for part in roster.parts where part.isPointOfContact && part.isInForce(on: today) {
            around.concerned.contacts[part.agency, default: []].append(part.person)
        }
        around.concerned.away = Set(roster.covers.filter { $0.isInForce(on: today) }.map(\.person))
        let here = guests.filter { $0.isInForce(on: today) }
        let shutOut = Set(
            try ShutOuts.inForce(on: here.map(\.review.raw), of: partnership, in: tx).map(\.shutOut.person))
        around.concerned.guests = Set(here.map(\.person))
        around.concerned.guestsUntil = Dictionary(here.map { ($0.person, $0.until) }) { max($0, $1) }
        around.officers += here.filter { !shutOut.contains($0.person) }.map { $0.office(in: partnership) }
    }

    /// An officer at a case: whoever was chosen to chair it has the chair's part there, and so has the deputy while the
    /// chair is away or does not chair.
    func seated(_ office: Officer, at review: Review.ID, _ tx: borrowing Transaction) throws -> Officer {
        guard !office.roles.contains(.chair), let seat = try LeadWaits.seat(of: review, in: office.partnership, tx),
            let presiding = seat.presiding
        else { return office }
        var after = office
        let today = London.date(of: now)
        let isAway =
            try seat.deputy == office.person
            && Covers.notEnded(before: today, in: office.partnership, tx)
                .contains { $0.person == presiding && $0.isInForce(on: today) }
        if office.acts(for: presiding) || isAway { after.roles.insert(.chair) }
        return after
    }

    func leading(
        of application: Application, _ review: Review?, _ around: inout Circumstances, _ files: [UUID],
        _ tx: borrowing Transaction
    ) throws -> CaseLeading {
        var leading = CaseLeading()
        concern(&around, with: application)
        guard let review else {
            leading.concerned = around.concerned
            return leading
        }
        let partnership = review.partnership
        leading.guests = try Guests.of(review.id, in: partnership, tx)
        try concern(&around, in: partnership, guests: leading.guests, tx)
        leading.concerned = around.concerned
        leading.proposal = try proposal(for: review, of: application, around, files, tx)
        return leading
    }

    private func proposal(
        for review: Review, of application: Application, _ around: Circumstances, _ files: [UUID],
        _ tx: borrowing Transaction
    ) throws -> LeadProposal? {
        let partnership = review.partnership
        let profiles = try LeadProfiles.all(in: partnership, tx)
        let open = try LeadProfiles.openCases(but: review.id, in: partnership, tx)
        let know = try LeadProfiles.whoKnow(files, in: partnership, tx)
        let covers = try Covers.notEnded(before: around.today, in: partnership, tx)
        let shutOut = Set(try ShutOuts.inForce(on: files, of: partnership, in: tx).map(\.shutOut.person))
        let names = Dictionary(around.agencies.map { ($0.id, $0.name) }) { first, _ in first }
        let refused = Set(
            (review.leadership.earlier + (review.lead.map { [$0] } ?? []))
                .filter { $0.standing == .declined || $0.standing == .lapsed }.map(\.person))
        let candidates = around.officers.compactMap { officer -> LeadQuestion.Candidate? in
            guard let agency = names[officer.agency],
                !officer.roles.isDisjoint(with: [.contact, .senior, .coordinator])
            else { return nil }
            let profile = profiles[officer.person] ?? LeadProfile(person: officer.person)
            return LeadQuestion.Candidate(
                id: officer.person.description, agency: agency, openCases: open[officer.person] ?? 0,
                capacity: profile.capacity, tags: profile.topics.map(\.rawValue),
                // Coordinators act on every case: that alone is no earlier work on this one.
                knowsCase: know.contains(officer.person) && !officer.roles.contains(.coordinator),
                conflicts: shutOut.contains(officer.person) ? ["shut out of this case"] : [],
                away: covers.filter { $0.person == officer.person }.map { .init(from: $0.from, until: $0.lastDay) },
                accepts: profile.accepts && !refused.contains(officer.person))
        }
        // Whoever took reports of any application that is heard was involved.
        let others = try review.applications.filter { $0 != application.id }.compactMap {
            try Applications.load($0, in: partnership, tx)
        }
        let reports = ([application] + others).map { $0.reportsByAgency(among: around.agencies) }
            .reduce(into: [:]) { all, own in all.merge(own, uniquingKeysWith: +) }
        let question = LeadQuestion(
            tags: review.leadership.topics.map(\.rawValue),
            reportsByAgency: reports,
            leadAgency: review.leadership.agency.flatMap { names[$0.agency] }, on: around.today,
            candidates: candidates)
        guard let nomination = try? nominateLead(question, calendar: calendar) else { return nil }
        return LeadProposal(
            question: question, nomination: nomination, person: nomination.nominated.flatMap { Person.ID($0) },
            deputy: nomination.deputy.flatMap { Person.ID($0) })
    }
}

extension Casework.Application {
    /// How many reports each agency took, by its name.
    public func reportsByAgency(among agencies: [Agency]) -> [String: Int] {
        let names = Dictionary(agencies.map { ($0.id, $0.name) }) { first, _ in first }
        return reports.flatMap { bodies(told: $0, among: agencies) }.compactMap { names[$0] }
            .reduce(into: [:]) { counts, name in counts[name, default: 0] += 1 }
    }
}
