import FoundationEssentials
import Glibc
import Postgres
import Shipped
import Text

/// What a figure depends on, beside it on every line.
struct Conditions {
    let server: ServerFacts
    let rows: Int

    /// Whether what was said to be saved survives a power cut.
    var isDurable: Bool { server.fsync && server.synchronousCommit != "off" }

    static var cores: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }

    var members: [(String, JSON)] {
        [
            ("version", .string(Shipped.version)),
            ("server", .string("\(server.version / 10_000).\(server.version % 10_000)")),
            ("fsync", .bool(server.fsync)), ("synchronous_commit", .string(server.synchronousCommit)),
            ("full_page_writes", .bool(server.fullPageWrites)), ("durable", .bool(isDurable)),
            ("cores", .integer(Conditions.cores)), ("build", .string(Conditions.build)), ("messages", .integer(rows)),
        ]
    }

    static var build: String {
        #if DEBUG
            "debug"
        #else
            "release"
        #endif
    }
}
