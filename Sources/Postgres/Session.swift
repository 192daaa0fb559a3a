/// One place at the server: a connection, made when it is first needed and made anew after it was lost.
actor Session {
    private let executor = QueueExecutor()
    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    private let settings: ConnectionSettings
    private let whereabouts: Whereabouts
    private var link: Link?
    /// The age of what was known when the connection was made.
    private var age: UInt64 = 0
    private var isClosed = false

    init(_ settings: ConnectionSettings, _ whereabouts: Whereabouts) {
        self.settings = settings
        self.whereabouts = whereabouts
    }

    /// How a transaction begins and whether it may end in COMMIT.
    struct Terms: Sendable {
        var access: Access
        var settings: [(String, String)]
        var isRehearsal = false
    }

    func transaction<Value: Sendable>(
        _ terms: Terms, until deadline: Deadline, _ body: @Sendable (borrowing Transaction) throws -> Value
    ) throws -> Value {
        let link = try begin(terms, deadline)
        defer {
            link.turnOver()
            if link.status != .idle { drop() }
        }
        let value: Value
        do {
            try configure(link, terms, deadline)
            value = try body(Transaction(on: link, until: deadline))
            if !terms.isRehearsal {
                try commit(link, terms, deadline)
                return value
            }
        } catch {
            if let error = error as? PostgresError, error.sqlState == Session.cannotWrite, terms.access == .readWrite {
                // The server became a standby: find out anew who can write.
                drop()
                whereabouts.giveUp(age)
            }
            rollBack(link, deadline)
            throw error
        }
        rollBack(link, deadline)
        return value
    }

    func close() {
        isClosed = true
        drop()
    }

    /// A connection that turns out dead or silent here has run nothing, so a fresh one may take its place: once.
    private func begin(_ terms: Terms, _ deadline: Deadline) throws(PostgresError) -> Link {
        guard !isClosed else { throw PostgresError(.notRun, .closed, message: "the pool is closed") }
        let start: SQL =
            switch terms.access {
            case .readWrite: "begin isolation level read committed read write"
            case .readOnly: "begin isolation level read committed read only"
            case .snapshot: "begin isolation level repeatable read read only"
            }
        if age != whereabouts.now.age { drop() }
        if let link {
            do throws(PostgresError) {
                return try begin(start, link, min(deadline, Deadline(after: settings.connectTimeout)))
            } catch {
                drop()
                if error.cause == .deadline || error.sqlState == Session.cannotWrite { whereabouts.giveUp(age) }
                guard error.cause == .deadline || error.isUnavailable, !deadline.hasPassed else { throw error }
            }
        }
        let known = whereabouts.now
        let opened = try Link.open(
            settings, startingAt: known.host, until: deadline, whenSilent: whereabouts.pass)
        whereabouts.found(host: opened.host)
        (link, age) = (opened.link, known.age)
        do throws(PostgresError) {
            return try begin(start, opened.link, deadline)
        } catch {
            drop()
            throw error
        }
    }

    private func begin(_ start: SQL, _ link: Link, _ deadline: Deadline) throws(PostgresError) -> Link {
        do throws(PostgresError) {
            _ = try link.execute(start, until: deadline)
        } catch {
            // "cannot set transaction read-write mode during recovery": the only feature of BEGIN that there may not be.
            guard error.sqlState == "0A000" else { throw error.becoming(.notRun) }
            throw PostgresError(.notRun, .server, sqlState: Session.cannotWrite, message: error.message)
        }
        link.turnOver()
        return link
    }

    /// read_only_sql_transaction
    private static let cannotWrite = "25006"

    /// Settings that hold for this transaction only.
    private func configure(_ link: Link, _ terms: Terms, _ deadline: Deadline) throws(PostgresError) {
        guard !terms.settings.isEmpty else { return }
        let calls = terms.settings.map { name, value -> SQL in "set_config(\(name), \(value), true)" }
        _ = try link.execute("select \(calls.joined(separator: ", "))", until: deadline)
    }

    private func commit(_ link: Link, _ terms: Terms, _ deadline: Deadline) throws(PostgresError) {
        guard !link.isClosed else {
            throw PostgresError(.failed, .connection, message: "the connection was lost before COMMIT")
        }
        guard link.status == .inTransaction else {
            throw PostgresError(
                .failed, .server, sqlState: "25P02", message: "a statement failed and the body went on")
        }
        do throws(PostgresError) {
            // To a failed transaction the server answers COMMIT with ROLLBACK and no error.
            guard try link.execute("commit", until: deadline).commandTag == "COMMIT" else {
                throw PostgresError(.failed, .server, sqlState: "25P02", message: "the server rolled back")
            }
        } catch {
            let mayHaveHappened = link.isClosed && terms.access == .readWrite && error.kind != .notRun
            throw mayHaveHappened ? error.becoming(.unknown) : error
        }
    }

    /// What cannot be rolled back in time is closed, and the server rolls it back.
    private func rollBack(_ link: Link, _ deadline: Deadline) {
        guard link.status == .inTransaction || link.status == .inFailedTransaction else { return }
        do {
            _ = try link.execute("rollback", until: max(deadline, Deadline(after: .seconds(1))))
        } catch {
            link.close()
        }
    }

    private func drop() {
        link?.close()
        link = nil
    }
}
