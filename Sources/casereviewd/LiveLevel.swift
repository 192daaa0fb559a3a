import Logging
import Synchronization

/// How much is logged, changeable while loggers are in use.
final class LiveLevel: Sendable {
    private let current: Mutex<Logger.Level>

    init(_ level: Settings.LogLevel) { current = Mutex(LiveLevel.level(level)) }

    var level: Logger.Level { current.withLock { $0 } }

    func change(to level: Settings.LogLevel) { current.withLock { $0 = LiveLevel.level(level) } }

    /// `logger`, as verbose as this says at each moment.
    func follow(_ logger: Logger) -> Logger {
        var handler = logger.handler
        // What is left out is decided here.
        handler.logLevel = .trace
        let inner = handler
        return Logger(label: logger.label) { _ in Following(inner: inner, live: self) }
    }

    private static func level(_ level: Settings.LogLevel) -> Logger.Level {
        Logger.Level(rawValue: level.rawValue) ?? .info
    }

    private struct Following: LogHandler {
        var inner: any LogHandler
        let live: LiveLevel
        /// A level that a part of the service set for itself.
        private var own: Logger.Level?

        init(inner: any LogHandler, live: LiveLevel) {
            self.inner = inner
            self.live = live
        }

        var logLevel: Logger.Level {
            get { own ?? live.level }
            set { own = newValue }
        }

        var metadata: Logger.Metadata {
            get { inner.metadata }
            set { inner.metadata = newValue }
        }

        var metadataProvider: Logger.MetadataProvider? {
            get { inner.metadataProvider }
            set { inner.metadataProvider = newValue }
        }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { inner[metadataKey: key] }
            set { inner[metadataKey: key] = newValue }
        }

        func log(event: LogEvent) { inner.log(event: event) }
    }
}
