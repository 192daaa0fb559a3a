import FoundationEssentials
import Glibc
import Synchronization

/// A PostgreSQL cluster of the daemon's own, for when no database is named in the settings (contracts.md, section
/// 7): made where missing, started or, after a crash, adopted, and stopped by whichever process uses it last.
///
/// In the state directory: `postgresql/data` and `postgresql/server.log` belong to the server's user,
/// `postgresql-settings/` to us, `postgresql.turn` is held while somebody starts or stops, and `postgresql.lock` is
/// shared by all who use the cluster, so that `demo` beside a running `serve` leaves it running.
final class PrivateCluster: Sendable {
    let socketDirectory: String
    let dataDirectory: String
    /// Where it is, in words for a person.
    let summary: String

    private let server: ClusterServer
    private let turn: FileLock
    private let use: FileLock
    private let isOver = Mutex(false)

    /// What to connect to as one of the roles.
    func url(role: String) -> String { PrivateCluster.url(role: role, socketDirectory: socketDirectory) }

    /// What to connect to as one of the roles where the server's socket lies in `socketDirectory`.
    static func url(role: String, socketDirectory: String) -> String {
        // Everything but letters, digits and a path's usual marks as %XX.
        let plain = Array("/-_.".utf8)
        let host = socketDirectory.utf8.map { byte in
            let isPlain =
                plain.contains(byte) || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
                || (0x61...0x7a).contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
        }
        return "postgresql://\(role)@/casereview?host=\(host.joined())&port=\(ClusterSettings.port)"
    }

    /// Makes or finds the cluster in `state`, runs it, and sees to its roles and its database. Blocks, the first time
    /// for a few seconds; `progress` is told each step in a sentence.
    static func start(
        state: String,
        environment: [String: String] = ProcessInfo.processInfo.environment,
        progress: (String) -> Void
    ) throws(HostError) -> PrivateCluster {
        try refuseUnfit(state)
        let state = try Files.ownDirectory(state)
        try refuseUnfit(state)
        let home = state + "/postgresql"
        let account = try ClusterAccount.choose(for: home, path: environment["PATH"])
        let turn = try FileLock(state + "/postgresql.turn")
        let use = try FileLock(state + "/postgresql.lock")
        if !turn.hold() {
            progress("Waiting for another casereviewd that is starting or stopping PostgreSQL …")
            guard turn.hold(for: .seconds(180), unless: { Interruption.isWanted }) else {
                if Interruption.isWanted { throw .stopped }
                throw .unavailable("Another casereviewd has been starting or stopping PostgreSQL for three minutes.")
            }
        }
        defer { turn.release() }

        try account.open(state)
        try account.makeDirectory(home)
        let data = home + "/data"
        let version = try existingVersion(data)
        let programs = try ServerPrograms.find(for: version, path: environment["PATH"])
        let server = ClusterServer(state: state, home: home, data: data, account: account, programs: programs)
        if version == nil {
            progress("Creating a PostgreSQL \(programs.major) cluster in \(home) …")
            try server.create()
        }
        let socketDirectory: String
        do throws(HostError) {
            if Interruption.isWanted { throw .stopped }
            socketDirectory = try server.run(environment: environment, progress: progress)
        } catch {
            // Half started: nobody would stop it.
            if Postmaster.serving(data) != nil, use.hold() { try? server.stop() }
            throw error
        }
        guard use.share() else { throw .unavailable("\(state)/postgresql.lock is held by another program.") }
        let cluster = PrivateCluster(server, socketDirectory: socketDirectory, turn: turn, use: use)
        do {
            try server.prepareDatabase(socketDirectory: socketDirectory)
        } catch {
            cluster.isOver.withLock { $0 = true }
            if use.hold() { _ = try? server.stop() }
            throw error
        }
        return cluster
    }

    /// Stops the server, unless another process still uses it; once. Open transactions are taken back. Blocks, for
    /// half a minute at the very most.
    func stop() throws(HostError) {
        let isFirst = isOver.withLock { over in
            defer { over = true }
            return !over
        }
        guard isFirst else { return }
        // Who holds the turn for long is starting: it will use the server, and stop it.
        guard turn.hold(for: .seconds(5)) else { return use.release() }
        defer {
            use.release()
            turn.release()
        }
        guard use.hold() else { return }
        try server.stop()
        _ = unsafe rmdir(socketDirectory)
    }

    /// Whether the server runs at this moment.
    var isServing: Bool { Postmaster.serving(dataDirectory) != nil }

    /// Starts the server again where it ended under us. Blocks, while it recovers. Throws where it does not start, and
    /// `.stopped` where a signal came meanwhile.
    func revive(environment: [String: String] = ProcessInfo.processInfo.environment) throws(HostError) {
        guard turn.hold(for: .seconds(60), unless: { Interruption.isWanted }) else {
            if Interruption.isWanted { throw .stopped }
            throw .unavailable("Another casereviewd has been starting or stopping PostgreSQL for a minute.")
        }
        defer { turn.release() }
        // Another process that uses it may have been quicker.
        if isServing { return }
        Postmaster.waitForLast(in: dataDirectory, patience: .seconds(2))
        let directory = try server.run(environment: environment) { _ in }
        guard directory == socketDirectory else {
            throw .unavailable("PostgreSQL now has its socket in \(directory), no longer in \(socketDirectory).")
        }
    }

    private init(_ server: ClusterServer, socketDirectory: String, turn: FileLock, use: FileLock) {
        self.socketDirectory = socketDirectory
        dataDirectory = server.data
        self.server = server
        self.turn = turn
        self.use = use
        summary =
            "PostgreSQL \(server.programs.major) of our own in \(server.home), run by \(server.account.name), "
            + "socket in \(socketDirectory)"
    }

    /// `pg_ctl` hands paths to a shell, inside double quotes, and inside single ones within what it passes on.
    private static func refuseUnfit(_ state: String) throws(HostError) {
        guard state.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f || "\"'$`\\".utf8.contains($0) }) else { return }
        throw .configuration(
            "The state directory “\(state)” has a character that PostgreSQL's tools cannot take.",
            mend: "Name another one in STATE_DIRECTORY, without quotes, dollars, backslashes or control characters."
        )
    }

    /// The major version of the data; nil where there is none yet.
    private static func existingVersion(_ data: String) throws(HostError) -> Int? {
        guard Files.entry(data) != nil else { return nil }
        guard let text = Files.tail(data + "/PG_VERSION", cap: 16), let line = Files.parts(text, "\n").first,
            let major = Int(line)
        else {
            throw .unavailable(
                "\(data) is not a PostgreSQL data directory.",
                mend: "Put back what was in it from a backup, or move it away to begin with an empty database."
            )
        }
        return major
    }
}
