/// The PostgreSQL server's programs on this machine: version 15 or later.
struct ServerPrograms: Sendable {
    /// Where `initdb`, `pg_ctl`, `postgres`, `psql` and `pg_isready` lie.
    let directory: String
    /// 15, 16, …
    let major: Int

    static let oldest = 15

    /// What `pg_config` names comes first, then the newest in the places where distributions put them. `data` is
    /// the version that existing data needs; nil where there is none.
    static func find(
        for data: Int?,
        path: String?,
        roots: [String] = ["/usr/lib/postgresql", "/usr/pgsql-"]
    ) throws(HostError) -> ServerPrograms {
        let found = candidates(path: path, roots: roots).compactMap(ServerPrograms.init(at:))
        if let data {
            if let fitting = found.first(where: { $0.major == data }) { return fitting }
            let present = found.first.map { "only \($0.major) is installed" } ?? "no PostgreSQL server is installed"
            throw .unavailable(
                "The private PostgreSQL cluster was made by version \(data), but \(present).",
                mend: "Install postgresql-\(data), or move the data to the new version with pg_upgrade."
            )
        }
        guard let newest = found.first(where: { $0.major >= oldest }) else {
            let tooOld = found.first.map { ", only \($0.major), which is too old" } ?? ""
            throw .unavailable(
                "No PostgreSQL server of version \(oldest) or later found\(tooOld).",
                mend: "Install postgresql-\(oldest) (Debian: apt install postgresql), "
                    + "or name a database of your own in database.url."
            )
        }
        return newest
    }

    func program(_ name: String) -> String { directory + "/" + name }

    private static func candidates(path: String?, roots: [String]) -> [String] {
        var places: [String] = []
        if let config = Files.program("pg_config", path: path),
            let outcome = try? Subprocess(program: config, arguments: ["--bindir"], deadline: .seconds(10)).run(),
            outcome.succeeded
        {
            places.append(outcome.outputText)
        }
        var versions: [(Int, String)] = []
        for root in roots {
            // "/usr/lib/postgresql/15/bin" on Debian; "/usr/pgsql-15/bin" from PostgreSQL's own RPMs.
            let slash = root.utf8.lastIndex(of: UInt8(ascii: "/")) ?? root.startIndex
            let isPrefix = root.utf8.last == UInt8(ascii: "-")
            let parent = isPrefix ? String(root[..<slash]) : root
            let prefix = isPrefix ? String(root[slash...].dropFirst()) : ""
            for name in Files.names(in: parent) where name.hasPrefix(prefix) {
                guard let major = Int(name.dropFirst(prefix.count)) else { continue }
                versions.append((major, "\(parent)/\(name)/bin"))
            }
        }
        places += versions.sorted { $0.0 > $1.0 }.map(\.1)
        if let server = Files.program("postgres", path: path) { places.append(String(server.dropLast(9))) }
        return places
    }

    /// nil where a program is missing or does not tell its version.
    private init?(at directory: String) {
        self.directory = directory
        guard
            ["initdb", "pg_ctl", "postgres", "psql", "pg_isready"].allSatisfy({ Files.isProgram("\(directory)/\($0)") }
            ),
            let outcome = try? Subprocess(
                program: directory + "/postgres",
                arguments: ["--version"],
                deadline: .seconds(10)
            ).run(),
            outcome.succeeded
        else { return nil }
        // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
        let words = outcome.outputText.split(separator: " ")
        guard words.count > 2, let major = Int(words[2].prefix { $0.isASCII && $0.isNumber }) else { return nil }
        self.major = major
    }
}
