import Casework
import Text

/// The questions about one report, for the public form and for those who write an application down.
struct ReportFields: Sendable {
    /// In front of every field's name, so that several reports fit on one page.
    var prefix = ""
    var number: Int
    var today: CivilDate

    private enum Told: String { case council, police, landlord, other }

    /// Reads the answers; nil where there is a mistake, which the form then has.
    func read(_ form: inout Form) -> ReportAnswers? {
        let behaviourOn = form.date(prefix + "behaviour_on", "The date it happened", .upTo(today))
        let reportedOn = form.date(prefix + "reported_on", "The date you reported it", .upTo(today))
        if let behaviourOn, let reportedOn, reportedOn < behaviourOn {
            form.note(
                prefix + "reported_on",
                "The date you reported it must be the same as or after the date it happened",
                anchor: prefix + "reported_on-day"
            )
        }
        let told: Told? = form.choice(prefix + "told", "Choose who you told")
        var toldWhom = told?.rawValue ?? ""
        if told == .other { toldWhom = form.text(prefix + "told_other", "Who else you told", max: 100) }
        var sameAs: Int?
        if number > 1 {
            let earlier = (1..<number).map(String.init)
            let chosen = form.choice(prefix + "same_as", "Choose whether this is a new event", among: ["new"] + earlier)
            sameAs = chosen.flatMap { Int($0) }
        }
        let hate = form.yesNo(prefix + "hate", "Choose whether you think it was motivated by hate")
        let status: Application.Report.Status? = form.choice(prefix + "status", "Choose what has been done")
        let contacted = form.choice(
            prefix + "contacted",
            "Choose whether anybody got in touch",
            among: ["yes", "no", "unsure"]
        )
        let description = form.area(prefix + "description", "What happened", missing: "Tell us what happened")
        guard let behaviourOn, let reportedOn, told != nil, let hate, let status, let contacted, !description.isEmpty
        else { return nil }
        return ReportAnswers(
            behaviourOn: behaviourOn,
            reportedOn: reportedOn,
            told: toldWhom,
            sameAs: sameAs,
            hate: hate,
            status: status,
            acknowledged: contacted == "unsure" ? nil : contacted == "yes",
            description: description
        )
    }

    func html(_ shown: Shown) -> HTML {
        """
        \(shown.date(
            prefix + "behaviour_on", "When did it happen?",
            hint: "If it went on for a while, give the day that you reported. For example, 27 3 2026"))
        \(shown.date(prefix + "reported_on", "When was it reported?"))
        \(shown.radios(prefix + "told", "Who was told?", [
            Choice("council", "The council"), Choice("police", "The police"), Choice("landlord", "The landlord"),
            Choice("other", "Somebody else"),
        ]))
        \(shown.input(prefix + "told_other", "If somebody else, who?", width: "wide"))
        \(sameAs(shown))
        \(shown.radios(
            prefix + "hate", "Do you think it was motivated by hate?", Choice.yesNo,
            hint: "For example because of race, religion, disability, sexual orientation or being transgender"))
        \(shown.radios(prefix + "status", "What has been done about it?", [
            Choice("no_action", "Nothing, as far as I know"), Choice("open", "They are still looking into it"),
            Choice("closed", "They looked into it and closed it"),
        ]))
        \(shown.radios(prefix + "contacted", "Did anybody get in touch about it?", [
            Choice("yes", "Yes"), Choice("no", "No"), Choice("unsure", "I do not know"),
        ]))
        \(shown.area(prefix + "description", "What happened?", hint: "In your own words. You need not name anybody."))
        """
    }

    private func sameAs(_ shown: Shown) -> HTML? {
        guard number > 1 else { return nil }
        let earlier = (1..<number).map { Choice(String($0), "The same event as report \($0)") }
        return shown.radios(
            prefix + "same_as",
            "Is this about a new event?",
            [Choice("new", "Yes, a new event")] + earlier,
            hint: "If the same thing was reported to two bodies, that is one event."
        )
    }

    /// The answers as the form shows them.
    func shown(_ answers: ReportAnswers) -> Shown {
        let isKnown = Told(rawValue: answers.told).map { $0 != .other } ?? false
        var shown = Shown([
            prefix + "told": isKnown ? answers.told : "other", prefix + "told_other": isKnown ? "" : answers.told,
            prefix + "same_as": answers.sameAs.map { String($0) } ?? "new",
            prefix + "hate": answers.hate ? "yes" : "no",
            prefix + "status": answers.status.rawValue,
            prefix + "contacted": answers.acknowledged.map { $0 ? "yes" : "no" } ?? "unsure",
            prefix + "description": answers.description,
        ])
        shown.set(prefix + "behaviour_on", answers.behaviourOn)
        shown.set(prefix + "reported_on", answers.reportedOn)
        return shown
    }

    /// Whether nothing at all was entered.
    func isBlank(_ fields: FormFields) -> Bool {
        !fields.all.contains { $0.name.hasPrefix(prefix) && !$0.value.isEmpty }
    }
}
