extension Application {
    /// A report that is added after the application came in: how it came.
    public struct LateReport: Equatable, Sendable {
        public var on: CivilDate
        /// nil: the applicant added it.
        public var by: Person.ID?

        public init(on: CivilDate, by: Person.ID?) {
            self.on = on
            self.by = by
        }
    }

    /// Adds a report. One that was made after the application came in never counts towards it (section 104(11)(b),
    /// scenario 23); one that was made before and forgotten counts by its dates. Either way somebody reads the
    /// application for danger again.
    ///
    /// - Parameters:
    ///   - report: numbered as the next one, so that a form that is sent twice adds it once.
    ///   - review: the review that hears the application, once there is one.
    public func addingReport(
        _ report: Report, heardIn review: Review? = nil, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        var person: Person.ID?
        if actor != .applicant(id) { person = try actor.officer(holding: .coordinator, .contact).person }
        try requireOpen(heardIn: review)
        guard reports.count < Application.mostReports else { throw .tooManyReports(most: Application.mostReports) }
        let next = (reports.map(\.number).max() ?? 0) + 1
        guard report.number == next else { throw .already("report added") }
        guard report.behaviourOn <= around.today else {
            throw .date("behaviour_on", report.behaviourOn, from: nil, until: around.today)
        }
        guard report.reportedOn >= report.behaviourOn, report.reportedOn <= around.today else {
            throw .date("reported_on", report.reportedOn, from: report.behaviourOn, until: around.today)
        }
        guard !report.reportedTo.isBlank else { throw .missing("reported_to") }
        guard !report.description.isBlank else { throw .missing("description") }
        var added = report
        added.added = LateReport(on: around.today, by: person)
        var after = self
        after.reports.append(added)
        var reading = try around.deadline(.dangerRead, from: around.today, subject: id.raw, owner: .coordinators)
        reading.working = "Asked again, because a report was added. \(reading.working)"
        return Outcome(
            after,
            events: [
                Event(.reportAdded, [.init("report", "\(next)"), .init("reported_on", "\(report.reportedOn)")])
            ], deadlines: [.openUnlessEarlier(reading)])
    }

    /// Whether a report was made after the application came in, so that only a fresh application could rest on it.
    public func isAfterApplication(_ report: Report) -> Bool { report.reportedOn > receipt.receivedOn }
}
