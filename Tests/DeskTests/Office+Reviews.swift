import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport

// The steps of a review through the desk, each on its day.
extension Office {
    /// A decision that can be recorded: met by the number, not met where it was `weighed` and the number is not reached.
    func decision(
        _ answer: ThresholdDecision.Answer = .met, weighed: ThresholdDecision.Consideration? = nil
    ) -> ThresholdDecision {
        ThresholdDecision(
            answer: answer, on: clock.today, reasons: "Three reports in six months.",
            people: [.init("A. Hall", for: here.council.id), .init("B. Moss", for: here.police.id)], conflicts: [],
            behaviour: answer == .otherArea ? nil : .init(.yes, by: "A. Hall", why: "Nobody sleeps."),
            consideration: weighed, ground: answer == .met ? .number : nil, procedure: "statutory 1")
    }

    /// A case whose threshold was met on 5 May 2026, with the key to its review.
    func met(_ name: String = "Ada Quill", with other: CaseReference? = nil) async throws -> CaseKey {
        at("2026-05-01")
        let `case` = try await apply(name)
        at("2026-05-05")
        try await read(`case`.id)
        try await desk.decide(decision(), on: key(`case`, here.coordinator), hearingWith: other)
        return try await key(`case`, here.coordinator)
    }

    @discardableResult
    func act(
        on key: CaseKey, as officer: Officer? = nil,
        _ decide: @Sendable (Review, Actor, Circumstances) throws(Refusal) -> Outcome<Review>
    ) async throws -> Review {
        let actor = Actor.officer(officer ?? here.coordinator)
        guard let review = key.review else { throw DeskError.absent }
        return try await desk.act(onReview: review, in: key.partnership, as: actor) {
            review, around throws(Refusal) in try decide(review, actor, around)
        }
    }

    func meeting(_ date: String = "2026-05-20", hour: Int = 10) -> Meeting {
        Meeting(
            id: Meeting.ID(UUID()), startsAt: London.instant(date: day(date), hour: hour, minute: 0), minutes: 60,
            place: "Town hall")
    }

    func setMeeting(_ meeting: Meeting? = nil, of key: CaseKey) async throws {
        let (meeting, people) = (meeting ?? self.meeting(), [here.chair.person, here.healthContact.person])
        try await act(on: key) { review, actor, around throws(Refusal) in
            try review.settingMeeting(
                meeting, inviting: people, despite: "The council sends its papers.", by: actor, in: around)
        }
    }

    func lead(_ key: CaseKey) async throws {
        let person = here.policeContact.person
        try await act(on: key) { review, actor, around throws(Refusal) in
            try review.nominating(person, because: "Knows the street.", by: actor, in: around)
        }
        try await act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
            try review.confirmingLead(by: actor, in: around)
        }
        try await act(on: key, as: here.policeContact) { review, actor, around throws(Refusal) in
            try review.answeringNomination(accepting: true, because: "", by: actor, in: around)
        }
    }

    /// Held on 20 May, with an action of the police and a recommendation to the landlord.
    func hold(_ key: CaseKey) async throws {
        at("2026-05-20", hour: 12)
        let here = here
        try await act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
            try review.holding(
                attended: [here.council.id, here.police.id], findings: "The response was slow.", by: actor, in: around)
        }
        try await act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
            try review.settingAction(
                "Patrol at weekends", doneWhen: "Four patrols are logged.", agency: here.police.id,
                person: here.policeContact.person, due: day("2026-06-05"), by: actor, in: around)
        }
        try await act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
            try review.recommending("Mend the gate.", to: here.landlord.id, by: actor, in: around)
        }
    }

    /// The plan goes out on 21 May; its last day is 29 May.
    func share(_ key: CaseKey) async throws {
        at("2026-05-21")
        try await act(on: key) { review, actor, around throws(Refusal) in try review.sharingPlan(by: actor, in: around)
        }
    }
}
