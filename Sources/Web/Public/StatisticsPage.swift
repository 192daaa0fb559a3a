import Casework
import Desk
import Records
import Text

extension Pages {
    /// The figures that section 104(9) has published, as they were published.
    @Sendable func statistics(_ visit: Visit) async throws -> Reply {
        let areas = try await desk.areas()
        var form = Form(visit.query)
        let asked = try statisticsAsked(&form, areas)
        guard try form.isRight(), let asked else {
            return .page(StatisticsView.page(areas, form.shown, nil), status: 422)
        }
        let found = try await published(asked)
        let name = try await areaName(asked.area, areas)
        let shown = Shown(["area": asked.area])
        return .page(
            StatisticsView.page(
                areas, shown,
                StatisticsView(
                    area: asked.area, name: name, all: found.all,
                    chosen: found.chosen, isNarrowed: asked.isNarrowed)))
    }

    @Sendable func statisticsCSV(_ visit: Visit) async throws -> Reply {
        .csv(Publication.csv(try await figures(visit).chosen), name: "asb-case-reviews.csv")
    }

    @Sendable func statisticsJSON(_ visit: Visit) async throws -> Reply {
        let found = try await figures(visit)
        return .json([
            "area": .string(found.asked.area), "publications": .array(found.chosen.map(\.json)),
        ])
    }

    /// What a visitor asks for: an area, perhaps a period, perhaps one version.
    struct StatisticsAsked {
        var area: String
        var from: CivilDate?
        var until: CivilDate?
        var version: Int?

        var isNarrowed: Bool { from != nil || until != nil || version != nil }
    }

    struct Found {
        var asked: StatisticsAsked
        var all: [Publication]
        /// Of each period the newest version, or the one that was asked for; newest period first.
        var chosen: [Publication]
    }

    private func figures(_ visit: Visit) async throws -> Found {
        var form = Form(visit.query)
        let asked = try statisticsAsked(&form, try await desk.areas())
        guard try form.isRight(), let asked else {
            throw Fault.unreadable(form.shown.mistakes.map(\.sentence).joined(separator: ". ") + ".")
        }
        return try await published(asked)
    }

    private func published(_ asked: StatisticsAsked) async throws -> Found {
        let all = try await desk.publications(of: asked.area)
        let within = all.filter { one in
            (asked.from.map { $0 <= one.period.until } ?? true) && (asked.until.map { one.period.from <= $0 } ?? true)
        }
        let chosen =
            asked.version.map { version in within.filter { $0.version == version } }
            ?? Publication.newest(within)
        return Found(asked: asked, all: all, chosen: chosen)
    }

    private func statisticsAsked(_ form: inout Form, _ areas: [Partnerships.Served]) throws -> StatisticsAsked? {
        let area = try form.fields.only("area") ?? areas.first?.code ?? ""
        let from = try day("from", "From", &form)
        let until = try day("until", "Until", &form)
        var version: Int?
        if let text = try form.fields.only("version"), !text.isEmpty {
            version = form.int("version", "Version", in: 1...10_000)
        }
        if area.isEmpty { form.note("area", "Choose an area") }
        if let from, let until, from > until { form.note("from", "From must not be after until", anchor: "main") }
        return try form.isRight()
            ? StatisticsAsked(area: area, from: from, until: until, version: version) : nil
    }

    private func day(_ name: String, _ label: String, _ form: inout Form) throws -> CivilDate? {
        guard let text = try form.fields.only(name), !text.isEmpty else { return nil }
        if let day = CivilDate(text) { return day }
        form.note(name, "\(label) must be a date that exists, like 2026-03-27", anchor: "main")
        return nil
    }

    /// An area that has ended has its name still.
    private func areaName(_ code: String, _ areas: [Partnerships.Served]) async throws -> String {
        if let served = areas.first(where: { $0.code == code }) { return served.name }
        guard let name = try await desk.nameOfServedArea(code) else { throw DeskError.absent }
        return name
    }
}

extension Shown {
    /// Puts a day into its three boxes.
    mutating func set(_ name: String, _ day: CivilDate) {
        values["\(name)-day"] = [String(day.day)]
        values["\(name)-month"] = [String(day.month)]
        values["\(name)-year"] = [String(day.year)]
    }
}
