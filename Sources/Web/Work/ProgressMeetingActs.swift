import Casework
import Desk
import Text

// Meetings after the outcome, at which those who act look at how far the plan has come.
extension CaseAct {
    static let progressMeeting = CaseAct(
        noun: "progress-meeting",
        title: "Set or move a progress meeting",
        button: "Set the meeting and invite everybody",
        isOffered: { page in page.setsProgress && (page.progressIsToCome ?? true) },
        prefilled: { page in MeetingFields.prefilled(page.review?.progressMeeting, page) },
        fields: { page, shown in
            let reason: HTML? =
                page.review?.progressMeeting == nil
                ? nil : shown.area("reason", "Why does it change? (optional)", rows: 3)
            return """
                <p>Those who act look at how far the plan has come. The applicant is not asked to it.</p>
                \(MeetingFields.despite(shown))\(shown.date("day", "Day"))
                \(shown.input("time", "Time", hint: "UK time, for example 2:30pm", width: "short"))
                \(shown.input("minutes", "How many minutes does the meeting last?", type: "number", width: "four"))
                \(MeetingFields.place(page, shown))
                \(shown.checkboxes("invited", "Who is invited?", page.choices(page.eligible)))
                \(reason)
                """
        },
        perform: { form, page, desk in
            let meeting = form.meeting(page, before: page.review?.progressMeeting?.meeting)
            let invited = form.checkboxes(
                "invited", among: page.eligible.map { "\($0.person)" }, missing: "Choose who is invited")
            let reason = form.area("reason", "Why it changes", max: 1_000, required: false)
            let despite = form.area("despite", "Why it is set all the same", max: 1_000, required: false)
            guard try form.isRight(), let meeting else { return false }
            let people = page.people(invited)
            do {
                try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                    try review.settingProgressMeeting(
                        meeting, inviting: people, because: reason, despite: despite, by: page.actor, in: around)
                }
            } catch Refusal.meeting(let concerns) {
                form.note(concerns)
                return false
            }
            return true
        }
    )

    static let progressMeetingOff = CaseAct(
        noun: "progress-meeting-off",
        title: "Call the progress meeting off",
        button: "Call it off and tell everybody",
        isOffered: { page in page.setsProgress && page.progressIsToCome == true },
        fields: { _, shown in
            shown.area("reason", "Why?", hint: "Everybody who was invited reads this.", rows: 3)
        },
        perform: { form, page, desk in
            let reason = form.area("reason", "Why", max: 1_000, missing: "Enter why the meeting is called off")
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.callingOffProgressMeeting(because: reason, by: page.actor, in: around)
            }
            return true
        }
    )

    static let progressMinutes = CaseAct(
        noun: "progress-minutes",
        title: "Record the progress meeting",
        button: "Record",
        isOffered: { page in
            guard page.setsProgress, let meeting = page.review?.progressMeeting else { return false }
            return London.date(of: meeting.slot.startsAt) <= page.today
        },
        fields: { page, shown in
            """
            \(shown.checkboxes("attended", "Which bodies were there?", page.agencyChoices))
            \(shown.area("minutes", "What came of it, shortly?", rows: 6))
            """
        },
        perform: { form, page, desk in
            let attended = form.checkboxes("attended", among: page.agencies.map { "\($0.id)" })
            let minutes = form.area("minutes", "What came of it", max: 5_000)
            try await form.mustHaveNoDraft("minutes", "finish it there", page, desk)
            guard try form.isRight() else { return false }
            let bodies = page.bodies(attended)
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.minutingProgressMeeting(attended: bodies, minutes: minutes, by: page.actor, in: around)
            }
            return true
        }
    )
}

extension CasePage {
    fileprivate var setsProgress: Bool {
        meetingDesk != nil && review?.stage.name == .outcomeSent && isHeld(by: .coordinator)
    }

    /// Whether the progress meeting that is set is to come, by its day; nil where none is set.
    fileprivate var progressIsToCome: Bool? {
        review?.progressMeeting.map { London.date(of: $0.slot.startsAt) >= today }
    }
}
