import Casework
import Desk
import Records
import Text

// What was written while a meeting ran, to be read beside the record that was made of it.
extension Pages {
    @Sendable func writtenPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let key = try await key(visit, worker)
        guard let number = visit.parameters["number"].flatMap({ Int($0) }) else { throw Fault.notFound }
        let draft = try await desk.writtenDraft(of: number, key)
        let page = try await desk.casePage(key)
        guard let hearing = page.review?.hearings.first(where: { $0.number == number }) else { throw Fault.notFound }
        return .page(
            Layout.page(
                "What was written in the meeting", for: worker.audience, back: Pages.casePath(visit),
                """
                <h1>What was written in the meeting</h1>
                <p>Case \(page.application.reference), \(Pieces.moment(hearing.slot.startsAt)). It can only be read: each \
                part as each writer left it. What counts is the record.</p>
                \(draft.entries.isEmpty ? "<p>Nothing was written while it ran.</p>" : WrittenDraft.html(draft, page))
                """))
    }
}

/// Every text of a draft, part by part, the newest first.
enum WrittenDraft {
    static func html(_ draft: MeetingDraft, _ page: CasePage) -> HTML {
        HTML(
            draft.entries.map { entry in
                let earlier: [HTML] = draft.earlier.filter { $0.section == entry.section }.reversed().map {
                    turn($0, page)
                }
                return "<h2>\(entry.section.inWords)</h2>\n\(turn(entry, page))\(earlier)"
            })
    }

    private static func turn(_ entry: MeetingDrafts.Entry, _ page: CasePage) -> HTML {
        "<h3>\(page.officerName(entry.by)), \(Pieces.moment(entry.at))</h3>\n\(RecordRead.html(entry, page))"
    }
}
