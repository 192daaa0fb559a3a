import Casework
import Desk
import Text

extension CaseAct {
    static let meetingOff = CaseAct(
        noun: "meeting-off",
        title: "Call the meeting off",
        button: "Call it off and tell everybody",
        isOffered: { page in
            if case .meetingSet? = page.review?.stage { page.isHeld(by: .coordinator, .chair) } else { false }
        },
        fields: { page, shown in
            let when: HTML? = page.review?.hearing.map { "<p>It is set for \(Pieces.moment($0.slot.startsAt)).</p>\n" }
            return """
                \(when)<p>Everybody who was invited is told, and so is the applicant. The last day by which the panel \
                must meet stands: set another meeting soon.</p>
                \(ReadByEvery.applicant(of: page))\(shown.area(
                    "reason", "Why?", hint: "Everybody who was invited reads this, the applicant too.", rows: 3))
                """
        },
        perform: { form, page, desk in
            let reason = form.area("reason", "Why", max: 1_000, missing: "Enter why the meeting is called off")
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.callingOffMeeting(because: reason, by: page.actor, in: around)
            }
            return true
        }
    )
}
