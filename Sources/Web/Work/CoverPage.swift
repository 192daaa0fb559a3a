import Casework
import Desk
import FoundationEssentials
import Records
import Text

// Arranging who covers for somebody who is away.
extension Pages {
    @Sendable func coverForm(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (page, person) = try await roster(visit, worker)
        return .page(coverForm(page, person, worker, visit, Shown(day: today, of: "cover_from")))
    }

    private func coverForm(
        _ page: RosterPage, _ person: Person, _ worker: Worker, _ visit: Visit, _ shown: Shown
    ) -> HTML {
        Layout.form(
            "Cover for \(person.name)",
            for: worker.audience,
            back: "/work/people",
            shown: shown,
            """
            <h1>Cover for \(person.name)</h1>
            <p>Whoever covers sees what waits for \(person.name) and can do it, and gets the reminders, on these days. \
            A case that they are shut out of stays closed to them. Both get a message.</p>
            \(Pieces.form(
                "/work/people/\(person.id)/cover", visit.formToken, button: "Arrange the cover",
                """
                \(shown.select("covered_by", "Who covers?", standIns(page, person)))
                \(shown.date("cover_from", "First day", hint: nil))
                \(shown.date("cover_until", "Last day", hint: nil))
                """))
            """
        )
    }

    /// Those who may: of the same agency, or in the same part of a chair or coordinator.
    private func standIns(_ page: RosterPage, _ person: Person) -> [Choice] {
        let own = page.parts(of: person.id)
        var seen: Set<Person.ID> = [person.id]
        return page.roster.parts.filter { part in
            own.contains {
                $0.agency == part.agency || $0.role == part.role && (part.role == .chair || part.role == .coordinator)
            } && seen.insert(part.person).inserted
        }.map { Choice("\($0.person)", "\($0.name), \($0.role.inShort)") }
    }

    @Sendable func arrangeCover(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (page, person) = try await roster(visit, worker)
        var form = visit.form()
        let by: Person.ID? = form.id("covered_by", "Choose who covers")
        let from = form.date("cover_from", "The first day", .from(page.roster.today))
        let until = form.date("cover_until", "The last day", .from(from ?? page.roster.today))
        guard try form.isRight(), let by, let from, let until else {
            return .page(coverForm(page, person, worker, visit, form.shown), status: 422)
        }
        let cover = Cover(id: .init(UUID()), person: person.id, by: by, from: from, until: until)
        guard try await mend(&form, { try await desk.arrange(cover, by: page.office) }) else {
            return .page(coverForm(page, person, worker, visit, form.shown), status: 422)
        }
        return .seeOther("/work/people")
    }

    @Sendable func endCover(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard let id = visit.parameters["id"].flatMap({ Cover.ID($0) }) else { throw Fault.notFound }
        for page in try await desk.rosters(for: worker.signedIn) {
            guard page.roster.covers.contains(where: { $0.id == id }) else { continue }
            try await desk.end(id, by: page.office)
            return .seeOther("/work/people")
        }
        throw DeskError.absent
    }
}
