import Casework
import Desk
import Records
import Text

// Somebody comes, or has another address.
extension Pages {
    @Sendable func addPersonForm(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let pages = try await desk.rosters(for: worker.signedIn)
        return .page(addPersonForm(pages, worker, visit, Shown(day: today, of: "serves_from")))
    }

    private func addPersonForm(_ pages: [RosterPage], _ worker: Worker, _ visit: Visit, _ shown: Shown) -> HTML {
        let agencies = pages.flatMap { page in
            page.agencies.map {
                Choice("\($0.id)", pages.count > 1 ? "\($0.name) (\(page.partnership.name))" : $0.name)
            }
        }
        let coordinates = pages.contains { $0.office.roles.contains(.coordinator) }
        let roles: [Role] = coordinates ? [.contact, .senior, .coordinator, .chair] : [.contact, .senior]
        return Layout.form(
            "Add a person",
            for: worker.audience,
            back: "/work/people",
            shown: shown,
            """
            <h1>Add a person</h1>
            <p>They sign in with a code that is sent to their work address; there is no password.</p>
            \(Pieces.form(
                "/work/people/add", visit.formToken, button: "Add the person",
                """
                \(shown.input("name", "Name", autocomplete: "off"))
                \(shown.input("email", "Work email address", type: "email", autocomplete: "off"))
                \(shown.select("agency", "For which agency?", agencies))
                \(shown.radios("part", "In which part?", roles.map { Choice($0.rawValue, $0.inWords.withUpperStart) }))
                \(shown.checkboxes("contact", "Point of contact", [Choice("yes", "They are the agency’s point of contact")]))
                \(shown.date("serves_from", "From which day?", hint: nil))
                """))
            """
        )
    }

    @Sendable func addPerson(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let pages = try await desk.rosters(for: worker.signedIn)
        var form = visit.form()
        let name = form.text("name", "Name", missing: "Enter the person’s name")
        let email = form.email("email", "Their work email address")
        let agency: Agency.ID? = form.id("agency", "Choose the agency")
        let part: Role? = form.choice("part", "Choose the part")
        let isContact = !form.checkboxes("contact", among: ["yes"]).isEmpty
        let from = form.date("serves_from", "The first day", .from(today))
        guard try form.isRight(), let email, let agency, let part, let from else {
            return .page(addPersonForm(pages, worker, visit, form.shown), status: 422)
        }
        guard let page = pages.first(where: { $0.agencies.contains { $0.id == agency } }) else {
            throw DeskError.absent
        }
        let done = try await mend(&form) {
            try await desk.add(
                name, email: email, as: part, isPointOfContact: isContact, for: agency, from: from, by: page.office)
        }
        guard done else { return .page(addPersonForm(pages, worker, visit, form.shown), status: 422) }
        return .seeOther("/work/people")
    }

    @Sendable func addressForm(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (page, person) = try await roster(visit, worker)
        return .page(addressForm(person, worker, visit, Shown(["email": page.addresses[person.id] ?? ""])))
    }

    private func addressForm(_ person: Person, _ worker: Worker, _ visit: Visit, _ shown: Shown) -> HTML {
        Layout.form(
            "Address of \(person.name)",
            for: worker.audience,
            back: "/work/people",
            shown: shown,
            """
            <h1>Address of \(person.name)</h1>
            <p>Codes and messages go to the new address from now on. Whatever is open with the old one is signed out.</p>
            \(Pieces.form(
                "/work/people/\(person.id)/address", visit.formToken, button: "Change the address",
                shown.input("email", "Work email address", type: "email", autocomplete: "off")))
            """
        )
    }

    @Sendable func changeAddress(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (page, person) = try await roster(visit, worker)
        var form = visit.form()
        let email = form.email("email", "Work email address")
        guard try form.isRight(), let email else {
            return .page(addressForm(person, worker, visit, form.shown), status: 422)
        }
        guard
            try await mend(
                &form, { try await desk.changeAddress(of: person.id, to: email, by: page.office) })
        else { return .page(addressForm(person, worker, visit, form.shown), status: 422) }
        return .seeOther("/work/people")
    }
}
