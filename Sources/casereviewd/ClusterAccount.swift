import Glibc

/// The system user under which the private cluster runs: ourselves, or, since PostgreSQL refuses to run as root,
/// `postgres` (else `nobody`) when root started us.
struct ClusterAccount: Sendable {
    let name: String
    let user: uid_t
    let group: gid_t
    /// Who we are; the same as `name` unless we are root.
    let ownName: String
    /// The program that changes the user; nil where none must be changed.
    private let setpriv: String?
    private let test: String

    /// `existing` is the cluster's directory, whose owner stays its owner; it need not be there yet.
    static func choose(for existing: String, path: String?) throws(HostError) -> ClusterAccount {
        let us = geteuid()
        guard let own = named(us) else {
            throw .unavailable(
                "User \(us) has no entry in the user database, and PostgreSQL cannot run without one.",
                mend: "Run as a user that has a name."
            )
        }
        let owner = Files.entry(existing)?.owner
        guard us == 0 else {
            guard owner ?? us == us else {
                let other = owner.flatMap(named)?.name ?? "user \(owner ?? 0)"
                throw .unavailable(
                    "\(existing) belongs to \(other), and this is \(own.name).",
                    mend: "Run as the user that made it, or name another directory in STATE_DIRECTORY."
                )
            }
            return ClusterAccount(own, as: own.name, setpriv: nil, path: path)
        }
        let account = owner.flatMap { $0 == 0 ? nil : named($0) } ?? named("postgres") ?? named("nobody")
        guard let account else {
            throw .unavailable("There is no user “postgres” or “nobody” to run PostgreSQL under.")
        }
        guard let setpriv = Files.program("setpriv", path: path) else {
            throw .unavailable(
                "PostgreSQL does not run as root, and setpriv, which changes the user, is not installed.",
                mend: "Install util-linux, or run as an ordinary user."
            )
        }
        return ClusterAccount(account, as: own.name, setpriv: setpriv, path: path)
    }

    /// The program as this user sees the world: nothing of our environment but a plain path.
    func command(_ program: String, _ arguments: [String], deadline: Duration = .seconds(60)) -> Subprocess {
        let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", "HOME": "/"]
        guard let setpriv else {
            return Subprocess(program: program, arguments: arguments, environment: environment, deadline: deadline)
        }
        let change = ["--reuid=\(user)", "--regid=\(group)", "--clear-groups", "--", program]
        return Subprocess(
            program: setpriv,
            arguments: change + arguments,
            environment: environment,
            deadline: deadline
        )
    }

    /// The group that must be able to read what we write for the server; nil where we are the server's user.
    var readingGroup: gid_t? { setpriv == nil ? nil : group }

    /// Makes a directory that this user owns, for itself alone.
    func makeDirectory(_ path: String) throws(HostError) {
        let isNew = try Files.makeDirectory(path, mode: 0o700)
        guard setpriv != nil, let entry = Files.entry(path), isNew || entry.owner == 0 else { return }
        guard entry.isDirectory, unsafe lchown(path, user, group) == 0 else {
            throw Files.failure("be given to \(name)", path)
        }
    }

    /// Whether this user can pass through the directory.
    func reaches(_ path: String) throws(HostError) -> Bool {
        try command(test, ["-x", path], deadline: .seconds(10)).run().succeeded
    }

    /// Lets this user pass through the state directory where it is root's own, and says which directory is in the
    /// way where it cannot.
    func open(_ state: String) throws(HostError) {
        guard try !reaches(state) else { return }
        if setpriv != nil, let entry = Files.entry(state), entry.owner == 0, entry.group == 0 || entry.group == group,
            unsafe chown(state, 0, group) == 0, unsafe chmod(state, (entry.mode & 0o700) | 0o010) == 0,
            try reaches(state)
        {
            return
        }
        var place = ""
        for part in Files.parts(state, "/") {
            place += "/" + part
            guard try reaches(place) else { break }
        }
        throw .unavailable(
            "PostgreSQL runs as \(name), who cannot pass through \(place).",
            mend: "Let others pass with “chmod o+x \(place)”, or name another directory in STATE_DIRECTORY."
        )
    }

    private init(_ account: (name: String, user: uid_t, group: gid_t), as own: String, setpriv: String?, path: String?)
    {
        (name, user, group) = account
        ownName = own
        self.setpriv = setpriv
        test = Files.program("test", path: path) ?? "/usr/bin/test"
    }

    private static func named(_ user: uid_t) -> (name: String, user: uid_t, group: gid_t)? {
        guard let found = unsafe getpwuid(user) else { return nil }
        return unsafe (String(cString: found.pointee.pw_name), found.pointee.pw_uid, found.pointee.pw_gid)
    }

    private static func named(_ name: String) -> (name: String, user: uid_t, group: gid_t)? {
        guard let found = unsafe getpwnam(name) else { return nil }
        return unsafe (String(cString: found.pointee.pw_name), found.pointee.pw_uid, found.pointee.pw_gid)
    }
}
