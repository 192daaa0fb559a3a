import Casework
import Desk
import Text

// Word to the applicant of how the actions stand.
extension CaseAct {
    static let word = CaseAct(
        noun: "word",
        title: "Send the applicant word of how the actions stand",
        button: "Send it",
        isOffered: { page in
            guard case .outcomeSent? = page.review?.stage else { return false }
            return page.isHeld(by: .coordinator) || page.review?.lead?.person == page.key.officer.person
        },
        fields: { page, shown in
            """
            <p>The applicant is told this, and by when they hear again. It begins the time to the next word.</p>
            \(CaseView(page: page).plan)
            \(shown.area("word", "How do the actions stand, as the applicant will read it?", rows: 8))
            """
        },
        perform: { form, page, desk in
            let text = form.area("word", "How the actions stand", missing: "Enter how the actions stand")
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.sendingWord(text, by: page.actor, in: around)
            }
            return true
        }
    )
}
