public import Casework
import Postgres
import Records

// A demonstration's clock can be turned, so that a newcomer sees reminders fall due.
extension Desk {
    /// Reads how far the clock has been turned. Returns whether this is a demonstration.
    @discardableResult
    public func readClock() async throws -> Bool {
        let seconds = try await transaction(.readOnly, Acting()) { tx in try Demonstrations.clock(in: tx) }
        if let seconds { clock.turn(to: seconds) }
        return seconds != nil
    }

    /// Turns the clock forward by 1 to 366 days. Throws `DeskError.absent` where this is no demonstration.
    public func turnClock(days: Int) async throws {
        guard (1...366).contains(days) else { throw Refusal.missing("days") }
        try await turn(by: Int64(days) * 86_400)
    }

    /// Turns the clock to just after the next reminder that falls due. Returns false where none waits.
    public func turnClockToNextReminder(in partnerships: [Partnership.ID]) async throws -> Bool {
        let now = now
        let next = try await first(in: partnerships) { tx in try Demonstrations.nextReminder(after: now, in: tx) }
        guard let next else { return false }
        try await turn(by: next.seconds - now.seconds + 1)
        return true
    }

    /// Turns the clock to nine in the morning of the next day on which an open deadline is due. Returns false where
    /// none is due after today.
    public func turnClockToNextDeadline(in partnerships: [Partnership.ID]) async throws -> Bool {
        let now = now
        let today = London.date(of: now)
        let next = try await first(in: partnerships) { tx in try Demonstrations.nextDeadline(after: today, in: tx) }
        guard let next else { return false }
        try await turn(by: London.instant(date: next, hour: 9, minute: 0).seconds - now.seconds)
        return true
    }

    private func first<Value: Comparable & Sendable>(
        in partnerships: [Partnership.ID], _ look: @Sendable (borrowing Transaction) throws -> Value?
    ) async throws -> Value? {
        var next: Value?
        for partnership in partnerships {
            let here = try await transaction(.readOnly, .service(in: partnership), look)
            next = [next, here].compactMap(\.self).min()
        }
        return next
    }

    private func turn(by seconds: Int64) async throws {
        let turned = try await transaction(.readWrite, Acting()) { tx -> Int64? in
            guard try Demonstrations.clock(in: tx) != nil else { return nil }
            try Demonstrations.turn(by: seconds, in: tx)
            try Outbox.hint(in: tx)
            return try Demonstrations.clock(in: tx)
        }
        guard let turned else { throw DeskError.absent }
        clock.turn(to: turned)
    }
}
