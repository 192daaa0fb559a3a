import ArgumentParser
import Casework
import Desk
import Postgres
import Records
import Text

struct DemoCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Loads the demonstration partnership and prints one sign-in link a role.",
        discussion: "Run again it keeps what is there and prints new links. It refuses a database that holds anything "
            + "else.")

    @OptionGroup var common: CommonOptions

    @Flag(help: "One application that has just come in, and no other case.")
    var bare = false

    var mayStartCluster: Bool { true }

    private struct SignInLink {
        var role: String
        var name: String
        var url: String
    }

    func perform() async throws -> Int32 {
        let settings = try Settings.load(common.config, owner: true)
        let calendar = try Library.calendar(of: settings)
        let outbox = try Channels.outbox(settings)
        let links = try await Databases.with(settings) { databases in
            let owner = try databases.requireOwner()
            return try await Pool.lent(owner) { pool in
                try await DemoCommand.refuseOthers(pool)
                try await Migrations.apply(owner)
                try await Pool.lent(databases.serving) { try await load(pool, $0, calendar, settings) }
                return try await makeLinks(pool, settings)
            }
        }
        switch common.format {
        case .json:
            Output.json([
                "address": .string(settings.publicURL), "outbox": .string(outbox),
                "links": .array(
                    links.map { ["role": .string($0.role), "name": .string($0.name), "url": .string($0.url)] }),
            ])
        case .text:
            let width = links.map(\.role.utf8.count).max() ?? 0
            let lines = links.map { link in
                let gap = String(repeating: " ", count: width - link.role.utf8.count)
                return "  \(link.role)\(gap)  \(link.name): \(link.url)"
            }
            Output.line(
                """
                The demonstration partnership is ready.
                Address: \(settings.publicURL)
                Messages land in \(outbox)
                Sign in as:
                \(lines.joined(separator: "\n"))
                """)
        }
        return 0
    }

    /// Looks before anything is migrated: a database that holds anything else stays as it is.
    static func refuseOthers(_ pool: Pool) async throws {
        let acting = Acting(partnership: DemonstrationTown.partnership.id, purpose: .setup)
        try await pool.transaction(.readOnly, settings: acting.settings) { tx in
            guard try Ownership.has("schema_version", in: tx) else {
                guard try Ownership.isEmpty(in: tx) else {
                    throw Failure(
                        Failure.wrongConfiguration, "This database holds tables of something else.", mend: elsewhere)
                }
                return
            }
            if try Ownership.has("demonstration", in: tx), try Demonstrations.clock(in: tx) != nil { return }
            guard try !Ownership.has("partnership", in: tx) || Founding.partnerships(in: tx).isEmpty else {
                throw otherPartnership
            }
        }
    }

    private static let elsewhere = "Name an empty database, or another state directory in STATE_DIRECTORY."
    private static var otherPartnership: Failure {
        Failure(
            Failure.wrongConfiguration, "This database already holds a partnership that is no demonstration.",
            mend: elsewhere)
    }

    private func load(_ pool: Pool, _ serving: Pool, _ calendar: WorkingCalendar, _ settings: Settings) async throws {
        let clock = Clock(SystemClock.now)
        let desk = Desk(pool: serving, clock: clock, calendar: calendar, routes: settings.routes)
        let isNew = try await pool.transaction(
            .readWrite,
            settings: Acting(partnership: DemonstrationTown.partnership.id, purpose: .setup).settings
        ) { tx in
            // Of two that start at once the second finds the town founded.
            try Demonstrations.lock(in: tx)
            if try Demonstrations.clock(in: tx) != nil { return false }
            guard try Founding.partnerships(in: tx).isEmpty else { throw DemoCommand.otherPartnership }
            try Demonstrations.begin(clockSeconds: 0, in: tx)
            try DemonstrationTown.found(on: London.date(of: SystemClock.now()), in: tx)
            return true
        }
        try await desk.readClock()
        guard isNew else { return }
        if !bare { try await DemonstrationCases(serving, calendar, settings.routes, now: clock.now()).tell() }
        let (intake, applicant, id) = DemonstrationTown.firstApplication(on: desk.today)
        _ = try await desk.receive(
            intake, from: applicant, id: id, in: DemonstrationTown.partnership.id, as: .service)
    }

    /// New links each time, good for 90 days: only their hashes are kept, so that old ones cannot be shown again.
    private func makeLinks(_ pool: Pool, _ settings: Settings) async throws -> [SignInLink] {
        let wanted: [(String, UInt8)] = [
            ("coordinator", 1), ("second coordinator", 2), ("chair", 3), ("police contact", 5), ("health contact", 7),
            ("landlord contact", 9), ("senior", 4),
        ]
        let expires = SystemClock.now().adding(seconds: 90 * 86_400)
        let partnership = DemonstrationTown.partnership.id
        let acting = Acting(partnership: partnership, purpose: .setup)
        return try await pool.transaction(.readWrite, settings: acting.settings) { tx in
            var links: [SignInLink] = []
            func add(
                _ role: String, _ name: String, _ whose: SignIns.Whose, _ path: String, _ tx: borrowing Transaction
            )
                throws
            {
                let token = Token.make()
                try SignIns.insertDemonstrationLink(token, for: whose, path: path, expires: expires, in: tx)
                links.append(SignInLink(role: role, name: name, url: "\(settings.publicURL)/l/\(token.text)"))
            }
            for (role, number) in wanted {
                guard let member = DemonstrationTown.members.first(where: { $0.number == number }) else { continue }
                try add(role, member.name, .person(member.person.id), "/work", tx)
            }
            let (_, applicant, id) = DemonstrationTown.firstApplication(on: London.date(of: SystemClock.now()))
            try add("applicant", applicant.name, .applicant(partnership, id), "/track", tx)
            for (role, number) in DemonstrationCases.applicantsShown {
                let own = Application.ID(DemonstrationTown.id(60 + number))
                // A demonstration that was loaded bare has none of these.
                guard let applicant = try Applicants.load(of: own, in: partnership, tx) else { continue }
                try add(role, applicant.name, .applicant(partnership, own), "/track", tx)
            }
            return links
        }
    }
}
