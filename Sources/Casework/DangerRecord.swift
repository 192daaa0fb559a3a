/// The readings of one application for danger, oldest first, and how many reports they should cover.
public struct DangerRecord: Equatable, Sendable {
    public var application: Application.ID
    public var reports: Int
    public var readings: [Application.DangerReading]

    public init(application: Application.ID, reports: Int, readings: [Application.DangerReading]) {
        self.application = application
        self.reports = reports
        self.readings = readings
    }

    /// What asks for a reading now; nil where the readings that there are suffice.
    ///
    /// One reading answers everything that asks at that moment: a reading before the meeting covers a new report too.
    public func asked(in review: Review?) -> Application.DangerReading.Occasion? {
        switch review?.stage {
        case .meetingSet:
            if let day = review?.meetingDay, !readings.contains(where: { $0.meetingOn == day }) {
                return .beforeMeeting
            }
        case .outcomeSent(let sent, _):
            // A reading before an earlier closing says nothing of what has happened since.
            let since = max(sent, review?.endings.closings.last?.reopened?.on ?? sent)
            if !readings.contains(where: { $0.occasion == .beforeClosing && $0.on >= since }) { return .beforeClosing }
        case .arranging, .held, .consulting, .closed, nil: break
        }
        if readings.isEmpty { return .receipt }
        return hasNewReport ? .newReport : nil
    }

    /// Whether a report has come that no reading covers, the first ones included.
    var hasNewReport: Bool { readings.allSatisfy { $0.reports < reports } }
}

extension Application {
    /// Its readings for danger, with the reports that they should cover.
    public var dangerRecord: DangerRecord {
        DangerRecord(application: id, reports: reports.count, readings: dangerReadings)
    }

    /// The newest reading for danger; nil where nobody has read it.
    public var danger: DangerReading? { dangerReadings.last }
}

extension Review {
    /// The day on which its meeting hears it.
    var meetingDay: CivilDate? {
        hearing.flatMap { $0.adjournment == nil ? $0 : nil }.map { London.date(of: $0.slot.startsAt) }
    }

    /// The readings of one of its applications; one without any is unread.
    func dangerRecord(of application: Application.ID) -> DangerRecord {
        danger.first { $0.application == application }
            ?? DangerRecord(application: application, reports: 0, readings: [])
    }
}
