import Casework
import Desk
import FoundationEssentials
import Text

// Asking bodies for information: to check the reports before the decision, for full papers after it, and anybody outside
// the partnership.
extension CaseAct {
    static let informationRequests = asking(
        .verifying, noun: "information-requests", title: "Ask agencies for information",
        asked: "What you hold about the behaviour reported in this case: reports with their dates, what was done "
            + "and by whom, and any risk to the person affected.",
        purpose: "To decide whether the threshold for an ASB Case Review is met, and to carry out the review "
            + "(section 104 and Schedule 4, paragraph 7).")

    static let fullPapers = asking(
        .fullPapers, noun: "full-papers", title: "Ask agencies for the full papers",
        asked: "Everything you hold that the panel needs: what happened, day by day, what you did and what came of it, "
            + "what you know of risk and vulnerability, what is still open, and what else you could do.",
        purpose: "To carry out the ASB Case Review of this case (section 104(1) and Schedule 4, paragraph 7).")

    private static func asking(
        _ kind: InformationRequest.Kind, noun: String, title: String, asked: String, purpose: String
    ) -> CaseAct {
        CaseAct(
            noun: noun, title: title, button: "Ask",
            isOffered: { $0.application.waits(for: kind, beside: $0.review) && $0.isHeld(by: .coordinator) },
            prefilled: { _ in Shown(["asked": asked, "purpose": purpose]) },
            fields: { page, shown in
                let choices = page.notAsked(kind).map { agency in
                    Choice("\(agency.id)", agency.name, hint: "This body \(agency.answering.inWords).")
                }
                return """
                    \(shown.checkboxes("agencies", "Whom do you ask?", choices))
                    \(shown.area("asked", "What do you ask for?", rows: 4))
                    \(shown.area("purpose", "What is it for?", rows: 3))
                    \(shown.date("due", "By when? (leave empty for the day that the procedure says)"))
                    \(Pieces.act("Another day for one of them", isOpen: page.hasOwnDay(shown), ownDays(page, shown, kind)))
                    """
            },
            perform: { form, page, desk in
                let ticked = form.checkboxes(
                    "agencies", among: page.agencies.map { "\($0.id)" }, missing: "Choose at least one agency")
                let asked = form.area("asked", "What you ask for", max: 4_000)
                let purpose = form.area("purpose", "What it is for", max: 2_000)
                let due = form.date("due", "The day by which you ask for it", .from(page.today), required: false)
                let agencies = page.bodies(ticked)
                let dues = ownDays(of: agencies, &form, page.today)
                guard try form.isRight() else { return false }
                try await desk.act(besideReviewOf: page) { application, review, around throws(Refusal) in
                    try application.asking(
                        agencies, for: asked, purpose: purpose, due: due, kind: kind, dues: dues, beside: review,
                        by: page.actor, in: around)
                }
                return true
            })
    }

    private static func ownDays(_ page: CasePage, _ shown: Shown, _ kind: InformationRequest.Kind) -> HTML {
        HTML(
            page.notAsked(kind).map { agency in
                shown.input("due-\(agency.id)", agency.name, hint: "For example, 27/3/2026", width: "short")
            })
    }

    /// The day of each agency that has one of its own.
    private static func ownDays(
        of agencies: [Agency.ID], _ form: inout Form, _ today: CivilDate
    ) -> [Agency.ID: CivilDate] {
        var dues: [Agency.ID: CivilDate] = [:]
        for agency in agencies {
            let name = "due-\(agency)"
            let text = form.text(name, "The day", max: 40, required: false)
            guard !text.isEmpty else { continue }
            if case .success(let found) = DayText.whole(text), found.day >= today, found.day.days(since: today) < 366 {
                dues[agency] = found.day
            } else {
                form.note(name, "The day must be a real date, today or within a year, like 27/3/2026")
            }
        }
        return dues
    }
}

extension CasePage {
    /// The agencies that have not been asked for this yet; all of them where each has.
    fileprivate func notAsked(_ kind: InformationRequest.Kind) -> [Agency] {
        let asked = application.requests.filter { $0.kind == kind }.compactMap(\.member)
        let open = agencies.filter { !asked.contains($0.id) }
        return open.isEmpty ? agencies : open
    }

    /// Whether an own day of an agency was typed.
    fileprivate func hasOwnDay(_ shown: Shown) -> Bool { agencies.contains { !shown.value("due-\($0.id)").isEmpty } }
}
