import Casework
import Desk
import FoundationEssentials
import Records
import Text

// The directory of other areas' contacts.
extension Pages {
    @Sendable func areasPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        return .page(try await areasPage(worker, visit, Shown()))
    }

    /// The parts in which the person coordinates. Throws `Fault.forbidden` where there is none.
    func coordinating(_ worker: Worker) throws -> [Officer] {
        let offices = worker.signedIn.offices.filter { $0.roles.contains(.coordinator) }
        guard !offices.isEmpty else { throw Fault.forbidden }
        return offices
    }

    /// The part for which a form was filled in: the only one, or the one that it names.
    func coordinating(_ form: inout Form, _ worker: Worker) throws -> Officer? {
        let offices = try coordinating(worker)
        if offices.count == 1 { return offices[0] }
        let chosen = form.choice("partnership", "Choose the partnership", among: offices.map { "\($0.partnership)" })
        return offices.first { "\($0.partnership)" == chosen }
    }

    /// The question which partnership a form is for; nothing where there is only one.
    func partnershipField(_ offices: [Officer], _ shown: Shown) async throws -> HTML? {
        guard offices.count > 1 else { return nil }
        let names = Dictionary(
            try await desk.areas().map { ($0.partnership.id, $0.partnership.name) }, uniquingKeysWith: { one, _ in one }
        )
        return shown.select(
            "partnership", "For which partnership?",
            offices.map { Choice("\($0.partnership)", names[$0.partnership] ?? "\($0.partnership)") })
    }

    private func areasPage(_ worker: Worker, _ visit: Visit, _ shown: Shown) async throws -> HTML {
        let offices = try coordinating(worker)
        var (rows, endings): ([[HTML]], [HTML]) = ([], [])
        for office in offices {
            for contact in try await desk.areaContacts(for: office) {
                rows.append([
                    "\(contact.areaName) (\(contact.area))", "\(contact.body)",
                    HTML(
                        [contact.email, contact.telephone, contact.address].compactMap(\.self).map { Pieces.lines($0) }),
                    Pieces.date(contact.validFrom), contact.validUntil.map(Pieces.date) ?? "",
                ])
                guard contact.validUntil == nil else { continue }
                endings.append(
                    Pieces.act(
                        "\(contact.areaName): \(contact.body) is not the contact any more",
                        Pieces.form(
                            "/work/areas/\(contact.id)", visit.formToken, button: "End this contact", second: true,
                            Shown(day: today, of: "ended-\(contact.id)").date(
                                "ended-\(contact.id)", "Its last day", hint: nil))))
            }
        }
        var shown = shown
        if shown.values.isEmpty { shown.set("valid_from", today) }
        let served: [HTML] = try await desk.areas().filter { area in
            !offices.contains { $0.partnership == area.partnership.id }
        }.map { "\($0.name): \($0.partnership.name)" }
        return Layout.form(
            "Contacts of other areas",
            for: worker.audience,
            back: "/work",
            shown: shown,
            """
            <h1>Contacts of other areas</h1>
            <p>Behaviour in another area is passed on to its bodies the same day (section 104(1)). Keep here whom the \
            areas around you name for applications.</p>
            \(served.isEmpty ? nil : HTML("<p>In this service, so that no contact is needed:</p>\n\(Pieces.items(served))"))
            \(rows.isEmpty
                ? "<p>No contact is kept yet.</p>"
                : Pieces.table("Contacts", ["Area", "Body", "How to reach it", "From", "Until"], rows))
            \(endings)
            <h2>Enter a contact</h2>
            \(Pieces.form(
                "/work/areas", visit.formToken, button: "Enter the contact",
                """
                \(try await partnershipField(offices, shown))
                \(shown.input("area_name", "Name of the area", hint: "For example Barnet"))
                \(shown.input(
                    "area_code", "Code of the area", hint: "Of the Office for National Statistics, for example E07000146",
                    width: "short"))
                \(shown.input("body", "The body that takes applications there"))
                \(shown.input("email", "Email address, if there is one", type: "email"))
                \(shown.input("telephone", "Telephone number, if there is one", type: "tel", width: "short"))
                \(shown.area("address", "Postal address, if there is one", rows: 3))
                \(shown.date("valid_from", "From which day?"))
                """))
            """
        )
    }

    @Sendable func enterAreaContact(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        var form = visit.form()
        let officer = try coordinating(&form, worker)
        let name = form.text("area_name", "Name of the area", missing: "Enter the name of the area")
        let code = form.text("area_code", "Code of the area", max: 20, missing: "Enter the code of the area")
        if !code.isEmpty && !AreaCode.isOne(code) {
            form.note("area_code", "The code must be E06, E07, E08, E09 or W06 and six digits, like E07000146")
        }
        let body = form.text("body", "The body", missing: "Enter the body that takes applications there")
        let email = form.email("email", "Email address", required: false)
        let telephone = form.text("telephone", "Telephone number", max: 40, required: false).nonEmpty
        let address = form.area("address", "Postal address", max: 500, required: false).nonEmpty
        if email == nil && telephone == nil && address == nil && form.shown.mistakes.isEmpty {
            form.note("email", "Enter an email address, a telephone number or a postal address")
        }
        let from = form.date("valid_from", "The first day")
        guard try form.isRight(), let officer, let from else {
            return .page(try await areasPage(worker, visit, form.shown), status: 422)
        }
        try await desk.enter(
            AreaContact(
                id: .init(UUID()), area: code, areaName: name, body: body, email: email, telephone: telephone,
                address: address, validFrom: from), by: officer)
        return .seeOther("/work/areas")
    }

    @Sendable func endAreaContact(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard let id = visit.parameters["id"].flatMap({ AreaContact.ID($0) }) else { throw Fault.notFound }
        var form = visit.form()
        let day = form.date("ended-\(id)", "The last day")
        guard try form.isRight(), let day else {
            return .page(try await areasPage(worker, visit, form.shown), status: 422)
        }
        for office in try coordinating(worker) {
            guard try await desk.areaContacts(for: office).contains(where: { $0.id == id }) else { continue }
            try await desk.end(id, on: day, by: office)
            return .seeOther("/work/areas")
        }
        throw DeskError.absent
    }
}

extension Shown {
    /// A form with one day filled in.
    init(day: CivilDate, of name: String) {
        self.init()
        set(name, day)
    }
}
