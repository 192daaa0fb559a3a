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
    ///
    /// Where something was reached before that is not to be reached any more, nothing that was sent opens the
    /// applicant's page: only the session `spared`, of the applicant who makes the change.
    public func changeContact(
        of application: Application.ID, in partnership: Partnership.ID, to wanted: SafeContact, because reason: String,
        tellsNobodyAtTheOld: Bool, seen: Int, sparing spared: Token? = nil, by actor: Actor
    ) async throws {
        let real = clock.realNow()
        try await change(partnership, actor) { tx, now in
            try SaidUnsafe.lock(partnership, in: tx)
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
            if let way = change.told.first {
                try Outbox.enqueue(
                    Notice(
                        .contactChanged, to: .applicant(application),
                        ["changed": .text(change.changed.joined(separator: "; ") + ".")]),
                    id: UUID(), file: application.raw, partnership: partnership, by: way, channel: routes[way],
                    now: now, in: tx)
                try Outbox.hint(in: tx)
            }
            let barred = change.after.barred.filter { !page.safe.isUnsafe($0) }
            let others = try bar(barred, besides: application, in: partnership, at: now, tx)
            try Acting.becomeSigningIn(in: tx)
            if change.endsAccess {
                try ApplicantAccess.end(of: application, in: partnership, sparing: spared, now: real, tx)
            }
            for other in others {
                try ApplicantAccess.end(of: other, in: partnership, sparing: nil, now: real, tx)
            }
        }
    }

    /// What was said to be unsafe with one application is so for every other that is reached there. Returns those for
    /// which that was new. From here on the service works by itself.
    private func bar(
        _ addresses: [String], besides application: Application.ID, in partnership: Partnership.ID, at now: Instant,
        _ tx: borrowing Transaction
    ) throws -> [Application.ID] {
        guard !addresses.isEmpty else { return [] }
        // Also where whoever acts is shut out of the other case: it is the applicant's safety.
        try Acting.service(in: partnership).takeOver(in: tx)
        return try SaidUnsafe.applications(at: addresses, besides: application, in: partnership, tx).filter { other in
            guard try takeOverBars(of: other, in: partnership, at: now, tx) else { return false }
            try Events.append(
                [Desk.barsTakenOver], to: other.raw, by: .service, at: now, partnership: partnership, in: tx)
            return true
        }
    }

    /// Takes over what other applications say of the addresses at which this one is reached. Returns whether anything
    /// was new.
    func takeOverBars(
        of application: Application.ID, in partnership: Partnership.ID, at now: Instant, _ tx: borrowing Transaction
    ) throws -> Bool {
        let given = try Applicants.load(of: application, in: partnership, tx)?.contact?.given ?? [:]
        var safe = try SafeContacts.load(of: application, in: partnership, tx)
        let addresses = Set(given.values).union(safe.ways.values.compactMap(\.address))
        let known = try SaidUnsafe.known(addresses.sorted(), besides: application, in: partnership, tx)
            .filter { !safe.isUnsafe($0) }
        guard !known.isEmpty else { return false }
        safe.barred += known
        try SafeContacts.append(
            safe, because: ContactChange.saidElsewhere, by: nil, at: now, to: application, in: partnership, tx)
        return true
    }

    /// What the journal of an application says where `takeOverBars` found something.
    static let barsTakenOver = Event(
        .contactChanged, [.init("changed", "what is unsafe: \(ContactChange.saidElsewhere)")])

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
