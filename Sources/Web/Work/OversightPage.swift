import Casework
import Desk
import FoundationEssentials
import Records
import Text

// Who oversees the partnership, and what of the Crime and Policing Act 2026 is in force for it.
extension Pages {
    @Sendable func oversightPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        return .page(try await oversightPage(worker, visit, Shown()))
    }

    private func oversightPage(_ worker: Worker, _ visit: Visit, _ shown: Shown) async throws -> HTML {
        let offices = try coordinating(worker)
        let field = try await partnershipField(offices, shown)
        var parts: [HTML] = []
        for office in offices {
            let oversight = try await desk.oversight(of: office.partnership)
            parts.append(OversightWords.standing(oversight, on: today))
            parts.append(bodies(oversight, visit))
            parts.append(history(oversight, office, worker))
            if oversight.isOn(.dataReturn, on: today) {
                parts.append(OversightWords.dataReturn(of: office.partnership, until: today))
            }
        }
        let switches: [HTML] = Oversight.Switch.allCases.map { name in
            let isWrong = shown.values["switch"] == [name.rawValue]
            return Pieces.act(
                name.inWords, isOpen: isWrong && !shown.mistakes.isEmpty,
                switchForm(name, isWrong ? shown : Shown(), field, visit))
        }
        let bodyForm = Pieces.act(
            "Enter a local policing body", isOpen: shown.values["kind"] != nil && !shown.mistakes.isEmpty,
            Pieces.form(
                "/work/oversight/bodies", visit.formToken, button: "Enter the body",
                """
                \(field)
                \(shown.radios("kind", "What is it?", LocalPolicingBody.Kind.allCases.map {
                    Choice($0.rawValue, $0.inWords)
                }))
                \(shown.input("name", "Name, as the public knows it"))
                \(shown.date("valid_from", "First day"))
                \(shown.date("valid_until", "Last day, if it is known"))
                \(shown.input("body_reason", "Why do you enter it? (kept in the journal)"))
                """))
        return Layout.form(
            "Oversight",
            for: worker.audience,
            back: "/work",
            shown: shown,
            """
            <h1>Local policing body, and what is in force</h1>
            <p>The Crime and Policing Act 2026 provides for reviews by the local policing body, guidance and a return \
            of data. Each is off here until you set the day on which it begins for your area. Applicants and the \
            public are told of it from that day on, and not before.</p>
            \(parts)
            <h2>Change something</h2>
            \(bodyForm)
            \(switches)
            """
        )
    }

    private func bodies(_ oversight: Oversight, _ visit: Visit) -> HTML {
        guard !oversight.bodies.isEmpty else { return "<p>No local policing body has been entered.</p>\n" }
        let rows: [[HTML]] = oversight.bodies.map { body in
            [
                "\(body.name)", "\(body.kind.inWords)", Pieces.date(body.validFrom),
                body.validUntil.map(Pieces.date) ?? "",
            ]
        }
        let endings: [HTML] = oversight.bodies.filter { $0.validUntil == nil }.map { body in
            Pieces.act(
                "\(body.name) is not the local policing body any more",
                Pieces.form(
                    "/work/oversight/bodies/\(body.id)", visit.formToken, button: "End this body", second: true,
                    Shown().date("ended-\(body.id)", "Its last day")
                        + Shown().input("reason-\(body.id)", "Why? (kept in the journal)")))
        }
        return Pieces.table("Local policing bodies", ["Name", "Kind", "From", "Until"], rows) + HTML(endings)
    }

    private func history(_ oversight: Oversight, _ office: Officer, _ worker: Worker) -> HTML {
        guard !oversight.settings.isEmpty else { return "" }
        let rows: [[HTML]] = oversight.settings.reversed().map { setting in
            [
                Pieces.moment(setting.at), "\(setting.of.inWords)",
                setting.startsOn.map { "from \(Pieces.date($0))" } ?? "off",
                "\(setting.guidance.map { "\($0.name), \($0.publishedOn.inWords). " } ?? "")\(setting.reason)",
                setting.by == worker.signedIn.person ? "you" : "another coordinator",
            ]
        }
        return Pieces.table("What was set, newest first", ["When", "What", "Set to", "Why", "By"], rows)
    }

    private func switchForm(_ name: Oversight.Switch, _ shown: Shown, _ field: HTML?, _ visit: Visit) -> HTML {
        let guidance: HTML? =
            name == .guidance
            ? """
            \(shown.input("guidance_name", "Name of the guidance"))
            \(shown.date("guidance_on", "When was it published?"))
            \(shown.input("guidance_link", "Link to it", hint: "It begins with https://"))
            """ : nil
        return Pieces.form(
            "/work/oversight/\(name.rawValue)", visit.formToken, button: "Set",
            """
            <input type="hidden" name="switch" value="\(name.rawValue)">
            <p>\(name.about)</p>
            \(field)
            \(shown.date("\(name.rawValue)-starts_on", "From which day? (leave empty to switch it off)"))
            \(guidance)
            \(shown.input("\(name.rawValue)-reason", "Why? (kept in the journal)", hint: "For example the commencement regulations"))
            """)
    }

    @Sendable func addPolicingBody(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        var form = visit.form()
        let officer = try coordinating(&form, worker)
        let kind: LocalPolicingBody.Kind? = form.choice("kind", "Choose what it is")
        let name = form.text("name", "Name", missing: "Enter its name")
        let from = form.date("valid_from", "The first day")
        let until = form.date("valid_until", "The last day", required: false)
        let reason = form.text("body_reason", "Why", max: 500, missing: "Enter why you enter it")
        if let from, let until, until < from {
            form.note("valid_until", "The last day must be the same as or after the first", anchor: "valid_until-day")
        }
        if try form.isRight(), let officer, let kind, let from {
            do {
                try await desk.add(
                    LocalPolicingBody(
                        id: .init(UUID()), kind: kind, name: name, validFrom: from, validUntil: until),
                    because: reason, by: officer)
                return .seeOther("/work/oversight")
            } catch Refusal.date {
                form.note(
                    "valid_from", "Another local policing body is valid on one of these days: end that one first",
                    anchor: "valid_from-day")
            }
        }
        return .page(try await oversightPage(worker, visit, form.shown), status: 422)
    }

    @Sendable func endPolicingBody(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard let id = visit.parameters["id"].flatMap({ LocalPolicingBody.ID($0) }) else { throw Fault.notFound }
        var form = visit.form()
        let day = form.date("ended-\(id)", "The last day")
        let reason = form.text("reason-\(id)", "Why", max: 500, missing: "Enter why it ends")
        guard try form.isRight(), let day else {
            return .page(try await oversightPage(worker, visit, form.shown), status: 422)
        }
        for office in try coordinating(worker) {
            guard try await desk.oversight(of: office.partnership).bodies.contains(where: { $0.id == id }) else {
                continue
            }
            try await desk.end(id, on: day, because: reason, by: office)
            return .seeOther("/work/oversight")
        }
        throw DeskError.absent
    }

    @Sendable func setSwitch(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard let name = visit.parameters["switch"].flatMap({ Oversight.Switch(rawValue: $0) }) else {
            throw Fault.notFound
        }
        var form = visit.form()
        let officer = try coordinating(&form, worker)
        let day = form.date("\(name.rawValue)-starts_on", "The first day", required: false)
        let reason = form.text("\(name.rawValue)-reason", "Why", max: 500, missing: "Enter why")
        var guidance: Oversight.Guidance?
        if name == .guidance, day != nil {
            let title = form.text("guidance_name", "The name of the guidance")
            let published = form.date("guidance_on", "The day on which it was published")
            let link = form.text("guidance_link", "The link to the guidance", max: 500)
            if !link.isEmpty && !(link.utf8.starts(with: "https://".utf8) && HTML.address(link) != nil) {
                form.note("guidance_link", "The link must begin with https:// and have no spaces")
            }
            guidance = published.map { Oversight.Guidance(name: title, publishedOn: $0, link: link) }
        }
        guard try form.isRight(), let officer else {
            return .page(try await oversightPage(worker, visit, form.shown), status: 422)
        }
        try await desk.set(name, from: day, guidance: guidance, because: reason, by: officer)
        return .seeOther("/work/oversight")
    }

    /// Behind its switch: `DeskError.absent` where that is off.
    @Sendable func dataReturnCSV(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let offices = try coordinating(worker)
        let asked = try visit.query.only("partnership")
        guard let office = offices.first(where: { "\($0.partnership)" == asked }) else { throw DeskError.absent }
        let until = try visit.query.only("until").flatMap { CivilDate($0) } ?? today
        let from = try visit.query.only("from").flatMap { CivilDate($0) } ?? until.adding(days: -365)
        let lines = try await desk.dataReturn(from: from, until: until, by: office)
        return .csv(DataReturns.csv(lines), name: "asb-reports.csv")
    }
}
