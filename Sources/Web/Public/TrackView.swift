import Casework
import Desk
import FoundationEssentials
import Records
import Text

/// An applicant's case in plain words.
struct TrackView {
    let page: TrackPage

    var standing: HTML {
        switch page.application.stage {
        case .received where page.application.isElsewhere, .acknowledged where page.application.isElsewhere,
            .gathering where page.application.isElsewhere:
            AreaWords.waiting
        case .received, .acknowledged:
            "<p>We have your application. It has been passed on to the council, the police and the other bodies of "
                + "your area.</p>"
        case .gathering:
            "<p>We have asked the council, the police and the other bodies what they know about your case.</p>"
        case .withdrawn(let day, _):
            "<p>Your application was withdrawn on \(Pieces.date(day)). We have stopped working on it.</p>"
        case .passedOn: (page.passing.map { AreaWords.passed($0, page.application) } ?? "") + route("this")
        case .decided(let decision): decided(decision) + (page.review.map(reviewing) ?? "")
        }
    }

    private func decided(_ decision: ThresholdDecision) -> HTML {
        let words: HTML =
            switch decision.answer {
            case .met:
                "<p>On \(Pieces.date(decision.on)) it was decided that the threshold is met: there is a review.</p>"
            case .notMet: "<p>On \(Pieces.date(decision.on)) it was decided that the threshold is not met.</p>"
            case .otherArea where page.passing != nil:
                page.passing.map { AreaWords.passed($0, page.application) } ?? ""
            case .otherArea:
                """
                <p>On \(Pieces.date(decision.on)) it was decided that your application belongs to another area. The \
                point of contact passes it on to the bodies of that area, where it counts as received on \
                \(Pieces.date(page.application.receipt.receivedOn)).</p>
                """
            }
        let route: HTML? = decision.answer == .met ? nil : route("the decision")
        return "\(words)<h3>The reasons</h3>\(Pieces.lines(decision.reasons))\(route)"
    }

    /// Whom the applicant can ask to look again, and until when.
    private func route(_ what: HTML) -> HTML {
        """
        <p>If you do not agree, you can ask \(page.procedure.review.body) to look at \(what) again\(page
            .reviewWindow.map(lastDay)).</p>
        \(page.furtherRoute.map(OversightWords.further))
        """
    }

    private func lastDay(_ window: ReviewWindow) -> HTML {
        let verb: HTML = window.until < page.today ? "was" : "is"
        return ". The last day to ask \(verb) <strong>\(Pieces.date(window.until))</strong>"
    }

    private func reviewing(_ review: Review) -> HTML {
        let lead: HTML? = review.lead.flatMap { lead in
            guard lead.standing == .accepted else { return nil }
            let name = page.officers.first { $0.person == lead.person }?.name ?? ""
            let agency = page.agencies.first { $0.id == lead.agency }?.name ?? ""
            return "<p>Your lead officer is \(name) (\(agency)).</p>"
        }
        switch review.stage {
        case .arranging: return "\(adjourned(review) ?? "<p>The meeting is being arranged.</p>")\(lead)"
        case .meetingSet:
            let when: HTML? = review.hearing.map { hearing in
                London.date(of: hearing.slot.startsAt) < page.today
                    ? "<p>The meeting was set for \(Pieces.moment(hearing.slot.startsAt)).</p>"
                    : "<p>The meeting is on \(Pieces.moment(hearing.slot.startsAt)).</p>"
            }
            return "\(when)\(lead)"
        case .held(let day):
            return "<p>The meeting was held on \(Pieces.date(day)). A plan is being written.</p>\(lead)"
        case .consulting:
            return "<p>The meeting was held. We ask you about the draft plan before it is final.</p>\(lead)"
        case .outcomeSent(let day, let summary):
            return """
                <p>\(outcomeTold(day))</p>
                \(reopened(review))\
                \(page.furtherRoute.map(OversightWords.further))
                <h3>The outcome</h3>
                \(Pieces.lines(told(review)?.text ?? summary))
                \(consulted(review))\(recommendations(review))\(actions(review))\(toldBefore(review))\(lead)
                """
        case .closed(let day, let reason, _, let summary):
            return """
                <p>The case was closed on \(Pieces.date(day)): \(reason)</p>
                \(afterClosing)
                <h3>The outcome</h3>
                \(Pieces.lines(told(review)?.text ?? summary))
                \(recommendations(review))\(actions(review))\(toldBefore(review))
                """
        }
    }

