import Casework
import Desk
import Records
import Text

// The steps of a case as its applicant reads them: what is done, what is going on, by whom and by when, and what is late.
extension TrackView {
    /// Nothing where the case does not go on here.
    var steps: HTML? {
        guard let steps = TrackStep.all(of: page) else { return nil }
        let items: [HTML] = steps.map { step in
            "<li><p><strong>\(step.name)</strong></p>\n<p>\(step.standing)</p></li>\n"
        }
        return "<h2>The steps of your case</h2>\n<ol>\n\(items)</ol>\n"
    }

    /// What is late, said plainly; nil where the step is not late, or not for the applicant to wait for.
    func late(_ step: Procedure.Step, _ due: CivilDate) -> HTML? {
        guard due < page.today, let should = Self.should(step) else { return nil }
        let days = page.today.days(since: due)
        var set: HTML?
        if step == .panel, let hearing = page.review?.hearingToCome {
            set = " It is now set for \(Pieces.date(London.date(of: hearing.slot.startsAt)))."
        }
        return """
            <span class="late">Late:</span> \(should) by \(Pieces.date(due)). That is \(days) \
            \(days == 1 ? "day" : "days") ago. We are sorry.\(set)
            """
    }

    /// What should have happened.
    private static func should(_ step: Procedure.Step) -> String? {
        switch step {
        case .thresholdDecision: "you should have been told whether there is a review"
        case .panel: "the meeting about your case should have been held"
        case .outcome: "you should have been told the outcome"
        case .wordToApplicant: "you should have heard from us"
        case .chairContacts: "the chair of the meeting should have got in touch with you"
        case .reasonsNotInvited: "you should have been told whether you can come to the meeting, and if not, why"
        case .whole: "everything should have been finished"
        case .reviewPapers: "the papers should have gone to those who look at the decision again"
        case .reviewHeard: "the decision should have been looked at again"
        case .acknowledge, .passOn, .dangerRead, .askAgencies, .agenciesReply, .fullPapers, .papersToPanel,
            .leadAccepts,
            .recommendationAnswer, .panelReports, .planConsultation, .reviewWindow:
            nil
        }
    }

    /// Whether the applicant waits for something that is late.
    private var isLate: Bool {
        page.deadlines.contains { deadline in
            guard deadline.state == "open", case .step(let step) = deadline.duty else { return false }
            return late(step, deadline.dueOn) != nil
        } || hasLateAction
    }

    private var hasLateAction: Bool {
        guard let review = page.review, review.stage.name == .outcomeSent else { return false }
        return review.actions.contains { $0.isOpen && $0.due < page.today }
    }

    /// What the applicant can do about what is late; nil where nothing is.
    var whenLate: HTML? {
        guard isLate else { return nil }
        let further: HTML? = page.furtherRoute.map {
            " You can also ask \($0.name), the local policing body for this area."
        }
        return """
            <h3>What you can do when something is late</h3>
            <ul>
            <li>Ask us why, and when it will happen. How to reach us stands under “Questions” on this page.</li>
            <li>If you are not satisfied with how you are dealt with, the review procedure of your area names who looks at \
            that: \(page.reviewRoute.body).\(further)</li>
            <li>You can complain to the council, the police or your landlord about their own part. Each has a complaints \
            procedure.</li>
            <li>If their answer does not help you: the Local Government and Social Care Ombudsman (www.lgo.org.uk) looks at \
            complaints about councils, the Housing Ombudsman (www.housing-ombudsman.org.uk) at those about social \
            landlords, and the Independent Office for Police Conduct (www.policeconduct.gov.uk) tells you what you can do \
            about the police.</li>
            </ul>
            <p>Asking or complaining never counts against you.</p>

            """
    }

    /// What the applicant can tell at any time: it stands first, before they read anything else.
    var news: HTML {
        let isOpen = page.application.isOpen(heardIn: page.review)
        let words = isOpen ? "Something new happened? Tell us" : "Something new happened? What you can do"
        return "<p><strong><a href=\"/track/new\">\(words)</a></strong></p>\n"
    }

    /// What they can put right.
    var speaking: HTML {
        let isOpen = page.application.isOpen(heardIn: page.review)
        return """
            <p><a href="/track/chronology">What happened, day by day\(isOpen ? ", and putting it right" : "")</a></p>

            """
    }
}

/// One step of a case, with where it stands.
struct TrackStep {
    var name: String
    var standing: HTML

