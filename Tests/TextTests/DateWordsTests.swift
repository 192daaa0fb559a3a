import Testing

@testable import Text

@Suite struct `Dates in words` {
    @Test func `English and Welsh`() {
        #expect(DateWords.english(day: 4, month: 5, year: 2026, weekday: "Monday") == "Monday 4 May 2026")
        #expect(DateWords.welsh(day: 4, month: 5, year: 2026, weekday: "Monday") == "Dydd Llun 4 Mai 2026")
        #expect(DateWords.english(day: 1, month: 12, year: 2026, weekday: "Tuesday") == "Tuesday 1 December 2026")
    }

    @Test(arguments: [0, 13, Int.min, Int.max])
    func `A month that is none stands as a number`(_ month: Int) {
        #expect(DateWords.english(day: 1, month: month, year: 2026, weekday: "Monday") == "Monday 1 \(month) 2026")
    }
}
