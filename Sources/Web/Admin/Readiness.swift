import Text

/// `/readyz`: whether the service may take traffic, one line a part with its reason, or the same as JSON.
enum Readiness {
    /// - Parameter sight: nil where the look did not end in time.
    static func reply(_ sight: Sight?, asJSON: Bool) -> Reply {
        let parts = sight?.parts ?? [Sight.Part(name: "database", fault: "no answer within 4 seconds")]
        let isReady = parts.allSatisfy { $0.fault == nil }
        var reply: Reply
        if asJSON {
            let rows = parts.map { part in
                JSON.object([
                    ("part", .string(part.name)), ("state", .string(part.fault == nil ? "ok" : "failed")),
                    ("reason", JSON(part.fault ?? part.note)),
                ])
            }
            reply = .json(.object([("ready", .bool(isReady)), ("parts", .array(rows))]))
        } else {
            reply = .text(
                parts.map {
                    "\($0.name): \($0.fault.map { "failed: \($0)" } ?? $0.note.map { "ok, but \($0)" } ?? "ok")\n"
                }.joined())
        }
        reply.status = isReady ? 200 : 503
        return reply
    }

    /// Whether JSON is asked for, by `?format=json` or by an Accept header that names it.
    static func wantsJSON(_ visit: Visit) -> Bool {
        if let format = visit.query.values("format").first { return format == "json" }
        return visit.accept.utf8.firstRange(of: "application/json".utf8) != nil
    }
}
