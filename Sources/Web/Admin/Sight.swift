import Casework
import Post
import Records

/// What one look found: at the database through both pools, and at the channels.
struct Sight: Sendable {
    /// Why the database could not be asked; nil where it answered.
    var trouble: String?
    var figures = Figures()
    var stopped: [String: String] = [:]
    /// The moment of the look, on the service's clock.
    var at: Instant
    /// Since when this process runs; nil where that is not known.
    var startedAt: Instant?

    /// One part of what readiness means.
    struct Part: Equatable {
        var name: String
        /// Why it is not as it should be; nil where it is.
        var fault: String?
        /// What is to be known of it where it is no fault.
        var note: String?
    }

    /// How late the post may be, in seconds, before the service is no longer ready. One that has just started is not to
    /// blame for what fell due before: pages are to be had while it works that off.
    static let latest: Int64 = 15 * 60

    var parts: [Part] {
        let database = trouble ?? (figures.isWritable ? nil : "it takes no changes: a standby, or set to read only")
        var parts = [Part(name: "database", fault: database)]
        // Nothing more is known.
        guard trouble == nil else { return parts }
        parts.append(Part(name: "schema", fault: schemaFault))
        parts.append(Part(name: "post", fault: postFault, note: postNote))
        let names = stopped.sorted { $0.key < $1.key }.map { "\($0.key) has stopped: \($0.value)" }
        parts.append(Part(name: "channels", fault: names.isEmpty ? nil : names.joined(separator: "; ")))
        return parts
    }

    var isReady: Bool { parts.allSatisfy { $0.fault == nil } }

    private var schemaFault: String? {
        switch figures.schema {
        case .upToDate: nil
        case .behind(let pending): "\(pending.count) migrations wait for “casereviewd migrate”"
        case .ahead(let version): "it is newer than this binary: version \(version)"
        case .altered(let version): "migration \(version) is not the one of this binary"
        case .none: "there is none; run “casereviewd migrate”"
        }
    }

    private var postFault: String? {
        let running = startedAt.map { at.seconds - $0.seconds } ?? .max
        guard min(figures.backlog.seconds(at: at), running) > Sight.latest else { return nil }
        // Pages are to be had while the post is held on purpose; what waits for so long is an alarm whoever holds it.
        return figures.backlog.off.map { "\(late). \($0)" } ?? late
    }

    /// Told after a minute. Pages are to be had for as long as people can be told there by what they must do.
    private var postNote: String? { figures.backlog.seconds(at: at) > PostState.grace ? late : nil }

    private var late: String {
        let late = figures.backlog.seconds(at: at)
        let count = figures.backlog.count
        let due = count < Backlog.limit ? "\(count)" : "\(count) or more"
        return "late by \(late) seconds: \(due) due and not gone"
    }
}
