import Casework
import Desk
import Records
import Text

// What somebody can lead themselves, as they say it.
extension Pages {
    func addOwnLeading(to routes: inout Routes) {
        routes.get("/work/leading", ownLeadingForm)
        routes.post("/work/leading", saveOwnLeading)
    }

    @Sendable func ownLeadingForm(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        return .page(try await ownLeadingForm(worker, visit, Form(FormFields([]))))
    }

    /// One form for each partnership that could ask them to lead; `form` is one that was sent, with its mistakes.
    private func ownLeadingForm(_ worker: Pages.Worker, _ visit: Visit, _ form: Form) async throws -> HTML {
        let offices = OwnLeading.offices(worker)
        guard !offices.isEmpty else { throw Fault.forbidden }
        let names = Dictionary(try await desk.areas().map { ($0.partnership.id, $0.partnership.name) }) { one, _ in one
        }
        var forms: [HTML] = []
        for office in offices {
            let profile = try await desk.leadProfiles(of: office)[office.person] ?? LeadProfile(person: office.person)
            var shown = LeadFields.shown(profile)
            if form.shown.value("partnership").utf8.elementsEqual("\(office.partnership)".utf8) { shown = form.shown }
            forms.append(
                (offices.count > 1 ? "<h2>\(names[office.partnership] ?? "")</h2>\n" : "")
                    + Pieces.form(
                        "/work/leading", visit.formToken, button: "Save",
                        """
                        <input type="hidden" name="partnership" value="\(office.partnership)">
                        \(LeadFields.html(shown, whose: .own))
                        """))
        }
        return Layout.form(
            "What you can lead", for: worker.audience, back: "/work", shown: form.shown,
            """
            <h1>What you can lead</h1>
            <p>It is compared when a lead officer is proposed for a case. Days away are those on which somebody covers for \
            you.</p>
            \(HTML(forms))
            """)
    }

    @Sendable func saveOwnLeading(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        var form = visit.form()
        let offices = OwnLeading.offices(worker)
        let chosen = form.choice("partnership", "Choose the partnership", among: offices.map { "\($0.partnership)" })
        guard let office = offices.first(where: { "\($0.partnership)" == chosen }) else { throw Fault.forbidden }
        let profile = LeadFields.read(&form, of: office.person)
        guard try form.isRight(), let profile,
            try await mend(&form, { try await desk.change(profile, by: office) })
        else { return .page(try await ownLeadingForm(worker, visit, form), status: 422) }
        return .seeOther("/work")
    }
}

/// Who can be asked to lead.
enum OwnLeading {
    static func offices(_ worker: Pages.Worker) -> [Officer] {
        worker.signedIn.offices.filter { !$0.roles.isDisjoint(with: [.contact, .senior, .coordinator]) }
    }

    /// For those who can; nothing for others.
    static func link(_ worker: Pages.Worker) -> HTML? {
        offices(worker).isEmpty
            ? nil : "<p><a href=\"/work/leading\">What you can lead: how many cases, and what you know about</a></p>\n"
    }
}

/// The fields of what somebody can lead.
enum LeadFields {
    enum Whose { case own, theirs }

    static func shown(_ profile: LeadProfile) -> Shown {
        var shown = Shown(["capacity": "\(profile.capacity)", "accepts": profile.accepts ? "yes" : "no"])
        shown.values["topics"] = profile.topics.map(\.rawValue)
        return shown
    }

    static func html(_ shown: Shown, whose: Whose) -> HTML {
        let (can, know, may) =
            whose == .own
            ? ("How many cases can you lead at once?", "What do you know about?", "May you be asked to lead?")
            : ("How many cases can they lead at once?", "What do they know about?", "May they be asked to lead?")
        return """
            \(shown.input("capacity", can, type: "number", width: "four"))
            \(shown.checkboxes("topics", know, LeadTopic.allCases.map { Choice($0.rawValue, $0.inWords) }))
            \(shown.radios("accepts", may, Choice.yesNo))
            """
    }

    /// nil where there are mistakes, which are noted.
    static func read(_ form: inout Form, of person: Person.ID) -> LeadProfile? {
        let capacity = form.int("capacity", "The number of cases", in: LeadProfile.capacities)
        let topics = form.checkboxes("topics", among: LeadTopic.allCases.map(\.rawValue))
        let accepts = form.yesNo("accepts", "Choose yes or no")
        guard let capacity, let accepts else { return nil }
        return LeadProfile(
            person: person, capacity: capacity, topics: topics.compactMap { LeadTopic(rawValue: $0) }, accepts: accepts)
    }
}
