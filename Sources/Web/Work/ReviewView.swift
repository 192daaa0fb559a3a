import Casework
import Desk
import Records
import Text

// The review of a case, as those who work on it read it.
extension CaseView {
    var review: HTML? {
        guard let review = page.review else { return nil }
        let meeting: HTML? = review.hearing.flatMap { $0.adjournment == nil ? $0 : nil }.map { hearing in
            let invited = hearing.invited.map { page.officerName($0) + page.answered($0.raw, to: hearing.number) }
                .joined(separator: ", ")
            let slot: HTML? =
                hearing.slot == hearing.meeting.whole
                ? nil
                : "<p>This case is heard at \(Pieces.moment(hearing.slot.startsAt)), "
                    + "for \(hearing.slot.minutes) minutes.</p>"
            let papers: HTML? = hearing.papers.map { papers in
                "<h3>Papers for the panel</h3>\n<p>Sent on \(Pieces.date(papers.on)) by \(page.officerName(papers.by)).</p>\(PackWords.note(papers.text, to: page))\(PackWords.link(page))"
            }
            return """
                <h3>Meeting</h3>
                <p>\(Pieces.moment(hearing.meeting.startsAt)), \(hearing.meeting.minutes) minutes, \
                \(hearing.meeting.place). \
                Invited: \(invited).\(page.answered(page.application.id.raw, to: hearing.number).nonEmpty.map { " The applicant: \($0)." })</p>
                \(slot)
                \(QuorumView(page: page, token: token).html)\
                \(papers)
                \(record(of: hearing))
                """
        }
        let answers: [HTML] = review.planAnswers.filter { $0.application == page.application.id }.map {
            "<h3>What the applicant says of the plan</h3>\n<p>\(Pieces.date($0.on))</p>\(Pieces.lines($0.text))"
        }
        return """
            <h2>The review</h2>
            <p>Opened on \(Pieces.date(review.openedOn)).</p>
            \(meeting)
            \(OtherMeetingsView(page: page).html)
            \(ApplicantPartView(page: page).html)
            \(LeadershipView(page: page, review: review).html)
            \(plan)
            \(answers)
            \(ending(review))
            """
    }

    /// Recommendations and actions.
    var plan: HTML? {
        guard let review = page.review else { return nil }
        let recommendations: [[HTML]] = review.recommendations.map { item in
            [
                HTML.link(to: "/work/recommendations/\(item.id)", page.name(of: item.to)),
                Pieces.lines(item.text),
                "\(item.answer?.inWords ?? "not answered yet")",
            ]
        }
        let actions: [[HTML]] = review.actions.map { item in
            [
                HTML.link(to: "/work/actions/\(item.id)", page.agencyName(item.agency)),
                "\(item.isOpen ? page.personNamed(item.person) : page.officerName(item.person))",
                "\(Pieces.lines(item.text))<p class=\"hint\">Done when: \(item.doneWhen)</p>",
                Pieces.date(item.due)
                    + (item.reviewOn.map { "<p class=\"hint\">Looked at again: \(Pieces.date($0))</p>" } ?? ""),
                "\(item.state.inWords)",
            ]
        }
        var tables = HTML()
        if !recommendations.isEmpty {
            tables += Pieces.table("Recommendations", ["To", "Recommendation", "Answer"], recommendations)
        }
        if !actions.isEmpty {
            tables += Pieces.table("Actions", ["Agency", "Person", "Action", "By", "How it stands"], actions)
        }
        return tables
    }

    private func ending(_ review: Review) -> HTML? {
        switch review.stage {
        case .arranging, .meetingSet, .held: nil
        case .consulting(let since, let until):
            "<p>The applicant is asked about the draft plan from \(Pieces.date(since)) to \(Pieces.date(until)).</p>"
        case .outcomeSent(let day, let summary):
            "<h3>Outcome</h3>\n<p>Told on \(Pieces.date(day)).</p>\(Pieces.lines(summary))"
        case .closed(let day, let reason, let sent, let summary):
            """
            <h3>Outcome</h3>
            <p>Told on \(Pieces.date(sent)).</p>
            \(Pieces.lines(summary))
            <h3>Closed</h3>
            <p>On \(Pieces.date(day)): \(reason)</p>
            """
        }
    }
}
