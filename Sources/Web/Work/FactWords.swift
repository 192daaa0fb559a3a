import Casework
import Records

extension Application.Report.Fact {
    /// What it is called: `Date it happened`.
    var inWords: String {
        switch self {
        case .behaviourOn: "Date it happened"
        case .reportedOn: "Date it was reported"
        case .reportedBy: "Who made it"
        case .reportedTo: "To whom"
        case .incident: "Event"
        case .area: "Area"
        case .place: "Place"
        case .hate: "Motivated by hate"
        case .related: "About the behaviour of the application"
        case .witnessed: "Witnessed by the person affected"
        case .status: "What was done"
        case .acknowledged: "Somebody got in touch"
        case .shared: "Shared between the bodies"
        case .responseDueOn: "Response due on"
        case .onBoundary: "On the boundary of the area"
        }
    }
}

/// The values of facts as people read them.
struct FactWords {
    let areas: [Partnerships.Served]

    func of(_ fact: Application.Report.Fact, _ text: String?) -> String {
        guard let text else { return "not known" }
        switch fact {
        case .behaviourOn, .reportedOn, .responseDueOn: return CivilDate(text)?.inWords ?? text
        case .reportedBy: return ReportWords.maker(text)
        case .reportedTo: return ReportWords.told(text)
        case .area: return areas.first { $0.code.utf8.elementsEqual(text.utf8) }?.name ?? text
        case .hate, .related, .witnessed, .acknowledged, .shared, .onBoundary: return text == "true" ? "yes" : "no"
        case .status: return Application.Report.Status(rawValue: text)?.inWords ?? text
        case .incident: return "event “\(text)”"
        case .place: return text
        }
    }

    func of(_ fact: Application.Report.Fact, _ report: Application.Report) -> String { of(fact, report.text(of: fact)) }
}

extension ReportWords {
    /// Who made a report, from the stand-in that names no one: `other-2`.
    static func maker(_ name: String) -> String {
        if name == "applicant" { return "the applicant, or the person affected" }
        guard let number = number(name) else { return name }
        return number == 1 ? "another person" : "other person \(number)"
    }

    /// The stand-ins to choose from: those that the reports have, and one more.
    static func makers(of reports: [Application.Report]) -> [String] {
        let most = reports.compactMap { number($0.reportedBy) }.max() ?? 0
        var makers = ["applicant"] + (1...min(max(most + 1, 4), Application.mostReports)).map { "other-\($0)" }
        for report in reports where !makers.contains(where: { $0.utf8.elementsEqual(report.reportedBy.utf8) }) {
            makers.append(report.reportedBy)
        }
        return makers
    }

    private static func number(_ name: String) -> Int? {
        guard name.utf8.starts(with: "other-".utf8), let number = Int(name.dropFirst(6)),
            (1...Application.mostReports).contains(number)
        else { return nil }
        return number
    }
}

extension Finding.Condition {
    /// What the local procedure asks for.
    var inWords: String {
        switch self {
        case .number: "the number of reports"
        case .hate: "the rule on hate incidents"
        case .community: "the rule on several people"
        case .recency: "the last report was made shortly before the application"
        case .noActionTaken: "no action was taken on the reports"
        case .caseClosed: "the agencies have closed the case"
        case .ongoingAction: "no agency is acting"
        case .pendingResponse: "no agency is still within the time that it gave itself to act"
        case .witnessed: "the person affected witnessed it"
        }
    }
}

extension Finding.Consideration {
    /// A question of section 104(5).
    var inWords: String {
        switch self {
        case .persistence: "How persistent is the behaviour?"
        case .harm: "What harm does it do, or could it do?"
        case .adequacy: "Was the response to it adequate?"
        }
    }
}
