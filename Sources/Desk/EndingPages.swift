import Casework
import Postgres
import Records

// What the pages of a case read of its end.
extension Desk {
    /// Names beside the applicant's own that the file knows: those who are heard with them, and those that are hidden
    /// from the panel. Only while the outcome is written.
    func namesOnFile(
        of application: Application, _ review: Review?, _ tx: borrowing Transaction
    ) throws -> [String] {
        guard let review, case .consulting = review.stage else { return [] }
        var names = try PanelPacks.hiddenNames(of: review.id, in: application.partnership, tx)
        for other in review.applications where other != application.id {
            let applicant = try Applicants.load(of: other, in: application.partnership, tx)
            names += [applicant?.name, applicant?.onBehalfOf].compactMap(\.self)
        }
        return names
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
