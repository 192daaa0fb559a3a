import Casework
import Desk
import Records
import Text

/// Figures as coordinators read them before they are published.
enum FiguresView {
    static func path(_ area: String, _ period: ReportingPeriod) -> String {
        "/work/statistics/\(area)/\(period.from)/\(period.until)"
    }

    /// The reporting periods of an area, and what became of each.
    static func periods(_ one: FiguresOfArea, on today: CivilDate) -> HTML {
        let published = one.publications.map(\.period)
        let own = published.filter { !one.periods.contains($0) }
        let periods = (one.periods + Set(own)).sorted { $0.from > $1.from }
        return Pieces.table(
            "Reporting periods of \(one.name)", ["Period", "Published", "Figures"],
            periods.map { period in
                let published: HTML? = one.versions(of: period).last.map {
                    "version \($0.version), \(Pieces.date(London.date(of: $0.at)))"
                }
                let standing: HTML = period.until < today ? "<strong>not yet</strong>" : "not over yet"
                return [
                    FiguresHTML.words(period), published ?? standing,
                    Pieces.link(
                        to: path(one.area, period), "See the figures",
                        hidden: "of \(period.from.inWords) to \(period.until.inWords)"),
                ]
            })
    }

    static func page(
        _ of: FiguresOfArea, _ counts: Counts, _ worker: Pages.Worker, _ token: String, _ shown: Shown,
        on today: CivilDate
    ) -> HTML {
        let faults = counts.period.faults(on: today)
        let versions = of.versions(of: counts.period)
        let notOver: HTML? = faults.contains(.notOver) ? ", which is not over yet" : nil
        let warnings: [HTML] = faults.compactMap(warning).map { "<p><strong>\($0)</strong></p>\n" }
        return Layout.form(
            "Figures of \(of.name)", for: worker.audience, back: "/work/statistics", shown: shown,
            """
            <h1>Figures of \(of.name), \(counts.from.inWords) to \(counts.until.inWords)</h1>
            <p>Working figures, as they are counted now. They show how things stood at the end of the period\
            \(notOver).</p>
            \(warnings)
            \(StatisticsChart([counts]).html)
            \(Pieces.table(
                "The figures that the law asks for", ["Figure", "Number"],
                Figure.Group.statutory.figures.map { ["\($0.inWords)", FiguresHTML.number(counts, $0)] }))
            \(FiguresHTML.details(counts))
            \(history(versions, counts))
            \(faults.isEmpty ? form(versions, counts, of, token, shown) : nil)
            """)
    }

    private static func history(_ versions: [Publication], _ counts: Counts) -> HTML? {
        guard let last = versions.last else { return nil }
        let differing = counts.differing(from: last.counts)
        let rows: [[HTML]] = differing.map { figure in
            [
                "\(figure.inWords)", FiguresHTML.number(last.counts, figure), FiguresHTML.number(counts, figure),
            ]
        }
        let difference: HTML =
            rows.isEmpty
            ? "<p>The figures of now are those that were published.</p>\n"
            : Pieces.table("What has changed since", ["Figure", "Published", "Now"], rows)
        let items: [HTML] = versions.map { one in
            let why: HTML? = one.reason.map { ": \($0)" }
            return "Version \(one.version) on \(Pieces.moment(one.at))\(why)"
        }
        return """
            <h2>What was published</h2>
            \(Pieces.items(items))
            \(difference)
            """
    }

    private static func form(
        _ versions: [Publication], _ counts: Counts, _ of: FiguresOfArea, _ token: String, _ shown: Shown
    ) -> HTML? {
        let action = path(of.area, counts.period)
        guard let last = versions.last else {
            return """
                <h2>Publish</h2>
                <p>Look for figures so small that somebody could be recognised in what is known of them. The four that \
                the law asks for are published however small they are. What is published stays; it can be amended with \
                a reason.</p>
                \(Pieces.form(action, token, button: "Publish these figures"))
                """
        }
        guard last.counts != counts else { return nil }
        return "<h2>Amend</h2>\n"
            + Pieces.form(
                action, token, button: "Publish an amended version",
                shown.input(
                    "reason", "Why are they amended?", hint: "The public reads it. Name no one and no case."))
    }

    /// What the applicant of a case said at its end.
    static func said(_ feedback: Feedback) -> HTML {
        """
        <h2>What the applicant said at the end</h2>
        \(Pieces.list([
            ("On", Pieces.date(feedback.on)), ("How it was handled", "\(feedback.handling) of 5"),
            ("What came of it", feedback.outcome.map { "\($0) of 5" }),
            ("In their words", feedback.words.isEmpty ? nil : Pieces.lines(feedback.words)),
        ]))
        """
    }

    /// What speaks against publishing a period, for the page that shows it; nil for what the page says anyway.
    private static func warning(_ fault: ReportingPeriod.Fault) -> HTML? {
        switch fault {
        case .notOver: "The figures can be published when the period is over."
        case .reversed, .tooLong, .notBegun: refusal(fault).map { "\($0)." }
        }
    }

    /// Why no figures are shown for a period; nil where it is only not over yet.
    static func refusal(_ fault: ReportingPeriod.Fault) -> String? {
        switch fault {
        case .reversed: "The last day must be the same as or after the first"
        case .tooLong(let longest):
            "A reporting period is at most 12 months long (section 104(9)): the last day must be \(longest.inWords) or "
                + "earlier"
        case .notBegun: "The period lies in the future: it must have begun"
        case .notOver: nil
        }
    }

    static func refusal(_ fault: Publication.Fault) -> String {
        switch fault {
        case .notCoordinator: "Only a coordinator publishes figures"
        case .period(let faults):
            faults.first.flatMap(refusal) ?? "The figures can be published when the period is over"
        case .overlaps(let other):
            "Figures of \(other.from.inWords) to \(other.until.inWords) were published, which holds some of these days"
        case .noReason: "Enter why the figures are amended"
        case .unchanged: "The figures are those that were published: there is nothing to amend"
        }
    }
}
