import Casework
import Desk
import FoundationEssentials
import Post
import Records
import Text

// How an applicant is reached: the coordinator's page of it, and the applicant's own.
extension Pages {
    func addContact(to routes: inout Routes) {
        routes.get("/work/cases/{reference}/contact", contactPage)
        routes.post("/work/cases/{reference}/contact", changeContact)
        routes.get("/track/contact", ownContactPage)
        routes.post("/track/contact", changeOwnContact)
        routes.get("/track/messages/{id}", trackedMessage)
        routes.get("/track/code", paperCodeForm)
        routes.post("/track/code", redeemPaperCode)
        routes.get("/work/tasks/{id}/letter", letterPage)
        routes.post("/work/tasks/{id}/letter", letterPageWithCode)
    }

    // For coordinators.

    @Sendable func contactPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let key = try await key(visit, worker)
        let page = try await desk.contactPage(key)
        let fields = ContactFields(isOwn: false, given: page.given)
        return .page(try await contactHTML(page, key, worker, visit, fields.shown(page.safe)))
    }

    private func contactHTML(
        _ page: ContactPage, _ key: CaseKey, _ worker: Worker, _ visit: Visit, _ shown: Shown
    ) async throws -> HTML {
        let names = try await desk.casePage(key)
        let words = SafeContactWords(given: page.given, safe: page.safe)
        let path = "/work/cases/\(names.application.reference)"
        let rows: [[HTML]] = page.versions.map { version in
            let before = page.versions.first { $0.number == version.number - 1 }?.safe ?? .unsaid
            return [
                Pieces.moment(version.at), "\(who(said: version, names))",
                Pieces.items(version.safe.changes(since: before).map { "\($0)" }), "\(version.reason)",
            ]
        }
        let history: HTML? =
            rows.isEmpty
            ? nil
            : "<h2>Every change</h2>\n\(Pieces.table("Changes, newest first", ["When", "Who", "What", "Why"], rows))"
        return Layout.form(
            "How the applicant is reached",
            for: worker.audience,
            back: path,
            shown: shown,
            """
            <h1>How the applicant is reached</h1>
            <p>Case \(names.application.reference)\(names.applicant.map { ": \($0.name)" }). What stands here is applied \
            to every message at the moment at which it leaves. Off means off, whatever the law or a deadline asks: then \
            the next safe way is taken, and where there is none a task asks a person to find one.</p>
            <h2>What holds</h2>
            \(words.ways)\(words.rules)
            \(history)
            <h2>Change it</h2>
            <p>Ask the applicant first, by a way that you know to be safe. They are told of the change only at an \
            address that was safe before and stays safe.</p>
            \(Pieces.form(
                "\(path)/contact", visit.formToken, button: "Save the change",
                """
                <input type="hidden" name="version" value="\(page.versions.first?.number ?? 0)">
                \(ContactFields(isOwn: false, given: page.given).html(shown))
                \(shown.area("reason", "Why is it changed?", hint: "Who told you, when, and how you know that it was them.", rows: 3))
                """))
            """
        )
    }

    private func who(said version: SafeContacts.Version, _ names: CasePage) -> String {
        if let officer = version.by { return names.officerName(officer) }
        return version.reason == ContactChange.saidElsewhere ? "the service" : "the applicant"
    }

    @Sendable func changeContact(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let key = try await key(visit, worker)
        let page = try await desk.contactPage(key)
        var form = visit.form()
        let wanted = ContactFields(isOwn: false, given: page.given).read(&form, from: page.safe)
        let reason = form.area(
            "reason", "Why it is changed", max: 1_000, missing: "Say why it is changed")
        let isDone = try await change(
            &form, page, to: wanted, because: reason, of: key.application, key.partnership, key.actor, sparing: nil)
        guard isDone else {
            return .page(try await contactHTML(page, key, worker, visit, form.shown), status: 422)
        }
        return .seeOther("\(visit.path)")
    }

    /// Returns false where the form has mistakes, which are noted in it.
    private func change(
        _ form: inout Form, _ page: ContactPage, to wanted: SafeContact, because reason: String,
        of application: Casework.Application.ID, _ partnership: Partnership.ID, _ actor: Actor,
        sparing session: Token?
    ) async throws -> Bool {
        let isSecret = !form.checkboxes("tell_nobody", among: ["yes"]).isEmpty
        let seen = try form.fields.only("version").flatMap { Int($0) } ?? -1
        guard try form.isRight() else { return false }
        do {
            try await desk.changeContact(
                of: application, in: partnership, to: wanted, because: reason, tellsNobodyAtTheOld: isSecret,
                seen: seen, sparing: session, by: actor)
            return true
        } catch is CaseChanged where page.safe == wanted {
            // It is so already: the button was pressed twice.
            return true
        } catch is CaseChanged {
            var reader: Person.ID?
            if case .officer(let officer) = actor { reader = officer.person }
            form.note(
                "version", ChangedSince.words(page.versions.first.map(\.by), readBy: reader), anchor: "main")
            return false
        } catch Refusal.already {
            form.note("version", "Nothing is different from what holds already.", anchor: "main")
            return false
        }
    }

    // For the applicant.

    @Sendable func ownContactPage(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.contactPage(partnership, application)
        return .page(ownContactHTML(page, visit, ContactFields(isOwn: true, given: page.given).shown(page.safe)))
    }

    private func ownContactHTML(_ page: ContactPage, _ visit: Visit, _ shown: Shown) -> HTML {
        let changed: HTML? = page.versions.first.map { "<p>Saved on \(Pieces.moment($0.at)).</p>\n" }
        return Layout.form(
            "How we reach you",
            for: .applicant(token: visit.formToken),
            back: "/track",
            shown: shown,
            """
            <h1>How we reach you</h1>
            <p>We only use ways that are safe for you. If you switch a way off we send nothing there, whatever it is \
            about. If no way is left, a person here looks for another one with you.</p>
            <h2>How we reach you now</h2>
            \(changed)\(SafeContactWords(given: page.given, safe: page.safe, isOwn: true).ways)
            <h2>Change it</h2>
            \(Pieces.form(
                "/track/contact", visit.formToken, button: "Save",
                """
                <input type="hidden" name="version" value="\(page.versions.first?.number ?? 0)">
                \(ContactFields(isOwn: true, given: page.given).html(shown))
                """))
            <p>We tell you of a change only at an address or number that was safe before and still is.</p>
            """
        )
    }

    @Sendable func changeOwnContact(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.contactPage(partnership, application)
        var form = visit.form()
        let wanted = ContactFields(isOwn: true, given: page.given).read(&form, from: page.safe)
        let isDone = try await change(
            &form, page, to: wanted, because: ContactChange.saidByApplicant, of: application, partnership,
            .applicant(application), sparing: visit.session)
        guard isDone else { return .page(ownContactHTML(page, visit, form.shown), status: 422) }
        return .seeOther("/track/contact")
    }

    /// A message to the applicant, to be read again; one that has not left yet is not there.
    @Sendable func trackedMessage(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        guard let id = visit.parameters["id"].flatMap({ UUID(uuidString: $0) }),
            try await desk.trackPage(partnership, application).messages.contains(where: {
                $0.id == id && ["accepted", "unknown"].contains($0.state)
            }),
            let letter = try await ledger.letter(id, in: partnership, as: .applicant(application), on: today)
        else { throw Fault.notFound }
        return .page(
            Layout.page(
                "A message to you",
                for: .applicant(token: visit.formToken),
                back: "/track",
                "<h1>A message to you</h1>\n\(Pieces.lines(letter.text))"
            )
        )
    }
}
