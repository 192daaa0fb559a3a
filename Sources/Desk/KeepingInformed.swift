import Casework
import FoundationEssentials
import Postgres
import Records

// Keeps every applicant informed: when word is due next, whose it is, and whom they reach. What happened in a case is
// looked at once it has happened, whatever it was: an act, a letter that left, a call that was noted, a cover that begins.
extension Desk {
    /// How many cases one round looks at in a partnership; the next round follows at once.
    private static let casesInRound = 25

    /// Looks at the cases in which something happened, in all partnerships. Any number of instances may.
    public func keepApplicantsInformed() async throws {
        let today = today
        let partnerships = try await transaction(.readOnly, Acting()) { tx in try Founding.partnerships(in: tx) }
        for partnership in partnerships {
            let cases = try await transaction(.readOnly, .service(in: partnership)) { tx in
                try WordsGiven.marked(atMost: Desk.casesInRound, in: partnership, tx)
                    + CaseContacts.unsettled(on: today, atMost: Desk.casesInRound, in: partnership, tx)
            }
            var seen: Set<Application.ID> = []
            for id in cases where seen.insert(id).inserted {
                try await change(partnership, .service) { tx, now in
                    guard let application = try Applications.lock(id, in: partnership, tx) else {
                        return try WordsGiven.unmark(id, in: partnership, tx)
                    }
                    let review = try application.review.flatMap { try Reviews.lock($0, in: partnership, tx) }
                    do {
                        try keepInformed(application, heardIn: review, by: .service, now: now, tx)
                    } catch DeskError.noProcedure { try WordsGiven.unmark(id, in: partnership, tx) }
                }
            }
        }
    }

    /// Looks at one case that is held for this transaction: the marks go, the duty of word and whom the applicant
    /// reaches become what they must be. `events` are the act's own, beside which what follows is journaled.
    func keepInformed(
        _ application: Application, heardIn review: Review?, isAgreedAnew: Bool = false, chosen: CaseContact? = nil,
        events: [Event] = [], by actor: Actor, now: Instant, _ tx: borrowing Transaction
    ) throws {
        let partnership = application.partnership
        let files = [application.id.raw] + (review.map { [$0.id.raw] } ?? [])
        // Also what whoever acts may not see, such as the messages to the applicant.
        try Acting.becomeService(in: tx)
        let review = try review.flatMap { try Reviews.load($0.id, in: partnership, tx) }
        try WordsGiven.unmark(application.id, in: partnership, tx)
        let around = try circumstances(of: application, files: files, now: now, tx)
        let contact = try settleContact(of: application, heardIn: review, chosen, around, files, tx)
        let told = try WordsGiven.lastTold(application.id, in: partnership, tx)
        let open = try Deadlines.of(files, in: partnership, tx).filter {
            $0.state == "open" && $0.duty == .step(.wordToApplicant)
        }
        let own = open.first { $0.file == application.id.raw }
        let owner = around.wordOwner(contact.reached ?? contact.holder)
        var of = around
        of.agree(on: try InformedWishes.intervals(of: [application.id.raw], in: partnership, tx))
        // Where the calendar ends, or no interval is known, there is nothing to count from; the rest is done.
        let changes =
            (try? application.keepingWord(
                own?.word, told: told, ownedBy: owner, isAgreedAnew: isAgreedAnew, heardIn: review, in: of)) ?? []
        try Deadlines.apply(changes, to: application.id.raw, of: partnership, today: around.today, in: tx)
        if changes.isEmpty, let own, own.owner != owner {
            try Deadlines.pass(
                own.duty, own.subject, of: own.file, to: owner, because: "somebody else is the point of contact",
                today: around.today, in: partnership, tx)
        }
        if let review, let shared = open.first(where: { $0.file == review.id.raw }) {
            var all = around
            all.agree(on: try InformedWishes.intervals(of: [review.id.raw], in: partnership, tx))
            let told = try review.applications.map { try WordsGiven.lastTold($0, in: partnership, tx) }
            let last = told.contains { $0 == nil } ? nil : told.compactMap(\.self).min()
            try Deadlines.apply(
                (try? review.keepingWord(shared.word, told: last, isAgreedAnew: isAgreedAnew, in: all)) ?? [],
                to: review.id.raw, of: partnership, today: around.today, in: tx)
        }
        try Events.append(
            events + contact.events, to: application.id.raw, by: actor, at: now, partnership: partnership, in: tx)
        for notice in contact.notices {
            let way = try way(for: notice, in: partnership, tx)
            try Outbox.enqueue(
                notice, id: UUID(), file: application.id.raw, partnership: partnership, by: way,
                channel: routes[way], now: now, in: tx)
        }
        if !contact.notices.isEmpty { try Outbox.hint(in: tx) }
    }