    /// nil where the case does not go on here: it was withdrawn, passed on or is about to be, or the threshold is not met.
    static func all(of page: TrackPage) -> [TrackStep]? {
        let application = page.application
        func due(_ step: Procedure.Step) -> CivilDate? {
            page.deadlines.last { $0.duty == .step(step) && $0.state == "open" }?.dueOn
        }
        func by(_ step: Procedure.Step) -> HTML? {
            due(step).map { day in
                day < page.today
                    ? " <span class=\"late\">Late</span> since \(Pieces.date(day))." : " By \(Pieces.date(day))."
            }
        }
        let received = TrackStep(
            name: "We have your application", standing: "Done: \(Pieces.date(application.receipt.receivedOn)).")
        let later: HTML = "Still to come."
        switch application.stage {
        case .withdrawn, .passedOn: return nil
        case .received, .acknowledged, .gathering:
            guard !application.isElsewhere else { return nil }
            let isAsked = application.stage.name == .gathering
            return [
                received,
                TrackStep(
                    name: "The council, the police and the others say what they know",
                    standing: isAsked ? "Now: they look up your reports and what was done." : "Next: we ask them."),
                TrackStep(
                    name: "They decide whether there is a review",
                    standing:
                        "\(isAsked ? "Next" : "Still to come"): the council, the police and the others decide, and you are told why.\(by(.thresholdDecision))"
                ),
                TrackStep(
                    name: "If there is a review: a meeting, a plan, and the outcome", standing: later),
            ]
        case .decided(let decision):
            guard decision.answer == .met, let review = page.review else { return nil }
            return [
                received,
                TrackStep(
                    name: "They decide whether there is a review",
                    standing: "Done: \(Pieces.date(decision.on)). There is a review."),
            ] + afterwards(review, later, by, page)
        }
    }

    private static func afterwards(
        _ review: Review, _ later: HTML, _ by: (Procedure.Step) -> HTML?, _ page: TrackPage
    ) -> [TrackStep] {
        let meeting: HTML
        let met = review.hearings.last { $0.purpose == .panel && $0.adjournment == nil }
        let held: HTML = met.map { "Done: \(Pieces.date(London.date(of: $0.slot.startsAt)))." } ?? "Done."
        var (view, outcome, done) = (later, later, later)
        switch review.stage {
        case .arranging:
            meeting = "Now: we look for a day on which the council, the police and the others can meet.\(by(.panel))"
        case .meetingSet:
            let day = review.hearing.map { London.date(of: $0.slot.startsAt) }
            if let day, day < page.today {
                meeting = "It was set for \(Pieces.date(day)). We are writing down what came of it."
            } else {
                let on: HTML? = day.map { " On \(Pieces.date($0))." }
                meeting = "Next: they meet, look at what was done, and agree what should be done.\(on)"
            }
        case .held(let day):
            meeting = "Done: \(Pieces.date(day))."
            view = "Next: we write down what was agreed, and ask you what you think of it."
            outcome = "Still to come.\(by(.outcome))"
        case .consulting(_, let until):
            meeting = held
            view =
                until < page.today
                ? "The last day was \(Pieces.date(until))."
                : "Now: you can tell us until \(Pieces.date(until)). You do not have to."
            outcome = "Next: we write to you.\(by(.outcome))"
        case .outcomeSent(let day, _):
            meeting = held
            view = said(of: review, page)
            outcome = "Done: \(Pieces.date(day))."
            done = "Now: each body does what it undertook, and we tell you how it goes.\(by(.wordToApplicant))"
        case .closed(let day, _, let sent, _):
            meeting = held
            view = said(of: review, page)
            outcome = "Done: \(Pieces.date(sent))."
            done = "Finished: the case was closed on \(Pieces.date(day))."
        }
        return [
            TrackStep(name: "The meeting about your case", standing: meeting),
            TrackStep(name: "You say what you think of the draft plan", standing: view),
            TrackStep(name: "You are told the outcome", standing: outcome),
            TrackStep(name: "What was agreed is done", standing: done),
        ]
    }

    /// Whether they said what they think of the draft plan, once that is over.
    private static func said(of review: Review, _ page: TrackPage) -> HTML {
        guard let asked = review.consultations.last, review.answersToDraft(of: page.application.id).isEmpty else {
            return "Done."
        }
        return "We asked you on \(Pieces.date(asked.on)), and had no answer."
    }
}
