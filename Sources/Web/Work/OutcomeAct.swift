import Casework
import Desk
import FoundationEssentials
import Records
import Text

// The outcome: one person writes it, a second reads it, and then it goes.
extension CaseAct {
    static let outcomeDraft = CaseAct(
        noun: "outcome-draft",
        title: "Write what the applicant is told of the outcome",
        button: "Keep it, for a second person to read",
        isOffered: { page in
            guard case .consulting? = page.review?.stage else { return false }
            return page.isHeld(by: .chair, .coordinator)
        },
        prefilled: { page in
            guard let draft = page.outcomeDraft else { return Shown() }
            var shown = Shown(["outcome": draft.text])
            shown.values["withheld"] = draft.withheld.map { "\($0)" }
            return shown
        },
        fields: { page, shown in
            let findings: HTML? = page.outcomeDraft?.reading.flatMap { $0.isPassed ? nil : $0.findings }.map {
                "<div class=\"notice\"><p>It was sent back:</p>\(Pieces.lines($0))</div>\n"
            }
            let joint = (page.review?.applications.count ?? 1) > 1
            let parts: HTML? =
                joint
                ? shown.checkboxes(
                    "withheld", "What of the plan is about somebody else?",
                    page.partsForApplicant.map { Choice("\($0.id)", $0.words) },
                    hint: "This applicant is not told what you tick. What was said not to concern them is left out "
                        + "already. The others whom the review hears are told the outcome in words of their own, on the pages of their cases."
                )
                : nil
            return """
                <p>The applicant is told the outcome and the recommendations (section 104(8)). They read this text, the \
                actions and the recommendations, and nothing else. Write nothing in it about anybody else: no name, no \
                address, nothing of their health or of what they reported.</p>
                \(findings)
                \(CaseView(page: page).plan)
                \(shown.area("outcome", "The outcome, as this applicant will read it", rows: 10))
                \(parts)
                """
        },
        perform: { form, page, desk in
            let text = form.area("outcome", "The outcome", max: 10_000)
            let withheld = form.checkboxes("withheld", among: page.partsForApplicant.map { "\($0.id)" }).compactMap {
                UUID(uuidString: $0)
            }
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.draftingOutcome(
                    text, for: page.application.id, withholding: withheld, by: page.actor, in: around)
            }
            return true
        }
    )

    static let outcomeReading = CaseAct(
        noun: "outcome-reading",
        title: "Read what the applicant is to be told",
        button: "I have read it",
        isOffered: { page in
            guard case .consulting? = page.review?.stage, let draft = page.outcomeDraft, draft.reading == nil,
                draft.writtenBy != page.key.officer.person
            else { return false }
            return page.isHeld(by: .chair, .coordinator) || page.isLedByReader
        },
        fields: { page, shown in
            guard let draft = page.outcomeDraft else { return "" }
            return """
                <p>Written on \(Pieces.date(draft.writtenOn)) by \(page.officerName(draft.writtenBy)). Read it as \
                somebody who must not learn anything about anybody else from it.</p>
                \(EndingsView(page: page).draft(draft))
                \(EndingsView(page: page).beside(draft))
                \(EndingsView(page: page).hints(draft))
                \(shown.radios(
                    "reading", "May it go to the applicant as it is?",
                    [
                        Choice("pass", "Yes: there is nothing in it about anybody else that they may not know"),
                        Choice("back", "No: it must be mended first"),
                    ]))
                \(shown.area("findings", "What must be mended?", hint: "Only if it must be mended.", rows: 4))
                """
        },
        perform: { form, page, desk in
            let answer = form.choice("reading", "Choose whether it may go as it is", among: ["pass", "back"])
            let findings = form.area(
                "findings", "What must be mended", max: 5_000, required: answer == "back",
                missing: "Enter what must be mended")
            guard try form.isRight(), let answer, let draft = page.outcomeDraft else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.readingOutcome(
                    draft.version, for: draft.application, passing: answer == "pass", findings: findings,
                    by: page.actor, in: around)
            }
            return true
        }
    )

    static let outcome = CaseAct(
        noun: "outcome",
        title: "Tell the applicant the outcome",
        button: "Send the outcome",
        isOffered: { page in
            guard case .consulting? = page.review?.stage, let review = page.review else { return false }
            return page.isHeld(by: .chair, .coordinator)
                && review.applications.allSatisfy { review.outcomeDraft(for: $0)?.reading?.isPassed == true }
        },
        fields: { page, shown in
            let others: HTML? =
                page.heardWith.isEmpty
                ? nil : "<p>Every applicant whom the review hears is told at once, each in the words for them.</p>\n"
            return """
                <p>A second person has read it. The applicant is told this, and every body its own recommendation.</p>
                \(others)
                \(page.outcomeDraft.map { EndingsView(page: page).draft($0) })
                \(page.outcomeDraft.flatMap { EndingsView(page: page).beside($0) })
                """
        },
        perform: { form, page, desk in
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.sendingOutcome(by: page.actor, in: around)
            }
            return true
        }
    )
}

extension CasePage {
    /// What this applicant is to be told, until they are.
    var outcomeDraft: OutcomeDraft? { review?.outcomeDraft(for: application.id) }

    /// What concerns this applicant of the plan.
    var partsForApplicant: [PartOfPlan] {
        guard let review else { return [] }
        return partsOfPlan.filter { review.concerned(by: $0.id).contains(application.id) }
    }

    /// Whether the reader is the lead officer and has accepted, or acts for them.
    var isLedByReader: Bool { review?.leads(key.officer) ?? false }
}
