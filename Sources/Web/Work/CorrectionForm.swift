import Casework
import Desk
import Records
import Text

/// The facts of one report as fields, named as the facts are.
struct CorrectionForm {
    let matter: FactAct.Matter
    let report: Application.Report

    private static let unknown = "unknown"
    private static let threeAnswers = Choice.yesNo + [Choice(unknown, "Nobody has said")]

    static func shown(_ report: Application.Report) -> Shown {
        var shown = Shown()
        for fact in Application.Report.Fact.allCases {
            let text = report.text(of: fact)
            switch fact {
            case .behaviourOn, .reportedOn, .responseDueOn:
                if let day = text.flatMap({ CivilDate($0) }) { shown.set(fact.rawValue, day) }
            case .hate, .related, .witnessed, .onBoundary, .acknowledged, .shared:
                shown.values[fact.rawValue] = [text.map { $0 == "true" ? "yes" : "no" } ?? unknown]
            case .incident: break
            case .reportedBy, .reportedTo, .area, .place, .status: shown.values[fact.rawValue] = [text ?? ""]
            }
        }
        return shown
    }

    private var areaChoices: [Choice] {
        var choices: [Choice] = []
        for area in matter.areas where !choices.contains(where: { $0.value == area.code }) {
            choices.append(Choice(area.code, area.name))
        }
        choices.append(Choice(OtherArea.unknown, "Another area"))
        if !choices.contains(where: { $0.value.utf8.elementsEqual(report.area.utf8) }) {
            choices.append(Choice(report.area, report.area))
        }
        return choices
    }

    private var makers: [Choice] {
        ReportWords.makers(of: matter.page.application.reports).map {
            Choice($0, ReportWords.maker($0).withUpperStart)
        }
    }

    func html(_ shown: Shown) -> HTML {
        """
        \(shown.date("behaviour_on", "When did it happen?"))
        \(shown.date("reported_on", "When was it reported?"))
        \(shown.select("reported_by", "Who made the report?", makers))
        \(shown.input(
            "reported_to", "To whom?", hint: "council, police, landlord, or the name of another body", width: "short"))
        \(shown.select("area", "In which area did it happen?", areaChoices))
        \(shown.radios("on_boundary", "Is it on or near the boundary of the area?", Choice.yesNo))
        \(shown.input(
            "place", "Where?",
            hint: "A short name for the place, such as “north stairs”. Reports with the same name are linked. Leave "
                + "empty if it is not known.", width: "short"))
        \(shown.radios("related", "Is it about the behaviour of this application?", Choice.yesNo))
        \(shown.radios("witnessed", "Did the applicant, or the person affected, witness it?", Choice.yesNo))
        \(shown.radios("hate", "Was it motivated by hate?", Choice.yesNo))
        \(shown.radios("status", "What was done about it?", Application.Report.Status.allCases.map {
            Choice($0.rawValue, $0.inWords.withUpperStart)
        }))
        \(shown.radios("acknowledged", "Did anybody get in touch about it?", Self.threeAnswers))
        \(shown.radios("shared", "Did the bodies that needed it tell each other of it?", Self.threeAnswers))
        \(shown.date(
            "response_due_on", "By when did the body have to respond?",
            hint: "By the body's own procedure. Leave empty if it is not known."))
        """
    }

    /// The report as the form says that it should stand; nil where there is a mistake, which the form then has.
    func read(_ form: inout Form) -> Application.Report? {
        let today = matter.page.today
        let behaviourOn = form.date("behaviour_on", "The date it happened", .upTo(today))
        let reportedOn = form.date("reported_on", "The date it was reported", .upTo(today))
        if let behaviourOn, let reportedOn, reportedOn < behaviourOn {
            form.note(
                "reported_on", "The date it was reported must be the same as or after the date it happened",
                anchor: "reported_on-day")
        }
        let by = form.choice("reported_by", "Choose who made the report", among: makers.map(\.value))
        let to = form.text("reported_to", "To whom it was reported", max: 100, missing: "Enter to whom it was reported")
        let area = form.choice("area", "Choose an area that the service knows", among: areaChoices.map(\.value))
        let onBoundary = form.yesNo("on_boundary", "Choose whether it is on the boundary")
        let place = form.text("place", "Where it happened", max: 100, required: false)
        let related = form.yesNo("related", "Choose whether it is about the behaviour of this application")
        let witnessed = form.yesNo("witnessed", "Choose whether they witnessed it")
        let hate = form.yesNo("hate", "Choose whether it was motivated by hate")
        let status: Application.Report.Status? = form.choice("status", "Choose what was done about it")
        let acknowledged = threeAnswers(&form, "acknowledged", "Choose whether anybody got in touch")
        let shared = threeAnswers(&form, "shared", "Choose whether the bodies told each other")
        let due = form.date("response_due_on", "The day by which they had to respond", required: false)
        if let due, let reportedOn, due < reportedOn {
            form.note(
                "response_due_on", "The day by which they had to respond must be the same as or after the report",
                anchor: "response_due_on-day")
        }
        guard let behaviourOn, let reportedOn, let by, !to.isEmpty, let area, let onBoundary, let related,
            let witnessed, let hate, let status, let acknowledged, let shared
        else { return nil }
        return Application.Report(
            number: report.number, behaviourOn: behaviourOn, reportedOn: reportedOn, reportedBy: by, reportedTo: to,
            incident: report.incident, area: area, hate: hate, status: status, acknowledged: acknowledged.isTrue,
            description: report.description, place: place.nonEmpty, related: related, witnessed: witnessed,
            shared: shared.isTrue, responseDueOn: due, onBoundary: onBoundary)
    }

    /// One of three answers.
    private struct Answer {
        /// nil where nobody has said.
        var isTrue: Bool?
    }

    private func threeAnswers(_ form: inout Form, _ name: String, _ missing: String) -> Answer? {
        form.choice(name, missing, among: Self.threeAnswers.map(\.value)).map {
            Answer(isTrue: $0 == Self.unknown ? nil : $0 == "yes")
        }
    }
}
