import Casework
import Records
import Testing
import Text

@Suite struct `Calendar files` {
    private func shippedCalendar() throws -> WorkingCalendar {
        try CalendarFile.read(shipped("calendars/england-and-wales.json"))
    }

    @Test func `the shipped calendar covers 2019 to 2028`() throws {
        let calendar = try shippedCalendar()
        #expect(calendar.name == "england-and-wales")
        #expect(calendar.firstDay.description == "2019-01-01" && calendar.lastDay.description == "2028-12-31")
        #expect(calendar.holidays.keys.allSatisfy { !$0.weekday.isWeekend })
    }

    @Test func `the shipped calendar agrees with the rules for bank holidays and the changes made by proclamation`()
        throws
    {
        let calendar = try shippedCalendar()
        for year in 2019...2028 {
            var expected = Proclaimed.ordinary(in: year)
            for change in Proclaimed.changes where change.0.hasPrefix("\(year)") { expected.remove(change.0) }
            for change in Proclaimed.changes where change.1.hasPrefix("\(year)") { expected.insert(change.1) }
            let found = Set(calendar.holidays.keys.filter { $0.year == year }.map(\.description))
            #expect(found == expected)
        }
    }

    @Test(arguments: [
        ("2020-12-28", "Boxing Day"), ("2022-06-03", "Platinum Jubilee bank holiday"), ("2026-04-03", "Good Friday"),
        ("2022-09-19", "Bank Holiday for the State Funeral of Queen Elizabeth II"), ("2028-01-03", "New Year’s Day"),
    ])
    func `a day off has its title`(_ date: String, _ title: String) throws {
        let date = try #require(CivilDate(date))
        #expect(try shippedCalendar().reasonOff(date) == title)
    }

    @Test func `a file as the government publishes it, with the other divisions, is read`() throws {
        let calendar = try CalendarFile.read(
            Array(
                #"""
                {"england-and-wales":{"division":"england-and-wales","events":[
                {"title":"Good Friday","date":"2026-04-03","notes":"","bunting":false}]},
                "scotland":{"division":"scotland","events":[]},
                "northern-ireland":{"division":"northern-ireland","events":[]}}
                """#.utf8))
        #expect(calendar.holidays.values.sorted() == ["Good Friday"])
    }

    @Test(arguments: [
        ("", nil as String?, 1), ("[]", nil, 1), ("{}", "england-and-wales", 1),
        (#"{"england-and-wales":{"division":"wales","events":[]}}"#, "england-and-wales.division", 1),
        (String(repeating: "[", count: 10_000), nil, 1),
    ])
    func `a file that is no calendar is a mistake`(_ text: String, _ path: String?, _ line: Int) throws {
        let mistakes = try #require(mistakes { try CalendarFile.read(Array(text.utf8)) })
        #expect(mistakes.first?.path == path)
        #expect(mistakes.first?.line == line)
    }

    @Test(arguments: [
        ("", "", 2), ("1", "[0]", 3), (#"{"title":"A","date":"2026-02-30"}"#, "[0].date", 3),
        (#"{"title":"A","date":20260101}"#, "[0].date", 3), (#"{"title":"","date":"2026-01-01"}"#, "[0].title", 3),
        (#"{"title":"A"}"#, "[0].date", 3), (#"{"title":"A","date":"2026-01-01","colour":1}"#, "[0].colour", 3),
        ("{\"title\":\"A\",\"date\":\"2026-01-01\"},\n{\"title\":\"B\",\"date\":\"2026-01-01\"}", "[1].date", 4),
        // No event in 2027.
        ("{\"title\":\"A\",\"date\":\"2026-01-01\"},\n{\"title\":\"B\",\"date\":\"2028-01-03\"}", "", 2),
    ])
    func `a wrong event is a mistake with its place`(_ events: String, _ path: String, _ line: Int) throws {
        let text = "{\"england-and-wales\":{\"division\":\"england-and-wales\",\n\"events\":[\n\(events)]}}"
        let mistakes = try #require(mistakes { try CalendarFile.read(Array(text.utf8)) })
        #expect(mistakes.map(\.path) == ["england-and-wales.events\(path)"])
        #expect(mistakes.first?.line == line)
    }
}

/// The mistakes that were thrown; nil where nothing was.
func mistakes<Value>(_ read: () throws -> Value) -> [Mistake]? {
    do {
        _ = try read()
        return nil
    } catch {
        return (error as? Mistakes)?.all ?? []
    }
}

/// Bank holidays by the Banking and Financial Dealings Act 1971 and common law, and what was changed.
private enum Proclaimed {
    /// From, to; one side is empty where a day was only added.
    static let changes = [
        ("2020-05-04", "2020-05-08"), ("2022-05-30", "2022-06-02"), ("", "2022-06-03"), ("", "2022-09-19"),
        ("", "2023-05-08"),
    ]

    static func ordinary(in year: Int) -> Set<String> {
        let easter = easterSunday(year)
        var days = [easter.adding(days: -2), easter.adding(days: 1)]
        days += [monday(1, 5, year), monday(25, 5, year), monday(25, 8, year)]
        days.append(weekday(date(1, 1, year)))
        let christmas = date(25, 12, year)
        switch christmas.weekday {
        case .friday: days += [christmas, christmas.adding(days: 3)]
        case .saturday: days += [christmas.adding(days: 2), christmas.adding(days: 3)]
        case .sunday: days += [christmas.adding(days: 1), christmas.adding(days: 2)]
        default: days += [christmas, christmas.adding(days: 1)]
        }
        return Set(days.map(\.description))
    }

    private static func date(_ day: Int, _ month: Int, _ year: Int) -> CivilDate {
        CivilDate(year: year, month: month, day: day) ?? CivilDate(dayNumber: 0)
    }

    private static func monday(_ day: Int, _ month: Int, _ year: Int) -> CivilDate {
        (0..<7).map { date(day, month, year).adding(days: $0) }.first { $0.weekday == .monday }
            ?? date(day, month, year)
    }

    private static func weekday(_ date: CivilDate) -> CivilDate {
        (0..<3).map { date.adding(days: $0) }.first { !$0.weekday.isWeekend } ?? date
    }

    /// The anonymous Gregorian algorithm (Nature, 1876).
    private static func easterSunday(_ year: Int) -> CivilDate {
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        return date((h + l - 7 * m + 114) % 31 + 1, (h + l - 7 * m + 114) / 31, year)
    }
}
