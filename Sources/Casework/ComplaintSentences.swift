extension Finding.Complaint {
    /// What became of the report under the default figures, in a few words: `reported in time; applied in time`.
    public var reason: String {
        switch standing {
        case .counts: "reported in time; applied in time"
        case .countedWith(let other): "reported in time; applied in time; counted with \(other)"
        case .otherArea: "about another area"
        case .unrelated: "not about the behaviour of the application"
        case .beforeBehaviour: "reported before the behaviour; please check the dates"
        case .afterApplication: "reported after the application"
        case .outOfTime(let reportedLate, let appliedLate):
            "\(reportedLate ? "reported too late" : "reported in time"); "
                + (appliedLate ? "applied too late" : "applied in time")
        case .unwitnessed: "not witnessed"
        case .outsideSpan: "outside the period in which incidents count"
        }
    }

    /// What became of it under the default figures.
    var sentence: String {
        let what = "Report \(id), made on \(reportedOn.inWords) about behaviour on \(behaviourOn.inWords),"
        switch standing {
        case .counts:
            return "\(what) counts: it could be made until \(windows.lastDayToComplain.inWords), and an application "
                + "could rest on it until \(windows.lastDayToApply.inWords)."
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
        case .outOfTime(let reportedLate, let appliedLate):
            let toComplain = "it had to be made by \(windows.lastDayToComplain.inWords)"
            let toApply = "an application could rest on it until \(windows.lastDayToApply.inWords)"
            let because =
                reportedLate ? (appliedLate ? "\(toComplain), and \(toApply)" : toComplain) : toApply
            return "\(what) does not count by the figures of the Act, because \(because)."
        case .unwitnessed, .outsideSpan: return "\(what) does not count."
        }
    }

    /// What became of it under the procedure's own periods, where that is not the same.
    var ownSentence: String? {
        guard let local, local.standing != standing else { return nil }
        switch local.standing {
        case .counts:
            let toApply = local.windows.lastDayToApply.map {
                ", and an application could rest on it until \($0.inWords)"
            }
            return "By the local procedure's own periods report \(id) counts: it could be made until "
                + "\(local.windows.lastDayToComplain.inWords)\(toApply ?? "")."
        case .countedWith(let other):
            return "By the local procedure's own rules report \(id) is counted together with report \(other)."
        case .outOfTime(let reportedLate, let appliedLate):
            var because: [String] = []
            if reportedLate { because.append("it had to be made by \(local.windows.lastDayToComplain.inWords)") }
            if appliedLate, let day = local.windows.lastDayToApply {
                because.append("an application could rest on it until \(day.inWords)")
            }
            return "By the local procedure's own periods report \(id) does not count, because "
                + because.asList("and") + "."
        case .outsideSpan:
            return "By the local procedure's own rules report \(id) does not count, because the behaviour lies outside "
                + "the one period in which incidents count."
        case .unwitnessed:
            return "By the local procedure's own rules report \(id) does not count, because the person affected did "
                + "not see or hear it themselves."
        case .otherArea, .unrelated, .beforeBehaviour, .afterApplication: return nil
        }
    }
}
