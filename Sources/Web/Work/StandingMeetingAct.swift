import Casework
import Desk
import Text

extension CaseAct {
    static let standingMeeting = CaseAct(
        noun: "standing-meeting",
        title: "Take the next standing meeting",
        button: "Take this time and invite everybody",
        isOffered: { page in
            guard case .place? = page.meetingDesk?.next, page.isHeld(by: .coordinator) else { return false }
            return page.review?.stage == .arranging || page.review?.stage == .meetingSet
        },
        prefilled: { page in
            var shown = MeetingFields.prefilled(page.review?.hearingToCome, page)
            if case .place(let place)? = page.meetingDesk?.next { shown.values["starts"] = [place.slot.token] }
            return shown
        },
        fields: { page, shown in
            guard case .place(let place)? = page.meetingDesk?.next else { return "" }
            return """
                <div class="notice"><p>\(place.series.name.withUpperStart), \(Pieces.moment(place.meeting.startsAt)), \
                \(place.meeting.place). This case is heard \(place.slot.inWords).</p></div>
                <input type="hidden" name="starts" value="\(place.slot.token)">
                \(MeetingFields.despite(shown))\
                \(shown.checkboxes("invited", "Who is invited?", page.choices(page.eligible)))
                """
        },
        perform: { form, page, desk in
            guard case .place(let place)? = page.meetingDesk?.next else {
                form.note("starts", "No standing meeting can hear this case any more.", anchor: "main")
                return false
            }
            let invited = form.checkboxes(
                "invited", among: page.eligible.map { "\($0.person)" }, missing: "Choose who is invited")
            let despite = form.area("despite", "Why it is set all the same", max: 1_000, required: false)
            if form.shown.value("starts") != place.slot.token {
                form.note(
                    "starts", "That time has been taken meanwhile. This is the next: look whether it fits.",
                    anchor: "main")
            }
            guard try form.isRight() else { return false }
            let people = page.people(invited)
            do {
                try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                    try review.settingMeeting(
                        place.meeting, slot: place.slot, inviting: people, despite: despite, by: page.actor,
                        in: around)
                }
            } catch Refusal.meeting(let concerns) {
                form.note(concerns)
                return false
            }
            return true
        }
    )
}

extension Slot {
    /// By which a form knows the time that its reader saw.
    fileprivate var token: String { "\(startsAt.seconds).\(minutes)" }
}
