public import Casework
public import FoundationEssentials
public import Postgres

/// What providers say became of messages that they had accepted, as rows of the message's life.
public enum DeliveryReports {
    /// Notes a report, once an attempt of the message: the same word a second time changes nothing. Returns whether it
    /// was news.
    ///
    /// Where it did not arrive, the message has failed after all, with the reason; where the law requires it or an
    /// applicant waits for it, a task opens. One of which it was unknown whether it had left has left, if the provider
    /// tells of it. `said`: when the provider says that it was.
    @discardableResult
    public static func note(
        _ report: DeliveryReport, of message: UUID, in partnership: Partnership.ID, said: Instant? = nil,
        routes: Routes, now: Instant, _ tx: borrowing Transaction
    ) throws -> Bool {
        let attempt: Int? = try tx.first(
            """
            insert into delivery_report (partnership_id, message_id, attempt, status, at, said_at, detail)
            select partnership_id, id, attempt, \(report.name)::text, \(now), \(said), \(report.reason)::text
              from message
             where partnership_id = \(partnership) and id = \(message) and state in ('accepted', 'failed', 'unknown')
                on conflict do nothing
            returning attempt
            """
        ) { row in try row["attempt"] }
        guard let attempt, let found = try Bounces.find(message, in: tx) else { return false }
        var state = found.state
        if report.isFailure, state == "accepted" || state == "unknown" {
            _ = try Bounces.fail(found, because: report.reason ?? report.name, routes: routes, now: now, in: tx)
            state = "failed"
        } else if state == "unknown", report == .delivered || report.isPassedOn {
            // One of which it was unknown whether it had left has left.
            state = "accepted"
        }
        let hasChanged = state != found.state
        try tx.run(
            """
            update message
               set reported = \(report.name), state = \(state),
                   settled_at = case when \(hasChanged) then \(now) else settled_at end,
                   detail = case when \(hasChanged || found.state == "accepted")
                                 then \(report.reason) else detail end,
                   delivered_at = case when \(report == .delivered) then coalesce(\(said), \(now)) else delivered_at end
             where partnership_id = \(partnership) and id = \(message)
            """)
        if let kind = report.eventKind {
            try MessageEvents.insert(
                kind, of: message, in: partnership, detail: report.reason,
                source: "provider, attempt \(attempt), \(report.name)", at: now, tx)
        }
        var journal = DeliveryJournal()
        if hasChanged { journal.add(state, message, of: partnership) }
        journal.add(report.name, message, of: partnership)
        try journal.append(at: now, in: tx)
        return true
    }
}

extension DeliveryReport {
    fileprivate var isPassedOn: Bool {
        if case .passedOn = self { true } else { false }
    }

    /// As the life of a message tells of it; nil for what is no news.
    fileprivate var eventKind: String? {
        switch self {
        case .delivered: "delivered"
        case .passedOn: "relayed"
        case .temporarilyFailed, .permanentlyFailed, .returned: "bounced"
        case .silent: nil
        }
    }
}
