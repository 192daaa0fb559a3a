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
            \(PlanTimeline(page: page).html)
            \(RiskView(page: page).html)
            \(answers)
            \(ending(review))
            \(EndingsView(page: page).html)
            """
    }

    /// Recommendations and actions.
    var plan: HTML? {
        guard let review = page.review else { return nil }
        return PlanView(page: page, review: review).html
    }

    private func ending(_ review: Review) -> HTML? {
        switch review.stage {
        case .arranging, .meetingSet, .held: nil
        case .consulting(let since, let until):
            "<p>The applicant is asked about the draft plan from \(Pieces.date(since)) to \(Pieces.date(until)).</p>"
                + "\(silence(review))\(afterDraft(review))"
        case .outcomeSent(let day, let summary):
            "<h3>Outcome</h3>\n<p>Told on \(Pieces.date(day)).</p>\(silence(review))\(Pieces.lines(summary))"
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

    /// That the applicant did not answer on the draft plan in time.
    func silence(_ review: Review) -> HTML? {
        review.silence(of: page.application.id, on: page.today).map {
            "<p>The applicant was asked about the draft plan: no answer by \(Pieces.date($0)).</p>\n"
        }
    }

    /// What has become another plan than the applicants were sent.
    private func afterDraft(_ review: Review) -> HTML? {
        let changes: [HTML] = review.changesSinceDraft(among: page.agencies).map { "\($0)" }
        guard !changes.isEmpty else { return nil }
        return """
            <p><strong>Not in the draft that the applicant was sent.</strong> Share the plan again, or the outcome says that \
            it came after the draft:</p>
            \(Pieces.items(changes))
            """
    }
}
