import Desk

extension Pages {
    /// What the decision was made on, as one JSON file to be saved: `casereviewd check` judges it again.
    @Sendable func decisionRecord(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let text = try await desk.decisionRecord(of: try await key(visit, worker))
        var reply = Reply(type: "application/json; charset=utf-8", body: Array(text.utf8) + [UInt8(ascii: "\n")])
        reply.headers = [("Content-Disposition", "attachment; filename=\"decision.json\"")]
        return reply
    }
}
