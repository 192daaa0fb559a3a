import Casework
import FoundationEssentials
import Postgres
import Records
import Synchronization
import Text

/// The summary of the week for each coordinator: on the first working day of the week from nine in the morning, London
/// time, once. What it says is read when it is sent. One that was missed is made up for until its week is over.
final class WeeklySummary: Sendable {
    private static let hour = 9

    /// The day for which all was planned here: so long nothing need be asked of the database.
    private let planned = Mutex<CivilDate?>(nil)

    /// Plans the summaries that are due at `now`. Returns how many are new.
    func plan(_ now: Instant, channel: String, _ settings: PostSettings, _ pool: Pool) async throws -> Int {
        guard let (day, expires) = WeeklySummary.due(at: now, settings.passage.calendar),
            planned.withLock({ $0 }) != day
        else { return 0 }
        let new = try await pool.transaction { tx in
            try WeeklySummaries.plan(for: day, expires: expires, channel: channel, now: now, in: tx)
        }
        planned.withLock { $0 = day }
        return new
    }

    /// The day for which a summary is due, and the end of its week; nil before the hour of that day.
    static func due(at now: Instant, _ calendar: WorkingCalendar) -> (day: CivilDate, expires: Instant)? {
        let today = London.date(of: now)
        guard let day = calendar.firstWorkingDay(ofWeekOf: today),
            London.instant(date: day, hour: hour, minute: 0) <= now
        else { return nil }
        return (day, London.instant(date: today.monday.adding(days: 7), hour: 0, minute: 0))
    }

    /// A summary that has been claimed, with what is true at this moment; any other message as it is.
    static func filled(
        _ message: OutboxMessage, _ settings: PostSettings, now: Instant, in tx: borrowing Transaction
    ) throws -> OutboxMessage {
        guard message.kind == .weeklySummary, case .person(let person) = message.recipient else { return message }
        let today = London.date(of: now)
        let state = try WeeklySummaries.state(
            of: message.partnership.id, for: person, today: today, until: today.monday.adding(days: 6), now: now,
            in: tx)
        var filled = message
        filled.facts = facts(state, today: today, settings.passage.calendar)
        try WeeklySummaries.keep(filled.facts, in: message.id, of: message.partnership.id, tx)
        return filled
    }

    static func facts(
        _ state: WeeklySummaries.State, today: CivilDate, _ calendar: WorkingCalendar
    ) -> [String: Notice.Fact] {
        var facts: [String: Notice.Fact] = [
            "overdue": .lines(
                lines(state.overdue) { line in
                    let late = try? calendar.workingDays(after: line.dueOn, through: today)
                    let days = late.map { $0 == 1 ? ", 1 working day ago" : ", \($0) working days ago" } ?? ""
                    return "\(words(line)): due on \(line.dueOn.inWordsWithWeekday)\(days)"
                }),
            "coming": .lines(lines(state.coming) { "\(words($0)): by \($0.dueOn.inWordsWithWeekday)" }),
        ]
        if state.undelivered > 0 { facts["undelivered"] = .number(state.undelivered) }
        if state.unknown > 0 { facts["unknown"] = .number(state.unknown) }
        if let since = state.lateSince { facts["late_since"] = .moment(since) }
        return facts
    }

    private static func words(_ line: WeeklySummaries.Line) -> String {
        (line.reference.map { "\($0), " } ?? "") + Duties.words(line.duty)
    }

    private static func lines(
        _ lines: [WeeklySummaries.Line], _ words: (WeeklySummaries.Line) -> String
    ) -> [String] {
        var told = lines.map(words)
        if lines.count == WeeklySummaries.mostLines { told.append("and more: see what waits for you") }
        return told
    }
}
