import Casework
import FoundationEssentials
import TestSupport

/// Ids in the order in which rows come back.
func ordered<Subject>(_ ids: [ID<Subject>]) -> [ID<Subject>] {
    ids.sorted { $0.description < $1.description }
}

extension TestPartnership {
    /// A slot in a meeting that has been set and not been held.
    func hearing() -> Review.Hearing {
        Review.Hearing(
            meeting: Meeting(
                id: Meeting.ID(UUID()), startsAt: Instant(microseconds: 1_781_000_000_000_000), minutes: 90,
                place: "Room 4"),
            invited: ordered([chair.person, policeContact.person, landlordContact.person]))
    }

    /// A review on which everything has happened that can: an answer of each kind, an action in each state.
    func wholeReview(of application: Application.ID) -> Review {
        var review = review(of: application)
        var hearing = hearing()
        hearing.slot = Slot(startsAt: hearing.meeting.startsAt.adding(seconds: 1_800), minutes: 45)
        hearing.papers = .init(text: "What each agency holds.", on: day("2026-06-05"), by: coordinator.person)
        hearing.record = .init(
            attended: ordered([council.id, police.id, landlord.id]), findings: "It went on too long.",
            by: chair.person)
        review.stage = .held(on: day("2026-06-09"))
        review.hearing = hearing
        review.lead = LeadOfficer(
            person: policeContact.person, agency: police.id, standing: .confirmed, nominatedOn: day("2026-06-09"),
            reason: "Knows the street.")
        let answers: [Recommendation.Answer?] = [
            nil, .accepted(on: day("2026-06-20")), .inPart(on: day("2026-06-21"), because: "No money."),
            .declined(on: day("2026-06-22"), because: "Not ours."),
        ]
        review.recommendations = answers.map {
            Recommendation(id: Recommendation.ID(UUID()), agency: landlord.id, text: "Mend the door.", answer: $0)
        }
        let states: [Action.State] = [
            .offered, .accepted(on: day("2026-06-11")), .declined(on: day("2026-06-12"), because: "On leave."),
            .done(on: day("2026-06-13"), evidence: "Photograph 3."),
        ]
        review.actions = states.map {
            Action(
                id: Action.ID(UUID()), agency: police.id, person: policeContact.person, text: "Visit weekly.",
                doneWhen: "Four visits are noted.", due: day("2026-07-01"), state: $0)
        }
        review.planAnswers = [.init(application: application, on: day("2026-06-15"), text: "Please earlier.")]
        return review
    }
}
