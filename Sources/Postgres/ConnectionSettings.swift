/// Where the database is and how a session behaves there.
public struct ConnectionSettings: Hashable, Sendable {
    /// `postgresql://…` or `host=… dbname=…`, as libpq reads them; several hosts may be given with commas and are
    /// tried in order. What it says of keepalives, TLS and `options` goes before the settings here.
    public var url: String
    /// What this daemon calls itself in `pg_stat_activity`.
    public var applicationName: String
    /// The role to change to at the start of every session; nil keeps the role that logs in.
    public var role: String?
    /// The longest that a statement may run; zero means no limit, here and below.
    public var statementTimeout: Duration
    /// The longest that a statement may wait for a lock.
    public var lockTimeout: Duration
    /// The longest that the server lets a transaction stand idle.
    public var idleInTransactionTimeout: Duration
    /// The longest that one host may take to answer, looking up its name and trying each of its addresses included;
    /// also the longest that a connection which stood idle may take to show that it is still alive.
    public var connectTimeout: Duration
    /// Whether a session that cannot write (a standby) is refused and the next host tried.
    public var mustBeWritable: Bool

    public init(
        url: String, applicationName: String, role: String? = nil, statementTimeout: Duration = .seconds(5),
        lockTimeout: Duration = .seconds(2), idleInTransactionTimeout: Duration = .seconds(10),
        connectTimeout: Duration = .seconds(3), mustBeWritable: Bool = true
    ) {
        self.url = url
        self.applicationName = applicationName
        self.role = role
        self.statementTimeout = statementTimeout
        self.lockTimeout = lockTimeout
        self.idleInTransactionTimeout = idleInTransactionTimeout
        self.connectTimeout = connectTimeout
        self.mustBeWritable = mustBeWritable
    }
}

/// The URL may hold a password, so neither printing nor dumping shows it.
extension ConnectionSettings: CustomStringConvertible, CustomReflectable {
    public var description: String { "connection settings of \(applicationName)" }

    public var customMirror: Mirror { Mirror(self, children: ["applicationName": applicationName]) }
}
