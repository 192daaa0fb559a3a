import Casework
import Desk
import Records
import Text

// The letter to those who review a decision, with the list of what goes with it: to be printed or copied into an e-mail.
extension Pages {
    func addEndings(to routes: inout Routes) {
        routes.get("/work/cases/{reference}/review-letter/{id}", reviewLetterPage)
        routes.get("/work/lessons", lessonsPage)
        routes.get("/work/lessons/{year}", lessonsPage)
    }

    @Sendable func reviewLetterPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let page = try await desk.casePage(try await key(visit, worker))
        guard page.isHeld(by: .coordinator) else { throw Fault.forbidden }
        guard let review = page.decisionReviews.first(where: { "\($0.id)" == visit.parameters["id"] }) else {
            throw Fault.notFound
        }
        let heard = page.deadlines.last { $0.duty == .step(.reviewHeard) && $0.subject == review.id.raw }
        let answers = [settings.contact.email, settings.contact.address].compactMap(\.self).joined(separator: "\n")
        let grounds: HTML? = review.grounds.isEmpty ? nil : Pieces.items(review.grounds.map { HTML(escaping: $0) })
        return .page(
            Layout.page(
                "Letter to \(review.body)", for: worker.audience, back: "/work/cases/\(page.application.reference)",
                """
                <h1>A request to review a decision: \(page.application.reference)</h1>
                <p>To: \(review.body)</p>
                <p>\(Pieces.date(page.today))</p>
                <p>Dear colleagues,</p>
                <p>On \(Pieces.date(review.askedOn)) \(page.applicant.map { "\($0.name)" } ?? "the applicant") asked for \
                a review of \(review.about.inWords), in the ASB Case Review \(page.application.reference) of \
                \(page.partnership.name) (Schedule 4, paragraph 3 of the Anti-social Behaviour, Crime and Policing Act \
                2014). The procedure names you to hear it.</p>
                \(heard.map { "<p>It is to be heard by \(Pieces.date($0.dueOn)).</p>" })
                <h2>On which grounds</h2>
                \(grounds ?? "<p>None is named.</p>")
                <h2>What they say</h2>
                \(Pieces.lines(review.words))
                <h2>What goes with this letter</h2>
                \(Pieces.items(enclosures(page)))
                <p>Nobody who made the decision, sat on its panel, chaired or led may hear it. Please tell us who hears \
                it, and then the result with the reasons: upheld, sent back to be looked at again, or confirmed. Quote \
                \(page.application.reference).</p>
                \(Pieces.lines(answers))
                <p>\(page.partnership.name)</p>
                """))
    }

    /// The papers that there are.
    private func enclosures(_ page: CasePage) -> [HTML] {
        var papers: [HTML] = ["The application with its reports"]
        if case .decided = page.application.stage { papers.append("The decision on the threshold, with its reasons") }
        if !page.application.requests.isEmpty { papers.append("What the bodies answered") }
        if page.review?.hearings.contains(where: { $0.record != nil }) == true {
            papers.append("The record of the meeting")
        }
        if page.review?.outcomeTold(to: page.application.id) != nil {
            papers.append("What the applicant was told of the outcome, with the plan")
        }
        return papers
    }
}
