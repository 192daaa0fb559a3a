import Casework
import Post
import Postgres
import Records

extension DoctorCommand {
    static func server(_ facts: ServerFacts) -> Finding {
        if let refusal = ServingChecks.refusal(facts) {
            return Finding(check: "database", state: .failed, finding: refusal.0, mend: refusal.1)
        }
        let version =
            "PostgreSQL \(facts.version / 10_000).\(facts.version % 10_000), database \(facts.database), as \(facts.role)"
        if facts.isInRecovery {
            return Finding(
                check: "database", state: .failed, finding: "\(version); it is a standby, which cannot be written to.",
                mend: "Name the primary too in database.url: the host that can be written to is chosen.")
        }
        let off = [
            facts.fsync ? nil : "fsync", facts.fullPageWrites ? nil : "full_page_writes",
            facts.synchronousCommit == "off" ? "synchronous_commit" : nil,
        ].compactMap(\.self)
        return off.isEmpty
            ? Finding(
                check: "database", state: .ok,
                finding: "\(version); fsync and full_page_writes on, synchronous_commit \(facts.synchronousCommit).")
            : Finding(
                check: "database", state: .warning,
                finding: "\(version); it may lose what was said to be saved: \(off.joined(separator: ", ")) off.",
                mend: "Switch fsync, full_page_writes and synchronous_commit on.")
    }

    /// Legal days are reckoned by our clock, leases by the server's.
    static func clock(_ room: ServerRoom) -> Finding {
        let apart = room.clockAhead < .zero ? .zero - room.clockAhead : room.clockAhead
        let seconds = apart.components.seconds
        guard apart > .seconds(2) + room.uncertainty else {
            return Finding(check: "database clock", state: .ok, finding: "It agrees with ours.")
        }
        return Finding(
            check: "database clock", state: .warning,
            finding: "It is \(seconds) seconds \(room.clockAhead < .zero ? "behind" : "ahead of") ours.",
            mend: "Let both machines keep time by NTP.")
    }

    /// What of the addresses does not prove that it leads to the right server; known without asking it.
    static func weaknesses(_ settings: Settings) -> [Finding] {
        Settings.DatabaseRole.allCases.compactMap { role in
            guard let address = settings.address(of: role),
                let weakness = ConnectionSettings(url: address, applicationName: "casereviewd doctor").weakness
            else { return nil }
            return Finding(
                check: "database encryption", state: .warning,
                finding: "\(settings.origin(of: role)): \(weakness.finding)", mend: weakness.mend)
        }
    }

    /// Whether messages may leave this database.
    static func sending(_ state: Sending.State) -> Finding {
        Finding(check: "sending", state: state == .on ? .ok : .warning, finding: state.sentence, mend: state.mend)
    }

    /// What is due and has not left.
    static func post(_ backlog: Backlog, now: Instant) -> Finding {
        let late = backlog.seconds(at: now)
        guard late > PostState.grace else {
            return Finding(check: "post", state: .ok, finding: "Nothing has been due for more than a minute.")
        }
        let count = backlog.count < Backlog.limit ? "\(backlog.count)" : "\(backlog.count) or more"
        return Finding(
            check: "post", state: .warning, finding: "Late by \(late) seconds: \(count) due and not gone.",
            mend:
                "See that serve runs and what /readyz and its log say; casereviewd post list --state pending names them."
        )
    }

    /// Connections for pages and acts, for the post, and one that listens.
    static func room(_ room: ServerRoom, poolSize: Int) -> Finding {
        let needed = poolSize + Databases.postPoolSize + 1
        let finding =
            "\(room.connections) of \(room.mostConnections) connections are in use; one serve may take \(needed). "
            + (room.isEncrypted
                ? "This one is encrypted." : room.isLocal ? "This one is local." : "This one is not encrypted.")
        return needed > room.mostConnections || room.connections >= room.mostConnections - 2
            ? Finding(
                check: "database room", state: .warning, finding: finding,
                mend: "Raise max_connections, or lower database.pool_size.")
            : Finding(check: "database room", state: .ok, finding: finding)
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
}
