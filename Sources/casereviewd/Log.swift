import Casework
import FoundationEssentials
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
            case .answered(let id, let channel, let outcome, let time):
                logger.debug(
                    "message handed over",
                    metadata: [
                        "message": "\(id.uuidString.lowercased())", "channel": "\(channel)", "outcome": "\(outcome)",
                        "ms": "\((time / .milliseconds(1)).rounded())",
                    ])
            case .claimed(let count, let channel):
                logger.debug("messages claimed", metadata: ["count": "\(count)", "channel": "\(channel)"])
            case .ended(let id, let state, let reason):
                logger.notice(
                    "message ended",
                    metadata: ["message": "\(id.uuidString.lowercased())", "as": "\(state)", "reason": "\(reason)"])
            case .delivered(let id, let attempt, let outcome, let reason):
                logger.info(
                    "delivery attempted",
                    metadata: [
                        "message": "\(id.uuidString.lowercased())", "attempt": "\(attempt)", "outcome": "\(outcome)",
                        "reason": "\(reason ?? "")",
                    ])
            case .stale(let id, let attempt):
                logger.warning(
                    "attempt came back too late",
                    metadata: ["message": "\(id.uuidString.lowercased())", "attempt": "\(attempt)"])
            case .stopped(let channel, let reason):
                logger.error("channel stopped", metadata: ["channel": "\(channel)", "reason": "\(reason)"])
            case .resumed(let channel):
                logger.notice("channel works again", metadata: ["channel": "\(channel)"])
            case .reported(let id, let report):
                logger.info(
                    "delivery reported",
                    metadata: ["message": "\(id.uuidString.lowercased())", "report": "\(report)"])
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
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }.filter { !LineLog.isLeftOut($0.key) }
            .map { (name: $0.key, value: "\($0.value)") }
        Output.errorLine(LineLog.line(SystemClock.now(), event.level, "\(event.message)", fields))
    }

    /// Hummingbird numbers requests too; the number that people are shown is ours. ServiceLifecycle names a service by
    /// all that it holds, settings and keys included.
    static func isLeftOut(_ name: String) -> Bool { name == "hb.request.id" || name.hasPrefix("sl-service") }

    /// A record as it is written: fields in order of their names, those without a value left out.
    static func line(
        _ now: Instant, _ level: Logger.Level, _ message: String, _ fields: [(name: String, value: String)]
    ) -> String {
        let pairs = fields.sorted { $0.name < $1.name }.filter { !$0.value.isEmpty }
            .map { " \(plain($0.name))=\(quoted($0.value))" }
        return "\(now.rfc3339UTC) \(level) \(plain(message))\(pairs.joined())"
    }

    private static func quoted(_ value: String) -> String {
        let isPlain = value.utf8.allSatisfy {
            $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=") && $0 < 0x7f
        }
        return isPlain ? value : "\"\(plain(value))\""
    }

    /// On one line, whatever readers of logs take for the end of one, and of bounded length.
    static func plain(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            guard text.utf8.count < longest else { return text + "…" }
            switch scalar.properties.generalCategory {
            // Also what turns the direction of writing or hides: a log shows what is there.
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                text += " "
            default:
                if scalar == "\"" { text += "'" } else { text.unicodeScalars.append(scalar) }
            }
        }
        return text
    }

    private static let longest = 1_000
}
