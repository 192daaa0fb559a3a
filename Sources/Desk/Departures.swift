public import Casework
import FoundationEssentials
import Postgres
import Records

// People who leave: their access ends on the day, and what they had open falls to their agency's mailbox.
extension Desk {
    /// Somebody leaves; `day` is the first day without access. Today: at once.
    public func leaves(
        _ person: Person.ID, on day: CivilDate, because reason: String, followedBy successor: Roster.Successor?,
        by officer: Officer
    ) async throws {
        let real = clock.realNow()
        try await changeRoster(officer) { roster, actor, now, tx in
            let (event, follows) = try roster.leaving(
                person, on: day, because: reason, followedBy: successor, by: actor)
            let partnership = officer.partnership
            try Rosters.endParts(of: person, before: day, in: partnership, tx)
            if let follows {
                try Rosters.makePointOfContact(follows.person, of: follows.agency, in: partnership, tx)
            }
            try Departures.insert(
                person, on: day, because: reason, by: officer.person, at: now, of: partnership, in: tx)
            return (event, [])
        }
        if day <= today { try await carryOutDepartures(in: officer.partnership, real: real) }
    }

    /// Carries out every departure whose day has come, in all partnerships. Any number of instances may.
    public func carryOutDepartures() async throws {
        let partnerships = try await transaction(.readOnly, Acting()) { tx in try Founding.partnerships(in: tx) }
        for partnership in partnerships {
            try await carryOutDepartures(in: partnership, real: clock.realNow())
        }
    }

    private func carryOutDepartures(in partnership: Partnership.ID, real: Instant) async throws {
        let today = today
        // Nearly always there is nothing to do, and nothing is locked for it.
        let isNeeded = try await transaction(.readOnly, .service(in: partnership)) { tx in
            try Departures.isDue(on: today, in: partnership, tx)
                || !LeftOpen.find(in: partnership, on: today, tx).isEmpty
        }
        guard isNeeded else { return }
        try await change(partnership, .service) { tx, now in
            try Rosters.lock(partnership, in: tx)
            var gone: [Person.ID] = []
            for person in try Departures.takeDue(on: today, at: now, in: partnership, tx) {
                try Covers.endAll(of: person, on: today, in: partnership, tx)
                try Acting.becomeSigningIn(in: tx)
                let elsewhere = try Rosters.servesElsewhere(person, than: partnership, on: today, in: tx)
                try SignIns.endAccess(of: person, andLinks: !elsewhere, now: real, in: tx)
                gone.append(person)
            }
            let found = try LeftOpen.find(in: partnership, on: today, tx)
            let reviews = try gone.flatMap { try meetings(of: $0, in: partnership, from: now, tx) }
            // All files at once, before anything is journaled.
            try hold(found.map(\.file) + reviews.map(\.raw), in: partnership, tx)
            try handOver(found, in: partnership, now, tx)
            for person in gone {
                try withdrawLeaver(
                    person, named: try Departures.name(of: person, in: tx), from: reviews, in: partnership, now, tx)
            }
        }
    }

    /// Takes the person from what they left open, tells each agency once, and opens a task for its point of contact.
    private func handOver(
        _ found: [LeftOpen.Entry], in partnership: Partnership.ID, _ now: Instant, _ tx: borrowing Transaction
    ) throws {
        struct Place: Hashable {
            var person: Person.ID
            var agency: Agency.ID
            var order: String { "\(person) \(agency)" }
        }
        let today = London.date(of: now)
        try hold(found.map(\.file), in: partnership, tx)
        let groups = Dictionary(grouping: found) { Place(person: $0.person, agency: $0.agency) }
        for place in groups.keys.sorted(by: { $0.order < $1.order }) {
            let entries = groups[place] ?? []
            let handover = UUID()
            for var entry in entries {
                entry.handover = handover
                try LeftOpen.insert(entry, at: now, in: partnership, tx)
                switch entry.what {
                case .duty(let duty):
                    try Deadlines.pass(
                        duty, entry.subject, of: entry.file, to: .init(agency: entry.agency),
                        because: "the person named for it has left", today: today, in: partnership, tx)
                case .leadOfficer:
                    try Tasks.open(
                        .namePerson, about: entry.subject,
                        "The lead officer of this case has left. Nominate another on the page of the case.",
                        file: entry.file, of: partnership, at: now, in: tx)
                }
            }
            if entries.contains(where: \.what.isNamed) {
                try Tasks.open(
                    .namePerson, about: handover,
                    "Somebody has left, and no person is named for what they had open. Name somebody.",
                    agency: place.agency, file: nil, of: partnership, at: now, in: tx)
            }
            try send([notice(of: entries, to: place.agency, handover)], about: nil, of: partnership, at: now, tx)
        }
        // The journal last, as in every act.
        for entry in found {
            try Events.append(
                [Event(.noPersonNamed, [.init("person", entry.name), .init("for", entry.what.name)])],
                to: entry.file, by: .service, at: now, partnership: partnership, in: tx)
        }
    }

    /// Holds files as acts do, applications before reviews, so that none waits for the other for ever.
    func hold(_ files: [UUID], in partnership: Partnership.ID, _ tx: borrowing Transaction) throws {
        let files = Set(files).sorted { $0.uuidString < $1.uuidString }
        for file in files { _ = try Applications.lock(Application.ID(file), in: partnership, tx) }
        for file in files { _ = try Reviews.lock(Review.ID(file), in: partnership, tx) }
    }

    /// One message to an agency's mailbox of everything that a person left open there. A duty is told as
    /// `CR-ABCD-EFGH action 2026-06-05`, which the letter says in words.
    private func notice(of entries: [LeftOpen.Entry], to agency: Agency.ID, _ handover: UUID) -> Notice {
        let most = 50
        var lines = entries.prefix(most).map(\.line)
        if entries.count > most { lines.append("and \(entries.count - most) more") }
        return Notice(
            .noPersonNamed, to: .agency(agency),
            ["person": .text(entries.first?.name ?? ""), "duties": .lines(Array(lines))],
            path: "/work/unnamed/\(handover.uuidString.lowercased())")
    }
}

extension LeftOpen.Entry {
    /// `CR-ABCD-EFGH action 2026-06-05`, which a letter says in words.
    var line: String { "\(reference) \(what.name)" + (dueOn.map { " \($0)" } ?? "") }
}
