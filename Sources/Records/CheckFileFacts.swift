public import Casework
public import Text

extension CheckFile {
    /// Facts as `check` reads them.
    public static func json(_ application: ApplicationFacts, _ reports: [ReportFacts]) -> JSON {
        ["application": json(application), "reports": .array(reports.map(json))]
    }

    static func json(_ application: ApplicationFacts) -> JSON {
        [
            "received": .string(application.received.description), "area": .string(application.area),
            "applicant": .string(application.applicant), "on_behalf_of": JSON(application.onBehalfOf),
            "authority": .string(application.authority.rawValue),
            "earlier_review_on": JSON(application.earlierReviewOn?.description),
        ]
    }

    static func json(_ report: ReportFacts) -> JSON {
        [
            "id": .string(report.id), "behaviour_on": .string(report.behaviourOn.description),
            "reported_on": .string(report.reportedOn.description), "reported_by": .string(report.reportedBy),
            "household": JSON(report.household), "reported_to": .string(report.reportedTo),
            "incident": JSON(report.incident), "area": .string(report.area),
            "place": JSON(report.place), "hate": .bool(report.hate), "related": .bool(report.related),
            "witnessed": .bool(report.witnessed), "status": .string(report.status.rawValue),
            "acknowledged": JSON(report.acknowledged), "shared": JSON(report.shared),
            "response_due_on": JSON(report.responseDueOn?.description), "on_boundary": .bool(report.onBoundary),
        ]
    }
}
