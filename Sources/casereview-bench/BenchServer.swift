import FoundationEssentials
import Glibc
import Postgres

/// The server that a measurement runs on: a cluster of its own with the settings that initdb gives, or one that is
/// named. The measurement makes databases of its own there, and takes them away again; it never opens another.
final class BenchServer: Sendable {
    /// Of a superuser, or of somebody who may make databases and is a member of the service's roles.
    private let url: String
    /// Its directory and its programs; nil of a named server.
    private let own: (home: String, programs: String)?

    /// A named server, by an address that begins with postgresql:// .
    init(named url: String) { (self.url, own) = (url, nil) }

    /// A new cluster below `directory`, reached by a socket only.
    init(below directory: String) throws {
        var template = Array("\(directory)/casereview-bench.XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw Trouble("Nothing can be made in \(directory).") }
        let home = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let programs = try BenchServer.programs()
        url = "postgresql://postgres@/postgres?host=\(home)"
        own = (home, programs)
        do {
            if geteuid() == 0 { try Command.run(["chown", "postgres", home]) }
            try run(
                "initdb", ["-D", "\(home)/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"])
            let options = "-c listen_addresses='' -c unix_socket_directories='\(home)'"
            try run("pg_ctl", ["start", "-D", "\(home)/data", "-w", "-s", "-l", "\(home)/log", "-o", options])
            for role in [
                "casereview_owner login", "casereview_serve login noinherit", "casereview_post login noinherit",
            ] {
                try administer("create role \(role)")
            }
            try administer("grant casereview_post to casereview_serve")
        } catch {
            stop()
            throw error
        }
    }

    /// Where a database of this server is. A name in the address's query goes before the one in its path.
    func url(of database: String) -> String {
        url + (url.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + "dbname=\(database)"
    }

    /// The same as one of the service's roles, on a cluster of our own.
    func url(of database: String, role: String) -> String {
        "postgresql://\(role)@/\(database)?host=\(own?.home ?? "")"
    }

    func settings(of database: String, role: String? = nil) -> ConnectionSettings {
        ConnectionSettings(url: url(of: database), applicationName: "casereview-bench", role: role)
    }

    /// A new database with a name that nobody has, as a copy of another where one is named.
    func make(copying template: String = "template0") throws -> String {
        let name = "casereview_bench_" + String(UInt64.random(in: .min ... .max), radix: 36)
        try administer("create database \(name) template \(template)")
        return name
    }

    func drop(_ database: String) { try? administer("drop database if exists \(database) with (force)") }

    /// Ends what a great many writes leave behind them, which would be measured with whatever comes next.
    func settle(_ database: String) throws {
        try administer("vacuum (analyze)", in: database)
        try administer("checkpoint", in: database)
    }

    /// Ends a cluster of our own and removes it.
    func stop() {
        guard let own else { return }
        _ = try? run("pg_ctl", ["stop", "-D", "\(own.home)/data", "-m", "immediate", "-s"])
        try? FileManager.default.removeItem(atPath: own.home)
    }

    /// CREATE DATABASE is refused inside a transaction, so that psql sends it. `statement` holds nothing from outside.
    private func administer(_ statement: String, in database: String? = nil) throws {
        let psql = (own.map { $0.programs + "/" } ?? "") + "psql"
        try Command.run([
            psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database.map(url(of:)) ?? url, "-c", statement,
        ])
    }

    /// A program of the server; root gives up its rights, with which PostgreSQL would not run.
    private func run(_ program: String, _ arguments: [String]) throws {
        guard let own else { return }
        let change = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]
        try Command.run((geteuid() == 0 ? change : []) + ["\(own.programs)/\(program)"] + arguments)
    }

    private static func programs() throws -> String {
        let said = try Command.run(["pg_config", "--bindir"])
        let directory = String(decoding: said.utf8.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        guard unsafe access("\(directory)/initdb", X_OK) == 0 else {
            throw Trouble("No PostgreSQL server is installed beside pg_config; name one with --server.")
        }
        return directory
    }
}
