import Casework
import Desk
import Records
import Text

/// The fields of one part of a record, named after it: `findings_text`, `action-3_due-day`.
struct RecordFields {
    let page: CasePage
    let hearing: Review.Hearing
    let catalogue: ActionCatalogue
    /// Of the part.
    let name: String
    let shown: Shown

    func html(of section: MeetingSection) -> HTML {
        switch section {
        case .attendance: attendance
        case .conflicts:
            declared
                + shown.area(
                    "\(name)_text", "Which conflicts of interest were declared, and what was done about them?",
                    hint: "Who, and in what. Leave it empty if there were none.", rows: 3)
        case .applicant(let reference):
            planned(reference)
                + shown.checkboxes(
                    "\(name)_ways", "How did the applicant take part?",
                    MeetingAccount.Part.Way.allCases.map { Choice($0.rawValue, $0.inWords) })
                + shown.area(
                    "\(name)_words", "What did they say, in their own words?",
                    hint: "As they or their representative said it, or as their statement was read.", rows: 5)
        case .findings:
            shown.area(
                "\(name)_text", hearing.purpose == .progress ? "What came of it?" : "What did the panel find?", rows: 10
            )
        case .agreement: agreement
        case .recommendation: recommendation
        case .action: action
        case .next:
            shown.date("\(name)_on", "When does the panel meet again? (optional)")
                + shown.area(
                    "\(name)_words", "What is the next meeting for? (optional)",
                    hint: "It is set by its own form afterwards.", rows: 2)
        case .adjournment:
            shown.area(
                "\(name)_because", "Why is it adjourned?",
                hint: "Everybody who was invited reads this, the applicant too.", rows: 2)
                + shown.area(
                    "\(name)_awaited", "What is awaited before it goes on?",
                    hint: "Everybody who was invited reads this, the applicant too.", rows: 2)
        }
    }

    /// What was declared before and at the meeting, and where to note one more.
    private var declared: HTML {
        let said = page.review?.leadership.declarations.filter { $0.conflict != nil } ?? []
        let items: [HTML] = said.map { one in
            "\(page.officerName(one.person)): \(one.conflict ?? "") (\(Pieces.date(one.on))). The case is closed to them."
        }
        let link = HTML.link(
            to: "/work/cases/\(page.application.reference)/conflict-noted",
            "Somebody declares one now: close the case to them")
        return """
            \(items.isEmpty ? "<p>None is declared so far.</p>\n" : Pieces.items(items))
            <p>\(link)</p>

            """
    }

    /// How the applicant chose to be heard, and when.
    private func planned(_ reference: CaseReference) -> HTML {
        let numbered = zip([page.application.reference] + page.heardWith, [page.application.id] + page.others)
        guard let review = page.review, let id = numbered.first(where: { $0.0 == reference })?.1,
            let part = review.part(of: id)
        else { return "" }
        let rule = page.procedure.panel.attendance
        let own = part.slot(in: hearing, under: rule)
        let lines = part.needsInWords(under: rule) + ["Their time: \(own.inWords)."]
        return "<p>What was arranged:</p>\n\(Pieces.items(lines.map { HTML(escaping: $0) }))"
    }

    private var attendance: HTML {
        let people = page.attendees(of: hearing, typed: shown.values.keys)
        let rows: [HTML] = people.map { person in
            let officer = page.officers.first { $0.person == person }
            let isOut = page.review?.leadership.declaration(of: person)?.conflict != nil
            let words =
                "\(page.officerName(person))\(officer.map { ", \(page.agencyName($0.agency))" } ?? "")"
                + (isOut ? " (has declared a conflict of interest)" : "")
            return """
                <div class="line">\(shown.radios(
                    "\(name)_\(person)", words,
                    MeetingAccount.Presence.Came.allCases.map { Choice($0.rawValue, $0.inWords) }))\
                \(shown.input("\(name)_\(person)_note", "Who was sent, or a note (optional)"))</div>
                """
        }
        let quorum: HTML? = page.procedure.panel.minimum.map { minimum in
            shown.area(
                "\(name)_quorum", "Only if fewer than \(minimum) bodies were there: why does it count all the same?",
                hint: "For example: one had to leave, and the panel decided to go on.", rows: 2)
        }
        let others = page.agencies.filter { agency in
            !people.contains { page.body(of: $0) == agency.id }
        }
        let bodies: HTML? =
            others.isEmpty
            ? nil
            : shown.checkboxes(
                "\(name)_bodies", "Which other bodies were there?", others.map { Choice("\($0.id)", $0.name) })
        return """
            \(rows)
            \(shown.area("\(name)_others", "Who else was there?", hint: "One on each line: name, body.", rows: 3))
            \(bodies)
            \(quorum)
            """
    }

