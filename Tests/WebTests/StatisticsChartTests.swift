import Casework
import Testing
import Text

@testable import Web

@Suite struct `The chart of the statistics` {
    private func counts(_ year: Int, _ numbers: [Int]) -> Counts {
        let figures = Figure.Group.statutory.figures
        return Counts(
            area: "E07000146", from: CivilDate(dayNumber: year * 365), until: CivilDate(dayNumber: year * 365 + 364),
            values: Dictionary(uniqueKeysWithValues: zip(figures, numbers)))
    }

    private func text(_ counts: [Counts]) -> String {
        String(decoding: StatisticsChart(counts).html.bytes, as: UTF8.self)
    }

    private func widths(_ text: String) -> [Int] {
        text.split(separator: "<rect").dropFirst().compactMap { part in
            part.split(separator: "width=\"").dropFirst().first.flatMap { Int($0.prefix { $0 != "\"" }) }
        }
    }

    @Test func `has a bar for each figure, as long as it is large, and none for nothing`() {
        let drawn = text([counts(50, [10, 5, 1, 0])])
        #expect(widths(drawn) == [340, 170, 34, 0])
        #expect(drawn.contains("Threshold not met: 5") && drawn.contains("Reviews with recommendations: 0"))
    }

    @Test func `says in words what it shows`() {
        let drawn = text([counts(50, [10, 5, 1, 0])])
        #expect(drawn.contains("role=\"img\"") && drawn.contains("applications made 10"))
    }

    @Test func `shows the five newest periods, and stays within its width whatever the figures`() {
        let drawn = text((0..<9).map { counts(50 - $0, [.max, 0, 1, 3]) })
        #expect(widths(drawn).count == 20)
        #expect(widths(drawn).allSatisfy { (0...340).contains($0) })
        #expect(widths(text([counts(50, [0, 0, 0, 0])])) == [0, 0, 0, 0])
        #expect(widths(text([counts(50, [1_000_000, 1, 0, 0])])) == [340, 2, 0, 0])
    }
}
