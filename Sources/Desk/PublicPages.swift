public import Casework
public import FoundationEssentials
import Postgres
public import Records

extension Desk {
    /// The name of an area that a partnership serves or served; nil for any other.
    public func nameOfServedArea(_ code: String) async throws -> String? {
        try await transaction(.readOnly, Acting()) { tx in
            try Statistics.partnerships(serving: code, in: tx).isEmpty ? nil : Partnerships.name(ofArea: code, in: tx)
        }
    }

    /// Every version of the review procedure that a partnership has put in force in an area: the first that is in force
    /// on a day is the one by which an application of that day is judged.
    public func procedures(
        of partnership: Partnership.ID, in area: String
    ) async throws -> [Partnerships.ProcedureVersion] {
        try await transaction(.readOnly, .service(in: partnership)) { tx in
            try Partnerships.procedures(of: partnership, in: area, tx)
        }
    }

    /// One version, whenever it was in force. Throws `DeskError.absent` where the partnership has none of that id.
    public func procedure(_ version: UUID, of partnership: Partnership.ID) async throws -> Procedure {
        let source = try await transaction(.readOnly, .service(in: partnership)) { tx in
            try Partnerships.procedure(version, of: partnership, in: tx)
        }
        guard let source else { throw DeskError.absent }
        return try ProcedureFile.read(Array(source.utf8))
    }

    /// A task of the work list, with the message that must be told by hand.
    public func task(_ id: UUID, for visitor: SignedIn) async throws -> (task: Tasks.Entry, office: Officer) {
        let today = today
        for office in visitor.offices {
            let found = try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
                try Tasks.find(id, in: office.partnership, tx).flatMap { task in
                    try office.roles.contains(.coordinator)
                        || task.isListed(for: office, Rosters.load(office.partnership, on: today, in: tx)) ? task : nil
                }
            }
            if let found { return (found, office) }
        }
        throw DeskError.absent
    }

    /// A person has posted the letter or spoken to its reader, or has passed the application on, on a day. The
    /// acknowledgement told by hand is the acknowledgement; from a decision told by hand the applicant's window to
    /// challenge it counts anew.
    public func finish(
        _ task: Tasks.Entry, on day: CivilDate, note: String, by officer: Officer
    ) async throws {
        let today = today
        guard day <= today else { throw Refusal.date("done_on", day, from: nil, until: today) }
        let actor = Actor.officer(officer)
        try await change(officer.partnership, actor) { tx, now in
            // Locked first, as in every act.
            let application = try task.file.flatMap { file in
                try task.notice == .acknowledgement || task.tellsDecision || task.kind == .passOn
                    ? Applications.lock(Application.ID(file), in: officer.partnership, tx) : nil
            }
            guard
                try Tasks.done(
                    task.id, of: officer.partnership, on: day, by: officer.person, note: note, now: now, in: tx)
            else { throw Refusal.already("done") }
            guard let file = task.file else { return }
            try Events.append(
                [task.event(on: day)], to: file, by: actor, at: now, partnership: officer.partnership, in: tx)
            if task.kind == .passOn, let application {
                try Deadlines.apply(
                    [.met(.passToArea, subject: application.id.raw, on: day)], to: file, of: officer.partnership,
                    today: today, in: tx)
            }
            guard task.kind != .passOn, let application else { return }
            let around = try circumstances(of: application, files: [application.id.raw], now: now, tx)
            let outcome: Outcome<Application>
            if task.tellsDecision, let message = task.message {
                outcome = try application.tellingDecision(on: day, by: actor, in: around)
                try Outbox.tell(
                    ["review_until": .date(try around.reviewUntil(toldOn: day))], in: message,
                    of: officer.partnership, tx)
            } else {
                guard case .received = application.stage else { return }
                outcome = try application.acknowledging(on: day, by: actor, in: around)
            }
            try Applications.save(outcome.after, was: application, today: around.today, in: tx)
            try record(outcome, on: file, of: officer.partnership, by: actor, around, tx)
        }
    }
}

extension Tasks.Entry {
    /// What has happened to the case once it is done.
    fileprivate func event(on day: CivilDate) -> Event {
        switch kind {
        case .tellByHand, .undelivered, .notTold:
            Event(.told, [.init("kind", notice?.rawValue ?? ""), .init("on", "\(day)")])
        case .namePerson, .reply, .earlierDate:
            Event(.told, [.init("kind", kind.rawValue), .init("on", "\(day)")])
        case .passOn: Event(.passedOn, [.init("to", "the bodies of another area"), .init("on", "\(day)")])
        }
    }
}
