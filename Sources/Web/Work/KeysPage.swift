import Casework
import Desk
import Records
import Text

// Keys for the systems of agencies: a coordinator makes and ends them.
extension Pages {
    func addKeys(to routes: inout Routes) {
        routes.get("/work/keys", keysPage)
        routes.post("/work/keys", makeKey)
        routes.post("/work/keys/{id}", endKey)
    }

    @Sendable private func keysPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let pages = try await desk.apiKeys(for: worker.signedIn)
        return .page(keysPage(pages, worker, visit, Shown(), key: nil))
    }

    private func keysPage(
        _ pages: [APIKeysPage], _ worker: Worker, _ visit: Visit, _ shown: Shown, key: Token?
    ) -> HTML {
        let made: HTML? = key.map { key in
            """
            <div class="notice"><p>This is the key. It is shown here once only: give it to whoever looks after the \
            agency’s system now, by a safe way.</p>
            <p><code>\(key.text)</code></p></div>
            """
        }
        let choices = pages.flatMap { page in
            page.officers.map { officer in
                Choice(
                    "\(page.office.partnership) \(officer.person)",
                    "\(officer.name), \(page.agencyName(officer.agency))")
            }
        }
        let form = Pieces.act(
            "Make a key", isOpen: !shown.mistakes.isEmpty,
            Pieces.form(
                "/work/keys", visit.formToken, button: "Make the key",
                """
                \(shown.select("holder", "For whom does it act?", choices, hint: "The journal names them. When they leave, the key ends."))
                \(shown.input("name", "Which system holds it?", hint: "For example “Housing case management”"))
                \(shown.date("expires_on", "Its last day"))
                """))
        return Layout.form(
            "Keys for agencies’ systems",
            for: worker.audience,
            back: "/work",
            shown: shown,
            """
            <h1>Keys for agencies’ systems</h1>
            \(made)
            <p>With a key an agency’s own system reads what the agency is asked and answers it, without anybody typing it \
            twice. It sees what the agency’s contact sees and nothing else. What it can do is written at \
            <a href="/api/openapi.json">/api/openapi.json</a>.</p>
            \(HTML(pages.map { keys($0, visit) }))
            \(form)
            """
        )
    }

    private func keys(_ page: APIKeysPage, _ visit: Visit) -> HTML {
        guard !page.keys.isEmpty else { return "<p>There is no key yet.</p>\n" }
        let rows: [[HTML]] = page.keys.map { entry in
            let key = entry.key
            let holder = page.officers.first { $0.person == key.person && $0.agency == key.agency }
            let standing: HTML =
                if let ended = entry.endedAt {
                    "Ended \(Pieces.moment(ended))"
                } else if today > key.expiresOn {
                    "Expired"
                } else if holder == nil {
                    "Dead: its person has left"
                } else {
                    "Lives until \(Pieces.date(key.expiresOn))"
                }
            let button: HTML =
                entry.endedAt == nil
                ? Pieces.form("/work/keys/\(key.id)", visit.formToken, button: "End \(key.name)", second: true) : ""
            return [
                "\(key.name)", "\(page.agencyName(key.agency))", "\(holder?.name ?? "")", Pieces.moment(entry.madeAt),
                entry.usedAt.map(Pieces.moment) ?? "never", standing, button,
            ]
        }
        return Pieces.table(
            "Keys, newest first", ["System", "Agency", "Acts for", "Made", "Last used", "How it stands", "End it"], rows
        )
    }

    @Sendable private func makeKey(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let pages = try await desk.apiKeys(for: worker.signedIn)
        var form = visit.form()
        let holders = pages.flatMap { page in
            page.officers.map {
                (name: "\(page.office.partnership) \($0.person)", office: page.office, person: $0.person)
            }
        }
        let chosen = form.choice("holder", "Choose for whom it acts", among: holders.map(\.name))
        let name = form.text("name", "Which system holds it", max: 100, missing: "Enter which system holds it")
        let day = form.date(
            "expires_on", "Its last day",
            .between(today.adding(days: 1), today.adding(days: APIKey.longestDays)))
        guard try form.isRight(), let day, let holder = holders.first(where: { $0.name == chosen }) else {
            return .page(keysPage(pages, worker, visit, form.shown, key: nil), status: 422)
        }
        let key = try await desk.makeAPIKey(for: holder.person, named: name, until: day, by: holder.office)
        let after = try await desk.apiKeys(for: worker.signedIn)
        return .page(keysPage(after, worker, visit, Shown(), key: key))
    }

    @Sendable private func endKey(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard let id = visit.parameters["id"].flatMap({ APIKey.ID($0) }) else { throw Fault.notFound }
        _ = try visit.form().isRight()
        for page in try await desk.apiKeys(for: worker.signedIn) where page.keys.contains(where: { $0.key.id == id }) {
            try await desk.endAPIKey(id, by: page.office)
            return .seeOther("/work/keys")
        }
        throw DeskError.absent
    }
}

extension APIKeysPage {
    fileprivate func agencyName(_ id: Agency.ID) -> String { agencies.first { $0.id == id }?.name ?? "" }
}
