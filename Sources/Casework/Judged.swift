/// Everything that led to a finding: the facts in the form in which they were judged, and the procedure. Judged again,
/// at any time, it gives the same answer.
public struct Judged: Equatable, Sendable {
    public var application: ApplicationFacts
    public var reports: [ReportFacts]
    public var procedure: Procedure
    public var finding: Finding

    public init(_ application: ApplicationFacts, _ reports: [ReportFacts], under procedure: Procedure) {
        self.application = application
        self.reports = reports
        self.procedure = procedure
        self.finding = check(application, reports, under: procedure)
    }
}

extension Application {
    /// The application as it is judged now. What people call a place is replaced by a stand-in, since an address would
    /// say who lives there; for the threshold it only matters which places are one. So is whoever was told in words of
    /// the applicant's own, which may be somebody's name and changes nothing.
    public func judged(under procedure: Procedure) -> Judged {
        Judged(facts, reports.map(\.facts).withStandInPlaces.map(\.toldToKnown), under: procedure)
    }
}

extension ReportFacts {
    /// `council`, `police` and `landlord` stay; everybody else is `other`.
    fileprivate var toldToKnown: ReportFacts {
        var report = self
        if !["council", "police", "landlord"].contains(where: reportedTo.isSame) { report.reportedTo = "other" }
        return report
    }
}

extension [ReportFacts] {
    /// Places as `L1`, `L2` … in the order in which they come.
    var withStandInPlaces: [ReportFacts] {
        var places: [[UInt8]] = []
        return map { report in
            guard let place = report.place.map({ Array<UInt8>($0.utf8) }) else { return report }
            let number = places.firstIndex(of: place) ?? places.count
            if number == places.count { places.append(place) }
            var other = report
            other.place = "L\(number + 1)"
            return other
        }
    }
}
