import Casework
import Records
import Text

/// Published figures as the public reads them.
struct StatisticsView {
    let area: String
    let name: String
    let all: [Publication]
    let chosen: [Publication]
    /// Whether one period or version was asked for.
    let isNarrowed: Bool

    static func page(_ areas: [Partnerships.Served], _ shown: Shown, _ view: StatisticsView?) -> HTML {
        let choice: HTML? =
            areas.count > 1
            ? """
            <form method="get" action="/statistics" novalidate>
            \(shown.select("area", "Area", areas.map { Choice($0.code, $0.name) }))
            <button>Show</button>
            </form>

            """ : nil
        return Layout.form(
            "Statistics", shown: shown,
            """
            <h1>Statistics</h1>
            <p>The council, the police, the local health body and landlords publish after each reporting period how \
            many people asked for a case review, and what became of it (Anti-social Behaviour, Crime and Policing \
            Act 2014, section 104(9)).</p>
            \(choice)\(view?.html)
            """)
    }

    private var html: HTML {
        guard let first = chosen.first else {
            let none: HTML =
                all.isEmpty
                ? "No figures have been published yet. They are published when a reporting period is over."
                : "No figures have been published for this period."
            return """
                <h2>\(name)</h2>
                <p>\(none)</p>
                \(isNarrowed && !all.isEmpty ? everything : nil)
                """
        }
        return """
            <h2>\(name)</h2>
            \(StatisticsChart(chosen.map(\.counts)).html)
            \(table)
            <p>\(HTML.link(to: "/statistics.csv?\(query)", "Download as CSV")) · \
            \(HTML.link(to: "/statistics.json?\(query)", "Download as JSON"))</p>
            \(isNarrowed ? everything : nil)
            \(FiguresHTML.details(first.counts))
            \(about(first))
            \(versions)
            """
    }

    private var everything: HTML {
        "<p>\(HTML.link(to: "/statistics?area=\(area)", "All figures that were published"))</p>\n"
    }

    private var query: String {
        guard isNarrowed, let first = chosen.first else { return "area=\(area)" }
        return Self.query(first)
    }

    private static func query(_ one: Publication) -> String {
        "area=\(one.area)&from=\(one.period.from)&until=\(one.period.until)&version=\(one.version)"
    }

    /// One row a period.
    private var table: HTML {
        Pieces.table(
            "Case reviews in each period", ["Period"] + Figure.Group.statutory.figures.map(\.inWords),
            chosen.map { one in
                let numbers: [HTML] = Figure.Group.statutory.figures.map { FiguresHTML.number(one.counts, $0) }
                return [FiguresHTML.words(one.period)] + numbers
            })
    }

    private func about(_ one: Publication) -> HTML {
        """
        <h2>About these figures</h2>
        <p>They show how things stood on \(Pieces.date(one.period.until)), the last day of the period. Version \
        \(one.version), published on \(Pieces.date(London.date(of: one.at))).</p>
        <p>An application is counted in the period in which it was made, and a decision or a review in the period in \
        which it was made or told, so that the four figures need not add up with each other. A review of several \
        applications counts once.</p>

        """
    }

    /// Every version of every period.
    private var versions: HTML {
        let rows: [[HTML]] = all.map { one in
            [
                FiguresHTML.words(one.period),
                HTML.link(to: "/statistics?\(Self.query(one))", "Version \(one.version)"),
                Pieces.date(London.date(of: one.at)), "\(one.reason ?? "First published")",
            ]
        }
        return "<h2>What was published, and when</h2>\n"
            + Pieces.table("Every version that was published", ["Period", "Version", "Published", "Why"], rows)
    }
}

/// Figures as tables.
enum FiguresHTML {
    static func words(_ period: ReportingPeriod) -> HTML {
        "\(Pieces.date(period.from)) to \(Pieces.date(period.until))"
    }

    /// A dash where it is not known.
    static func number(_ counts: Counts, _ figure: Figure) -> HTML {
        counts[figure].map { "\($0)" } ?? "–"
    }

    /// Everything beside the four figures, a part under each heading.
    static func details(_ counts: Counts) -> HTML {
        let parts: [HTML] = Figure.Group.allCases.filter { $0 != .statutory }.map { group in
            let rows: [[HTML]] = group.figures.compactMap { figure in
                counts[figure].map { ["\(figure.inWords)", value($0, of: figure, counts)] as [HTML] }
            }
            guard !rows.isEmpty else {
                return group == .satisfaction
                    ? """
                    <h3>\(group.inWords)</h3>
                    <p>Fewer than \(Tally.fewestAnswers) applicants told us how satisfied they were, so that no figure \
                    is shown.</p>

                    """ : ""
            }
            return "<h3>\(group.inWords)</h3>\n\(Pieces.table(group.inWords, ["Figure", "Number"], rows))"
        }
        return """
            <h2>More about \(counts.from.inWords) to \(counts.until.inWords)</h2>
            <p>\(counts.note).</p>
            \(parts)
            """
    }

    /// With its share, where it is a part of another figure.
    private static func value(_ number: Int, of figure: Figure, _ counts: Counts) -> HTML {
        let whole: Figure? =
            switch figure {
            case .acknowledgedInTime: .acknowledged
            case .decidedInTime: .decided
            case .meetingsInTime: .meetings
            case .outcomesInTime: .outcomes
            case .actionsOnTime: .actionsDue
            case .satisfiedWithHandling, .satisfiedWithOutcome: .feedbackAnswers
            default: nil
            }
        guard let whole, let all = counts[whole], all > 0 else { return "\(number)" }
        return "\(number) (\((number * 200 + all) / (all * 2))%)"
    }
}
