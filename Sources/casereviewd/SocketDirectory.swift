import Glibc

/// Where the private cluster's socket lies: short, since a socket's path holds 107 bytes, and the cluster's own.
enum SocketDirectory {
    /// Bytes that leave room for `/.s.PGSQL.5432.lock` and some more.
    static let longest = 85

    /// The first place that is short enough and can be had, in order of preference: the runtime directory that the
    /// service manager gave, the system's, the user's, and a private one in `/tmp`.
    static func prepare(
        for state: String,
        account: ClusterAccount,
        environment: [String: String]
    ) throws(HostError) -> String {
        let name = "casereviewd-" + digest(of: state)
        var places: [String] = []
        if let given = Files.parts(environment["RUNTIME_DIRECTORY"] ?? "", ":").first {
            places.append("\(given)/postgresql")
        }
        if account.readingGroup != nil {
            places.append("/run/" + name)
        } else if let own = environment["XDG_RUNTIME_DIR"], own.utf8.first == UInt8(ascii: "/") {
            places.append("\(own)/\(name)")
        }
        places.append("/tmp/casereviewd-\(account.user)-" + digest(of: state))

        var trouble = ""
        for place in places where place.utf8.count <= longest {
            do {
                try account.makeDirectory(place)
                if isPrivate(place, to: account.user), try account.reaches(place) { return place }
                trouble = "\(place) is there already and is not \(account.name)'s alone."
            } catch {
                trouble = error.sentence
            }
        }
        throw .unavailable(
            "There is no place for PostgreSQL's socket. \(trouble)",
            mend: "Name a directory of your own, of less than \(longest - 11) bytes, in RUNTIME_DIRECTORY."
        )
    }

    static func socket(in directory: String) -> String { "\(directory)/.s.PGSQL.\(ClusterSettings.port)" }

    /// Others could put a socket of their own into a directory that they can write.
    private static func isPrivate(_ path: String, to user: uid_t) -> Bool {
        guard let entry = Files.entry(path) else { return false }
        return entry.isDirectory && entry.owner == user && entry.mode & 0o077 == 0
    }

    /// FNV-1a, 64 bits: tells state directories apart, guards nothing.
    private static func digest(of text: String) -> String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
