import Casework
import Postgres
import Records

// What the pages of a case read of its end.
extension Desk {
    /// Names beside the applicant's own that the file knows: all of them, those that are hidden from the panel among them,
    /// and those of each who is heard with the applicant. From the meeting on, when applicants are written to about it.
    func namesOnFile(
        of application: Application, _ review: Review?, _ tx: borrowing Transaction
    ) throws -> (all: [String], others: [Application.ID: [String]]) {
        guard let review, [.held, .consulting, .outcomeSent, .closed].contains(review.stage.name) else {
            return ([], [:])
        }
        var names = try PanelPacks.hiddenNames(of: review.id, in: application.partnership, tx)
        var others: [Application.ID: [String]] = [:]
        for other in review.applications where other != application.id {
            let applicant = try Applicants.load(of: other, in: application.partnership, tx)
            let own = [applicant?.name, applicant?.onBehalfOf].compactMap(\.self)
            names += own
            others[other] = own
        }
        return (names, others)
    }

    /// The route to a review of the decision as the procedure in force today has it, and every ground that a request may
    /// name which was made between the day of telling and today.
    func reviewRoutes(
        of application: Application, toldOn day: CivilDate?, _ tx: borrowing Transaction
    ) throws -> (today: Procedure.ReviewRoute?, grounds: [String]) {
        let now = try procedure(of: application, inForceOn: today, tx)?.review
        let then = try day.flatMap { try procedure(of: application, inForceOn: $0, tx)?.review }
        let grounds = (now?.grounds ?? []) + (then?.grounds ?? [])
        return (
            now,
            grounds.reduce(into: []) { found, ground in
                if !found.contains(where: { $0.utf8.elementsEqual(ground.utf8) }) { found.append(ground) }
            }
        )
    }
}
