import Casework
import FoundationEssentials
import Glibc
import Postgres
import Records

/// What the doctor finds of the database, as each role of the settings. It starts nothing: a cluster of our own that
/// does not run is left so.
struct DoctorDatabase {
    typealias Finding = DoctorCommand.Finding

    let settings: Settings
    let calendar: WorkingCalendar?

    func findings() async -> [Finding] {
        do {
            let (databases, idle) = try databases()
            guard let databases else { return [idle] }
            var found = await serving(databases)
            // What is away is away for all three.
            if found.first?.state != .failed {
                found += await post(databases)
                if settings.ownerURL != nil, let owner = databases.owner { found.append(await self.owner(owner)) }
            }
            return found + DoctorCommand.weaknesses(settings)
        } catch {
            return [DoctorCommand.failed("database", error, mend: "See database.url in the settings.")]
        }
    }

    /// The connections, or what to say where there are none.
    private func databases() throws -> (Databases?, Finding) {
        let idle = Finding(check: "database", state: .ok, finding: "")
        if settings.databaseURL != nil { return (try Databases.open(settings, progress: { _ in }), idle) }
        let data = try State.directory() + "/postgresql/data"
        guard let server = Postmaster.serving(data) else {
            let isThere = Files.entry(data) != nil
            return (
                nil,
                Finding(
                    check: "database", state: .ok,
                    finding: isThere
                        ? "The cluster of our own in \(data) is not running; serve starts it."
                        : "No database.url is set and there is no cluster yet; serve makes one.")
            )
        }
        func connection(_ role: String) -> ConnectionSettings {
            ConnectionSettings(
                url: PrivateCluster.url(role: role, socketDirectory: server.socketDirectory),
                applicationName: "casereviewd doctor")
        }
        return (
            Databases(
                serving: connection("casereview_serve"), post: connection("casereview_post"),
                owner: connection("casereview_owner"), cluster: nil), idle
        )
    }

    private func serving(_ databases: Databases) async -> [Finding] {
        var found: [Finding] = []
        do {
            try await Pool.lent(databases.serving) { pool in
                found.append(DoctorCommand.server(try await pool.serverFacts()))
                let room = try await pool.serverRoom { SystemClock.now().microseconds }
                found += [
                    DoctorCommand.clock(room), DoctorCommand.room(room, poolSize: settings.poolSize),
                ]
                let schema = try await pool.transaction(.readOnly, settings: Acting().settings) { tx in
                    try Migrator.check(in: tx)
                }
                found.append(DoctorCommand.schema(schema))
                guard schema == .upToDate else { return }
                found.append(await role("serving role", pool, origin: settings.origin(of: .serving)))
                found.append(
                    DoctorCommand.sending(
                        try await pool.transaction(.readOnly, settings: Acting().settings) { tx in
                            try Sending.state(in: tx)
                        }))
                if let calendar { found.append(try await horizon(pool, calendar)) }
                found.append(try await oversight(pool))
            }
        } catch {
            found.append(
                DoctorCommand.failed(
                    "database", error, from: settings.origin(of: .serving), mend: "See that PostgreSQL runs."))
        }
        return found
    }

    /// Whether everybody who can be told of a local policing body can be told which it is.
    private func oversight(_ pool: Pool) async throws -> Finding {
        let today = London.date(of: SystemClock.now())
        var lacking: [(Partnership, [Oversight.Switch])] = []
        let partnerships = try await pool.transaction(.readOnly, settings: Acting().settings) { tx in
            try Founding.partnerships(in: tx)
        }
        for id in partnerships {
            let found = try await pool.transaction(.readOnly, settings: Acting.service(in: id).settings) { tx in
                (try Partnerships.partnership(id, in: tx), try Oversights.load(id, in: tx).lacksBody(on: today))
            }
            if let partnership = found.0, !found.1.isEmpty { lacking.append((partnership, found.1)) }
        }
        return DoctorCommand.oversight(lacking)
    }

    private func horizon(_ pool: Pool, _ calendar: WorkingCalendar) async throws -> Finding {
        let partnerships = try await pool.transaction(.readOnly, settings: Acting().settings) { tx in
            try Founding.partnerships(in: tx)
        }
        var last: CivilDate?
        for partnership in partnerships {
            let here = try await pool.transaction(.readOnly, settings: Acting.service(in: partnership).settings) { tx in
                try Deadlines.lastOpen(in: partnership, tx)
            }
            last = [last, here].compactMap(\.self).max()
        }
        return DoctorCommand.horizon(of: calendar, lastDeadline: last)
    }

    private func post(_ databases: Databases) async -> [Finding] {
        do {
            return try await Pool.lent(databases.post) { pool in
                let role = await role("post role", pool, origin: settings.origin(of: .post), as: Databases.postRole)
                // Where the schema is not as it should be, that is said elsewhere.
                let post = try? await pool.transaction(.readOnly, settings: Acting().settings) { tx in
                    let now = SystemClock.now().adding(seconds: try Demonstrations.clock(in: tx) ?? 0)
                    return DoctorCommand.post(try Backlog.read(now: now, in: tx), now: now)
                }
                return [role] + (post.map { [$0] } ?? [])
            }
        } catch {
            return [DoctorCommand.failed("post role", error, from: settings.origin(of: .post), mend: "")]
        }
    }

    private func owner(_ owner: ConnectionSettings) async -> Finding {
        let origin = settings.origin(of: .owner)
        do {
            return try await Pool.lent(owner) { pool in
                let facts = try await pool.serverFacts()
                return Finding(check: "owner role", state: .ok, finding: "\(facts.role) reaches \(facts.database).")
            }
        } catch {
            return DoctorCommand.failed("owner role", error, from: origin, mend: "See \(origin) in the settings.")
        }
    }

    private func role(_ check: String, _ pool: Pool, origin: String, as role: String? = nil) async -> Finding {
        do {
            try await ServingChecks.pass(pool, as: role)
            return Finding(check: check, state: .ok, finding: "\(try await pool.serverFacts().role) owns nothing.")
        } catch {
            return DoctorCommand.failed(check, error, from: origin, mend: "See \(origin) in the settings.")
        }
    }
}
