/// A finding in plain English, one sentence a step, fit for a letter to the applicant.
struct Explanation {
    let finding: Finding
    let application: ApplicationFacts
    let rules: Procedure.ThresholdRules

    init(_ finding: Finding, _ application: ApplicationFacts, _ rules: Procedure.ThresholdRules) {
        self.finding = finding
        self.application = application
        self.rules = rules
    }

    var sentences: [String] {
        let opening =
            "The application was received on \(application.received.inWords) and was looked at under the procedure "
            + "\(finding.procedure), version \(finding.version)."
        return [opening] + finding.complaints.map { $0.sentence } + [statute] + local + [decision]
    }

    private var statute: String {
        let made = finding.statute.qualifying
        let count = made == 1 ? "1 report counts" : "\(made) reports count"
        return "By the default figures of section 104 of the Anti-social Behaviour, Crime and Policing Act 2014, "
            + "\(finding.statute.required) reports are needed, and \(count)."
    }

    private var local: [String] {
        var sentences: [String] = []
        if rules.hasOwnWindows {
            let counted = finding.complaints.count { $0.localQualifies == true }
            sentences.append(
                "The local procedure counts a report made within \(rules.toComplain.inWords) the behaviour, when the "
                    + "application is made within \(rules.toApply.inWords) the report; by these figures "
                    + (counted == 1 ? "1 report counts." : "\(counted) reports count."))
        }
        return sentences + finding.local.failed.map { sentence(on: $0) }
    }

    private func sentence(on condition: Finding.Condition) -> String {
        switch condition {
        case .number:
            rules.numberBy == .onePerson
                ? "The local procedure asks for \(rules.number) reports by one person, which were not made."
                : "The local procedure asks for \(rules.number) reports that count, which were not made."
        case .hate: "The local procedure's rule on hate incidents, \(hateInWords), is not met."
        case .community: "The local procedure's rule on several people, \(communityInWords), is not met."
        case .recency:
            "The local procedure asks that the application comes within \(recencyInWords) the last report, which it "
                + "did not."
        case .noActionTaken:
            "The local procedure asks that no action was taken on the reports; some action was taken, may still be "
                + "taken in time, or nobody has said."
        case .caseClosed:
            "The local procedure asks that the agencies have closed the case, and not every report is closed."
        case .ongoingAction:
            "The local procedure does not allow a review while an agency is acting, and a report is open."
        case .pendingResponse:
            "The local procedure does not allow a review before the day by which an agency said it would act, and that "
                + "day has not passed."
        case .witnessed: "The local procedure counts only what the person affected witnessed, and some was not."
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
        return "the default figures of section 104 are reached but the local procedure asks for more"
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
            case .people: "\(max(community.count, 2)) people"
            case .households: "people of \(max(community.count, 2)) households"
            }
        return community.linkedPlace ? what + " at one place" : what
    }

    private var recencyInWords: String {
        for case .recency(let window) in rules.caveats { return window.inWords }
        return ""
    }
}

extension Procedure.Window {
    /// `1 month beginning with`, `30 days after`: what follows is the event.
    var inWords: String { "\(limit) \(counting == .after ? "after" : "beginning with")" }
}

extension Finding.Complaint {
    /// What became of the report under the default figures, in a few words: `reported in time; applied in time`.
    public var reason: String {
        switch standing {
        case .counts: "reported in time; applied in time"
        case .countedWith(let other): "reported in time; applied in time; counted with \(other)"
        case .otherArea: "about another area"
        case .unrelated: "not about the behaviour of the application"
        case .beforeBehaviour: "reported before the behaviour"
        case .afterApplication: "reported after the application"
        case .outOfTime(let reportedLate, let appliedLate):
            "\(reportedLate ? "reported too late" : "reported in time"); "
                + (appliedLate ? "applied too late" : "applied in time")
        case .unwitnessed: "not witnessed"
        }
    }

    fileprivate var sentence: String {
        let what = "Report \(id), made on \(reportedOn.inWords) about behaviour on \(behaviourOn.inWords),"
        let toComplain = "it could be made until \(windows.lastDayToComplain.inWords)"
        let toApply = "an application could rest on it until \(windows.lastDayToApply.inWords)"
        switch standing {
        case .counts: return "\(what) counts: \(toComplain), and \(toApply)."
        case .countedWith(let other):
            return "\(what) is counted together with report \(other), because the same person made both about the "
                + "same incident."
        case .otherArea: return "\(what) is about another area and cannot count here."
        case .unrelated: return "\(what) is not about the behaviour of this application, so it does not count."
        case .beforeBehaviour:
            return "\(what) is dated before the behaviour, so it does not count; please check the dates."
        case .afterApplication:
            return "\(what) was made after the application, so it cannot count towards it; it could count towards a "
                + "fresh one."
        case .outOfTime(true, false): return "\(what) does not count by the default figures: \(toComplain)."
        case .outOfTime(_, true) where windows.lastDayToComplain < reportedOn:
            return "\(what) does not count by the default figures: \(toComplain), and \(toApply)."
        case .outOfTime: return "\(what) does not count by the default figures: \(toApply)."
        case .unwitnessed: return "\(what) was not witnessed, so it does not count."
        }
    }
}

extension Finding.Note {
    /// One plain sentence for the people who decide.
    public var sentence: String {
        switch self {
        case .authorityAwaited:
            "Authority to act for the person affected is awaited: tell the applicant nothing about that person until "
                + "it is shown. It does not change whether the threshold is met."
        case .someInOtherArea(let ids):
            "\(list(ids)) about another area and did not count; tell the bodies of that area."
        case .onBoundary(let ids, let turns):
            "\(list(ids)) on the boundary of the area; a person must say whose they are"
                + (turns ? ", because the answer turns on it." : ".")
        case .earlierReview(let day):
            "The same behaviour was looked at on \(day.inWords). The Act does not bar a second application; a person "
                + "decides, and with the applicant's agreement it may be better to follow up the earlier action plan."
        case .afterApplication(let ids):
            "\(list(ids)) later than the application; a fresh application could rest on what came after it."
        case .missedByOneDay(let ids):
            "\(list(ids)) out of time by one day; look at the exact dates and times before relying on it."
        case .seniorMay(let holder): "Below the number, the \(holder) may still call a review under the procedure."
        }
    }

    private func list(_ ids: [String]) -> String {
        guard let last = ids.last, ids.count > 1 else { return "Report \(ids.first ?? "") is" }
        return "Reports \(ids.dropLast().joined(separator: ", ")) and \(last) are"
    }
}
