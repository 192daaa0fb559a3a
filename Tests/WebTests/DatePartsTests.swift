import Casework
import Testing

@testable import Web

@Suite struct `The three boxes of a date` {
    private let today = CivilDate(year: 2026, month: 5, day: 4) ?? CivilDate(dayNumber: 0)

    @Test(arguments: [
        ("27", "3", "2026", "2026-03-27"), ("1", "01", "2026", "2026-01-01"), ("31", "December", "2025", "2025-12-31"),
        ("29", "feb", "2028", "2028-02-29"), ("01", "SEPT", "2025", "2025-09-01"),
    ])
    func `are read as people in Britain write dates`(_ day: String, _ month: String, _ year: String, _ date: String) {
        #expect(
            DateParts(day: day, month: month, year: year).read("The date", .any) == .success(CivilDate(date) ?? today)
        )
    }

    @Test(arguments: [
        ("", "", "", DateParts.Part.day, "Enter the date the behaviour happened"),
        ("", "3", "2026", .day, "The date the behaviour happened must include a day"),
        ("27", "", "", .month, "The date the behaviour happened must include a month and year"),
        ("27", "3", "", .year, "The date the behaviour happened must include a year"),
        ("", "3", "", .day, "The date the behaviour happened must include a day and year"),
        ("30", "2", "2026", .day, "The date the behaviour happened must be a real date"),
        ("29", "2", "2026", .day, "The date the behaviour happened must be a real date"),
        ("0", "2", "2026", .day, "The date the behaviour happened must be a real date"),
        ("x", "2", "2026", .day, "The date the behaviour happened must be a real date"),
        ("1", "13", "2026", .month, "The date the behaviour happened must be a real date"),
        ("1", "ma", "2026", .month, "The date the behaviour happened must be a real date"),
        ("1", "1", "26", .year, "The date the behaviour happened: the year must be 4 numbers, like 2026"),
        ("1", "1", "20265", .year, "The date the behaviour happened: the year must be 4 numbers, like 2026"),
        ("1", "1", "２０２６", .year, "The date the behaviour happened: the year must be 4 numbers, like 2026"),
        ("-1", "1", "2026", .day, "The date the behaviour happened must be a real date"),
        ("99999999999999999999", "1", "2026", .day, "The date the behaviour happened must be a real date"),
        ("5", "5", "2026", .day, "The date the behaviour happened must be today or in the past"),
    ])
    func `say exactly what is wrong, at the box to change`(
        _ day: String,
        _ month: String,
        _ year: String,
        _ part: DateParts.Part,
        _ sentence: String
    ) {
        let read = DateParts(day: day, month: month, year: year).read("The date the behaviour happened", .upTo(today))
        #expect(read == .failure(DateParts.Mistake(part: part, sentence: sentence)))
    }

    @Test func `keep within their range, both ends included`() {
        func read(_ day: String, _ range: DateRange) -> Bool {
            if case .success = DateParts(day: day, month: "5", year: "2026").read("Due", range) { true } else { false }
        }
        #expect(read("4", .upTo(today)) && !read("5", .upTo(today)))
        #expect(read("4", .from(today)) && !read("3", .from(today)))
        let week = DateRange.between(today, today.adding(days: 7))
        #expect(read("4", week) && read("11", week) && !read("3", week) && !read("12", week))
    }

    @Test(arguments: [
        ("14:00", 840), ("14.05", 845), ("2pm", 840), ("2.30PM", 870), ("2:30 pm", 870), ("12am", 0), ("12pm", 720),
        ("0:00", 0), ("23:59", 1439),
    ])
    func `a time of day is read as it is said`(_ typed: String, _ minutes: Int) {
        #expect(TimeOfDay.minutes(typed) == minutes)
    }

    @Test(arguments: ["", "14", "24:00", "13pm", "0am", "2:5", "2:60", "pm", "2:30:00", "-1:00", "٢:٣٠", "123:00"])
    func `what is no time of day is not guessed`(_ typed: String) {
        #expect(TimeOfDay.minutes(typed) == nil)
    }
}
