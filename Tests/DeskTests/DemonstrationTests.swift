import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `A demonstration's clock` {
    private func begin(_ office: Office, seconds: Int64 = 0) async throws {
        try await office.database.owner.acting(Acting(purpose: .setup)) { tx in
            try Demonstrations.begin(clockSeconds: seconds, in: tx)
        }
    }

    @Test func `is turned by days, and other instances read how far`() async throws {
        try await Office.with { office in
            try await begin(office, seconds: 3_600)
            #expect(try await office.desk.readClock())
            #expect(office.desk.now == London.instant(date: day("2026-05-01"), hour: 11, minute: 0))
            try await office.desk.turnClock(days: 3)
            #expect(office.desk.today == day("2026-05-04"))
            let other = try Office(office.database, office.here)
            #expect(other.desk.today == day("2026-05-01"))
            try await other.desk.readClock()
            #expect(other.desk.now == office.desk.now)
            #expect(office.clock.realNow() == London.instant(date: day("2026-05-01"), hour: 10, minute: 0))
        }
    }

    @Test(arguments: [0, -1, 367, .max, .min]) func `is turned by 1 to 366 days and no others`(_ days: Int) async throws
    {
        try await Office.with { office in
            try await begin(office)
            await office.isRefused(.missing("days")) { try await office.desk.turnClock(days: days) }
            #expect(office.desk.today == day("2026-05-01"))
        }
    }

    @Test func `is turned to just after the next reminder`() async throws {
        try await Office.with { office in
            try await begin(office)
            #expect(try await office.desk.turnClockToNextReminder(in: [office.here.id]) == false)
            _ = try await office.apply()
            // The reading for danger is due on 5 May, the working day after the bank holiday.
            #expect(try await office.desk.turnClockToNextReminder(in: [office.here.id]))
            let clock = London.clock(of: office.desk.now)
            #expect(clock.date == day("2026-05-05") && clock.hourAndMinute == "09:00" && clock.second == 1)
            #expect(try await office.desk.turnClockToNextReminder(in: [office.here.id]))
            #expect(office.desk.today > day("2026-05-05"))
            #expect(try await office.desk.turnClockToNextReminder(in: []) == false)
        }
    }

    @Test func `is turned to nine in the morning of the next day on which something is due`() async throws {
        try await Office.with { office in
            try await begin(office)
            #expect(try await office.desk.turnClockToNextDeadline(in: [office.here.id]) == false)
            _ = try await office.apply()
            let due = try await office.deadlines().compactMap { line -> String? in
                let words = line.split(separator: " ").map(String.init)
                return words.last == "open" ? words.first { $0.hasPrefix("2026-") } : nil
            }
            let days = Set(due).filter { $0 > "2026-05-01" }.sorted()
            #expect(days.count > 1)
            for next in days {
                #expect(try await office.desk.turnClockToNextDeadline(in: [office.here.id]))
                let clock = London.clock(of: office.desk.now)
                #expect(clock.date == day(next) && clock.hourAndMinute == "09:00" && clock.second == 0)
            }
            #expect(try await office.desk.turnClockToNextDeadline(in: [office.here.id]) == false)
            #expect(try await office.desk.turnClockToNextDeadline(in: []) == false)
        }
    }

    @Test func `does not turn where this is no demonstration`() async throws {
        try await Office.with { office in
            #expect(try await office.desk.readClock() == false)
            await #expect(throws: DeskError.absent) { try await office.desk.turnClock(days: 1) }
            _ = try await office.apply()
            await #expect(throws: DeskError.absent) {
                try await office.desk.turnClockToNextReminder(in: [office.here.id])
            }
            #expect(office.desk.today == day("2026-05-01"))
        }
    }
}
