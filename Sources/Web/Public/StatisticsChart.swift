import Casework
import Text

/// The four figures of section 104(9) as bars, a group for each period. Every bar has its name and number beside it, so
/// that nothing is told by colour or length alone; the table beneath says the same. It is drawn narrow enough for a
/// telephone.
struct StatisticsChart {
    let counts: [Counts]

    private static let width = 340
    private static let head = 30
    private static let row = 44
    private static let gap = 14
    /// More periods than this are in the table only.
    private static let most = 5

    /// Newest first.
    init(_ counts: [Counts]) { self.counts = Array(counts.prefix(Self.most)) }

    private var figures: [Figure] { Figure.Group.statutory.figures }
    private var group: Int { Self.head + figures.count * Self.row + Self.gap }
    private var height: Int { counts.count * group }
    private var largest: Int { max(counts.flatMap { one in figures.compactMap { one[$0] } }.max() ?? 0, 1) }

    /// The drawing in words, for those who do not see it.
    var summary: String {
        counts.map { one in
            "\(one.from.inWords) to \(one.until.inWords): "
                + figures.map { "\($0.inWords.withLowerStart) \(one[$0] ?? 0)" }.joined(separator: ", ")
        }.joined(separator: ". ") + "."
    }

    var html: HTML {
        let groups: [HTML] = counts.enumerated().map { index, one in drawing(of: one, y: index * group) }
        return """
            <div class="chart">
            <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="chart-title chart-desc" \
            viewBox="0 0 \(Self.width) \(height)">
            <title id="chart-title">Case reviews in each period</title>
            <desc id="chart-desc">\(summary)</desc>
            \(groups)</svg>
            </div>

            """
    }

    private func drawing(of one: Counts, y: Int) -> HTML {
        let bars: [HTML] = figures.enumerated().map { index, figure in
            let number = one[figure] ?? 0
            let top = y + Self.head + index * Self.row
            let length = length(of: number)
            return """
                <text x="0" y="\(top + 13)">\(words(figure)): \(number)</text>
                <rect class="bar" x="0" y="\(top + 19)" width="\(length)" height="14"/>

                """
        }
        return """
            <text class="period" x="0" y="\(y + 16)">\(one.from.inWords) to \(one.until.inWords)</text>
            \(bars)
            """
    }

    /// A figure that is not nothing has a bar that can be seen.
    private func length(of number: Int) -> Int {
        let (product, isTooLarge) = max(number, 0).multipliedReportingOverflow(by: Self.width)
        if isTooLarge { return Self.width }
        return number > 0 ? max(product / largest, 2) : 0
    }

    /// Short enough for one line of the drawing.
    private func words(_ figure: Figure) -> String {
        switch figure {
        case .applications: "Applications made"
        case .thresholdNotMet: "Threshold not met"
        case .reviewsCarriedOut: "Reviews carried out"
        case .reviewsWithRecommendations: "Reviews with recommendations"
        default: figure.inWords
        }
    }
}
