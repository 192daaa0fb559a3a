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
            + town.arranged(review).after.sendingPapers("Calls.", by: town.byCoordinator, in: around).notices
            + town.arranged(review).after.joining(other, by: town.byCoordinator, in: around).notices
            + town.nominated(review).notices + town.led(review).notices
            + town.action(on: try town.held(review).after).notices + town.consulting(review).notices + told.notices
            + closed.notices
    }

    @Test func `each letter is given exactly the facts that its kind may use`() throws {
        for notice in try everyNotice() {
            #expect(Set(notice.facts.keys) == notice.kind.factNames, "\(notice.kind)")
        }
    }

    @Test func `every kind but reminders and codes comes out of an act`() throws {
        let told = Set(try everyNotice().map(\.kind))
        #expect(told == Set(Notice.Kind.allCases).subtracting([.reminder, .signInCode]))
    }

    @Test func `applicants are told what is theirs, and no body or person is told an applicant's letter`() throws {
        let toApplicants: Set<Notice.Kind> = [
            .acknowledgement, .thresholdMet, .thresholdNotMet, .otherArea, .passedToArea, .applicantInvitation,
            .leadConfirmed,
            .planShared, .outcome, .closed, .withdrawn,
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
