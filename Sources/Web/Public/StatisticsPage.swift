import Casework
import Desk
import Records
import Text

extension Pages {
    /// The figures that section 104(9) has published.
    @Sendable func statistics(_ visit: Visit) async throws -> Reply {
        let areas = try await desk.areas()
        var form = Form(visit.query)
        guard let period = try period(&form, areas) else {
            return .page(page(areas, form.shown, nil), status: 422)
        }
        let counts = try await counts(period)
        let shown = Shown(values: period, today)
        return .page(page(areas, shown, counts))
    }

    @Sendable func statisticsCSV(_ visit: Visit) async throws -> Reply {
        .csv(try await figures(visit).csv, name: "asb-case-reviews.csv")
    }

    @Sendable func statisticsJSON(_ visit: Visit) async throws -> Reply { .json(try await figures(visit).json) }

    private func figures(_ visit: Visit) async throws -> Counts {
        var form = Form(visit.query)
        guard let period = try period(&form, try await desk.areas()) else {
            throw Fault.unreadable(form.shown.mistakes.map(\.sentence).joined(separator: ". ") + ".")
        }
        return try await counts(period)
    }

    fileprivate struct Period {
        var area: String
        var from: CivilDate
        var until: CivilDate
    }

    /// From `from` and `until` as `YYYY-MM-DD`, or from their three boxes; without any, the twelve months to today.
    private func period(_ form: inout Form, _ areas: [Partnerships.Served]) throws -> Period? {
        let area = try form.fields.only("area") ?? areas.first?.code ?? ""
        let until = try day("until", "Until", &form, else: today)
        let yearAgo = CivilDate(year: today.year - 1, month: today.month, day: today.day)
        let from = try day("from", "From", &form, else: (yearAgo ?? today.adding(days: -365)).adding(days: 1))
        if area.isEmpty { form.note("area", "Choose an area") }
        guard try form.isRight(), let from, let until else { return nil }
        if from > until { form.note("from", "From must not be after until", anchor: "from-day") }
        if until.days(since: from) > 366 * 20 {
            form.note("from", "The period must be 20 years or less", anchor: "from-day")
        }
        return try form.isRight() ? Period(area: area, from: from, until: until) : nil
    }

    private func day(_ name: String, _ label: String, _ form: inout Form, else standard: CivilDate) throws -> CivilDate?
    {
        if let text = try form.fields.only(name) {
            if let day = CivilDate(text) { return day }
            form.note(name, "\(label) must be a date that exists, like 2026-03-27", anchor: "\(name)-day")
            return nil
        }
        let hasBoxes = DateParts.Part.allCases.contains { !form.fields.values("\(name)-\($0.rawValue)").isEmpty }
        return hasBoxes ? form.date(name, label) : standard
    }

    private func counts(_ period: Period) async throws -> Counts {
        guard let counts = try await desk.statistics(of: period.area, from: period.from, until: period.until) else {
            throw DeskError.absent
        }
        return counts
    }

    private func page(_ areas: [Partnerships.Served], _ shown: Shown, _ counts: Counts?) -> HTML {
        Layout.form(
            "Statistics",
            shown: shown,
            """
            <h1>Statistics</h1>
            <form method="get" action="/statistics" novalidate>
            \(shown.select("area", "Area", areas.map { Choice($0.code, $0.name) }))
            \(shown.date("from", "From", hint: nil))
            \(shown.date("until", "Until", hint: nil))
            <button>Show</button>
            </form>
            \(counts.map { table($0, areas) })
            """
        )
    }

    private func table(_ counts: Counts, _ areas: [Partnerships.Served]) -> HTML {
        let name = areas.first { $0.code == counts.area }?.name ?? counts.area
        let query = "area=\(counts.area)&from=\(counts.from)&until=\(counts.until)"
        let rows: [(String, Int)] = [
            ("Applications made", counts.applications), ("Threshold decided not met", counts.thresholdNotMet),
            ("Reviews carried out", counts.reviewsCarriedOut),
            ("Reviews that resulted in recommendations", counts.reviewsWithRecommendations),
        ]
        return """
            \(Pieces.table(
                "\(name), \(counts.from.inWords) to \(counts.until.inWords)", ["Count", "Number"],
                rows.map { ["\($0.0)", "\($0.1)"] }))
            <p>Of the applications made in this period: \(counts.met) met the threshold, \(counts.notMet) did not, \
            \(counts.passedOn) went to another area, \(counts.withdrawn) were withdrawn and \(counts.undecided) are \
            not \
            decided yet.</p>
            <p>\(HTML.link(to: "/statistics.csv?\(query)", "Download as CSV")) · \
            \(HTML.link(to: "/statistics.json?\(query)", "Download as JSON"))</p>
            """
    }
}

extension Shown {
    fileprivate init(values period: Pages.Period, _ today: CivilDate) {
        self.init(["area": period.area])
        set("from", period.from)
        set("until", period.until)
    }

    /// Puts a day into its three boxes.
    mutating func set(_ name: String, _ day: CivilDate) {
        values["\(name)-day"] = [String(day.day)]
        values["\(name)-month"] = [String(day.month)]
        values["\(name)-year"] = [String(day.year)]
    }
}
