import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `What the acts of a case tell people` {
    private let town = Town()

    /// Every act that owes somebody a message, once.
    private func everyNotice() throws -> [Notice] {
        let taken = try town.receive()
        let application = taken.after
        let around = town.on("2026-04-27")
        func decide(_ answer: ThresholdDecision.Answer) throws -> [Notice] {
            try town.read().deciding(
                town.decision(answer, weighed: Town.weighed), by: town.byCoordinator, in: around
            ).notices
        }
        let review = town.opened(for: application.id)
        let told = try town.told(review)
        let closed = try town.readBeforeClosing(told.after).closing(
            because: "Quiet.", despiteOpenActions: "They go on.", by: town.byCoordinator, in: town.on("2026-06-30"))
        let other = try town.read().deciding(
            town.decision(), heardIn: review.id, by: town.byCoordinator, in: around
        ).after
        return try taken.notices + town.ask(application).notices + decide(.met) + decide(.notMet) + decide(.otherArea)
            + town.elsewhere().passingOn(
                to: .contact(town.contact), note: "", choice: nil, by: town.byCoordinator, in: around
            ).outcome.notices
            + application.withdrawing(because: "Moved.", by: .applicant(application.id), in: around).notices
            + heard(town.arranged(review), was: review)
            + heard(
                town.arranged(review).after.settingMeeting(
                    town.meeting(hour: 11), inviting: [town.policeContact.person] + town.panel.dropLast(),
                    by: town.byCoordinator, in: around), was: town.arranged(review).after)
            + heard(
                town.arranged(review).after.callingOffMeeting(because: "Ill.", by: town.byChair, in: around),
                was: town.arranged(review).after)
            + taken.after.askingOutside(
                "Hill School", mustAnswer: true, for: "x", purpose: "y", due: nil, by: town.byCoordinator,
                in: town.on("2026-04-08")
            ).notices
            + town.arranged(review).after.adjourningMeeting(
                because: "No papers.", awaiting: "The file.", attended: [], by: town.byChair,
                in: town.on("2026-05-18", hour: 12)
            ).notices
            + town.arranged(review).after.sendingPapers("Calls.", by: town.byCoordinator, in: around).notices
            + heard(
                town.arranged(review).after.joining(other, by: town.byCoordinator, in: around),
                was: town.arranged(review).after)
            + town.nominated(review).notices + town.led(review).notices
            + town.action(on: try town.held(review).after).notices + town.consulting(review).notices + told.notices
            + closed.notices + since(told.after) + asked(review) + leading(review) + partTaken(review)
            + following(told.after) + spoken(told.after) + toldOutside()
    }

    /// A recommendation to a body that is none of the partnership.
    private func toldOutside() throws -> [Notice] {
        let body = OutsideBody(name: "The Ombudsman", email: "post@ombudsman.example")
        let planned = try town.planned(town.opened()).recommending(
            "Look at it.", to: .outside(body), by: town.byChair, in: town.on("2026-05-18", hour: 13)
        ).after
        return try planned.sharingPlan(by: town.byCoordinator, in: town.on("2026-05-19")).after.sendingOutcome(
            "Three measures.", by: town.byCoordinator, in: town.on("2026-05-28")
        ).notices
    }

    /// Something new, and something that is not right.
    private func spoken(_ told: Review) throws -> [Notice] {
        let read = try town.read()
        let around = town.on("2026-04-20")
        let remark = try read.remarking("It was the 3rd.", about: .missing, by: .applicant(read.id), in: around)
        return try read.telling(town.account(), by: .applicant(read.id), in: around).notices + remark.notices
            + remark.after.answering(
                remark: 1, isAccepted: true, because: "Mended.", heardIn: nil, by: town.byCoordinator, in: around
            ).notices
    }

    /// What bodies answer, and what follows from it.
    private func following(_ told: Review) throws -> [Notice] {
        let around = town.on("2026-06-01")
        let action = told.actions[0].id
        let advice = told.recommendations[0].id
        let answered = try told.answeringRecommendation(
            advice, .inPart(on: around.today, because: "From July."), by: town.byCoordinator, in: around)
        return try answered.notices
            + answered.after.passingOnAnswer(to: advice, "From July.", by: town.byChair, in: around).notices
            + told.markingTellFirst(action, by: town.byChair, in: around).after.tellingFirst(
                action, by: town.byChair, in: around
            ).notices
    }

    /// With what the desk adds to every act on a review: each applicant hears of their own part.
    private func heard(_ outcome: Outcome<Review>, was before: Review) throws -> [Notice] {
        try outcome.hearingApplicants(was: before, in: town.on("2026-04-29")).notices
    }

    /// An applicant who chooses how they are heard, for whom it is entered, and who is not invited.
    private func partTaken(_ review: Review) throws -> [Notice] {
        let (around, set) = (town.on("2026-05-01"), try town.arranged(review).after)
        let own = set.applications[0]
        let choice = AttendanceChoice(.comes, way: .inPerson, on: around.today)
        return try set.choosing(choice, of: own, by: .applicant(own), in: around).notices
            + set.choosing(choice, of: own, by: town.byCoordinator, in: around).notices
            + set.settingPart(
                .init(isInvited: false, reasons: "Threats were made."), otherSide: nil, of: own,
                by: town.byCoordinator, in: around
            ).notices
    }

    /// The question when somebody could come, and its end.
    private func asked(_ review: Review) throws -> [Notice] {
        let around = town.on("2026-04-29")
        let asked = try review.askingWhen(
            [town.meeting().startsAt], minutes: 60, of: [town.policeContact.person], until: day("2026-05-05"),
            besides: nil, by: town.byCoordinator, in: around)
        return try asked.notices
            + asked.after.callingOff(because: "Ill.", by: town.byCoordinator, in: around).notices
    }

    /// Who chairs, who is asked to lead, and who leads after them.
    private func leading(_ review: Review) throws -> [Notice] {
        let chaired = try town.arranged(review).after.choosingChair(
            town.chair.person, deputy: nil, because: "", by: town.byCoordinator, in: town.on("2026-05-01"))
        let handed = try town.led(review).after.handingOverLead(
            to: town.landlordContact.person, note: "x", by: town.byPolice, in: town.on("2026-06-01"))
        return try chaired.notices + town.confirmed(review).notices + handed.notices
    }

    /// A day that moves, word of the actions, and a review of the decision.
    private func since(_ told: Review) throws -> [Notice] {
        let application = try town.receive().after
        let open = Deadline.Standing(
            id: .init(UUID()), duty: .step(.thresholdDecision), subject: application.id.raw, owner: .coordinators,
            dueOn: day("2026-04-27"), from: day("2026-04-02"))
        var around = town.on("2026-05-29")
        around.procedure.limits[.reviewPapers] = .init(.workingDays(1), from: .reviewAsked)
        return try application.movingDeadline(
            open, to: day("2026-06-01"), because: "Late.", by: town.byCoordinator, in: around
        ).notices + told.sendingWord("Two so far.", by: town.byCoordinator, in: around).notices
            + reviewing(application, told, in: around)
    }

    /// A review of the decision to its end, a case that is opened again, and an applicant who leaves.
    private func reviewing(
        _ application: Application, _ told: Review, in around: Circumstances
    ) throws -> [Notice] {
        var application = application
        application.stage = .decided(town.decision(.notMet, weighed: Town.weighed))
        let asked = try application.askingReview(
            .init("Look again.", grounds: ["dissatisfied"]), on: around.today,
            within: (day("2026-05-01"), day("2026-06-30")), by: .applicant(application.id), in: around)
        let sent = try application.sendingReviewPapers(
            of: asked.review, on: around.today, how: "Email", by: town.byCoordinator, in: around)
        let heard = try application.naming(
            hearers: ["I. Grant"], of: "Panel", for: sent.review, tookPart: [], by: town.byCoordinator, in: around)
        let ended = try application.concluding(
            heard.review, .confirmed, on: around.today, reasons: "It was right.", of: told, by: town.byCoordinator,
            in: around)
        let closed = try town.readBeforeClosing(told).closing(
            because: "Quiet.", despiteOpenActions: "They go on.", by: town.byCoordinator, in: around)
        application.stage = .decided(town.decision())
        let left = try application.leaving(
            town.opened(for: application.id), because: "Enough.", by: town.byCoordinator, in: around)
        return try asked.outcome.notices + sent.outcome.notices + ended.application.notices
            + closed.after.reopening(because: "Again.", by: town.byCoordinator, in: around).notices
            + left.application.notices
    }

    @Test func `each letter is given exactly the facts that its kind may use`() throws {
        for notice in try everyNotice() {
            // What a meeting looks at is said of a progress meeting only.
            #expect(
                Set(notice.facts.keys).union(["progress"]) == notice.kind.factNames.union(["progress"]),
                "\(notice.kind)")
        }
    }

    /// The post makes them by itself, or other parts of the service do.
    private static let fromNoAct: Set<Notice.Kind> = [
        .reminder, .signInCode, .digest, .weeklySummary, .noPersonNamed, .coverArranged, .contactChanged,
        .figuresDue, .dutiesPassed, .coverCalledOff, .meetingTomorrow, .applicantMeetingTomorrow,
        .pointOfContact,
    ]

    @Test func `every kind but reminders and codes comes out of an act`() throws {
        let told = Set(try everyNotice().map(\.kind))
        #expect(told == Set(Notice.Kind.allCases).subtracting(Self.fromNoAct))
    }

    @Test func `applicants are told what is theirs, and no body or person is told an applicant's letter`() throws {
        let toApplicants: Set<Notice.Kind> = [
            .acknowledgement, .thresholdMet, .thresholdNotMet, .otherArea, .passedToArea, .applicantInvitation,
            .leadConfirmed,
            .planShared, .outcome, .closed, .withdrawn, .applicantMeetingChanged, .applicantMeetingCancelled,
            .dayMoved, .word, .reviewAsked, .applicantMeetingAdjourned, .notInvited, .attendanceNoted,
            .recommendationAnswered, .actionAhead, .reopened, .reviewPapersSent, .decisionReviewed,
            .somethingNewTaken, .remarkAnswered,
        ]
        for notice in try everyNotice() {
            if case .applicant = notice.to {
                #expect(toApplicants.contains(notice.kind))
            } else {
                #expect(!toApplicants.contains(notice.kind))
            }
        }
    }

    @Test func `what the law requires is marked so`() {
        #expect(
            Notice.Kind.allCases.filter(\.isStatutory)
                == [
                    .passedOn, .thresholdMet, .thresholdNotMet, .otherArea, .passedToArea, .toOtherArea, .outcome,
                    .decisionReviewed,
                ])
    }
}
