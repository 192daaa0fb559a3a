import Casework
import Desk
import Records
import Text

// What an officer can lead: how many cases, what they know about, and whether they are willing.
extension Pages {
    @Sendable func leadProfileForm(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (page, person) = try await roster(visit, worker)
        let profile = try await desk.leadProfiles(of: page.office)[person.id] ?? LeadProfile(person: person.id)
        return .page(leadProfileForm(person, worker, visit, LeadFields.shown(profile)))
    }

    private func leadProfileForm(_ person: Person, _ worker: Worker, _ visit: Visit, _ shown: Shown) -> HTML {
        Layout.form(
            "What \(person.name) can lead",
            for: worker.audience,
            back: "/work/people",
            shown: shown,
            """
            <h1>What \(person.name) can lead</h1>
            <p>It is compared when a lead officer is proposed for a case. Days away are those on which somebody covers \
            for them.</p>
            \(Pieces.form(
                "/work/people/\(person.id)/leading", visit.formToken, button: "Save",
                LeadFields.html(shown, whose: .theirs)))
            """
        )
    }

    @Sendable func saveLeadProfile(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (page, person) = try await roster(visit, worker)
        var form = visit.form()
        guard let profile = LeadFields.read(&form, of: person.id), try form.isRight(),
            try await mend(&form, { try await desk.change(profile, by: page.office) })
        else {
            return .page(leadProfileForm(person, worker, visit, form.shown), status: 422)
        }
        return .seeOther("/work/people")
    }
}
