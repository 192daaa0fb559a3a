import ArgumentParser
import Casework
import Curl
import FoundationEssentials
import Glibc
import Post
import Postgres
import Records
import Text

struct DoctorCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Says what the service believes: settings, database, schema, calendar, letters, channel.")

    @OptionGroup var common: CommonOptions

    /// One thing looked at.
    struct Finding {
        enum State: String { case ok, warning, failed }

        var check: String
        var state: State
        var finding: String
        var mend = ""
    }

    func perform() async throws -> Int32 {
        let settings = try Settings.load(common.config)
        var findings = [
            Finding(
                check: "settings", state: .ok,
                finding: settings.shown.map { "\($0.key): \($0.value)" }.joined(separator: "; "))
        ]
        let calendar = calendarOf(settings, &findings)
        findings.append(letters(settings))
        findings.append(outbox(settings))
        findings.append(sender(settings))
        await database(settings, calendar, &findings)
        findings.append(await service(settings))
        switch common.format {
        case .json:
            Output.json(
                .array(
                    findings.map {
                        [
                            "check": .string($0.check), "state": .string($0.state.rawValue),
                            "finding": .string($0.finding), "mend": .string($0.mend),
                        ]
                    }))
        case .text:
            for finding in findings {
                let mend = finding.mend.isEmpty ? "" : " \(finding.mend)"
                Output.line("\(finding.state.rawValue)  \(finding.check): \(finding.finding)\(mend)")
            }
        }
        return findings.contains { $0.state == .failed } ? 1 : 0
    }

    private func calendarOf(_ settings: Settings, _ findings: inout [Finding]) -> WorkingCalendar? {
        do {
            let calendar = try Library.calendar(of: settings)
            findings.append(
                Finding(
                    check: "calendar", state: .ok,
                    finding: "\(calendar.name), bank holidays from \(calendar.firstDay) to \(calendar.lastDay)."))
            return calendar
        } catch {
            findings.append(failed("calendar", error, mend: "Mend the file or set calendar: england-and-wales."))
            return nil
        }
    }

    private func letters(_ settings: Settings) -> Finding {
        do {
            _ = try Library.letters(of: settings)
            return Finding(
                check: "letters", state: .ok,
                finding: "\(Notice.Kind.allCases.count) letters, every name in them known.")
        } catch {
            return failed("letters", error, mend: "Mend the letter, or take it out of post.letters_directory.")
        }
    }

    private func outbox(_ settings: Settings) -> Finding {
        do {
            let path = try Channels.outbox(settings)
            let isThere = Files.entry(path, following: true) != nil
            let place = DoctorCommand.nearest(path)
            guard Files.entry(place, following: true)?.isDirectory == true else {
                return Finding(
                    check: "channel maildir", state: .failed, finding: "\(place) is no directory.",
                    mend: "Move it away, or name another directory in post.maildir.")
            }
            guard unsafe access(place, W_OK | X_OK) == 0 else {
                return Finding(
                    check: "channel maildir", state: .failed, finding: "\(place) cannot be written to.",
                    mend: "Give the service's user the right to write there.")
            }
            return Finding(
                check: "channel maildir", state: .ok,
                finding: isThere ? path : "\(path) will be made with the first message.")
        } catch {
            return failed("channel maildir", error, mend: "Set post.maildir.")
        }
    }

    /// The path itself where something is there, else the nearest directory above it that is.
    static func nearest(_ path: String) -> String {
        var parts = Files.parts(path, "/")
        while !parts.isEmpty {
            let place = "/" + parts.joined(separator: "/")
            if Files.entry(place, following: true) != nil { return place }
            parts.removeLast()
        }
        return "/"
    }

    private func sender(_ settings: Settings) -> Finding {
        do {
            let sender = try Channels.sender(settings)
            return Finding(check: "sender", state: .ok, finding: "Messages come from \(sender.address).")
        } catch {
            return failed("sender", error, mend: "Set post.from_address.")
        }
    }

    private func database(
        _ settings: Settings, _ calendar: WorkingCalendar?, _ findings: inout [Finding]
    ) async {
        var found: [Finding] = []
        do {
            if settings.databaseURL == nil, unsafe access(try State.directory() + "/postgresql/data", F_OK) != 0,
                errno == ENOENT
            {
                findings.append(
                    Finding(
                        check: "database", state: .ok,
                        finding: "No database.url is set and there is no cluster yet; serve makes one."))
                return
            }
            found = try await Databases.with(settings, progress: { _ in }) { databases in
                try await Pool.lent(databases.serving) { pool in
                    try await Pool.lent(databases.post) { try await look(at: pool, $0, calendar) }
                }
            }
        } catch {
            found = [failed("database", error, mend: "See that PostgreSQL runs and that database.url leads to it.")]
        }
        findings += found
    }

    private func look(at pool: Pool, _ postPool: Pool, _ calendar: WorkingCalendar?) async throws -> [Finding] {
        let facts = try await pool.serverFacts()
        var found = [DoctorCommand.server(facts)]
        let schema = try await pool.transaction(.readOnly, settings: Acting().settings) { tx in
            try Migrator.check(in: tx)
        }
        found.append(DoctorCommand.schema(schema))
        guard schema == .upToDate else { return found }
        found.append(await role("serving role", pool))
        found.append(await role("post role", postPool, as: Databases.postRole))
        guard let calendar else { return found }
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
        found.append(DoctorCommand.horizon(of: calendar, lastDeadline: last))
        return found
    }

    private func role(_ check: String, _ pool: Pool, as role: String? = nil) async -> Finding {
        do {
            try await ServingChecks.pass(pool, as: role)
            return Finding(check: check, state: .ok, finding: "\(try await pool.serverFacts().role) owns nothing.")
        } catch {
            return failed(check, error, mend: "See database.url and database.post_url in the settings.")
        }
    }

    static func server(_ facts: ServerFacts) -> Finding {
        if let refusal = ServingChecks.refusal(facts) {
            return Finding(check: "database", state: .failed, finding: refusal.0, mend: refusal.1)
        }
        let durable = facts.fsync && facts.fullPageWrites && facts.synchronousCommit != "off"
        let version = "PostgreSQL \(facts.version / 10_000).\(facts.version % 10_000), as \(facts.role)"
        return durable
            ? Finding(check: "database", state: .ok, finding: "\(version).")
            : Finding(
                check: "database", state: .warning, finding: "\(version); it may lose what was said to be saved.",
                mend: "Switch fsync, full_page_writes and synchronous_commit on.")
    }

    static func schema(_ state: MigrationState) -> Finding {
        switch state {
        case .upToDate: Finding(check: "schema", state: .ok, finding: "Up to date.")
        case .none:
            Finding(
                check: "schema", state: .failed, finding: "The database is empty.", mend: "Run casereviewd migrate.")
        case .behind(let migrations):
            Finding(
                check: "schema", state: .failed,
                finding: migrations.count == 1
                    ? "1 migration is waiting." : "\(migrations.count) migrations are waiting.",
                mend: "Run casereviewd migrate.")
        case .ahead(let version):
            Finding(
                check: "schema", state: .failed, finding: "Its schema \(version) is newer than this binary.",
                mend: "Install the newer casereviewd.")
        case .altered(let version):
            Finding(
                check: "schema", state: .failed, finding: "Migration \(version) is not the one that this binary ships.",
                mend: "Install the casereviewd that applied it.")
        }
    }

    /// A warning 120 days before an open deadline could run past the calendar.
    static func horizon(of calendar: WorkingCalendar, lastDeadline: CivilDate?) -> Finding {
        guard let lastDeadline, calendar.lastDay.days(since: lastDeadline) <= 120 else {
            return Finding(
                check: "calendar horizon", state: .ok,
                finding: "The calendar ends on \(calendar.lastDay), far from every open deadline.")
        }
        return Finding(
            check: "calendar horizon", state: .warning,
            finding:
                "The calendar ends on \(calendar.lastDay), within 120 days of an open deadline on \(lastDeadline).",
            mend: "Put a newer www.gov.uk/bank-holidays.json in place and name it in calendar.")
    }

    /// Whether the service answers on its admin listener.
    private func service(_ settings: Settings) async -> Finding {
        guard let address = settings.adminListen else {
            return Finding(check: "service", state: .ok, finding: "The admin listener is switched off.")
        }
        do {
            var transfer = Transfer(.get, "http://\(address)/readyz")
            transfer.deadline = .seconds(3)
            let reply = try await transfer.perform()
            return reply.status == 200
                ? Finding(check: "service", state: .ok, finding: "It serves and is ready.")
                : Finding(
                    check: "service", state: .warning, finding: "It serves and is not ready (\(reply.status)).",
                    mend: "Its answer at http://\(address)/readyz says why.")
        } catch {
            return Finding(check: "service", state: .ok, finding: "It is not running.")
        }
    }

    private func failed(_ check: String, _ error: any Error, mend: String) -> Finding {
        DoctorCommand.failed(check, Failure(error), mend: mend)
    }

    /// What went wrong in whole sentences, with its own mend; `mend` where it has none.
    static func failed(_ check: String, _ failure: Failure, mend: String) -> Finding {
        let sentences = failure.mistakes.map { mistake in
            var bare = mistake
            bare.mend = ""
            return mistake.expected.isEmpty ? mistake.found : bare.sentence
        }
        let own = failure.mistakes.map(\.mend).filter { !$0.isEmpty }.joined(separator: " ")
        return Finding(
            check: check, state: .failed, finding: sentences.joined(separator: " "), mend: own.isEmpty ? mend : own)
    }
}
