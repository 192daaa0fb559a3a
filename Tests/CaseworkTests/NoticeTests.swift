import Casework
import FoundationEssentials
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
            + town.arranged(review).notices
            + town.arranged(review).after.settingMeeting(
                town.meeting(hour: 11), inviting: [town.policeContact.person] + town.panel.dropLast(),
                by: town.byCoordinator, in: around
            ).notices
            + town.arranged(review).after.callingOffMeeting(because: "Ill.", by: town.byChair, in: around).notices
            + town.arranged(review).after.sendingPapers("Calls.", by: town.byCoordinator, in: around).notices
            + town.arranged(review).after.joining(other, by: town.byCoordinator, in: around).notices
            + town.nominated(review).notices + town.led(review).notices
            + town.action(on: try town.held(review).after).notices + town.consulting(review).notices + told.notices
            + closed.notices + since(told.after)
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
            + application.askingReview(
                "Look again.", on: day("2026-05-29"), within: (day("2026-05-01"), day("2026-06-30")),
                by: .applicant(application.id), in: around
            ).outcome.notices
    }

    @Test func `each letter is given exactly the facts that its kind may use`() throws {
        for notice in try everyNotice() {
            #expect(Set(notice.facts.keys) == notice.kind.factNames, "\(notice.kind)")
        }
    }

    /// The post makes them by itself, or other parts of the service do.
    private static let fromNoAct: Set<Notice.Kind> = [
        .reminder, .signInCode, .digest, .weeklySummary, .noPersonNamed, .coverArranged, .contactChanged,
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
            .dayMoved, .word, .reviewAsked,
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
                ])
    }
}
