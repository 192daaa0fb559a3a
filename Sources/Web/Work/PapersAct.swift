import Casework
import Desk
import Text

// What the panel reads before the meeting.
extension CaseAct {
    static let papers = CaseAct(
        noun: "papers",
        title: "Send the papers to the panel",
        button: "Send the papers",
        isOffered: { page in
            if case .meetingSet? = page.review?.stage { page.isHeld(by: .coordinator, .chair) } else { false }
        },
        prefilled: { page in Shown(page.review?.hearing?.papers.map { ["papers": $0.text] } ?? [:]) },
        fields: { _, shown in
            shown.area(
                "papers",
                "What should the panel read before the meeting?",
                hint: "It is shown on the page of the case. Everybody who is invited is told, without its words. "
                    + "If papers were sent before, these take their place.",
                rows: 16
            )
        },
        perform: { form, page, desk in
            let papers = form.area("papers", "The papers", max: 20_000, missing: "Enter the papers for the panel")
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.sendingPapers(papers, by: page.actor, in: around)
            }
            return true
        }
    )
}
