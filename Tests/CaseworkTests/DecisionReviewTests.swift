import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `A review of a decision` {
    private let town = Town()
    private let window = (told: day("2026-05-01"), until: day("2026-05-29"))

    private func refused() throws -> Application {
        var application = try town.receive().after
        application.stage = .decided(town.decision(.notMet, weighed: Town.weighed))
        return application
    }

    private func asked(_ application: Application, on date: String = "2026-05-12") throws -> DecisionReview {
        try application.askingReview(
            .init("Nobody asked.", grounds: ["dissatisfied"]), on: day(date), within: window,
            by: .applicant(application.id), in: town.on(date)
        ).review
    }

    private func heard(_ application: Application) throws -> DecisionReview {
        try application.naming(
            hearers: ["I. Grant"], of: "Appeals panel", for: asked(application), tookPart: [], by: town.byCoordinator,
            in: town.on("2026-05-13")
        ).review
    }

    @Test func `is asked for until midnight of the last day, and later only with a coordinator's reason`() throws {
        let application = try refused()
        var midnight = town.on("2026-05-29", hour: 23)
        midnight.now = London.instant(date: day("2026-05-29"), hour: 23, minute: 59)
        let request = DecisionReview.Request("Why.", grounds: ["dissatisfied"], lateReason: "In hospital.")
        let applicant = Actor.applicant(application.id)
        let last = try application.askingReview(
            request, on: midnight.today, within: window, by: applicant, in: midnight)
        #expect(last.review.lateReason == nil)
        let next = town.on("2026-05-30", hour: 0)
        let late = Refusal.date("asked_on", day("2026-05-30"), from: window.told, until: window.until)
        // The applicant cannot let themselves in.
        #expect(throws: late) {
            try application.askingReview(request, on: next.today, within: window, by: applicant, in: next)
        }
        #expect(throws: late) {
            try application.askingReview(
                .init("Why.", grounds: ["dissatisfied"], lateReason: " "), on: next.today, within: window,
                by: town.byCoordinator, in: next)
        }
        let accepted = try application.askingReview(
            request, on: next.today, within: window, by: town.byCoordinator, in: next)
        #expect(accepted.review.lateReason == "In hospital.")
    }

    // The clocks go forward on 29 March 2026 and back on 25 October 2026.
    @Test(arguments: ["2026-03-27", "2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25", "2026-12-31"])
    func `ends at midnight in London on the day on which clocks change, too`(_ last: String) throws {
        let application = try refused()
        let until = day(last)
        func ask(at moment: Instant) throws -> DecisionReview {
            var around = town.on("\(London.date(of: moment))")
            around.now = moment
            return try application.askingReview(
                .init("Why.", grounds: ["dissatisfied"]), on: around.today, within: (until.adding(days: -28), until),
                by: .applicant(application.id), in: around
            ).review
        }
        let before = London.instant(date: until, hour: 23, minute: 59)
        #expect(try ask(at: before).askedOn == until)
        let after = before.adding(seconds: 60)
        #expect(London.date(of: after) == until.adding(days: 1))
        #expect(throws: Refusal.date("asked_on", until.adding(days: 1), from: until.adding(days: -28), until: until)) {
            try ask(at: after)
        }
    }

    @Test func `rests on a ground of the procedure, and goes to the body of that day`() throws {
        let application = try refused()
        var around = town.on("2026-05-12")
        func ask(_ grounds: [String], further: Bool = false) throws -> DecisionReview {
            try application.askingReview(
                .init("Why.", grounds: grounds, toPolicingBody: further), on: day("2026-05-12"), within: window,
                by: .applicant(application.id), in: around
            ).review
        }
        #expect(throws: Refusal.missing("ground of a review")) { try ask([]) }
        #expect(throws: Refusal.unknown("ground of a review")) { try ask(["I am cross"]) }
        #expect(throws: Refusal.unknown("local policing body")) { try ask(["dissatisfied"], further: true) }
        #expect(try ask(["dissatisfied"]).body == "Community Safety team manager")
        let mayor = LocalPolicingBody(
            id: .init(UUID()), kind: .mayor, name: "The Mayor", validFrom: day("2026-05-01"))
        around.oversight = Oversight(
            bodies: [mayor],
            settings: [
                .init(
                    of: .reviewOfDecisions, startsOn: day("2026-05-01"), by: town.coordinator.person, at: around.now,
                    reason: "Commenced.")
            ])
        #expect(try ask(["dissatisfied"], further: true).body == "The Mayor")
    }

    @Test func `is of the refusal, the passing on or the outcome, each with a clock of its own`() throws {
        var application = try refused()
        #expect(try asked(application).about == .refusal)
        let outcome = try application.askingReview(
            .init("Why.", grounds: ["dissatisfied"]), on: day("2026-05-12"), within: window, by: town.byCoordinator,
            in: town.on("2026-05-12"))
        let opened = outcome.outcome.deadlines.compactMap { change -> Deadline? in
            if case .open(let deadline) = change { deadline } else { nil }
        }
        #expect(opened.map(\.subject) == [outcome.review.id.raw])
        application.stage = .decided(town.decision(.otherArea))
        #expect(try asked(application).about == .passing)
        application.stage = .decided(town.decision())
        #expect(try asked(application).about == .outcome)
    }

    @Test func `has its papers sent on a day, once`() throws {
        let application = try refused()
        let review = try asked(application)
        func send(_ review: DecisionReview, on date: String = "2026-05-13", _ how: String = "Email") throws
            -> (review: DecisionReview, outcome: Outcome<Application>)
        {
            try application.sendingReviewPapers(
                of: review, on: day(date), how: how, by: town.byCoordinator, in: town.on("2026-05-14"))
        }
        let sent = try send(review)
        #expect(sent.review.papers?.on == day("2026-05-13") && sent.outcome.notices.count == 1)
        #expect(throws: Refusal.already("sent")) { try send(sent.review) }
        #expect(throws: Refusal.missing("how the papers were sent")) { try send(review, " ") }
        for date in ["2026-05-11", "2026-05-15"] {
            #expect(throws: Refusal.date("done_on", day(date), from: day("2026-05-12"), until: day("2026-05-14"))) {
                try send(review, on: date)
            }
        }
    }

    @Test func `is heard by nobody who took part, whatever the case and title of the name`() throws {
        let application = try refused()
        let review = try asked(application)
        func name(_ names: [String], by actor: Actor? = nil, of organisation: String = "Panel") throws
            -> DecisionReview
        {
            try application.naming(
                hearers: names, of: organisation, for: review, tookPart: application.tookPart(in: nil) + ["Cy Dent"],
                by: actor ?? town.byCoordinator, in: town.on("2026-05-13")
            ).review
        }
        for barred in ["A. Hall", "Mr a hall", "B Moss", "CY  DENT"] {
            #expect(throws: Refusal.tookPart([barred])) { try name(["I. Grant", barred]) }
        }
        #expect(try name(["I. Grant", " "]).hearer?.names == ["I. Grant"])
        #expect(throws: Refusal.missing("hearers")) { try name([" "]) }
        #expect(throws: Refusal.missing("organisation")) { try name(["I. Grant"], of: "") }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try name(["I. Grant"], by: town.byChair) }
    }

    @Test func `overturns a refusal: the threshold is met beside the first decision, and a review opens`() throws {
        let application = try refused()
        let review = try heard(application)
        func conclude(
            _ answer: DecisionReview.Conclusion.Answer, _ review: DecisionReview, reasons: String = "The harm is great."
        ) throws -> DecisionReviewOutcome {
            try application.concluding(
                review, answer, on: day("2026-05-20"), reasons: reasons, of: nil, by: town.byCoordinator,
                in: town.on("2026-05-20"))
        }
        #expect(throws: Refusal.missing("hearers")) { try conclude(.upheld, asked(application)) }
        #expect(throws: Refusal.missing("reasons")) { try conclude(.upheld, review, reasons: "") }
        let upheld = try conclude(.upheld, review)
        #expect(throws: Refusal.already("concluded")) { try conclude(.confirmed, upheld.review) }
        let after = upheld.application.after
        guard case .decided(let decision) = after.stage, case .decided(let first) = application.stage else {
            return #expect(Bool(false))
        }
        #expect(after.earlierDecisions == [first])
        #expect(decision.answer == .met && decision.people == [.init("I. Grant", for: nil)])
        #expect(upheld.application.opened?.review.applications == [application.id])
        #expect(upheld.application.opened?.review.id == after.review)
        // One that was asked for before each had its own clock is known by the id of the application.
        #expect(upheld.application.metSteps == ["review-heard", "review-heard"])
        for subject in [review.id.raw, application.id.raw] {
            #expect(
                upheld.application.deadlines.contains(
                    .met(.step(.reviewHeard), subject: subject, on: day("2026-05-20"))))
        }
        let told = Set(upheld.application.notices.map(\.to))
        let bodies = [town.council, town.police, town.health, town.landlord].map { Notice.Recipient.agency($0.id) }
        #expect(told == Set(bodies + [.applicant(application.id)]))

        let back = try conclude(.sentBack, review).application
        #expect(back.after.stage == .gathering(since: day("2026-05-20")) && back.after.earlierDecisions == [first])
        #expect(back.due(.thresholdDecision) == day("2026-06-11"))
        let confirmed = try conclude(.confirmed, review).application
        #expect(confirmed.after == application && confirmed.opened == nil)
        #expect(confirmed.notices(.decisionReviewed).first?.facts["what_next"] == .lines(["The decision stands."]))
    }

    @Test(arguments: [DecisionReview.Conclusion.Answer.upheld, .sentBack])
    func `of the outcome goes back to planning, with a meeting to set`(
        _ answer: DecisionReview.Conclusion.Answer
    ) throws {
        var application = try refused()
        application.stage = .decided(town.decision())
        let told = try town.told(town.opened(for: application.id)).after
        let around = town.on("2026-06-10")
        let ended = try application.concluding(
            heard(application), answer, on: day("2026-06-10"), reasons: "Nobody heard her.", of: told,
            by: town.byCoordinator, in: around)
        let planned = try #require(ended.heard)
        #expect(planned.after.stage == .arranging && planned.due(.panel) == day("2026-07-01"))
        #expect(ended.application.after == application)
        #expect(ended.application.notices.map(\.to).contains(.person(town.policeContact.person)))
        let again = try planned.after.settingMeeting(
            town.meeting("2026-06-24"), inviting: town.panel, by: town.byCoordinator, in: around)
        #expect(again.after.hearing?.number == 2)

        // Who is chosen to chair now is chosen for that meeting, and bodies may go on answering.
        #expect(planned.after.arrangedNumber == 2 && planned.after.isOutcomeKnown)
        let chosen = try planned.after.choosingChair(
            town.chair.person, deputy: nil, because: "", by: town.byCoordinator, in: around)
        #expect(chosen.after.leadership.chairings.last?.hearing == 2)
        // Another applicant of the same review who is found right finds it planned again already.
        let second = try application.concluding(
            heard(application), answer, on: day("2026-06-10"), reasons: "Nor me.", of: planned.after,
            by: town.byCoordinator, in: around)
        #expect(second.heard?.after == planned.after && second.heard?.deadlines.isEmpty == true)
        #expect(
            second.application.notices(.decisionReviewed).first?.facts["what_next"]
                == .lines(["The panel meets about this case again already."]))
    }
}