    /// What they can do where it starts again.
    private var afterClosing: HTML {
        page.closingToReopen == nil
            ? "<p>If it starts again, <a href=\"/apply\">you can make a new application</a>.</p>"
            : """
            <p>If you think that it should not be closed, or if it starts again, <a href="/track/new">tell us</a>: it can be \
            opened again.</p>
            """
    }

    /// The outcomes of before it was planned again.
    private func toldBefore(_ review: Review) -> HTML? {
        let before = review.outcomesTold(to: page.application.id).dropLast()
        guard !before.isEmpty else { return nil }
        let items: [HTML] = before.map { draft in
            "\(draft.toldOn.map { "\(Pieces.date($0)):" })\(Pieces.lines(draft.text))"
        }
        return "<h3>What we told you before</h3>\n\(Pieces.items(items))"
    }

    /// What this applicant was told of the outcome; nil where an earlier version of the service told it.
    private func told(_ review: Review) -> OutcomeDraft? { review.outcomeTold(to: page.application.id) }

    private func reopened(_ review: Review) -> HTML? {
        review.endings.closings.last?.reopened.map {
            "<p>Your case was opened again on \(Pieces.date($0.on)): \($0.reason)</p>\n"
        }
    }

    /// Whether the applicant is told an action or a recommendation.
    private func isTold(_ part: UUID, _ review: Review) -> Bool {
        told(review).map { !$0.withheld.contains(part) } ?? true
    }

    /// What became of the message with the outcome: what waits for a person to tell it has not been sent.
    private func outcomeTold(_ day: CivilDate) -> HTML {
        let message = page.messages.last { $0.kind == .outcome }
        switch message?.state {
        case "by-hand":
            return "The outcome is there since \(Pieces.date(day)). A person tells you, in a way that is safe."
        case "pending", "claimed":
            return "The outcome is there since \(Pieces.date(day)). The message to you is on its way."
        case "failed":
            return
                "The outcome is there since \(Pieces.date(day)). Our message did not reach you, and a person sees to it."
        default: return "The outcome was sent to you on \(Pieces.date(day))."
        }
    }

    /// What an applicant reads of a meeting that was held in part.
    private func adjourned(_ review: Review) -> HTML? {
        guard let hearing = review.hearing, let adjournment = hearing.adjournment else { return nil }
        return """
            <p>The meeting on \(Pieces.date(London.date(of: hearing.slot.startsAt))) could not be finished. It will go on \
            at another time, and we write to you when it is set.</p>
            <p>Why: \(adjournment.because)</p>
            <p>What we are waiting for: \(adjournment.awaiting)</p>
            """
    }

    private func name(of addressee: Recommendation.Addressee) -> String {
        switch addressee {
        case .agency(let id): agency(id)
        case .outside(let body): body.name
        }
    }

    private func recommendations(_ review: Review) -> HTML? {
        guard !review.recommendations.isEmpty else { return nil }
        let items: [HTML] = review.recommendations.filter { isTold($0.id.raw, review) }.map { item in
            "To \(name(of: item.to)): \(item.text)\(item.answer.map { " (\($0.inWords))" })"
        }
        return items.isEmpty ? nil : "<h3>Recommendations</h3>\n\(Pieces.items(items))"
    }

