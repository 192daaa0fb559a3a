import Casework
import Desk
import Records
import Text

// The letter to a body outside of the partnership, to be printed or copied into an e-mail: it has no page of its own here.
extension Pages {
    /// There from when the outcome is sent: the body is told with it.
    @Sendable func outsideLetterPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard let id = visit.parameters["id"].flatMap({ Recommendation.ID($0) }) else { throw Fault.notFound }
        let page = try await desk.casePage(try await desk.find(recommendation: id, for: worker.signedIn))
        guard let recommendation = page.review?.recommendations.first(where: { $0.id == id }),
            case .outside(let body) = recommendation.to
        else { throw Fault.notFound }
        let path = "/work/recommendations/\(id)"
        guard page.isHeld(by: .coordinator, .chair) else { throw Fault.forbidden }
        let due = page.deadlines.last { $0.duty == .step(.recommendationAnswer) && $0.subject == id.raw }
        guard let due else {
            return .page(
                Layout.page(
                    "Not yet", for: worker.audience, back: path,
                    """
                    <h1>Not yet</h1>
                    <p>The body is told when the applicant is told the outcome. The letter is here then.</p>
                    """))
        }
        let answers = [settings.contact.email, settings.contact.address].compactMap(\.self).joined(separator: "\n")
        let reach: HTML? = body.email.map { "<p class=\"aside\">By email: \($0)</p>\n" }
        return .page(
            Layout.page(
                "Letter to \(body.name)", for: worker.audience, back: path,
                """
                <h1>A recommendation from the ASB Case Review \(page.application.reference)</h1>
                \(reach)
                \(Pieces.lines([body.name, body.address].compactMap(\.self).joined(separator: "\n")))
                <p>\(Pieces.date(page.today))</p>
                <p>Dear colleagues,</p>
                <p>The panel of the ASB Case Review \(page.application.reference) of \(page.partnership.name) has made a \
                recommendation to you. A body that carries out public functions must have regard to it (section 104(7) of \
                the Anti-social Behaviour, Crime and Policing Act 2014).</p>
                \(Pieces.lines(recommendation.text))
                <p>Please tell us by \(Pieces.date(due.dueOn)) whether you accept it, accept it in part or decline it, the \
                last two with your reasons, and quote \(page.application.reference).</p>
                \(Pieces.lines(answers))
                <p>\(page.partnership.name)</p>

                """))
    }
}
