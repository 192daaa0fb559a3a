/// Hears NOTIFY over a session of its own. A notification is a hint that is lost when the connection is; so after
/// every connection the consumer looks for itself once, and polls besides.
public struct Listener: Sendable {
    /// What a listener tells its consumer.
    public enum Signal: Hashable, Sendable {
        /// LISTEN holds from now on; what came before was not heard, so look once.
        case connected
        case notification(channel: String, payload: String)
        /// The connection is lost or could not be made; another is tried after a pause.
        case disconnected(PostgresError)
    }

    private let settings: ConnectionSettings
    private let channels: [String]
    private let pingEvery: Duration

    /// Channels are named in lower-case ASCII letters, digits and `_`, at most 63. Throws `.notRun` for other names.
    public init(
        _ settings: ConnectionSettings, channels: [String], pingEvery: Duration = .seconds(15)
    ) throws(PostgresError) {
        guard channels.allSatisfy(Listener.isName) else {
            throw PostgresError(.notRun, .refused, message: "a channel's name is a lower-case word of at most 63 bytes")
        }
        self.settings = settings
        self.channels = channels
        self.pingEvery = max(pingEvery, .milliseconds(100))
    }

    /// Hands on signals, one at a time and in order, until its task is cancelled.
    public func run(_ handle: @Sendable (Signal) async -> Void) async {
        let ear = Ear(settings, channels)
        let waker = Waker()
        await withTaskCancellationHandler {
            var failures = 0
            while !Task.isCancelled {
                do {
                    try await ear.connect()
                    failures = 0
                    await handle(.connected)
                    while !Task.isCancelled {
                        for heard in try await ear.listen(for: pingEvery, waker) { await handle(heard) }
                    }
                } catch let error as PostgresError {
                    await handle(.disconnected(error))
                } catch {
                    break
                }
                let longest = min(250 << failures, 10_000)
                failures = min(failures + 1, 6)
                try? await Task.sleep(for: .milliseconds(Int.random(in: longest / 2...longest)))
            }
            await ear.close()
        } onCancel: {
            waker.wake()
        }
    }

    private static func isName(_ channel: String) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = channel.utf8.first, channel.utf8.count <= 63, !digits.contains(first) else { return false }
        return channel.utf8.allSatisfy { letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_") }
    }
}

/// The listener's session, on a thread of its own.
private actor Ear {
    private let executor = QueueExecutor()
    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    private let settings: ConnectionSettings
    private let channels: [String]
    private var link: Link?
    private var host = 0

    init(_ settings: ConnectionSettings, _ channels: [String]) {
        self.settings = settings
        self.channels = channels
    }

    func connect() throws {
        close()
        let deadline = Deadline(after: .seconds(20))
        let opened = try Link.open(settings, startingAt: host, until: deadline)
        host = opened.host
        for channel in channels {
            _ = try opened.link.execute(SQL(trusted: "listen \(channel)"), until: deadline)
        }
        link = opened.link
    }

    /// What came within `interval`. When nothing came the server is asked whether it is still there.
    func listen(for interval: Duration, _ waker: Waker) throws -> [Listener.Signal] {
        guard let link else { throw PostgresError(.notRun, .connection, message: "the connection was lost") }
        let deadline = Deadline(after: interval)
        let heard = try link.notifications(until: deadline, waker: waker)
        if heard.isEmpty, deadline.hasPassed {
            _ = try link.execute("select 1", until: Deadline(after: settings.connectTimeout))
        }
        return heard.map { .notification(channel: $0.channel, payload: $0.payload) }
    }

    func close() {
        link?.close()
        link = nil
    }
}
