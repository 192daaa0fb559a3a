import Casework
import Desk
import Records
import Text

// Where it happened, for an application that is written down: here, or in another area, so that it is passed on today.
extension Pages {
    func happenings(_ worker: Worker) async throws -> [Choice] {
        let mine = worker.signedIn.offices.map(\.partnership)
        let others = try await desk.areas().filter { !mine.contains($0.partnership.id) }
        return [Choice("here", "In the area above")]
            + others.map { Choice($0.code, $0.name, hint: "Served here by \($0.partnership.name).") }
            + [Choice(OtherArea.unknown, "In another area, or it is not known")]
    }

    /// The area of the reports where that is another, and the place in the applicant's words.
    func happened(_ form: inout Form, _ worker: Worker) async throws -> (area: String?, place: String?) {
        let known = try await happenings(worker).map(\.value)
        let isUnsaid = form.shown.value("happened_in").isEmpty
        let chosen = isUnsaid ? "here" : form.choice("happened_in", "Choose where it happened", among: known)
        guard let chosen, chosen != "here" else { return (nil, nil) }
        let place = form.text(
            "place", "Where it happened", required: chosen == OtherArea.unknown,
            missing: "Enter where it happened, as the applicant says it"
        ).nonEmpty
        return (chosen, place)
    }
}
