public import Casework
public import FoundationEssentials
import Postgres
public import Records

// What came back of messages, and what a coordinator decides about those of which nobody knows.
extension Desk {
    /// A message with its whole life, for a coordinator. Throws `DeskError.absent` where there is none for them.
    public func life(
        of message: UUID, for visitor: SignedIn
    ) async throws -> (life: MessageLife, office: Officer) {
        for office in visitor.offices where office.roles.contains(.coordinator) {
            let found = try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
                try MessageLife.find(message, in: office.partnership, tx)
            }
            if let found { return (found, office) }
        }
        throw DeskError.absent
    }

    /// A coordinator says what became of a message of which nobody knew, or has it sent again. Throws
    /// `Refusal.already` where somebody said so before.
    public func decide(
        _ decision: UnknownMessages.Decision, about life: MessageLife, note: String, by officer: Officer
    ) async throws {
        let actor = Actor.officer(officer)
        guard officer.roles.contains(.coordinator) else { throw DeskError.forbidden }
        let routes = routes
        try await change(officer.partnership, actor) { tx, now in
            guard
                try UnknownMessages.decide(
                    decision, about: life.id, in: officer.partnership, by: officer.person, note: note, routes: routes,
                    now: now, tx)
            else { throw Refusal.already("decided") }
            let event = Event(.messageDecided, [.init("kind", life.kind.rawValue), .init("as", decision.rawValue)])
            try Events.append(
                [event], to: life.file, by: actor, at: now, partnership: officer.partnership, in: tx)
        }
    }

    /// The mail that a task is about; nil where it is about none, or this coordinator must not read it.
    public func incoming(_ task: Tasks.Entry, for officer: Officer) async throws -> IncomingMails.Entry? {
        guard task.kind == .reply, let id = task.subject else { return nil }
        return try await transaction(.readOnly, Acting(.officer(officer), in: officer.partnership)) { tx in
            try IncomingMails.find(id, in: officer.partnership, tx)
        }
    }
}
