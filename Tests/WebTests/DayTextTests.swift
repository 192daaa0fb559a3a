import Casework
import Testing

@testable import Web

@Suite struct `A day as somebody writes it in a line` {
    @Test(
        arguments: [
            ("3/4/2026", "2026-04-03", nil), ("03/04/26", "2026-04-03", nil), ("3-4-2026", "2026-04-03", nil),
            ("03.04.2026", "2026-04-03", nil), ("3 April 2026", "2026-04-03", nil), ("3rd Apr 2026", "2026-04-03", nil),
            ("Fri 3 April 2026", "2026-04-03", nil), ("Friday, 3rd of April 2026", "2026-04-03", nil),
            ("3-Apr-26", "2026-04-03", nil), ("3apr2026", "2026-04-03", nil), ("April 3, 2026", "2026-04-03", nil),
            ("2026-04-03", "2026-04-03", nil), ("2026-04-03T22:30:00", "2026-04-03", 1_350),
            ("3/4/2026 22:30", "2026-04-03", 1_350), ("3/4/2026 10.30pm", "2026-04-03", 1_350),
            ("3/4/2026 at 10 pm", "2026-04-03", 1_320), ("3/4/2026 12:05am", "2026-04-03", 5),
            ("1 Sept 99", "1999-09-01", nil),
            ("29/2/2028", "2028-02-29", nil), ("3/4/0201", "0201-04-03", nil), ("3.4.26.", "2026-04-03", nil),
        ] as [(String, String, Int?)])
    func `is read`(_ row: (String, String, Int?)) throws {
        let found = try DayText.whole(row.0).get()
        #expect("\(found.day)" == row.1 && found.minute == row.2)
    }

    @Test(arguments: [
        ("", DayText.Fault.noDate), ("yesterday", .noDate), ("Log 12", .noDate), ("31/2/2026", .noSuchDay),
        ("12/31/2026", .noSuchDay), ("0/1/2026", .noSuchDay), ("3 April", .noYear), ("3/4/202", .noYear),
        ("3/4/20261", .noYear), ("3/4/2026 shouting", .noDate), ("123/4/2026", .noDate), ("2026/04", .noDate),
        ("3/4/2026x", .noDate), ("٣/٤/٢٠٢٦", .noDate), ("99999999999999999999", .noDate), ("3//", .noDate),
    ])
    func `or what is wrong is said`(_ text: String, _ fault: DayText.Fault) {
        #expect(throws: fault) { try DayText.whole(text).get() }
    }

    @Test(
        arguments: [
            ("3/4/2026 2 youths on the roof", 8, nil), ("3 April 2026: shouting", 12, nil),
            ("3/4/26 10:15 shouting", 12, 615), ("3/4/2026 14.30 shouting", 8, nil), ("3/4/2026 1 am", 13, 60),
        ] as [(String, Int, Int?)])
    func `begins a line, and a number after it is no time`(_ row: (String, Int, Int?)) throws {
        let found = try DayText.atStart(of: Array(row.0.utf8)).get()
        #expect(found.length == row.1 && found.minute == row.2)
    }
}