    private struct Settled {
        var holder: Person.ID?
        /// They, or who stands in.
        var reached: Person.ID?
        var events: [Event] = []
        var notices: [Notice] = []
    }

    /// Names the point of contact where nobody is named yet, lets the cover stand in or take over, and says what the
    /// applicant and the journal are told of it.
    private func settleContact(
        of application: Application, heardIn review: Review?, _ chosen: CaseContact?, _ around: Circumstances,
        _ files: [UUID], _ tx: borrowing Transaction
    ) throws -> Settled {
        let (id, partnership) = (application.id, application.partnership)
        let isOpen = application.isKeptInformed(heardIn: review) || review?.stage.name == .outcomeSent
        let newest = try CaseContacts.turns(of: id, in: partnership, tx).first
        guard var turn = try chosen ?? newest ?? first(of: files, in: partnership, around, tx) else { return Settled() }
        if turn != newest { try CaseContacts.append(turn, to: id, in: partnership, tx) }
        let before = try CaseContacts.now(of: id, in: partnership, tx)
        let covers = try Covers.notEnded(before: around.today, in: partnership, tx)
        var acting = turn.acting(among: Set(around.officers.map(\.person)), covers: covers, on: around.today)
        if case .successor(let person) = acting {
            turn = CaseContact(
                turn: turn.turn + 1, person: person, cover: nil, reach: "", by: nil, on: around.today)
            try CaseContacts.append(turn, to: id, in: partnership, tx)
            acting = turn.acting(among: Set(around.officers.map(\.person)), covers: covers, on: around.today)
        }
        var now = CaseContacts.Now(
            holder: turn.person, person: nil, agency: nil, reach: "", since: before?.since ?? around.today)
        var until: CivilDate?
        switch acting {
        case .holder, .successor: (now.person, now.reach) = (turn.person, turn.reach)
        case .standIn(let person, let last): (now.person, until) = (person, last)
        case .nobody: break
        }
        let officer = around.officers.first { $0.person == now.person }
        now.agency = officer?.agency
        if officer == nil { now.person = nil }
        var settled = Settled(holder: turn.person, reached: now.person)
        let isOther = before?.person != now.person || before == nil
        if isOther { now.since = around.today }
        guard isOther || before?.holder != now.holder || before?.reach != now.reach else { return settled }
        try CaseContacts.save(now, of: id, in: partnership, tx)
        guard isOpen, isOther else { return settled }
        guard let officer else {
            if case .nobody(let until) = acting { try askForContact(of: application, until: until, around, tx) }
            return settled
        }
        // Whoever handles the case is named in letters; the applicant is told once somebody is chosen, or changes.
        guard before != nil || turn.by != nil else { return settled }
        settled.events = [Event(.contactNamed, [.init("person", officer.name)])]
        var facts: [String: Notice.Fact] = [
            "name": .text(officer.name),
            "body": .text(around.agencies.first { $0.id == officer.agency }?.name ?? ""),
        ]
        let was = until == nil ? before?.name : try nameOf(turn.person, tx)
        if let was, !was.isEmpty { facts["was"] = .text(was) }
        if let until { facts["away_until"] = .date(until) }
        settled.notices = [Notice(.pointOfContact, to: .applicant(id), facts)]
        return settled
    }

    private func nameOf(_ person: Person.ID, _ tx: borrowing Transaction) throws -> String {
        try Departures.name(of: person, in: tx)
    }

    /// Whoever handles the case, as its journal has it; nil while nobody does.
    private func first(
        of files: [UUID], in partnership: Partnership.ID, _ around: Circumstances, _ tx: borrowing Transaction
    ) throws -> CaseContact? {
        let acts = try Events.of(files, in: partnership, tx).compactMap { entry in
            entry.officer.map { (kind: entry.event.kind, by: $0) }
        }
        return CaseContact.first(among: acts, in: around)
    }

    private func askForContact(
        of application: Application, until: CivilDate?, _ around: Circumstances, _ tx: borrowing Transaction
    ) throws {
        let why = until.map { "is away until \($0.inWords), and nobody covers this case" } ?? "does not serve any more"
        try Tasks.open(
            .namePerson, about: application.id.raw,
            "The applicant’s point of contact \(why). Choose somebody on the page of the case.",
            file: application.id.raw, of: application.partnership, at: around.now, in: tx)
    }
}

extension Deadlines.Entry {
    fileprivate var word: OpenWord { OpenWord(from: from, dueOn: dueOn, owner: owner) }
}
