import Casework
import Testing

@Suite struct `The ladder of reminders` {
    private let rungs = Procedure.islingtonLimits.ladder

    /// Reckoned by hand in a calendar: weekends, Easter, 4 and 25 May are off.
    @Test(arguments: [
        ("2026-04-27", ["2026-04-22", "2026-04-27", "2026-04-28", "2026-05-05", "2026-05-12"]),
        // A Saturday: on the day becomes the Friday before.
        ("2026-05-16", ["2026-05-13", "2026-05-15", "2026-05-18", "2026-05-22", "2026-06-01"]),
        // Easter Monday: the last working day before is the Thursday.
        ("2026-04-06", ["2026-03-31", "2026-04-02", "2026-04-07", "2026-04-13", "2026-04-20"]),
        // A Sunday over the turn of the year.
        ("2026-12-27", ["2026-12-22", "2026-12-24", "2026-12-29", "2027-01-05", "2027-01-12"]),
    ])
    func `each rung falls on its working day`(_ due: String, _ days: [String]) throws {
        let reminders = try Ladder.reminders(due: day(due), rungs: rungs, calendar: .englandAndWales)
        #expect(reminders.map { London.date(of: $0.at) } == days.map { day($0) })
        #expect(reminders.map(\.rung) == [0, 1, 2, 3, 4])
        #expect(reminders.map(\.workingDays) == [-3, 0, 1, 5, 10])
        #expect(reminders.map(\.to) == rungs.map(\.to))
    }

    @Test(arguments: [("2026-01-15", "2026-01-15T09:00:00Z"), ("2026-07-15", "2026-07-15T08:00:00Z")])
    func `reminders leave at nine in London, winter and summer`(_ due: String, _ moment: String) throws {
        let reminders = try Ladder.reminders(
            due: day(due), rungs: [.init(workingDays: 0, to: [.contact])], calendar: .englandAndWales)
        #expect(reminders.map(\.at) == [Instant(rfc3339: moment)])
    }

    @Test func `nobody is reminded after the day of a duty by a rung that is meant for the day`() throws {
        for offset in 0..<365 {
            let due = day("2026-01-01").adding(days: offset)
            let reminders = try Ladder.reminders(due: due, rungs: rungs, calendar: .englandAndWales)
            #expect(London.date(of: reminders[1].at) <= due)
            #expect(zip(reminders, reminders.dropFirst()).allSatisfy { $0.at < $1.at })
        }
    }

    @Test func `no rungs, no reminders`() throws {
        #expect(try Ladder.reminders(due: day("2026-05-16"), rungs: [], calendar: .englandAndWales).isEmpty)
    }

    @Test(arguments: ["2028-12-20", "2029-01-03"])
    func `a rung past the calendar is refused and never guessed`(_ due: String) {
        #expect(throws: PastCalendar.end(calendar: "england-and-wales", lastDay: day("2028-12-31"))) {
            try Ladder.reminders(due: day(due), rungs: rungs, calendar: .englandAndWales)
        }
    }

    @Test func `a rung on a day that the calendar does not know is refused`() {
        #expect(throws: PastCalendar.end(calendar: "england-and-wales", lastDay: day("2028-12-31"))) {
            try Ladder.reminders(
                due: day("2029-01-01"), rungs: [.init(workingDays: 0, to: [.contact])], calendar: .englandAndWales)
        }
    }
}
