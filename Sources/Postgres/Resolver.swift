import Dispatch
import Synchronization

/// Looks up the names of hosts and never holds its caller past a deadline, as libpq would: the system's own lookup
/// knows none and may hang for half a minute.
///
/// A lookup that hangs keeps its thread until the system gives up. So callers who ask for the same name share one
/// lookup, and no more than `most` are under way at once: beyond that a name fails at once.
final class Resolver: Sendable {
    /// The numeric addresses of a name, the best first; none where it is not known. May block.
    typealias LookUp = @Sendable (_ name: String) -> [String]

    /// The one for the whole process, whose threads it counts.
    static let system = Resolver(lookUp: SystemNames.addresses)

    private let lookUp: LookUp
    private let most: Int
    private let underWay = Mutex<[String: Search]>([:])

    private final class Search: Sendable {
        let end = DispatchGroup()
        let found = Mutex<[String]?>(nil)
    }

    init(most: Int = 4, lookUp: @escaping LookUp) {
        self.most = most
        self.lookUp = lookUp
    }

    /// The host with the address to connect to, once for each address that its name has. The name stays: TLS checks it.
    /// A path, an address and a host that has its address already are not looked up. Throws `.notRun`, without the
    /// name, for a mistake in the connection string can put a part of the password there.
    func entries(of host: Conninfo.Host, until deadline: Deadline) throws(PostgresError) -> [Conninfo.Host] {
        guard let name = host.nameToLookUp else { return [host] }
        return try addresses(of: name, until: deadline).map { address in
            Conninfo.Host(host: name, address: address, port: host.port)
        }
    }

    private func addresses(of name: String, until deadline: Deadline) throws(PostgresError) -> [String] {
        guard let search = search(for: name) else {
            throw PostgresError(.notRun, .connection, message: "too many host names are being looked up already")
        }
        let limit = DispatchTime.now() + .milliseconds(Int(deadline.remainingMilliseconds))
        guard search.end.wait(timeout: limit) == .success, let found = search.found.withLock(\.self) else {
            throw PostgresError(.notRun, .connection, message: "a host's name could not be looked up in time")
        }
        guard !found.isEmpty else {
            throw PostgresError(.notRun, .connection, message: "a host's name is not known")
        }
        return found
    }

    /// The search for this name that is under way, or a new one on a thread of its own; nil where there are too many.
    private func search(for name: String) -> Search? {
        underWay.withLock { searches in
            if let search = searches[name] { return search }
            guard searches.count < most else { return nil }
            let search = Search()
            searches[name] = search
            search.end.enter()
            DispatchQueue(label: "postgres.resolver").async {
                let found = self.lookUp(name)
                search.found.withLock { $0 = found }
                self.underWay.withLock { $0[name] = nil }
                search.end.leave()
            }
            return search
        }
    }
}
