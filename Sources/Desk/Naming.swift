public import Casework
public import FoundationEssentials
import Postgres
public import Records

/// What one person left open at one agency, for naming somebody.
public struct UnnamedPage: Sendable {
    public var office: Officer
    public var agency: Agency
    /// Who left.
    public var name: String
    public var entries: [LeftOpen.Entry]
    /// Those of the agency who serve today.
    public var people: [Serving]
}

// Naming somebody for what a person left open.
extension Desk {
    /// Throws `DeskError.absent` where nothing of it is open any more, or it is not for the visitor to see to.
    public func unnamed(_ handover: UUID, for visitor: SignedIn) async throws -> UnnamedPage {
        let today = today
        for office in visitor.offices {
            let page = try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) {
                tx -> UnnamedPage? in
                let entries = try LeftOpen.unnamed(in: office.partnership, of: handover, tx)
                guard let first = entries.first else { return nil }
                let roster = try Rosters.load(office.partnership, on: today, in: tx)
                guard roster.manages(first.agency, office),
                    let agency = try Rosters.agencies(of: office.partnership, on: today, in: tx)
                        .first(where: { $0.id == first.agency })
                else { return nil }
                var seen: Set<Person.ID> = []
                let people = roster.parts.filter {
                    $0.agency == agency.id && $0.isInForce(on: today) && seen.insert($0.person).inserted
                }
                return UnnamedPage(office: office, agency: agency, name: first.name, entries: entries, people: people)
            }
            if let page { return page }
        }
        throw DeskError.absent
    }

    /// Names somebody of the agency for some of what is open: each becomes a new version of its deadline, and an action
    /// is theirs. When nothing is left to be named for, the task is done.
    public func name(
        _ person: Person.ID, for chosen: Set<UUID>, of handover: UUID, by officer: Officer
    ) async throws {
        let (actor, partnership) = (Actor.officer(officer), officer.partnership)
        try await change(partnership, actor) { tx, now in
            try Rosters.lock(partnership, in: tx)
            let today = London.date(of: now)
            let roster = try Rosters.load(partnership, on: today, in: tx)
            let entries = try LeftOpen.unnamed(in: partnership, of: handover, tx).filter(\.what.isNamed)
            let named = entries.filter { chosen.contains($0.subject) }
            guard let agency = named.first?.agency else { throw Refusal.missing("unnamed") }
            let event = try roster.naming(person, for: agency, by: actor)
            let shutOut = try Addressees.read(of: [partnership], files: named.map(\.file), on: today, in: tx).shutOut
            guard !named.contains(where: { shutOut[$0.file]?.contains(person) ?? false }) else {
                throw Refusal.people(.shutOut)
            }
            try hold(named.map(\.file), in: partnership, tx)
            var notices: [(UUID?, Notice)] = []
            var passed: [LeftOpen.Entry] = []
            for entry in named {
                guard case .duty(let duty) = entry.what else { continue }
                if duty == .action,
                    let notice = try hand(.init(entry.subject), to: person, of: entry.file, partnership, tx)
                {
                    notices.append((entry.file, notice))
                } else {
                    passed.append(entry)
                }
                try Deadlines.pass(
                    duty, entry.subject, of: entry.file, to: .init(agency: agency, person: person),
                    because: "a person was named for it", today: today, in: partnership, tx)
                try LeftOpen.saveNamed(person, for: entry, by: officer.person, at: now, in: partnership, tx)
            }
            if person != officer.person, let first = passed.first {
                // One message of all that is not an action; each action has one of its own.
                notices.append(
                    (
                        nil,
                        Notice(
                            .dutiesPassed, to: .person(person),
                            ["person": .text(first.name), "duties": .lines(passed.map(\.line))], path: "/work")
                    ))
            }
            if named.count == entries.count,
                let task = try Tasks.open(.namePerson, about: handover, in: partnership, tx)
            {
                _ = try Tasks.done(
                    task.id, of: partnership, on: today, by: officer.person, note: nil, now: now, in: tx)
            }
            for file in Set(named.map(\.file)) {
                try Events.append([event], to: file, by: actor, at: now, partnership: partnership, in: tx)
            }
            for (file, notice) in notices { try send([notice], about: file, of: partnership, at: now, tx) }
        }
    }

    /// An action passes to somebody else of its agency, who is told of it as whoever had it before was.
    private func hand(
        _ action: Action.ID, to person: Person.ID, of file: UUID, _ partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws -> Notice? {
        guard let before = try Reviews.lock(Review.ID(file), in: partnership, tx) else { throw DeskError.absent }
        let after = try before.handing(action, to: person)
        try Reviews.save(after, was: before, in: tx)
        return after.actions.first { $0.id == action }.map { action in
            Notice(
                .actionAssigned, to: .person(person),
                ["action": .text(action.text), "done_when": .text(action.doneWhen), "due": .date(action.due)],
                path: "/work/actions/\(action.id)")
        }
    }

    /// Keeps what an agency calls a case.
    public func enter(
        reference text: String, for agency: Agency.ID, of key: CaseKey, seen: Seen? = nil
    ) async throws {
        try await change(key.partnership, key.actor) { tx, now in
            let (application, around) = try hold(key.application, in: key.partnership, seen: seen, now: now, tx)
            let (reference, event) = try AgencyReference.entering(text, for: agency, by: key.actor, in: around)
            try AgencyReferences.save(reference, of: application.id, in: key.partnership, tx)
            try Events.append(
                [event], to: application.id.raw, by: key.actor, at: now, partnership: key.partnership, in: tx)
        }
    }
}