    private func actions(_ review: Review) -> HTML? {
        guard !review.actions.isEmpty else { return nil }
        let isClosed = review.stage.name == .closed
        let items: [HTML] = review.actions.filter { $0.state.name != .declined && isTold($0.id.raw, review) }.map {
            item in
            let standing =
                switch item.state.name {
                case .done: "done"
                case .accepted where !isClosed && item.due < page.today,
                    .offered where !isClosed && item.due < page.today:
                    "late"
                case .accepted: isClosed ? "not finished" : "under way"
                case .offered, .declined: "asked, not yet accepted"
                }
            return "\(agency(item.agency)): \(item.text), by \(Pieces.date(item.due)) (\(standing))"
        }
        let heading: HTML = review.stage.name == .consulting ? "What is proposed" : "What was agreed"
        return items.isEmpty ? nil : "<h3>\(heading)</h3>\n\(Pieces.items(items))"
    }

    private func agency(_ id: Agency.ID) -> String { page.agencies.first { $0.id == id }?.name ?? "a body" }

    /// What happens next and by when, as far as it is for the applicant to know.
    var next: HTML? {
        let steps: [HTML] = page.deadlines.compactMap { deadline in
            guard deadline.state == "open", case .step(let step) = deadline.duty else { return nil }
            if let late = late(step, deadline.dueOn) { return late }
            if deadline.dueOn < page.today { return nil }
            return switch step {
            case .thresholdDecision:
                """
                By \(Pieces.date(deadline.dueOn)) the council, the police and the others decide whether there is a \
                review, and you are told why.
                """
            case .panel:
                "\(panelDay(deadline.dueOn)) the council, the police and the others meet about your case."
            case .planConsultation: "Until \(Pieces.date(deadline.dueOn)) you can say what you think of the draft plan."
            case .chairContacts: "By \(Pieces.date(deadline.dueOn)) the chair of the meeting gets in touch with you."
            case .reasonsNotInvited:
                "If you are not invited to the meeting, you are told why by \(Pieces.date(deadline.dueOn))."
            case .whole: "By \(Pieces.date(deadline.dueOn)) the whole process should be over."
            case .outcome: "By \(Pieces.date(deadline.dueOn)) you are told the outcome."
            // Said on its own, with when they last heard.
            case .wordToApplicant: nil
            case .passOn, .dangerRead, .acknowledge, .askAgencies, .agenciesReply, .fullPapers, .papersToPanel,
                .leadAccepts,
                .recommendationAnswer, .panelReports, .reviewWindow, .reviewPapers, .reviewHeard:
                nil
            }
        }
        return steps.isEmpty && whenLate == nil
            ? nil : "<h2>What happens next</h2>\n\(steps.isEmpty ? nil : Pieces.items(steps))\(whenLate)"
    }

    /// The day of the meeting, once it is set.
    private func panelDay(_ last: CivilDate) -> HTML {
        page.review?.hearingToCome.map { "On \(Pieces.date(London.date(of: $0.meeting.startsAt)))" }
            ?? "By \(Pieces.date(last))"
    }

    /// The draft plan, with a form to answer it.
    func plan(_ token: String, _ shown: Shown) -> HTML? {
        guard let review = page.review, case .consulting(_, let until) = review.stage else { return nil }
        let answers: [HTML] = review.planAnswers.filter { $0.application == page.application.id }.map {
            "<div class=\"notice\"><p>You answered on \(Pieces.date($0.on)):</p>\(Pieces.lines($0.text))</div>\n"
        }
        let (draft, changes) = (self.draft(review), draftChanges(review))
        let isOver = until < page.today
        let time: HTML =
            isOver
            ? "<p>The last day to answer was \(Pieces.date(until)). Until the outcome is written you can still tell us what "
                + "you think.</p>"
            : "<p>You can tell us what you think of it until <strong>\(Pieces.date(until))</strong>. You do not have to: if we "
                + "hear nothing by then, the plan goes ahead as it is.</p>"
        return """
            <h2>The draft plan</h2>
            \(draft)
            \(changes)
            \(answers)
            \(time)
            \(Pieces.form(
                "/track/plan-answer", token, button: answers.isEmpty ? "Send my answer" : "Add to my answer",
                """
                <input type="hidden" name="draft" value="\(review.consultations.count)">
                \(shown.area(
                    "text", "What you want to say about the plan",
                    hint: "Is something missing? Would something not help, or make it worse?"))
                """))
            """
    }

