public import Casework
import FoundationEssentials
import Postgres
public import Records

/// What a case page and the applicant's own page say of how the applicant is kept informed.
public struct CaseInformed: Sendable {
    /// Newest first.
    public var wishes: [InformedWishes.Version] = []
    /// Working days from one word to the next as the procedure has it; nil where it counts otherwise.
    public var procedureDays: Int?
    /// The last day on which they were told something.
    public var told: CivilDate?
    /// Until when they hear next; nil where no word is due.
    public var next: CivilDate?
    /// Word that was noted, newest first; empty for the applicant.
    public var noted: [WordGiven] = []
    /// Who was chosen as the point of contact, newest first.
    public var turns: [CaseContact] = []
    /// Whom the applicant reaches.
    public var contact: CaseContacts.Now?

    public init() {}

    public var wish: InformedWish { wishes.first?.wish ?? InformedWish() }
    /// Working days from one word to the next.
    public var days: Int? { wish.workingDays ?? procedureDays }

    /// The same with what is hidden taken out of what people wrote.
    func struck(_ strike: (String) -> String) -> CaseInformed {
        var struck = self
        for index in wishes.indices { struck.wishes[index].wish.words = strike(wishes[index].wish.words) }
        for index in noted.indices { struck.noted[index].words = strike(noted[index].words) }
        return struck
    }
}

extension Desk {
    func informed(
        _ application: Application, _ deadlines: [Deadlines.Entry], under procedure: Procedure,
        _ tx: borrowing Transaction
    ) throws -> CaseInformed {
        let (id, partnership) = (application.id, application.partnership)
        var informed = CaseInformed()
        informed.wishes = try InformedWishes.versions(of: id, in: partnership, tx)
        if let limit = procedure.limits[.wordToApplicant]?.limit, limit.unit == .workingDays {
            informed.procedureDays = limit.amount
        }
        informed.told = try WordsGiven.lastTold(id, in: partnership, tx)
        informed.next =
            deadlines.filter { $0.state == "open" && $0.duty == .step(.wordToApplicant) }.map(\.dueOn).min()
        informed.noted = try WordsGiven.noted(for: id, in: partnership, tx)
        informed.turns = try CaseContacts.turns(of: id, in: partnership, tx)
        informed.contact = try CaseContacts.now(of: id, in: partnership, tx)
        return informed
    }

    /// What an applicant is asked about how they are kept informed.
    public func informed(_ partnership: Partnership.ID, _ application: Application.ID) async throws -> CaseInformed {
        let now = now
        return try await transaction(.readOnly, Acting(.applicant(application), in: partnership)) { tx in
            guard let own = try Applications.load(application, in: partnership, tx) else { throw DeskError.absent }
            let around = try circumstances(of: own, now: now, tx)
            return try informed(own, [], under: around.procedure, tx)
        }
    }

    /// The applicant, or a coordinator whom they told, says how they wish to be kept informed. Throws `Refusal.already`
    /// where that holds, else `CaseChanged` where something was said since version `seen`, 0 where there was none.
    public func keepInformed(
        _ application: Application.ID, in partnership: Partnership.ID, as wish: InformedWish, seen: Int, by actor: Actor
    ) async throws {
        try await change(partnership, actor) { tx, now in
            let (own, review) = try holdForWord(application, in: partnership, tx)
            let before = try InformedWishes.versions(of: application, in: partnership, tx).first
            // What holds already is said again by whoever presses twice, on an older version than their own.
            let event = try InformedWish.saying(wish, after: before?.wish, of: application, by: actor)
            guard before?.number ?? 0 == seen else { throw CaseChanged() }
            try InformedWishes.append(
                wish, by: actor.person, at: now, to: application, in: partnership, tx)
            try keepInformed(
                own, heardIn: review, isAgreedAnew: wish.workingDays != before?.wish.workingDays, events: [event],
                by: actor, now: now, tx)
        }
    }

    /// A coordinator chooses the applicant's point of contact, who is told of it.
    public func choosePointOfContact(
        _ person: Person.ID, cover: Person.ID?, reach: String, of key: CaseKey, seen: Seen?
    ) async throws {
        try await change(key.partnership, key.actor) { tx, now in
            let (own, review) = try holdForWord(key.application, in: key.partnership, tx)
            try seen?.mustStand(in: key.partnership, tx)
            let files = [own.id.raw] + (review.map { [$0.id.raw] } ?? [])
            let around = try circumstances(of: own, files: files, now: now, tx)
            let before = try CaseContacts.turns(of: own.id, in: key.partnership, tx).first
            let chosen = try CaseContact.choosing(
                person, cover: cover, reach: reach, after: before, by: key.actor, in: around)
            if let task = try Tasks.open(.namePerson, about: own.id.raw, in: key.partnership, tx) {
                _ = try Tasks.done(
                    task.id, of: key.partnership, on: around.today, by: key.officer.person, note: nil, now: now, in: tx)
            }
            try keepInformed(own, heardIn: review, chosen: chosen, by: key.actor, now: now, tx)
        }
    }

    /// Tells the applicant how things stand, before there is an outcome.
    public func sendWord(_ text: String, on key: CaseKey, seen: Seen?) async throws {
        try await change(key.partnership, key.actor) { tx, now in
            let (own, review) = try holdForWord(key.application, in: key.partnership, tx)
            try seen?.mustStand(in: key.partnership, tx)
            let around = try circumstances(of: own, files: [own.id.raw], now: now, tx)
            let givers = try CaseContacts.now(of: own.id, in: key.partnership, tx)?.givers ?? WordGivers()
            let outcome = try own.sendingWord(text, among: givers, heardIn: review, by: key.actor, in: around)
            try record(outcome, on: own.id.raw, of: key.partnership, by: key.actor, around, tx)
        }
    }

    /// Notes that the applicant was told how things stand otherwise than by a message.
    public func noteWord(
        _ words: String, on day: CivilDate, by way: WordGiven.Way, of key: CaseKey, seen: Seen?
    ) async throws {
        try await change(key.partnership, key.actor) { tx, now in
            let (own, review) = try holdForWord(key.application, in: key.partnership, tx)
            try seen?.mustStand(in: key.partnership, tx)
            let around = try circumstances(of: own, files: [own.id.raw], now: now, tx)
            let givers = try CaseContacts.now(of: own.id, in: key.partnership, tx)?.givers ?? WordGivers()
            let (given, event) = try own.notingWord(
                words, on: day, by: way, among: givers, heardIn: review, by: key.actor, in: around)
            try WordsGiven.insert(given, at: now, to: own.id, in: key.partnership, tx)
            try keepInformed(own, heardIn: review, events: [event], by: key.actor, now: now, tx)
        }
    }

    /// Both files as acts hold them; an applicant's act is decided on the whole review.
    private func holdForWord(
        _ id: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> (Application, Review?) {
        guard let own = try Applications.lock(id, in: partnership, tx) else { throw DeskError.absent }
        return (own, try own.review.flatMap { try Reviews.lock($0, in: partnership, tx) })
    }
}

extension Actor {
    fileprivate var person: Person.ID? {
        if case .officer(let officer) = self { officer.person } else { nil }
    }
}
