public import Casework
import FoundationEssentials
import Postgres
public import Records

/// How an applicant may be reached, with every change of it.
public struct ContactPage: Sendable {
    /// What was given with the application; nil where nothing was.
    public var contact: Applicant.Contact?
    /// What holds.
    public var safe: SafeContact
    /// Newest first.
    public var versions: [SafeContacts.Version]

    /// By the way that each is for.
    public var given: [Way: String] { contact?.given ?? [:] }
}

extension Desk {
    /// For a coordinator, as part of a case; that it was read is journaled. Throws `DeskError.forbidden` for others.
    public func contactPage(_ key: CaseKey) async throws -> ContactPage {
        guard key.officer.roles.contains(.coordinator) else { throw DeskError.forbidden }
        try await noteReading(of: key)
        return try await transaction(.readOnly, acting(key.actor, in: key.partnership)) { tx in
            try contactPage(of: key.application, in: key.partnership, tx)
        }
    }

    /// For the applicant themselves.
    public func contactPage(
        _ partnership: Partnership.ID, _ application: Application.ID
    ) async throws -> ContactPage {
        try await transaction(.readOnly, Acting(.applicant(application), in: partnership)) { tx in
            try contactPage(of: application, in: partnership, tx)
        }
    }

    private func contactPage(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> ContactPage {
        guard let applicant = try Applicants.load(of: application, in: partnership, tx) else { throw DeskError.absent }
        let versions = try SafeContacts.versions(of: application, in: partnership, tx)
        return ContactPage(contact: applicant.contact, safe: versions.first?.safe ?? .unsaid, versions: versions)
    }

    /// Changes how an applicant may be reached. They are told by a way that was safe before and is safe now, and nobody
    /// is told anything at what is unsafe. Throws `Refusal` with nothing changed, and `Refusal.already` where somebody
    /// else changed it since version `seen`, 0 where there was none.
    public func changeContact(
        of application: Application.ID, in partnership: Partnership.ID, to wanted: SafeContact, because reason: String,
        tellsNobodyAtTheOld: Bool, seen: Int, by actor: Actor
    ) async throws {
        try await change(partnership, actor) { tx, now in
            guard try Applications.lock(application, in: partnership, tx) != nil else { throw DeskError.absent }
            // Whoever may not see the versions has seen none.
            try ContactChange.mayBeDecided(by: actor)
            let page = try contactPage(of: application, in: partnership, tx)
            guard page.versions.first?.number ?? 0 == seen else { throw CaseChanged() }
            let change = try ContactChange.deciding(
                from: page.safe, to: wanted, given: page.given, because: reason,
                tellsNobodyAtTheOld: tellsNobodyAtTheOld, by: actor)
            try SafeContacts.append(
                change.after, because: reason, by: actor.officer?.person, at: now, to: application, in: partnership, tx)
            try Events.append(
                [Event(.contactChanged, [.init("changed", change.changed.joined(separator: "; "))])],
                to: application.raw, by: actor, at: now, partnership: partnership, in: tx)
            try Acting.becomeService(in: tx)
            try Outbox.takeBackContactChanges(of: application, in: partnership, now: now, tx)
            guard let way = change.told.first else { return }
            try Outbox.enqueue(
                Notice(
                    .contactChanged, to: .applicant(application),
                    ["changed": .text(change.changed.joined(separator: "; ") + ".")]),
                id: UUID(), file: application.raw, partnership: partnership, by: way, channel: routes[way], now: now,
                in: tx)
            try Outbox.hint(in: tx)
        }
    }

    /// By what the code of a sign-in reaches an applicant at once; nil by nothing.
    func wayOfCode(to application: Application.ID, in partnership: Partnership.ID) async throws -> Way? {
        try await transaction(.readOnly, .service(in: partnership)) { tx in
            let given = try Applicants.load(of: application, in: partnership, tx)?.contact?.given ?? [:]
            let safe = try SafeContacts.load(of: application, in: partnership, tx)
            return [Way.email, .text].first {
                routes[$0] != Routes.byHand && safe.address(by: $0, given: given) != nil
            }
        }
    }
}

extension Actor {
    fileprivate var officer: Officer? {
        if case .officer(let officer) = self { officer } else { nil }
    }
}
