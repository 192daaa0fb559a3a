import Clibpq

extension Link {
    /// Connects to the first host that answers and may be used, beginning with `hosts[first]`; returns its place too.
    /// A host whose name cannot be looked up is one that does not answer. `whenSilent` is told the place of each host
    /// that did not answer in its time, and of the one after it. Throws `.notRun`.
    static func open(
        _ settings: ConnectionSettings, startingAt first: Int, until deadline: Deadline,
        resolver: Resolver = .system, whenSilent: (_ host: Int, _ next: Int) -> Void = { _, _ in }
    ) throws(PostgresError) -> (link: Link, host: Int) {
        let conninfo = try Conninfo(settings.url)
        let count = conninfo.hosts.count
        var failures: [PostgresError] = []
        for step in 0..<count {
            let index = (first + step) % count
            // Where the deadline is short, every host has its share of it.
            let share = min(settings.connectTimeout, deadline.remaining / (count - step))
            let limit = min(deadline, Deadline(after: share))
            do throws(PostgresError) {
                let entries = try resolver.entries(of: conninfo.hosts[index], until: limit)
                for (place, entry) in entries.enumerated() {
                    // A silent address must leave time for those after it.
                    let share = Deadline(after: limit.remaining / (entries.count - place))
                    do throws(PostgresError) {
                        return (try open(conninfo.parameters(entry, settings), until: share), index)
                    } catch {
                        failures.append(error)
                    }
                }
            } catch {
                failures.append(error)
            }
            if limit.hasPassed { whenSilent(index, (index + 1) % count) }
            if deadline.hasPassed { break }
        }
        throw PostgresError(
            .notRun, failures.last?.cause ?? .connection, sqlState: failures.last?.sqlState,
            message: failures.map(\.message).joined(separator: "; "))
    }

    private static func open(
        _ parameters: [(String, String)], until deadline: Deadline
    ) throws(PostgresError) -> Link {
        guard !parameters.contains(where: { $0.1.utf8.contains(0) }) else {
            throw PostgresError(.notRun, .refused, message: "text with a NUL cannot be sent")
        }
        guard let raw = unsafe start(parameters) else {
            throw PostgresError(.notRun, .connection, message: "no memory for a connection")
        }
        let link = unsafe Link(adopting: raw)
        // libpq prints notices to standard error unless told otherwise, and they may hold what people wrote.
        unsafe PQsetNoticeReceiver(raw, { _, _ in }, nil)
        unsafe PQsetErrorVerbosity(raw, PQERRORS_VERBOSE)
        guard unsafe PQstatus(raw) != CONNECTION_BAD else { throw unsafe PostgresError(connection: raw, .notRun) }

        // The socket may change from one step to the next, so it is asked for each time.
        var state = PGRES_POLLING_WRITING
        while state != PGRES_POLLING_OK {
            guard state == PGRES_POLLING_READING || state == PGRES_POLLING_WRITING else {
                throw unsafe PostgresError(connection: raw, .notRun)
            }
            let events = state == PGRES_POLLING_READING ? Waiting.readable : Waiting.writable
            guard unsafe Waiting.until(deadline, PQsocket(raw), events) == .ready else {
                throw PostgresError(.notRun, .connection, message: "the server did not answer in time")
            }
            state = unsafe PQconnectPoll(raw)
        }
        guard unsafe PQsetnonblocking(raw, 1) == 0 else { throw unsafe PostgresError(connection: raw, .notRun) }
        try unsafe checkTextForms(raw)
        return link
    }

    private static func start(_ parameters: [(String, String)]) -> OpaquePointer? {
        var bytes: [UInt8] = []
        func place(_ text: String) -> Int {
            let start = bytes.count
            bytes.append(contentsOf: text.utf8)
            bytes.append(0)
            return start
        }
        let keywords = parameters.map { place($0.0) }
        let values = parameters.map { place($0.1) }
        return unsafe bytes.withUnsafeBytes { buffer in
            func pointers(_ starts: [Int]) -> [UnsafePointer<CChar>?] {
                let texts = unsafe starts.map {
                    unsafe buffer.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self)
                }
                return unsafe texts + [nil]
            }
            return unsafe PQconnectStartParams(pointers(keywords), pointers(values), 0)
        }
    }

    /// An environment variable such as PGDATESTYLE can undo what `options` set; decoders must not meet other forms.
    private static func checkTextForms(_ raw: OpaquePointer) throws(PostgresError) {
        for (name, expected) in [("client_encoding", "UTF8"), ("DateStyle", "ISO, YMD"), ("TimeZone", "UTC")] {
            let value = unsafe PQparameterStatus(raw, name).map { unsafe String(cString: $0) }
            guard value == expected else {
                throw PostgresError(
                    .notRun, .refused, message: "\(name) is not \(expected) in a new session; is a PG… variable set?")
            }
        }
    }
}
