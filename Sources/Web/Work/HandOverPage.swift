import Casework
import Desk
import Records
import Text

extension Pages {
    /// The application as it goes to an area outside this service: everything that was told, to be printed or copied.
    @Sendable func handOverPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard let reference = visit.parameters["reference"].flatMap({ CaseReference($0) }) else { throw Fault.notFound }
        let page = try await desk.casePage(try await desk.find(reference, for: worker.signedIn))
        guard page.isHeld(by: .coordinator) else { throw Fault.forbidden }
        guard let passing = page.elsewhere.passing, passing.reference == nil else { throw Fault.notFound }
        let application = page.application
        let safe = SafeContactWords(
            given: page.applicant?.contact?.given ?? [:], safe: page.applicant?.safe ?? .unsaid)
        let reports: [[HTML]] = application.reports.map { report in
            [
                "\(report.number)", Pieces.date(report.behaviourOn), Pieces.date(report.reportedOn),
                "\(ReportWords.told(report.reportedTo))", report.hate ? "Yes" : "No",
                "\(report.status.inWords.withUpperStart)", Pieces.lines(report.description),
            ]
        }
        let note: HTML? = passing.note.isEmpty ? nil : "<h2>To know at once</h2>\n\(Pieces.lines(passing.note))"
        return .page(
            Layout.page(
                "The application to hand over",
                for: worker.audience,
                back: "/work/cases/\(reference)",
                """
                <h1>Application for an ASB Case Review</h1>
                <p>To \(passing.receiver), for \(passing.areaName), from \(page.partnership.name).</p>
                \(note)
                \(Pieces.list([
                    ("Day of receipt, to be kept", Pieces.date(application.receipt.receivedOn)),
                    ("Our reference", "\(application.reference)"),
                    ("Applicant", page.applicant.map { "\($0.name)" }),
                    ("On behalf of", page.applicant?.onBehalfOf.map { "\($0)" }),
                    ("Authority", "\(application.authority.inWords)"),
                    ("How to reach them", "\(safe.ways)\(safe.rules)"),
                    ("Where it happens", page.elsewhere.place.map { "\($0)" }),
                ]))
                \(Pieces.table(
                    "Reports", ["Report", "Behaviour", "Reported", "To", "Hate", "Since then", "What happened"], reports))
                """
            )
        )
    }
}
