import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

/// The acts of a case from receipt to closing, in order, each handed to `perform`.
struct PlugStory {
    let office: Office
    let perform: PlugStage.Perform
    private var here: TestPartnership { office.here }

    func tell() async throws {
        let `case` = try await receive()
        try await gather(`case`)
        let key = try await decide(`case`)
        try await meet(key)
        try await hold(key)
        try await finish(key)
        try await told()
    }

    private func act(
        _ name: String, _ again: PlugStage.Again = .refused, _ act: @escaping PlugStage.Act
    ) async throws {
        try await perform(name, again, nil, act)
    }

    /// An act on the review, from a page that was read before it.
    private func act(
        _ name: String, _ key: CaseKey, as officer: Officer,
        _ decide: @escaping @Sendable (Review, Actor, Circumstances) throws(Refusal) -> Outcome<Review>
    ) async throws {
        let seen = try await office.desk.casePage(key).seen
        let (review, partnership) = (try #require(key.review), key.partnership)
        try await act(name) { desk in
            try await desk.act(onReview: review, in: partnership, as: .officer(officer), seen: seen) {
                review, around throws(Refusal) in try decide(review, .officer(officer), around)
            }
        }
    }

    private func act(
        _ name: String, _ case: Office.Case,
        _ decide: @escaping @Sendable (Application, Actor, Circumstances) throws(Refusal) -> Outcome<Application>
    ) async throws {
        let seen = try await office.desk.casePage(office.key(`case`, here.coordinator)).seen
        let (actor, partnership) = (Actor.officer(here.coordinator), here.id)
        try await act(name) { desk in
            try await desk.act(onApplication: `case`.id, in: partnership, as: actor, seen: seen) {
                application, around throws(Refusal) in try decide(application, actor, around)
            }
        }
    }

    /// A reading for danger, from a page that was read before it.
    private func read(_ name: String, _ id: Application.ID) async throws {
        let (actor, partnership) = (Actor.officer(here.coordinator), here.id)
        let reference = try await office.look { tx in try Applications.load(id, in: partnership, tx)?.reference }
        let key = try await office.key(.init(id: id, reference: try #require(reference)), here.coordinator)
        let seen = try await office.desk.casePage(key).seen
        try await act(name) { desk in
            try await desk.act(onApplication: id, besideItsReviewIn: partnership, as: actor, seen: seen) {
                application, review, around throws(Refusal) in
                try application.readingForDanger(.alone, heardIn: review, by: actor, in: around)
            }
        }
    }

    private func receive() async throws -> Office.Case {
        let (id, here, intake, applicant) = (Application.ID(UUID()), here, office.intake(), office.applicant())
        let browser = Token.make()
        try await act("receive", .same) { desk in
            _ = try await desk.receive(
                intake, from: applicant, id: id, in: here.id, as: .service,
                replacing: (of: browser, with: { #"{"sent": "\#($0)"}"# }))
        }
        let reference = try await office.look { tx in try Applications.load(id, in: here.id, tx)?.reference }
        return Office.Case(id: id, reference: try #require(reference))
    }

    private func gather(_ case: Office.Case) async throws {
        let (here, office) = (here, office)
        office.at("2026-05-05")
        try await read("read for danger", `case`.id)
        try await act("ask for information", `case`) { application, actor, around throws(Refusal) in
            try application.asking(
                [here.police.id, here.landlord.id], for: "All contacts.", purpose: "The threshold.", due: nil,
                by: actor,
                in: around)
        }
        let asked = try await office.look { tx in try Applications.load(`case`.id, in: here.id, tx) }
        let request = try #require(asked?.requests.first { $0.agency == here.police.id }).id
        office.at("2026-05-12")
        try await act("answer with information") { desk in
            let found = try await desk.find(request: request, for: office.signedIn(here.policeContact))
            try await desk.act(onApplication: `case`.id, in: here.id, as: found.actor) {
                application, around throws(Refusal) in
                try application.answering(
                    request, .chronology, text: "Nine calls.", restBy: nil, by: found.actor, in: around)
            }
        }
        let coordinator = try await office.key(`case`, here.coordinator)
        try await act("shut somebody out") { desk in
            try await desk.shutOut(here.secondCoordinator.person, of: coordinator, because: "A neighbour.")
        }
        let chair = try await office.key(`case`, here.chair)
        try await act("let them in again") { desk in
            try await desk.liftShutOut(of: here.secondCoordinator.person, from: chair, because: "A mistake.")
        }
    }

    private func decide(_ case: Office.Case) async throws -> CaseKey {
        office.at("2026-05-13")
        let key = try await office.key(`case`, here.coordinator)
        let (seen, decision) = (try await office.desk.casePage(key).seen, office.decision())
        try await act("decide") { desk in try await desk.decide(decision, on: key, seen: seen) }
        return try await office.key(`case`, here.coordinator)
    }

    private func meet(_ key: CaseKey) async throws {
        let (here, meeting) = (here, office.meeting())
        try await act("set the meeting", key, as: here.coordinator) { review, actor, around throws(Refusal) in
            try review.settingMeeting(
                meeting, inviting: [here.chair.person, here.healthContact.person], despite: "The council writes.",
                by: actor, in: around)
        }
        try await act("send the papers", key, as: here.coordinator) { review, actor, around throws(Refusal) in
            try review.sendingPapers("Nine calls in three months.", by: actor, in: around)
        }
        try await act("nominate", key, as: here.coordinator) { review, actor, around throws(Refusal) in
            try review.nominating(here.policeContact.person, because: "Knows the street.", by: actor, in: around)
        }
        try await act("confirm the lead", key, as: here.chair) { review, actor, around throws(Refusal) in
            try review.confirmingLead(by: actor, in: around)
        }
        try await act("accept to lead", key, as: here.policeContact) { review, actor, around throws(Refusal) in
            try review.answeringNomination(accepting: true, because: "", by: actor, in: around)
        }
    }

    private func hold(_ key: CaseKey) async throws {
        let here = here
        office.at("2026-05-20", hour: 12)
        try await act("hold", key, as: here.chair) { review, actor, around throws(Refusal) in
            try review.holding(
                attended: [here.council.id, here.police.id], findings: "The response was slow.", by: actor, in: around)
        }
        try await act("set an action", key, as: here.chair) { review, actor, around throws(Refusal) in
            try review.settingAction(
                "Patrol at weekends", doneWhen: "Four patrols are logged.", agency: here.police.id,
                person: here.policeContact.person, due: day("2026-06-05"), by: actor, in: around)
        }
        try await act("recommend", key, as: here.chair) { review, actor, around throws(Refusal) in
            try review.recommending("Mend the gate.", to: here.landlord.id, by: actor, in: around)
        }
        office.at("2026-05-21")
        try await act("share the plan", key, as: here.coordinator) { review, actor, around throws(Refusal) in
            try review.sharingPlan(by: actor, in: around)
        }
    }

    private func finish(_ key: CaseKey) async throws {
        let (here, id, application) = (here, try #require(key.review), key.application)
        office.at("2026-05-22")
        let applicant = Actor.applicant(application)
        // They may say something else until the outcome goes out.
        try await act("answer the plan", .another) { desk in
            try await desk.act(onReview: id, in: here.id, as: applicant) { review, around throws(Refusal) in
                try review.answeringPlan("Agreed.", of: application, by: applicant, in: around)
            }
        }
        try await act("tell the outcome", key, as: here.coordinator) { review, actor, around throws(Refusal) in
            try review.sendingOutcome("Two measures.", by: actor, in: around)
        }
        let review = try #require(try await office.look { tx in try Reviews.load(id, in: here.id, tx) })
        let (action, advice) = (try #require(review.actions.first).id, try #require(review.recommendations.first).id)
        try await act("do the action", key, as: here.policeContact) { review, actor, around throws(Refusal) in
            try review.updating(action, to: .done(on: around.today, evidence: "Log 17."), by: actor, in: around)
        }
        try await act("answer the recommendation", key, as: here.landlordContact) {
            review, actor, around throws(Refusal) in
            try review.answeringRecommendation(advice, .accepted(on: around.today), by: actor, in: around)
        }
        office.at("2026-06-30")
        try await read("read before closing", application)
        try await act("close", key, as: here.coordinator) { review, actor, around throws(Refusal) in
            try review.closing(because: "All is quiet.", despiteOpenActions: nil, by: actor, in: around)
        }
        let office = office
        try await act("read what waits", .same) { desk in
            _ = try await desk.workList(of: office.signedIn(here.coordinator))
        }
        try await act("read the case", .another) { desk in _ = try await desk.casePage(key) }
        try await act("read as the applicant", .same) { desk in _ = try await desk.trackPage(here.id, application) }
    }

    /// Somebody without an e-mail address is told by hand.
    private func told() async throws {
        let (here, id) = (here, Application.ID(UUID()))
        let intake = office.intake(
            channel: .phone, received: "2026-06-30", takenBy: "the front desk", reachableByMail: false)
        let applicant = office.applicant("Bo Reed", email: nil)
        try await act("take in by telephone", .same) { desk in
            _ = try await desk.receive(intake, from: applicant, id: id, in: here.id, as: .officer(here.policeContact))
        }
        let visitor = office.signedIn(here.coordinator)
        let listed = try #require(try await office.desk.workList(of: visitor).tasks.first).task.id
        let (task, officer) = try await office.desk.task(listed, for: visitor)
        try await act("tell by hand") { desk in
            try await desk.finish(task, on: day("2026-06-30"), note: "Called.", by: officer)
        }
    }
}
