extension Application {
    /// What the threshold is judged by now, of the application itself.
    var facts: ApplicationFacts {
        ApplicationFacts(
            received: receipt.receivedOn, area: area, applicant: "applicant", authority: authority,
            earlierReviewOn: earlierReviewOn)
    }

    /// How the application comes out under a procedure: judged on the facts as they are kept, any number of times,
    /// so that nobody keys anything twice.
    public func finding(under procedure: Procedure) -> Finding {
        check(facts, reports.map(\.facts), under: procedure)
    }
}

extension Application.Report {
    /// What the threshold is judged by.
    var facts: ReportFacts {
        ReportFacts(
            id: "\(number)", behaviourOn: behaviourOn, reportedOn: reportedOn, reportedBy: reportedBy,
            reportedTo: reportedTo, incident: incident, area: area, place: place, hate: hate, related: related,
            witnessed: witnessed, status: status, acknowledged: acknowledged, shared: shared,
            responseDueOn: responseDueOn, onBoundary: onBoundary)
    }
}
