import Casework
import FoundationEssentials
import Testing

@Suite struct `Asking for full papers, outside the partnership, and again` {
    private let town = Town()

    private func decided() throws -> (Application, Review) {
        let decided = try town.read().deciding(town.decision(), by: town.byCoordinator, in: town.on("2026-04-27"))
        return (decided.after, try #require(decided.opened).review)
    }

    private func ask(
        _ application: Application, _ review: Review?, due: String? = nil, dues: [Agency.ID: CivilDate] = [:],
        in around: Circumstances? = nil
    ) throws -> Outcome<Application> {
        try application.asking(
            [town.police.id, town.landlord.id], for: "Everything.", purpose: "The panel.", due: due.map { day($0) },
            kind: .fullPapers, dues: dues, beside: review, by: town.byCoordinator, in: around ?? town.on("2026-04-28"))
    }

    @Test func `they are asked once the threshold is met, each body with its own day`() throws {
        let (application, review) = try decided()
        let asked = try ask(application, review, dues: [town.landlord.id: day("2026-05-05")])
        #expect(asked.after.requests.map(\.kind) == [.fullPapers, .fullPapers])
        // As long as for the first answers in Islington: 21 days.
        #expect(asked.after.requests.map(\.due) == [day("2026-05-19"), day("2026-05-05")])
        #expect(asked.due(.fullPapers) == day("2026-05-19"))
        #expect(asked.metSteps.isEmpty, "Asking before the decision is another duty.")
        #expect(asked.notices.allSatisfy { $0.facts["papers"] != .lines([]) })
        let request = asked.after.requests[0]
        let answered = try asked.after.answering(
            request.id, with: .init(.partial, text: "x", restBy: day("2026-05-21")), beside: review, by: town.byPolice,
            in: town.on("2026-05-01"))
        #expect(answered.due(.fullPapers) == day("2026-05-21"))
    }

    @Test func `they are due when the procedure says, else no later than the papers go to the panel`() throws {
        let (application, review) = try decided()
        var around = town.on("2026-04-28")
        around.procedure.limits[.fullPapers] = .init(.workingDays(3), from: .asking)
        #expect(try ask(application, review, in: around).due(.fullPapers) == day("2026-05-01"))
        around.procedure.limits[.fullPapers] = .init(.workingDays(5), from: .thresholdDecision)
        #expect(try ask(application, review, in: around).due(.fullPapers) == day("2026-05-05"))
        let set = try review.settingMeeting(
            town.meeting("2026-05-13"), inviting: town.panel, by: town.byCoordinator, in: town.on("2026-04-28")
        ).after
        #expect(try ask(application, set).due(.fullPapers) == day("2026-05-11"))
        #expect(try ask(application, set, due: "2026-05-12").due(.fullPapers) == day("2026-05-12"))
    }

    @Test func `not before the decision, without a review, or once it has met`() throws {
        let (application, review) = try decided()
        let undecided = try town.read()
        var held = review
        held.stage = .held(on: day("2026-05-13"))
        for (file, beside, stage) in [
            (undecided, nil, "acknowledged"), (application, nil, "decided"), (application, held, "held"),
        ] as [(Application, Review?, String)] {
            #expect(throws: Refusal.wrongStage(is: stage, needed: ["arranging", "meeting-set"])) {
                try ask(file, beside)
            }
        }
    }

    @Test func `the meeting and the closing end the wait for them`() throws {
        let (_, review) = try decided()
        let ended = Deadline.Change.everyLapsed(.step(.fullPapers), because: "the meeting was held")
        let set = try review.settingMeeting(
            town.meeting("2026-05-13"), inviting: town.panel, by: town.byCoordinator, in: town.on("2026-04-28")
        ).after
        let held = try set.holding(
            attended: [town.council.id, town.police.id, town.landlord.id], findings: "Slow.", by: town.byChair,
            in: town.on("2026-05-13", hour: 12))
        #expect(held.beside.contains(.init(file: review.applications[0].raw, deadlines: [ended])))
    }

