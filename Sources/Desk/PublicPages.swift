public import Casework
public import FoundationEssentials
import Postgres
public import Records

extension Desk {
    /// The figures of section 104(9) for an area that one partnership or more serves; nil for an unknown area.
    public func statistics(
        of area: String, from: CivilDate, until: CivilDate
    ) async throws -> Counts? {
        let partnerships = try await transaction(.readOnly, Acting()) { tx in
            try Statistics.partnerships(serving: area, in: tx)
        }
        var total: Counts?
        for partnership in partnerships {
            let counts = try await transaction(.readOnly, .service(in: partnership)) { tx in
                try Statistics.counts(of: area, from: from, until: until, in: partnership, tx)
            }
            total = total.map { $0.adding(counts) } ?? counts
        }
        return total
    }

    /// The review procedure that is in force today in a partnership.
    public func procedure(of partnership: Partnership.ID) async throws -> Procedure {
        let today = today
        let source = try await transaction(.readOnly, .service(in: partnership)) { tx in
            try Partnerships.procedure(of: partnership, on: today, in: tx)
        }
        guard let source else { throw DeskError.noProcedure }
        return try ProcedureFile.read(Array(source.utf8))
    }

    /// A task of the work list, with the message that must be told by hand.
    public func task(_ id: UUID, for visitor: SignedIn) async throws -> (task: Tasks.Entry, office: Officer) {
        for office in visitor.offices where office.roles.contains(.coordinator) {
            let found = try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
                try Tasks.find(id, in: office.partnership, tx)
            }
            if let found { return (found, office) }
        }
        throw DeskError.absent
    }

    /// A person has posted the letter or spoken to its reader, or has passed the application on, on a day. The
    /// acknowledgement told by hand is the acknowledgement.
    public func finish(
        _ task: Tasks.Entry, on day: CivilDate, note: String, by officer: Officer
    ) async throws {
        let today = today
        guard day <= today else { throw Refusal.date("done_on", day, from: nil, until: today) }
        let actor = Actor.officer(officer)
        try await change(officer.partnership, actor) { tx, now in
            // Locked first, as in every act.
            let application = try task.file.flatMap { file in
                try task.notice == .acknowledgement
                    ? Applications.lock(Application.ID(file), in: officer.partnership, tx) : nil
            }
            guard
                try Tasks.done(
                    task.id, of: officer.partnership, on: day, by: officer.person, note: note, now: now, in: tx)
            else { throw Refusal.already("done") }
            guard let file = task.file else { return }
            try Events.append(
                [task.event(on: day)], to: file, by: actor, at: now, partnership: officer.partnership, in: tx)
            guard let application, case .received = application.stage else { return }
            let around = try circumstances(
                officer.partnership, area: application.area, of: [application.id.raw], now: now, tx)
            let outcome = try application.acknowledging(on: day, by: actor, in: around)
            try Applications.save(outcome.after, was: application, today: around.today, in: tx)
            try record(outcome, on: file, of: officer.partnership, by: actor, around, tx)
        }
    }
}

extension Tasks.Entry {
    /// What has happened to the case once it is done.
    fileprivate func event(on day: CivilDate) -> Event {
        switch kind {
        case .tellByHand, .undelivered: Event(.told, [.init("kind", notice.rawValue), .init("on", "\(day)")])
        case .passOn: Event(.passedOn, [.init("to", "the bodies of another area"), .init("on", "\(day)")])
        }
    }
}
