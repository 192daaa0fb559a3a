import Casework
import Testing

@Suite struct `Working days` {
    let calendar = WorkingCalendar.englandAndWales

    @Test(arguments: [
        ("2026-04-03", "Good Friday"), ("2026-04-04", "Saturday"), ("2026-04-05", "Sunday"),
        ("2026-04-06", "Easter Monday"), ("2020-05-08", "Early May bank holiday"),
        ("2022-06-02", "Spring bank holiday"),
        ("2022-06-03", "Platinum Jubilee bank holiday"), ("2021-12-27", "Christmas Day"), ("2021-12-25", "Saturday"),
    ])
    func `a day off has its reason`(_ date: String, _ reason: String) {
        #expect(calendar.reasonOff(day(date)) == reason)
        #expect(!calendar.isWorkingDay(day(date)))
    }

    @Test(arguments: ["2026-04-02", "2020-05-04", "2022-05-30", "2026-12-24", "2022-06-01"])
    func `other days are working days`(_ date: String) {
        #expect(calendar.isWorkingDay(day(date)))
    }

    @Test(arguments: [
        ("2026-04-02", 1, "2026-04-07"), ("2026-04-02", 5, "2026-04-13"), ("2026-04-07", -1, "2026-04-02"),
        ("2026-04-13", -5, "2026-04-02"), ("2026-04-04", 0, "2026-04-04"), ("2026-04-04", 1, "2026-04-07"),
        ("2026-04-05", -1, "2026-04-02"), ("2026-12-24", 2, "2026-12-30"), ("2019-01-02", 0, "2019-01-02"),
    ])
    func `working days are added forward and back`(_ from: String, _ count: Int, _ expected: String) throws {
        #expect(try calendar.adding(workingDays: count, to: day(from)) == day(expected))
    }

    @Test func `a count past the calendar's end is refused and names that day`() {
        #expect(throws: PastCalendar.end(calendar: "england-and-wales", lastDay: day("2028-12-31"))) {
            try calendar.adding(workingDays: 2, to: day("2028-12-28"))
        }
        #expect(
            PastCalendar.end(calendar: "england-and-wales", lastDay: day("2028-12-31")).description.contains(
                "2028-12-31"))
        #expect(throws: PastCalendar.end(calendar: "england-and-wales", lastDay: day("2028-12-31"))) {
            try calendar.adding(workingDays: Int.max, to: day("2028-12-28"))
        }
    }

    @Test func `a count before the calendar's beginning is refused and names that day`() {
        let start = PastCalendar.start(calendar: "england-and-wales", firstDay: day("2019-01-01"))
        #expect(throws: start) { try calendar.adding(workingDays: Int.min, to: day("2019-01-10")) }
        #expect(throws: start) { try calendar.adding(workingDays: 1, to: day("2018-12-28")) }
        #expect(throws: start) { try calendar.firstWorkingDay(onOrAfter: day("2018-12-28")) }
    }

    @Test func `the day before the calendar's first can still be counted from`() throws {
        #expect(try calendar.adding(workingDays: 1, to: day("2018-12-31")) == day("2019-01-02"))
    }

    @Test func `working days between two days are those that adding steps over`() throws {
        #expect(try calendar.workingDays(after: day("2026-04-02"), through: day("2026-04-13")) == 5)
        #expect(try calendar.workingDays(after: day("2026-04-13"), through: day("2026-04-02")) == 0)
        #expect(try calendar.firstWorkingDay(onOrAfter: day("2026-04-03")) == day("2026-04-07"))
        #expect(try calendar.firstWorkingDay(onOrAfter: day("2026-04-07")) == day("2026-04-07"))
    }

    @Test func `a calendar covers the whole years of its holidays`() throws {
        let made = try #require(WorkingCalendar(name: "x", holidays: [day("2026-04-03"): "A", day("2027-03-26"): "B"]))
        #expect(made.firstDay == day("2026-01-01"))
        #expect(made.lastDay == day("2027-12-31"))
        #expect(WorkingCalendar(name: "x", holidays: [:]) == nil)
    }
}
