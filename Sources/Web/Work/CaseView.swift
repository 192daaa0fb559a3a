import Casework
import Desk
import Records
import Text

/// The whole of a case, as those who work on it read it.
struct CaseView {
    let page: CasePage
    /// For forms on the page; empty where there are none.
    var token = ""

    var html: HTML {
        """
        <h1>Case \(page.application.reference)</h1>
        \(DangerView(page: page).banner)
        <p>\(StageWords.of(page.review?.stage.name.rawValue ?? page.application.stage.name.rawValue).withUpperStart). \
        \(page.areaName), \(page.partnership.name).</p>
        \(elsewhere)
        \(openDeadlines)
        \(acts)
        \(review)
        \(AddedLaterView(page: page).html)
        \(page.review == nil ? nil : RequestsView(page: page).html)
        \(receipt)
        \(InformedView.html(page))
        \(DangerView(page: page).history)
        \(reports)
        <h2>Eligibility</h2>
        \(finding)
        <p>\(HTML.link(
            to: "/work/cases/\(page.application.reference)/threshold",
            "The threshold: the reports on a timeline, and correcting their facts"))</p>
        \(page.review == nil ? RequestsView(page: page).html : nil)
        \(agencyReferences)
        \(decision)
        \(earlierDecisions)
        \(DecisionReviewsView(page: page).html)
        \(DeadlinesTable(page: page).html)
        \(messages)
        \(shutOuts)
        \(journal)
        """
    }

    /// What the reader can do now: what carries the case on, and folded away what is seldom needed.
    private var acts: HTML {
        let path = "/work/cases/\(page.application.reference)"
        let offered = CaseAct.all.filter { $0.isOpen(page) }
        var often: [HTML] = []
        for act in offered where !act.isSeldom {
            if act.noun == CaseAct.meeting.noun { often += planner.map { [$0] } ?? [] }
            often.append(HTML.link(to: "\(path)/\(act.noun)", act.title))
        }
        if !offered.contains(where: { $0.noun == CaseAct.meeting.noun }) { often += planner.map { [$0] } ?? [] }
        let seldom: [HTML] = offered.filter(\.isSeldom).map { HTML.link(to: "\(path)/\($0.noun)", $0.title) }
        guard !often.isEmpty || !seldom.isEmpty else { return "" }
        return """
            <h2>What you can do now</h2>
            \(often.isEmpty ? nil : Pieces.items(often))
            \(seldom.isEmpty ? nil : Pieces.act("What is seldom needed", isOpen: often.isEmpty, Pieces.items(seldom)))
            """
    }

    private var planner: HTML? {
        guard page.isHeld(by: .coordinator), let review = page.review, review.stage.name != .closed,
            page.application.stage.name != .withdrawn
        else { return nil }
        return HTML.link(to: "/work/cases/\(page.application.reference)/meeting/plan", "Find a time for a meeting")
    }

    /// The reader's own first, each group by day.
    private var openDeadlines: HTML? {
        func isOwn(_ entry: Deadlines.Entry) -> Bool { entry.owner.person == page.key.officer.person }
        let all = page.deadlines.filter { $0.state == "open" }
        let open = all.filter(isOwn) + all.filter { !isOwn($0) }
        guard !open.isEmpty else { return nil }
        let rows: [[HTML]] = open.map { entry in
            let late: HTML? =
                entry.dueOn < page.today && !entry.duty.isApplicantsRight ? " <span class=\"late\">late</span>" : nil
            let owner = entry.duty.isApplicantsRight ? "the applicant" : owner(entry)
            return ["\(entry.duty.inWords)", "\(Pieces.date(entry.dueOn))\(late)", "\(owner)"]
        }
        return Pieces.table("What is due", ["What", "By", "Whose"], rows)
    }

    private func owner(_ entry: Deadlines.Entry) -> String {
        if let person = entry.owner.person { return page.personNamed(person) }
        let agency = entry.owner.agency.map(page.agencyName) ?? "the point of contact"
        return page.isUnnamed(.duty(entry.duty), entry.subject) ? "\(agency), no person named" : agency
    }

    private var receipt: HTML {
        let application = page.application
        return "<h2>The application</h2>\n"
            + Pieces.list([
                ("Received", "\(Pieces.date(application.receipt.receivedOn)), \(application.receipt.channel.inWords)"),
                ("Taken by", application.receipt.takenBy.map { "\($0)" }),
                ("Entered", Pieces.moment(application.receipt.recordedAt)),
                ("Applicant", page.applicant.map { "\($0.name)" }),
                ("On behalf of", page.applicant?.onBehalfOf.map { "\($0)" }),
                ("Authority", "\(application.authority.inWords)"),
                ("How to reach them", page.applicant.flatMap { reach($0) }),
                ("Read for danger", DangerView(page: page).newest),
                (
                    "Heard with",
                    page.heardWith.isEmpty
                        ? nil
                        : HTML(page.heardWith.map { HTML.link(to: "/work/cases/\($0)", "\($0)") }, separator: ", ")
                ),
            ])
    }

