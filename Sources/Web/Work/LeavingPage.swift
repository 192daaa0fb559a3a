import Casework
import Desk
import Records
import Text

// Saying that somebody leaves.
extension Pages {
    private static let nobody = "nobody"

    @Sendable func leavingForm(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (page, person) = try await roster(visit, worker)
        return .page(leavingForm(page, person, worker, visit, Shown(day: today, of: "leaves_on")))
    }

    private func leavingForm(
        _ page: RosterPage, _ person: Person, _ worker: Worker, _ visit: Visit, _ shown: Shown
    ) -> HTML {
        let successors = successors(page, person)
        return Layout.form(
            "\(person.name) leaves",
            for: worker.audience,
            back: "/work/people",
            shown: shown,
            """
            <h1>\(person.name) leaves</h1>
            <p>From the day that you enter they see nothing any more: they are signed out, and codes and links that \
            were sent to them are dead. What they have open stays open. It falls to the mailbox of their agency, marked \
            “no person named”, and the agency’s point of contact is asked to name somebody.</p>
            \(Pieces.form(
                "/work/people/\(person.id)/leaving", visit.formToken, button: "Record that they leave",
                """
                \(shown.date("leaves_on", "First day without access", hint: "Today: at once."))
                \(shown.input("reason", "Why? (kept in the journal)"))
                \(successors.isEmpty
                    ? nil
                    : shown.select(
                        "successor", "They are a point of contact. Who follows?", successors,
                        hint: "Needed where they are the only one of their agency."))
                """))
            """
        )
    }

    /// Who can follow a point of contact, and that nobody does; none where they are not one.
    private func successors(_ page: RosterPage, _ person: Person) -> [Choice] {
        guard let agency = page.parts(of: person.id).first(where: \.isPointOfContact)?.agency else { return [] }
        return page.roster.parts.filter {
            $0.agency == agency && $0.person != person.id && ($0.role == .contact || $0.role == .coordinator)
        }.map { Choice("\($0.person)", $0.name) }
            + [Choice(Pages.nobody, "Nobody: the coordinators see to the agency’s people")]
    }

    @Sendable func sayLeaving(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (page, person) = try await roster(visit, worker)
        var form = visit.form()
        let day = form.date("leaves_on", "The first day without access", .from(page.roster.today))
        let reason = form.text("reason", "Why", max: 500, missing: "Enter why they leave")
        let chosen = form.text("successor", "Who follows", required: false)
        guard try form.isRight(), let day else {
            return .page(leavingForm(page, person, worker, visit, form.shown), status: 422)
        }
        let successor: Roster.Successor? =
            chosen.utf8.elementsEqual(Pages.nobody.utf8) ? .nobody : Person.ID(chosen).map { .person($0) }
        let done = try await mend(&form) {
            try await desk.leaves(person.id, on: day, because: reason, followedBy: successor, by: page.office)
        }
        guard done else { return .page(leavingForm(page, person, worker, visit, form.shown), status: 422) }
        return .seeOther("/work/people")
    }
}
