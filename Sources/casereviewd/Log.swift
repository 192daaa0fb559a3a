import Casework
import Logging
import Post

/// Logs: one line each on standard error, `key=value`, ids and words of the service only.
enum Log {
    static func logger(_ level: Settings.LogLevel) -> Logger {
        var logger = Logger(label: "casereviewd") { _ in LineLog() }
        logger.logLevel = Logger.Level(rawValue: level.rawValue) ?? .info
        return logger
    }

    /// What the post did, as lines.
    static func observer(_ logger: Logger) -> @Sendable (Observation) -> Void {
        { observation in
            switch observation {
            case .planned(let deadlines, let reminders):
                logger.info("reminders planned", metadata: ["deadlines": "\(deadlines)", "reminders": "\(reminders)"])
            case .claimed(let count, let channel):
                logger.debug("messages claimed", metadata: ["count": "\(count)", "channel": "\(channel)"])
            case .ended(let id, let state, let reason):
                logger.notice("message ended", metadata: ["message": "\(id)", "as": "\(state)", "reason": "\(reason)"])
            case .delivered(let id, let attempt, let outcome, let reason):
                logger.info(
                    "message delivered",
                    metadata: [
                        "message": "\(id)", "attempt": "\(attempt)", "outcome": "\(outcome)",
                        "reason": "\(reason ?? "")",
                    ])
            case .stale(let id, let attempt):
                logger.warning("attempt came back too late", metadata: ["message": "\(id)", "attempt": "\(attempt)"])
            case .stopped(let channel, let reason):
                logger.error("channel stopped", metadata: ["channel": "\(channel)", "reason": "\(reason)"])
            case .resumed(let channel):
                logger.notice("channel works again", metadata: ["channel": "\(channel)"])
            case .troubled(let reason):
                logger.error("the post could not work", metadata: ["reason": "\(reason)"])
            }
        }
    }
}

/// Writes `2026-05-01T09:00:00Z info request route="/work" status=200`. Values are quoted and escaped where they need
/// it, so that a record is always one line.
struct LineLog: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let fields = all.sorted { $0.key < $1.key }.filter { "\($0.value)" != "" }
            .map { " \($0.key)=\(LineLog.quoted("\($0.value)"))" }
        Output.errorLine(
            "\(SystemClock.now().rfc3339UTC) \(event.level) \(LineLog.plain("\(event.message)"))\(fields.joined())")
    }

    private static func quoted(_ value: String) -> String {
        let isPlain = value.utf8.allSatisfy {
            $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=") && $0 != 0x7f
        }
        return isPlain ? value : "\"\(plain(value))\""
    }

    private static func plain(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "'"
            case _ where scalar.value < 0x20 || scalar.value == 0x7f: text += " "
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