    @Test func `anybody may be asked, where they are written to, and a coordinator answers for them`() throws {
        let taken = try town.receive().after
        func ask(_ name: String, must: Bool) throws -> Outcome<Application> {
            try taken.askingOutside(
                name, mustAnswer: must, for: "What you saw.", purpose: "The review.", due: nil, by: town.byCoordinator,
                in: town.on("2026-04-08"))
        }
        let asked = try ask("Hill School", must: true)
        let request = asked.after.requests[0]
        #expect(request.outside == "Hill School" && request.answering == .must)
        #expect(asked.notices.map(\.kind) == [.outsideRequest] && asked.notices[0].to == .outside(request.id))
        #expect(request.contact?.way == .call && asked.notices[0].facts["asked"] == .text("What you saw."))
        let again = try asked.after.askingAgain(
            request.id, for: "The dates.", due: nil, at: .init(address: "1 Hill Road"), by: town.byCoordinator,
            in: town.on("2026-04-09"))
        #expect(again.after.requests[0].contact?.way == .letter && again.notices.map(\.kind) == [.outsideRequest])
        #expect(again.notices[0].facts["asked"] == .text("The dates.") && again.notices[0].facts["again"] != .lines([]))
        #expect(OutsideContact(email: "office@hill.example", address: "1 Hill Road").way == .email)
        guard case .open(let deadline)? = asked.deadlines.first else { throw Missing() }
        #expect(deadline.owner == .coordinators && deadline.dueOn == day("2026-04-29"))
        #expect(try ask("Hill School", must: false).after.requests[0].answering == .may)
        #expect(throws: Refusal.missing("whom you ask")) { try ask(" ", must: true) }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try asked.after.answering(
                request.id, .nothingHeld, text: "", restBy: nil, by: .officer(town.senior), in: town.on("2026-04-20"))
        }
        let answered = try asked.after.answering(
            request.id, with: .init(.nothingHeld, told: .init(by: "Head", how: .letter, on: day("2026-04-17"))),
            by: town.byCoordinator, in: town.on("2026-04-20"))
        #expect(answered.events[0].facts.first == .init("agency", "Hill School"))
    }

    @Test func `asking again opens the wait anew, keeps what was answered and settles the refusal`() throws {
        let asked = try town.ask(try town.receive().after).after
        let id = asked.requests[0].id
        let refused = try asked.answering(
            id, with: .init(.refused, text: "We may not.", ground: .dataProtection), by: town.byPolice,
            in: town.on("2026-04-20")
        ).after
        func again(_ words: String, _ actor: Actor? = nil, due: String? = "2026-04-27") throws -> Outcome<Application> {
            try refused.askingAgain(
                id, for: words, due: due.map { day($0) }, by: actor ?? town.byCoordinator, in: town.on("2026-04-21"))
        }
        let outcome = try again("Only the dates.")
        #expect(outcome.due(.agenciesReply) == day("2026-04-27") && outcome.after.requests[0].matter == nil)
        #expect(outcome.after.requests[0].answers.count == 1)
        #expect(outcome.notices.map(\.kind) == [.informationRequest] && outcome.notices[0].facts["again"] != .lines([]))
        #expect(try again("x", due: nil).due(.agenciesReply) == day("2026-05-12"))
        let answered = try outcome.after.answering(
            id, .chronology, text: "The dates.", restBy: nil, by: town.byPolice, in: town.on("2026-04-22"))
        #expect(answered.after.requests[0].standing(on: day("2026-04-22")) == .answered)
        #expect(throws: Refusal.missing("asked")) { try again(" ") }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try again("x", town.byPolice) }
        #expect(throws: Refusal.date("due", day("2026-04-20"), from: day("2026-04-21"), until: nil)) {
            try again("x", due: "2026-04-20")
        }
    }

    @Test func `the decision names what was not answered`() throws {
        let asked = try town.ask(try town.read()).after
        let decided = try asked.deciding(town.decision(), by: town.byCoordinator, in: town.on("2026-04-27"))
        #expect(decided.events[0].facts.contains(.init("without", "Town police")))
    }
}
