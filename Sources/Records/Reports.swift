import Casework
import Postgres

/// The reports of an application as rows, as they were first told. They are never changed; what people put right stands
/// beside them (`Corrections`).
enum Reports {
    static func insert(
        _ reports: [Application.Report], of application: Application, in tx: borrowing Transaction
    ) throws {
        guard !reports.isEmpty else { return }
        let rows = reports.map { report -> SQL in
            """
            (\(application.partnership), \(application.id), \(report.number), \(report.behaviourOn),
             \(report.reportedOn), \(report.reportedBy), \(report.reportedTo), \(report.incident), \(report.area),
             \(report.hate), \(report.status), \(report.acknowledged), \(report.description), \(report.place),
             \(report.related), \(report.witnessed), \(report.shared), \(report.responseDueOn), \(report.onBoundary),
             \(report.added?.on), \(report.added?.by))
            """
        }
        try tx.run(
            """
            insert into report (
                partnership_id, application_id, number, behaviour_on, reported_on, reported_by, reported_to, incident,
                area_code, hate, status, acknowledged, description, place, related, witnessed, shared,
                response_due_on, on_boundary, added_on, added_by)
            values \(rows.joined(separator: ", "))
            """)
    }

    static func load(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Application.Report] {
        try tx.rows(
            """
            select number, behaviour_on, reported_on, reported_by, reported_to, incident, area_code, hate, status,
                   acknowledged, description, place, related, witnessed, shared, response_due_on, on_boundary, added_on,
                   added_by
              from report
             where partnership_id = \(partnership) and application_id = \(application)
             order by number
            """
        ) { row in
            Application.Report(
                number: try row["number"], behaviourOn: try row["behaviour_on"], reportedOn: try row["reported_on"],
                reportedBy: try row["reported_by"], reportedTo: try row["reported_to"],
                incident: try row["incident"], area: try row["area_code"], hate: try row["hate"],
                status: try row["status"], acknowledged: try row[optional: "acknowledged"],
                description: try row["description"], added: try added(row), place: try row[optional: "place"],
                related: try row["related"],
                witnessed: try row["witnessed"], shared: try row[optional: "shared"],
                responseDueOn: try row[optional: "response_due_on"], onBoundary: try row["on_boundary"])
        }
    }

    private static func added(_ row: borrowing Row) throws -> Application.LateReport? {
        guard let day: CivilDate = try row[optional: "added_on"] else { return nil }
        return Application.LateReport(on: day, by: try row[optional: "added_by"])
    }
}