    private func reach(_ applicant: Applicant) -> HTML? {
        guard page.isHeld(by: .coordinator) else { return nil }
        let words = SafeContactWords(given: applicant.contact?.given ?? [:], safe: applicant.safe ?? .unsaid)
        let link = HTML.link(
            to: "/work/cases/\(page.application.reference)/contact", "All of it, its history, and changing it")
        let welsh: HTML? =
            applicant.safe?.language == "cy"
            ? "<p><strong>They asked for Welsh.</strong> Letters that you have in Welsh go in Welsh, all others in English: see that they can follow those.</p>\n"
            : nil
        return "\(welsh)\(words.ways)\(words.rules)<p>\(link)</p>"
    }

    private var reports: HTML {
        // The finding has one complaint for every report, in the same order.
        let complaints = page.finding.complaints
        let rows: [[HTML]] = page.application.reports.enumerated().map { index, report in
            let complaint = complaints.indices.contains(index) ? complaints[index] : nil
            let standing: HTML =
                complaint.map { "\($0.qualifies ? "Qualifies" : "Does not qualify"): \($0.reason)" } ?? ""
            return [
                "\(report.number)", Pieces.date(report.behaviourOn), Pieces.date(report.reportedOn),
                "\(ReportWords.told(report.reportedTo))", "\(report.incident)", report.hate ? "Yes" : "No",
                "\(report.status.inWords.withUpperStart)", standing,
                "\(Pieces.lines(report.description))\(ReportWords.added(report, to: page.application, by: page.officerName))\(RemarksView.news(report.number, page))",
            ]
        }
        return "<h2>The reports</h2>\n"
            + Pieces.table(
                "Reports",
                [
                    "Report", "Behaviour", "Reported", "To", "Event", "Hate", "Since then", "Under section 104",
                    "What happened",
                ],
                rows
            )
    }

    /// How the application comes out under the figures, sentence by sentence.
    var finding: HTML {
        let sentences: [HTML] = page.finding.explanation.map { HTML(escaping: $0) }
        let notes: [HTML] = page.finding.notes.map { HTML(escaping: $0.sentence) }
        return """
            <div class="notice"><p><strong>\(page.finding.decision.inWords)</strong>, by the procedure \
            \(page.finding.procedure) \(page.finding.version). People decide; this is how the figures come \
            out.</p></div>
            \(Pieces.items(sentences))
            \(notes.isEmpty ? nil : "<h3>To note</h3>\n\(Pieces.items(notes))")
            """
    }

    private var decision: HTML? {
        switch page.application.stage {
        case .received, .acknowledged, .gathering, .passedOn: return nil
        case .withdrawn(let day, let reason):
            return "<h2>Withdrawn</h2>\n<p>On \(Pieces.date(day)): \(reason)</p>"
        case .decided(let decision): return DecisionView(decision: decision, page: page).html
        }
    }

    /// Decisions that a review of the decision overturned or sent back, and the one after which the applicant withdrew.
    private var earlierDecisions: HTML? {
        guard !page.application.earlierDecisions.isEmpty else { return nil }
        let items: [HTML] = page.application.earlierDecisions.map { decision in
            "\(decision.answer.inWords), on \(Pieces.date(decision.on)), by "
                + "\(decision.people.map(\.name).joined(separator: ", ")):\(Pieces.lines(decision.reasons))"
        }
        return "<h2>Decided before</h2>\n\(Pieces.items(items))"
    }

    private var messages: HTML? { MessagesView(lives: page.lives, officerName: page.officerName).html }

    private var shutOuts: HTML? {
        guard !page.shutOuts.isEmpty else { return nil }
        var seen: Set<Person.ID> = []
        let items: [HTML] = page.shutOuts.filter { seen.insert($0.shutOut.person).inserted }.map { entry in
            let (who, by) = (page.officerName(entry.shutOut.person), page.officerName(entry.shutOut.namedBy))
            return "\(who), named by \(by): \(entry.shutOut.reason)"
        }
        return "<h2>Shut out of this case</h2>\n\(Pieces.items(items))"
    }

    private var journal: HTML {
        let rows: [[HTML]] = page.events.map { entry in
            let facts = entry.event.facts.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
            let who =
                entry.officer.map(page.officerName) ?? (entry.actor == "applicant" ? "the applicant" : "the service")
            return [Pieces.moment(entry.at), "\(entry.event.kind.inWords)", "\(who)", "\(facts)"]
        }
        return "<h2>Journal</h2>\n"
            + Pieces.act(
                "Show the entries (\(rows.count))",
                Pieces.table("What happened", ["When", "What", "Who", "Facts"], rows))
    }
}