    /// The draft as it was sent; as it is now where it was sent before this was kept.
    private func draft(_ review: Review) -> HTML {
        guard let sent = review.consultations.last else { return "\(actions(review))\(recommendations(review))" }
        let advised = Set(review.recommendations.map(\.id.raw))
        let acts: [HTML] = sent.parts.filter { !advised.contains($0.id) }.map { "\($0.line)" }
        let advice: [HTML] = sent.parts.filter { advised.contains($0.id) }.map { "\($0.line)" }
        let proposed: HTML? = acts.isEmpty ? nil : "<h3>What would be done</h3>\n\(Pieces.items(acts))"
        let recommended: HTML? =
            advice.isEmpty ? nil : "<h3>What the panel would recommend, and to whom</h3>\n\(Pieces.items(advice))"
        return "<p>We sent you this on \(Pieces.date(sent.on)).</p>\n\(proposed)\(recommended)"
    }

    /// What was changed after the draft was sent and has not been sent yet.
    private func draftChanges(_ review: Review) -> HTML? {
        let changes: [HTML] = review.changesSinceDraft(among: page.agencies).map { "\($0)" }
        guard !changes.isEmpty else { return nil }
        return "<h3>What has changed since we sent it</h3>\n\(Pieces.items(changes))"
    }

    /// How the applicant was asked about the plan, once the outcome is there.
    private func consulted(_ review: Review) -> HTML? {
        guard let sent = review.consultations.last else { return nil }
        let answers = review.answersToDraft(of: page.application.id)
        guard let answer = answers.last else {
            return "<p>We sent you the draft plan on \(Pieces.date(sent.on)), and had no answer by "
                + "\(Pieces.date(sent.until)).</p>\n"
        }
        return "<p>We sent you the draft plan on \(Pieces.date(sent.on)), and you told us what you think of it on "
            + "\(Pieces.date(answer.on)).</p>\n"
    }

    var reports: HTML {
        let rows: [[HTML]] = page.application.reports.map { report in
            [
                "\(report.number)", Pieces.date(report.behaviourOn), Pieces.date(report.reportedOn),
                "\(ReportWords.told(report.reportedTo))", "\(Pieces.lines(report.description))\(late(report))",
            ]
        }
        return "<h2>What you told us</h2>\n"
            + Pieces.table(
                "Your reports",
                ["Report", "It happened on", "You reported it on", "To", "What happened"],
                rows
            )
    }

    /// What the applicant should know of a report that was made after the application.
    private func late(_ report: Casework.Application.Report) -> HTML? {
        guard page.application.isAfterApplication(report) else { return nil }
        return """
            <p class="hint">You reported this after you applied, so it cannot count towards this application. A fresh \
            application, made on \(Pieces.date(report.reportedOn)) or later, could rest on it.</p>
            """
    }

    var messages: HTML {
        guard !page.messages.isEmpty else { return "" }
        let rows: [[HTML]] = page.messages.filter { $0.kind != .signInCode }.map { message in
            let isThere = ["accepted", "unknown"].contains(message.state)
            let name: HTML =
                isThere
                ? HTML.link(to: "/track/messages/\(message.id.uuidString)", message.kind.inWordsToApplicant)
                : "\(message.kind.inWordsToApplicant)"
            return [name, Pieces.moment(message.createdAt), "\(DeliveryWords.toApplicant(message.state))"]
        }
        return "<h2>Messages to you</h2>\n"
            + Pieces.table("Messages", ["Message", "Written", "What became of it"], rows)
    }
}
