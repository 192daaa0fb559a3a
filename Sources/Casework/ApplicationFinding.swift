extension Application {
    /// How the application comes out under a procedure: judged on the facts as they are kept, any number of times,
    /// so that nobody keys anything twice.
    public func finding(under procedure: Procedure) -> Finding {
        check(
            ApplicationFacts(received: receipt.receivedOn, area: area, applicant: "applicant", authority: authority),
            reports.map(\.facts), under: procedure)
    }
}

extension Application.Report {
    /// What the threshold is judged by.
    var facts: ReportFacts {
        ReportFacts(
            id: "\(number)", behaviourOn: behaviourOn, reportedOn: reportedOn, reportedBy: reportedBy,
            reportedTo: reportedTo, incident: incident, area: area, hate: hate, status: status,
            acknowledged: acknowledged)
    }
}