    private var agreement: HTML {
        let rows: [HTML] = page.agencies.map { agency in
            """
            <div class="line">\(shown.radios(
                "\(name)_\(agency.id)", agency.name, [Choice("agrees", "Agrees"), Choice("dissents", "Dissents")]))\
            \(shown.area("\(name)_\(agency.id)_words", "In what, and why? (needed where it dissents)", rows: 2))</div>
            """
        }
        return "<p>Leave out a body that was not there.</p>\n\(rows)"
    }

    private var recommendation: HTML {
        let choices = page.agencyChoices + [Choice("outside", "Another body that carries out public functions")]
        return """
            \(shown.area("\(name)_text", "The recommendation", rows: 3))
            \(shown.select("\(name)_to", "To whom?", choices))
            <details\(shown.has("\(name)_to", "outside") ? HTML(" open") : nil)>\
            <summary>If it is another body: which, and how is it reached?</summary>
            \(shown.input("\(name)_body", "Name of the body"))
            \(shown.input("\(name)_email", "Its email address (optional)", type: "email"))
            \(shown.area("\(name)_address", "Its postal address (optional)", rows: 3))
            </details>
            """
    }

    private var action: HTML {
        """
        \(measures)
        \(shown.area("\(name)_text", "What is to be done?", hint: "The applicant reads this in the plan.", rows: 2))
        \(shown.area("\(name)_done", "What does done look like?", rows: 2))
        \(shown.select("\(name)_person", "Who does it?", page.choices(page.owners)))
        \(lacking)
        <div class="beside">
        \(shown.date("\(name)_due", "By when?"))
        \(shown.date("\(name)_review", "When is it looked at again? (optional)", hint: "Whoever leads is reminded."))
        </div>
        \(shown.area(
            "\(name)_power", "If the catalogue does not give this body the power: why does it do it? (optional)", rows: 2))
        """
    }

    /// What the owner's body lacks; nothing where all is well.
    private var lacking: HTML? {
        guard let warning = PowerWarning.sentence(of: name, shown, page, catalogue) else { return nil }
        return "<p class=\"notice\">\(warning)</p>"
    }

    private var measures: HTML {
        CatalogueField(name: "\(name)_catalogue", catalogue: catalogue, shown: shown).html
    }
}

/// Says where a body takes on what the catalogue does not know it to have the power for.
enum PowerWarning {
    static func sentence(of name: String, _ shown: Shown, _ page: CasePage, _ catalogue: ActionCatalogue) -> String? {
        sentence(shown.value("\(name)_catalogue"), Person.ID(shown.value("\(name)_person")), page, catalogue)
    }

    /// Of the entry with this key and whoever does it; nil where all is well.
    static func sentence(
        _ key: String, _ person: Person.ID?, _ page: CasePage, _ catalogue: ActionCatalogue
    ) -> String? {
        guard let entry = catalogue[key], let person,
            let officer = page.officers.first(where: { $0.person == person }),
            let agency = page.agencies.first(where: { $0.id == officer.agency }), !entry.isOpen(to: agency.kind)
        else { return nil }
        let law = entry.law.isEmpty ? "" : " (\(entry.law))"
        return "\(agency.name) is not known to have the power for this\(law): "
            + "it is with \(entry.power.inWords). "
            + "Choose somebody of such a body, or say below why it is done here."
    }
}
