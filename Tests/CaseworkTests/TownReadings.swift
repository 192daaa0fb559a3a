import Casework
import FoundationEssentials

extension Application.DangerReading.Answers {
    /// Nothing was seen.
    static let calm = Application.DangerReading.Answers(signs: [], level: .standard, note: "")
    static let threats = Application.DangerReading.Answers(
        signs: [.threatToLife, .weapons], level: .high, note: "Threats with a knife.",
        referrals: [.init(to: .police, wasMade: true, reason: "A knife was shown.")])
}

extension Town {
    /// An application that has been received and read for danger, on the Thursday before Easter 2026.
    func read(_ intake: Application.Intake? = nil) throws(Refusal) -> Application {
        try receive(intake).after.readingForDanger(.calm, by: byCoordinator, in: on("2026-04-02")).after
    }

    /// A reading of one of a review's applications, as the review knows it.
    func reading(
        _ occasion: Application.DangerReading.Occasion, meetingOn: String? = nil, reports: Int = 0,
        on date: String? = nil
    ) -> Application.DangerReading {
        Application.DangerReading(
            occasion: occasion, meetingOn: meetingOn.map { day($0) }, reports: reports, signs: [], level: .standard,
            note: "", on: day(date ?? (occasion == .beforeClosing ? "2026-05-28" : "2026-04-02")),
            by: coordinator.person)
    }

    /// The review, each of its applications with these readings and so many reports.
    func review(
        _ review: Review, read readings: [Application.DangerReading], reports: Int = 0
    ) -> Review {
        var review = review
        review.danger = review.applications.map {
            DangerRecord(application: $0, reports: reports, readings: readings)
        }
        return review
    }

    /// The review, all of whose applications have been read since the outcome, or on a later day.
    func readBeforeClosing(_ review: Review, on date: String = "2026-05-28") -> Review {
        self.review(review, read: [reading(.receipt), reading(.beforeClosing, on: date)])
    }
}
