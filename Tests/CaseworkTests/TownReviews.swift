import Casework
import FoundationEssentials
import TestSupport

// A review of this town, step by step: opened on 27 April, meeting on 18 May 2026 at ten.
extension Town {
    func opened(for applications: Application.ID...) -> Review {
        Review(
            id: Review.ID(UUID()), partnership: id,
            applications: applications.isEmpty ? [Application.ID(UUID())] : applications, openedOn: day("2026-04-27"))
    }

    func meeting(_ date: String = "2026-05-18", hour: Int = 10) -> Meeting {
        Meeting(
            id: Meeting.ID(UUID()), startsAt: London.instant(date: day(date), hour: hour, minute: 0), minutes: 90,
            place: "Town hall, room 2")
    }

    var panel: [Person.ID] { [coordinator.person, chair.person, healthContact.person, landlordContact.person] }

    func arranged(_ review: Review) throws(Refusal) -> Outcome<Review> {
        try review.settingMeeting(meeting(), inviting: panel, by: byCoordinator, in: on("2026-04-29"))
    }

    func nominated(_ review: Review) throws(Refusal) -> Outcome<Review> {
        try review.nominating(
            policeContact.person, because: "Knows the street.", by: byCoordinator, in: on("2026-05-05"))
    }

    func confirmed(_ review: Review) throws(Refusal) -> Outcome<Review> {
        try nominated(review).after.confirmingLead(by: byChair, in: on("2026-05-06"))
    }

    func led(_ review: Review) throws(Refusal) -> Outcome<Review> {
        try confirmed(review).after.answeringNomination(
            accepting: true, because: "", by: byPolice, in: on("2026-05-07"))
    }

    func held(_ review: Review) throws(Refusal) -> Outcome<Review> {
        try led(try arranged(review).after).after.holding(
            attended: [council.id, police.id, landlord.id], findings: "The response was slow.", by: byChair,
            in: on("2026-05-18", hour: 12))
    }

    func action(
        on review: Review, for agency: Agency? = nil, by officer: Officer? = nil, due: String = "2026-06-05",
        text: String = "Patrol at weekends"
    ) throws(Refusal) -> Outcome<Review> {
        try review.settingAction(
            text, doneWhen: "Four patrols are logged.", agency: (agency ?? police).id,
            person: (officer ?? policeContact).person, due: day(due), by: byChair, in: on("2026-05-18", hour: 13))
    }

    /// One action of the police, one recommendation to the landlord.
    func planned(_ review: Review) throws(Refusal) -> Review {
        try action(on: try held(review).after).after.recommending(
            "Mend the gate.", to: landlord.id, by: byChair, in: on("2026-05-18", hour: 13)
        ).after
    }

    func consulting(_ review: Review) throws(Refusal) -> Outcome<Review> {
        try planned(review).sharingPlan(by: byCoordinator, in: on("2026-05-19"))
    }

    func told(_ review: Review, on date: String = "2026-05-28") throws(Refusal) -> Outcome<Review> {
        try consulting(review).after.sendingOutcome("Two measures.", by: byCoordinator, in: on(date))
    }
}
