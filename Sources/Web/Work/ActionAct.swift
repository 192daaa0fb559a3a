import Casework
import Desk
import Records
import Text

extension CaseAct {
    static let actions = CaseAct(
        noun: "actions",
        title: "Set an action",
        button: "Set the action",
        isOffered: { page in
            switch page.review?.stage {
            case .held, .consulting, .outcomeSent: page.isHeld(by: .chair, .coordinator)
            default: false
            }
        },
        fields: { page, shown in
            let declined = page.review?.actions.filter(\.isUnsettled) ?? []
            let instead: HTML? =
                declined.isEmpty
                ? nil
                : shown.select(
                    "instead", "Does it stand in the place of one that was declined? (optional)",
                    declined.map { Choice("\($0.id)", "\($0.text) (\(page.agencyName($0.agency)))") })
            let warning: HTML? = PowerWarning.sentence(
                shown.value("catalogue"), Person.ID(shown.value("person")), page, catalogueOfActions
            ).map { "<p class=\"notice\">\($0)</p>\n" }
            return """
                \(CatalogueField(name: "catalogue", catalogue: catalogueOfActions, shown: shown).html)\
                \(shown.area("action", "What is to be done?", hint: "The applicant reads this in the plan.", rows: 3))
                \(shown.area("done_when", "What does done look like?", rows: 2))
                \(shown.select("person", "Who does it?", page.choices(page.owners)))
                \(warning)\
                \(shown.date("due", "By when?"))
                \(shown.date(
                    "review_on", "When is it looked at again? (optional)", hint: "Whoever leads is reminded."))
                \(shown.area(
                    "power", "If the catalogue does not give this body the power: why does it do it? (optional)", rows: 2))
                \(shown.checkboxes(
                    "tell_first", "Will those who are complained of notice it?",
                    [
                        Choice(
                            "yes", "Yes: the applicant is told before it begins",
                            hint: "Of the catalogue, a warning or a court order always is.")
                    ]))
                \(instead)
                """
        },
        perform: { form, page, desk in
            let key = form.shown.value("catalogue")
            let entry = key.isEmpty ? nil : catalogueOfActions[key]
            if !key.isEmpty && entry == nil { form.note("catalogue", "Choose one of the catalogue") }
            let own = form.area("action", "What is to be done", max: 1_000, required: entry == nil)
            let ownDone = form.area("done_when", "What done looks like", max: 1_000, required: entry == nil)
            let (text, doneWhen) = (own.nonEmpty ?? entry?.name ?? "", ownDone.nonEmpty ?? entry?.doneWhen ?? "")
            let person: Person.ID? = form.id("person", "Choose who does it")
            let due = form.date("due", "The day by which it is to be done", .from(page.today))
            let review = form.date(
                "review_on", "The day on which it is looked at again", .from(page.today), required: false)
            let reason = form.area("power", "Why this body does it", max: 2_000, required: false)
            let tellFirst = !form.checkboxes("tell_first", among: ["yes"]).isEmpty
            let instead: Action.ID? =
                form.shown.value("instead").isEmpty ? nil : form.id("instead", "Choose one that was declined")
            let agency = page.owners.first { $0.person == person }?.agency
            if person != nil && agency == nil { form.note("person", "Choose who does it") }
            if reason.isEmpty, let warning = PowerWarning.sentence(key, person, page, catalogueOfActions) {
                form.note("power", warning)
            }
            guard try form.isRight(), let person, let due, let agency else { return false }
            try await desk.act(onReviewOf: page) { acted, around throws(Refusal) in
                try acted.settingAction(
                    text, doneWhen: doneWhen, agency: agency, person: person, due: due, reviewOn: review, entry: entry,
                    powerReason: reason, tellFirst: tellFirst ? true : nil, insteadOf: instead, by: page.actor,
                    in: around)
            }
            return true
        }
    )

    /// The catalogue that ships; a test reads it, so that it is never empty.
    private static let catalogueOfActions = (try? ActionCatalogueFile.shipped()) ?? ActionCatalogue()
}
