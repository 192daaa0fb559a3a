import Casework
import Desk
import FoundationEssentials
import Records
import Text

// Who serves, in which part and until when: for coordinators, and for an agency's point of contact.
extension Pages {
    func addPeople(to routes: inout Routes) {
        routes.get("/work/people", peoplePage)
        routes.get("/work/people/add", addPersonForm)
        routes.post("/work/people/add", addPerson)
        routes.get("/work/people/{id}/cover", coverForm)
        routes.post("/work/people/{id}/cover", arrangeCover)
        routes.post("/work/people/covers/{id}", endCover)
        routes.get("/work/people/{id}/leaving", leavingForm)
        routes.post("/work/people/{id}/leaving", sayLeaving)
        routes.get("/work/people/{id}/address", addressForm)
        routes.post("/work/people/{id}/address", changeAddress)
        routes.get("/work/people/{id}/leading", leadProfileForm)
        routes.post("/work/people/{id}/leading", saveLeadProfile)
        addOwnLeading(to: &routes)
        routes.get("/work/unnamed/{id}", unnamedPage)
        routes.post("/work/unnamed/{id}", namePerson)
    }

    @Sendable func peoplePage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let pages = try await desk.rosters(for: worker.signedIn)
        return .page(
            Layout.page(
                "People",
                for: worker.audience,
                back: "/work",
                """
                <h1>People</h1>
                <p>Who serves, in which part and until when. Whoever is away is covered by somebody else; whoever leaves \
                is signed out at once, and what they had open falls to the mailbox of their agency.</p>
                <p><a href="/work/people/add">Add a person</a></p>
                \(HTML(pages.map { RosterView(page: $0, several: pages.count > 1).html(visit.formToken) }))
                """
            )
        )
    }

    /// The page of the roster on which the person of the path stands, and the person's name.
    func roster(_ visit: Visit, _ worker: Worker) async throws -> (page: RosterPage, person: Person) {
        guard let id = visit.parameters["id"].flatMap({ Person.ID($0) }) else { throw Fault.notFound }
        let page = try await desk.roster(with: id, for: worker.signedIn)
        guard let name = page.parts(of: id).first?.name else { throw DeskError.absent }
        return (page, Person(id: id, name: name))
    }

    /// A refusal that other answers could mend is noted on the form; one that they could not is thrown.
    func mend(_ form: inout Form, _ act: () async throws -> Void) async throws -> Bool {
        do {
            try await act()
            return true
        } catch let refusal as Refusal {
            if case .notYours = refusal { throw refusal }
            form.note("people", refusal.sentence, anchor: "main")
            return false
        }
    }
}

/// One partnership's people.
struct RosterView {
    let page: RosterPage
    /// Whether the reader sees to people in several partnerships, so that each needs its name.
    let several: Bool

    func html(_ token: String) -> HTML {
        let heading: HTML? = several ? "<h2>\(page.partnership.name)</h2>\n" : nil
        let agencies: [HTML] = page.agencies.map(table)
        return "\(heading)\(unnamed)\(agencies)\(covers(token))"
    }

    private func table(_ agency: Agency) -> HTML {
        let parts = page.roster.parts.filter { $0.agency == agency.id }
        guard !parts.isEmpty else { return "<p>Nobody serves \(agency.name).</p>\n" }
        let rows: [[HTML]] = parts.map { part in
            let from: HTML? = part.from > page.roster.today ? "from \(Pieces.date(part.from)) " : nil
            let until: HTML? = part.until.map { "until \(Pieces.date($0))" }
            let contact: HTML? = part.isPointOfContact ? ", point of contact" : nil
            return [
                "\(part.name)", "\(part.role.inShort)\(contact)", "\(page.addresses[part.person] ?? "")",
                from == nil && until == nil ? "without an end" : "\(from)\(until)", acts(part),
            ]
        }
        let calendar = HTML.link(to: "/work/agencies/\(agency.id)/busy", "A calendar that all of \(agency.name) share")
        return Pieces.table("Who serves \(agency.name)", ["Name", "Part", "Address", "When", "Change"], rows)
            + "<p>\(calendar)</p>\n"
    }

    private func acts(_ part: Serving) -> HTML {
        guard page.isManaged(part.person) else { return "by a coordinator" }
        let path = "/work/people/\(part.person)"
        return HTML(
            [
                Pieces.link(to: "\(path)/cover", "Cover", hidden: "for \(part.name)"),
                Pieces.link(to: "\(path)/leaving", "Leaves", hidden: "(\(part.name))"),
                Pieces.link(to: "\(path)/address", "Address", hidden: "of \(part.name)"),
                Pieces.link(to: "\(path)/leading", "Leading", hidden: "(what \(part.name) can lead)"),
                Pieces.link(to: "\(path)/busy", "Calendar", hidden: "of \(part.name)"),
            ], separator: ", ")
    }

    private var unnamed: HTML? {
        guard !page.unnamed.isEmpty else { return nil }
        let rows: [[HTML]] = page.unnamed.map { entry in
            [
                "\(entry.what.inWords)", entry.dueOn.map(Pieces.date) ?? "",
                HTML.link(to: "/work/cases/\(entry.reference)", "\(entry.reference)"),
                "\(page.agencies.first { $0.id == entry.agency }?.name ?? "")",
                entry.what.isNamed
                    ? Pieces.link(
                        to: "/work/unnamed/\(entry.handover.uuidString.lowercased())", "Name somebody",
                        hidden: "for \(entry.reference)")
                    : Pieces.link(
                        to: "/work/cases/\(entry.reference)/lead", "Nominate another",
                        hidden: "for \(entry.reference)"),
            ]
        }
        return "<h2>No person named</h2>\n"
            + Pieces.table(
                "Open, and whoever was named has left", ["What", "By", "Case", "Agency", "What to do"], rows)
    }

    private func covers(_ token: String) -> HTML? {
        let covers = page.roster.covers.filter { cover in
            page.roster.parts.contains { part in
                part.person == cover.person && page.agencies.contains { $0.id == part.agency }
            }
        }
        guard !covers.isEmpty else { return nil }
        let rows: [[HTML]] = covers.map { cover in
            [
                "\(name(cover.person))", "\(name(cover.by))", Pieces.date(cover.from), Pieces.date(cover.lastDay),
                page.isManaged(cover.person)
                    ? Pieces.form(
                        "/work/people/covers/\(cover.id)", token,
                        button: "End the cover for \(name(cover.person)) now", second: true)
                    : "",
            ]
        }
        return "<h2>Cover</h2>\n"
            + Pieces.table("Who covers for whom", ["Away", "Covered by", "From", "Until", "Change"], rows)
    }

    private func name(_ person: Person.ID) -> String {
        page.roster.parts.first { $0.person == person }?.name ?? "somebody who has left"
    }
}
