import Casework
import Desk
import Records
import Text

// What was learnt from the cases of a year.
extension Pages {
    @Sendable func lessonsPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard worker.signedIn.offices.contains(where: { !$0.roles.isDisjoint(with: [.coordinator, .chair]) }) else {
            throw Fault.forbidden
        }
        // Years as they are reported: from 1 April.
        let current = today >= LessonYear(today.year).first ? today.year : today.year - 1
        let asked = visit.parameters["year"].flatMap { Int($0) } ?? current
        guard (2000...current).contains(asked) else { throw Fault.notFound }
        let year = LessonYear(asked)
        let entries = try await desk.lessons(from: year.first, until: year.last, for: worker.signedIn)
        let rows: [[HTML]] = entries.map { entry in
            [
                Pieces.date(entry.lesson.on), Pieces.lines(entry.lesson.text),
                HTML(entry.references.map { HTML.link(to: "/work/cases/\($0)", "\($0)") }, separator: ", "),
            ]
        }
        return .page(
            Layout.page(
                "What was learnt", for: worker.audience, back: "/work",
                """
                <h1>What was learnt from cases</h1>
                <p>From \(Pieces.date(year.first)) to \(Pieces.date(year.last)). \
                \(HTML.link(to: "/work/lessons/\(asked - 1)", "The year before"))</p>
                \(rows.isEmpty
                    ? "<p>Nothing was recorded. It is recorded when a case is closed, or later on its page.</p>"
                    : Pieces.table("Lessons", ["On", "What was learnt", "Case"], rows))
                """))
    }
}

/// A year from 1 April to 31 March, named by the year in which it begins.
private struct LessonYear {
    let first: CivilDate
    let last: CivilDate

    init(_ year: Int) {
        first = CivilDate(year: year, month: 4, day: 1) ?? CivilDate(dayNumber: 0)
        last = CivilDate(year: year + 1, month: 3, day: 31) ?? CivilDate(dayNumber: 0)
    }
}
