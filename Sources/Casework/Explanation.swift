/// A finding in plain English, one sentence a step, fit for a letter to the applicant. What the Act says and what the
/// local procedure says are told apart.
struct Explanation {
    let finding: Finding
    var application: ApplicationFacts { finding.application }
    var rules: Procedure.ThresholdRules { finding.rules }

    init(_ finding: Finding) { self.finding = finding }

    var sentences: [String] {
        var sentences = [
            "The application was received on \(application.received.inWords) and was looked at under the procedure "
                + "\(finding.procedure), version \(finding.version)."
        ]
        sentences.reserveCapacity(finding.complaints.count + 6)
        for complaint in finding.complaints {
            sentences.append(complaint.sentence)
            if let sentence = complaint.ownSentence { sentences.append(sentence) }
        }
        sentences.append(statute)
        local(&sentences)
        sentences.append(decision)
        return sentences
    }

    private var statute: String {
        let made = finding.statute.qualifying
        let count = made == 1 ? "1 report counts" : "\(made) reports count"
        return "Section 104 of the Anti-social Behaviour, Crime and Policing Act 2014 asks for "
            + "\(finding.statute.required) reports that count, unless the local procedure sets other figures; by the "
            + "figures of the Act \(count)."
    }

    private func local(_ sentences: inout [String]) {
        if let silence = rules.silenceInWords { sentences.append(silence) }
        if rules.hasOwnWindows { sentences.append(ownPeriods) }
        for condition in finding.local.failed { sentences.append(sentence(on: condition)) }
        for case .judged(let words) in rules.caveats {
            sentences.append(
                "The local procedure also asks: “\(words)”, which people will judge and which is not a condition of "
                    + "section 104.")
        }
    }

    private var ownPeriods: String {
        let counted = finding.complaints.count { $0.localQualifies == true }
        let count = counted == 1 ? "1 report counts" : "\(counted) reports count"
        let made = "The local procedure counts a report made within \(rules.toComplain.inWords) the behaviour"
        guard rules.formula == .spanFromFirstIncident else {
            return "\(made), when the application is made within \(rules.toApply.inWords) the report; by these local "
                + "figures \(count)."
        }
        guard let span = finding.span else {
            return "\(made), when all that counts happened within \(rules.toApply.inWords) the first incident; by "
                + "these local figures no report counts."
        }
        return "\(made), when all that counts happened within \(rules.toApply.inWords) the first incident; from "
            + "\(span.firstDay.inWords) to \(span.lastDay.inWords), \(count) by these local figures."
    }

    private func sentence(on condition: Finding.Condition) -> String {
        switch condition {
        case .number:
            rules.numberBy == .onePerson
                ? "The local procedure asks for \(rules.reportsInWords) by one person, and there are fewer; that they "
                    + "come from one person is not a condition of section 104."
                : "The local procedure asks for \(rules.reportsInWords) that count\(ownNumber), and there are fewer."
        case .hate: "The local procedure's rule on hate incidents, \(hateInWords), is not met."
        case .community: "The local procedure's rule on several people, \(communityInWords), is not met."
        case .recency:
            "The local procedure asks that the application comes within \(recencyInWords) the last report, and it came "
                + "later; \(Explanation.notTheAct)."
        case .noActionTaken:
            "The local procedure asks that no action was taken on the reports, and some was taken, may still be taken "
                + "in time, or nobody has said; \(Explanation.notTheAct)."
        case .caseClosed:
            "The local procedure asks that the agencies have closed the case, and not every report is closed; "
                + "\(Explanation.notTheAct)."
        case .ongoingAction:
            "The local procedure does not allow a review while an agency is acting, and a report is still open; "
                + "\(Explanation.notTheAct)."
        case .pendingResponse:
            "The local procedure does not allow a review before the day by which an agency said that it would act, and "
                + "that day has not passed; \(Explanation.notTheAct)."
        case .witnessed:
            "The local procedure counts only what the person affected saw or heard themselves, and some of it they did "
                + "not; \(Explanation.notTheAct)."
        }
    }

    private static let notTheAct = "this is a condition of the local procedure and not of section 104"

    private var ownNumber: String {
        switch rules.number {
        case ...2: ", fewer than the Act's 3"
        case 3: ""
        default: ", more than the Act's 3"
        }
    }

    private var decision: String {
        switch finding.decision {
        case .met: "On these facts the threshold for an ASB Case Review is met\(limbInWords)."
        case .refer: "A person must now decide whether there will be an ASB Case Review, because \(whyRefer)."
        case .notMetOnNumber:
            "The number of reports alone does not meet the threshold, so the relevant bodies must now consider how "
                + "persistent the behaviour is, the harm or potential harm that it causes, and whether the response "
                + "has been adequate."
        case .otherArea:
            "All the reports are about another area, so the application must be passed to the bodies of that area "
                + "today; it keeps its date of receipt, \(application.received.inWords)."
        }
    }

    private var limbInWords: String {
        switch finding.limb {
        case .hate: ", because of the rule on hate incidents (\(hateInWords))"
        case .community: ", because of the rule on several people (\(communityInWords))"
        default: ""
        }
    }

    private var whyRefer: String {
        for note in finding.notes {
            if case .onBoundary(_, turnsTheAnswer: true) = note { return "some behaviour lies on the area's boundary" }
        }
        if finding.local.met, application.earlierReviewOn != nil {
            return "the same behaviour was looked at before, and the Act does not bar a second application"
        }
        if finding.statute.met {
            return "the figures of section 104 are reached but the local procedure asks for more"
        }
        return "the rule on hate incidents is reached (\(hateInWords)) and the local procedure also asks: "
            + "“\(rules.hate?.gate ?? "")”"
    }

    private var hateInWords: String {
        guard let hate = rules.hate else { return "" }
        let incidents = hate.count == 1 ? "1 hate incident" : "\(hate.count) hate incidents"
        return "\(incidents) and an application within \(hate.window.inWords) the report"
    }

    private var communityInWords: String {
        guard let community = rules.community else { return "" }
        let what =
            switch community.counted {
            case .reports: "\(community.count) reports by more than one person"
            case .people: "reports by \(max(community.count, 2)) people"
            case .households: "reports by \(max(community.count, 2)) households"
            }
        return community.linkedPlace ? what + " about one place" : what
    }

    private var recencyInWords: String {
        for case .recency(let window) in rules.caveats { return window.inWords }
        return ""
    }
}

extension Finding {
    /// The steps, one plain English sentence each, fit for a letter. Made when it is asked for.
    public var explanation: [String] { Explanation(self).sentences }
}

extension Procedure.Window {
    /// `1 month beginning with`, `30 days after`: what follows is the event.
    var inWords: String { "\(limit) \(counting == .after ? "after" : "beginning with")" }
}

extension Procedure.ThresholdRules {
    fileprivate var reportsInWords: String { number == 1 ? "1 report" : "\(number) reports" }

    /// nil where the procedure's text is silent on nothing.
    fileprivate var silenceInWords: String? {
        let silent = Procedure.Figure.allCases.filter(silentOn.contains).map { figure in
            switch figure {
            case .number: "how many reports are needed"
            case .toComplain: "how soon a report must be made"
            case .toApply: "how soon after a report an application must be made"
            case .sifting: "which of one person's several reports count"
            }
        }
        guard !silent.isEmpty else { return nil }
        return "The local procedure does not say \(silent.asList("or")); there the figures of section 104 apply."
    }
}
