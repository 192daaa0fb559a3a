import Casework
import Desk
import Text

extension CaseAct {
    static let adjournment = CaseAct(
        noun: "adjournment",
        title: "Adjourn the meeting",
        button: "Adjourn it and tell everybody",
        isOffered: { page in
            guard page.isHeld(by: .chair, .coordinator), let hearing = page.review?.hearingToCome else { return false }
            return London.date(of: hearing.slot.startsAt) <= page.today
        },
        fields: { page, shown in
            """
            <p>\(HTML.link(
                to: "/work/cases/\(page.application.reference)/meeting/record",
                "Record what was held of it, and adjourn it there")), or adjourn it here in short.</p>
            <p>The meeting was held in part. It stays on record, and you set another that goes on from it. Everybody \
            who was invited is told, and so is the applicant.</p>
            \(shown.checkboxes("attended", "Which bodies were there?", page.agencyChoices))
            \(ReadByEvery.applicant(of: page))\(shown.area(
                "reason", "Why is it adjourned?", hint: "Everybody who was invited reads this, the applicant too.",
                rows: 3))
            \(shown.area(
                "awaited", "What is awaited before it goes on?",
                hint: "Everybody who was invited reads this, the applicant too.", rows: 3))
            """
        },
        perform: { form, page, desk in
            let attended = form.checkboxes("attended", among: page.agencies.map { "\($0.id)" })
            let reason = form.area("reason", "Why", max: 1_000, missing: "Enter why the meeting is adjourned")
            let awaited = form.area("awaited", "What is awaited", max: 1_000, missing: "Enter what is awaited")
            try await form.mustHaveNoDraft("attended", "adjourn it there", page, desk)
            guard try form.isRight() else { return false }
            let bodies = page.bodies(attended)
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.adjourningMeeting(
                    because: reason, awaiting: awaited, attended: bodies, by: page.actor, in: around)
            }
            return true
        }
    )
}
