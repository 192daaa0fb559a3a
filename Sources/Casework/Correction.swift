extension Application {
    /// A fact of a report that somebody has put right: what it was, what it is now, who said so, when and why. What
    /// the applicant wrote first stays, and so does every correction.
    public struct Correction: Equatable, Sendable {
        /// The report's number.
        public var report: Int
        public var fact: Report.Fact
        /// As `Report.text(of:)` gives it; nil where it was unknown.
        public var was: String?
        /// nil where it is unknown now.
        public var became: String?
        public var by: Person.ID
        public var at: Instant
        public var reason: String

        public init(
            report: Int, fact: Report.Fact, was: String?, became: String?, by: Person.ID, at: Instant, reason: String
        ) {
            self.report = report
            self.fact = fact
            self.was = was
            self.became = became
            self.by = by
            self.at = at
            self.reason = reason
        }
    }
}

extension Application.Report {
    /// A fact that a person may put right. What happened, in the applicant's own words, is none.
    public enum Fact: String, CaseIterable, Sendable {
        case behaviourOn = "behaviour_on"
        case reportedOn = "reported_on"
        case reportedBy = "reported_by"
        case reportedTo = "reported_to"
        case incident, area, place, hate, related, witnessed, status, acknowledged, shared
        case responseDueOn = "response_due_on"
        case onBoundary = "on_boundary"
    }

    /// A fact as text: a date as `YYYY-MM-DD`, yes and no as `true` and `false`; nil where it is unknown.
    public func text(of fact: Fact) -> String? {
        switch fact {
        case .behaviourOn: "\(behaviourOn)"
        case .reportedOn: "\(reportedOn)"
        case .reportedBy: reportedBy
        case .reportedTo: reportedTo
        case .incident: incident
        case .area: area
        case .place: place
        case .hate: "\(hate)"
        case .related: "\(related)"
        case .witnessed: "\(witnessed)"
        case .status: status.rawValue
        case .acknowledged: acknowledged.map { "\($0)" }
        case .shared: shared.map { "\($0)" }
        case .responseDueOn: responseDueOn.map { "\($0)" }
        case .onBoundary: "\(onBoundary)"
        }
    }

    /// The report with another value of one fact; nil where the text is none for it.
    public func with(_ fact: Fact, _ text: String?) -> Application.Report? {
        var report = self
        switch fact {
        case .behaviourOn: guard set(&report.behaviourOn, text.flatMap { CivilDate($0) }) else { return nil }
        case .reportedOn: guard set(&report.reportedOn, text.flatMap { CivilDate($0) }) else { return nil }
        case .reportedBy: guard set(&report.reportedBy, text) else { return nil }
        case .reportedTo: guard set(&report.reportedTo, text) else { return nil }
        case .incident: guard set(&report.incident, text) else { return nil }
        case .area: guard set(&report.area, text) else { return nil }
        case .place: report.place = text
        case .hate: guard set(&report.hate, text.flatMap { Bool($0) }) else { return nil }
        case .related: guard set(&report.related, text.flatMap { Bool($0) }) else { return nil }
        case .witnessed: guard set(&report.witnessed, text.flatMap { Bool($0) }) else { return nil }
        case .status: guard set(&report.status, text.flatMap { Status(rawValue: $0) }) else { return nil }
        case .acknowledged: guard setOptional(&report.acknowledged, text, Bool.init(_:)) else { return nil }
        case .shared: guard setOptional(&report.shared, text, Bool.init(_:)) else { return nil }
        case .responseDueOn: guard setOptional(&report.responseDueOn, text, CivilDate.init(_:)) else { return nil }
        case .onBoundary: guard set(&report.onBoundary, text.flatMap { Bool($0) }) else { return nil }
        }
        return report
    }

    /// By the byte, as texts of facts are compared.
    static func isSame(_ one: String?, _ other: String?) -> Bool {
        switch (one, other) {
        case (nil, nil): true
        case (let one?, let other?): one.isSame(as: other)
        default: false
        }
    }

    private func set<Value>(_ place: inout Value, _ value: Value?) -> Bool {
        guard let value else { return false }
        place = value
        return true
    }

    private func setOptional<Value>(_ place: inout Value?, _ text: String?, _ read: (String) -> Value?) -> Bool {
        guard let text else {
            place = nil
            return true
        }
        place = read(text)
        return place != nil
    }
}

extension [Application.Report] {
    /// The reports as they stand after these corrections; nil where one does not fit: no such report, another value
    /// before it, or no value of that fact.
    public func corrected(by corrections: some Sequence<Application.Correction>) -> [Application.Report]? {
        var reports = self
        for correction in corrections {
            guard let index = reports.firstIndex(where: { $0.number == correction.report }),
                Application.Report.isSame(reports[index].text(of: correction.fact), correction.was),
                let report = reports[index].with(correction.fact, correction.became)
            else { return nil }
            reports[index] = report
        }
        return reports
    }
}
