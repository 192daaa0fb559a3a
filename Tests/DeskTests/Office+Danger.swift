import Casework
import Desk
import Records
import TestSupport

extension Application.DangerReading.Answers {
    /// Nothing was seen.
    static let calm = Application.DangerReading.Answers(signs: [], level: .standard, note: "")
    /// Somebody lives alone.
    static let alone = Application.DangerReading.Answers(signs: [.hate], level: .medium, note: "Lives alone.")
}

extension Office {
    /// Somebody reads an application for danger, today.
    @discardableResult
    func read(
        _ id: Application.ID, _ answers: Application.DangerReading.Answers = .calm, as officer: Officer? = nil
    ) async throws -> Application {
        let actor = Actor.officer(officer ?? here.coordinator)
        return try await desk.act(onApplication: id, besideItsReviewIn: here.id, as: actor) {
            application, review, around throws(Refusal) in
            try application.readingForDanger(answers, heardIn: review, by: actor, in: around)
        }
    }

    /// A report is added today, made on the day that it is about.
    @discardableResult
    func addReport(
        _ number: Int = 4, of date: String, to id: Application.ID, as actor: Actor? = nil
    ) async throws -> Application {
        let report = Application.Report(
            number: number, behaviourOn: day(date), reportedOn: day(date), reportedBy: "applicant",
            reportedTo: "police", incident: "event-\(number)", area: here.areas[0], hate: false, status: .open,
            acknowledged: nil, description: "Stones thrown at the window.")
        let actor = actor ?? .officer(here.coordinator)
        return try await desk.act(onApplication: id, besideItsReviewIn: here.id, as: actor) {
            application, review, around throws(Refusal) in
            try application.addingReport(report, heardIn: review, by: actor, in: around)
        }
    }
}
