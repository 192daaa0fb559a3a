import Casework
import Desk
import FoundationEssentials
import Records
import Text

extension CaseAct {
    static let concerns = CaseAct(
        noun: "concerns",
        title: "Say which applicants each part of the plan concerns",
        button: "Save",
        isOffered: { page in
            guard let review = page.review, review.applications.count > 1, !review.parts.isEmpty else { return false }
            switch review.stage {
            case .held, .consulting, .outcomeSent: return page.isHeld(by: .chair, .coordinator)
            case .arranging, .meetingSet, .closed: return false
            }
        },
        prefilled: { page in
            var shown = Shown()
            for part in page.partsOfPlan {
                shown.values[field(part)] = page.review?.concerned(by: part.id).map { "\($0)" } ?? []
            }
            return shown
        },
        fields: { page, shown in
            let parts: [HTML] = page.partsOfPlan.map { part in
                let found = page.hintsForAll(in: part.text)
                let names: HTML? =
                    found.isEmpty
                    ? nil
                    : "<p class=\"notice\">Look at this: \(found.map { "\($0.kind.inWords.withLowerStart), \($0.words)" }.joined(separator: "; "))</p>\n"
                return """
                    \(names)\
                    \(shown.checkboxes(field(part), part.words, page.applicationChoices))
                    """
            }
            return """
                <p>This review hears several applications. Each applicant reads what concerns them of the draft plan, of \
                the outcome and of what follows, and nothing of the rest. What they have been told already stays told.</p>
                \(parts)
                """
        },
        perform: { form, page, desk in
            let choices = page.applicationChoices.map(\.value)
            var marked: [UUID: [Casework.Application.ID]] = [:]
            for part in page.partsOfPlan {
                let ticked = form.checkboxes(
                    field(part), among: choices, missing: "Choose at least one applicant for: \(part.words)")
                // Those whom the reader may not see keep what was said.
                let unseen = (page.review?.concerned(by: part.id) ?? []).filter { !choices.contains("\($0)") }
                marked[part.id] = ticked.compactMap { Casework.Application.ID($0) } + unseen
            }
            guard try form.isRight() else { return false }
            let said = marked
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.sayingConcerns(said, by: page.actor, in: around)
            }
            return true
        }
    )

    @Sendable private static func field(_ part: PartOfPlan) -> String { "part-\(part.id)" }
}

/// An action or a recommendation, to choose from.
struct PartOfPlan {
    var id: UUID
    /// What applicants read of it.
    var text: String
    /// With its body, for those who work on the case.
    var words: String
}

extension CasePage {
    /// Actions and recommendations.
    var partsOfPlan: [PartOfPlan] {
        (review?.actions ?? []).map {
            PartOfPlan(id: $0.id.raw, text: $0.text, words: "\(agencyName($0.agency)): \($0.text)")
        }
            + (review?.recommendations ?? []).map {
                PartOfPlan(id: $0.id.raw, text: $0.text, words: "Recommended to \(name(of: $0.to)): \($0.text)")
            }
    }

    /// The applications of the review, as far as the reader may see them.
    var applicationChoices: [Choice] {
        [Choice("\(application.id)", "\(application.reference)")]
            + zip(others, heardWith).map { Choice("\($0)", "\($1)") }
    }

    /// Whom a part of the plan of a joint review concerns; nil in a review of one application.
    func concerned(by part: UUID, _ text: String) -> HTML? {
        guard let review, review.applications.count > 1 else { return nil }
        let concerned = review.concerned(by: part)
        guard concerned.count == review.applications.count else {
            let known = applicationChoices.filter { choice in concerned.contains { "\($0)" == choice.value } }
            return "<p class=\"hint\">Concerns only \(known.map(\.words).joined(separator: ", "))</p>"
        }
        let found = hintsForAll(in: text)
        let warning: HTML? =
            found.isEmpty
            ? nil
            : " <strong>It may name somebody (\(found.map(\.words).joined(separator: ", "))): say whom it concerns.</strong>"
        return "<p class=\"hint\">Concerns every applicant.\(warning)</p>"
    }
}
