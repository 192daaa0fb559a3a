import Casework
import Desk
import Records
import Text

// From the meeting arranged to the meeting held.
extension CaseAct {
    static let meeting = CaseAct(
        noun: "meeting",
        title: "Set or move the meeting",
        button: "Set the meeting and invite everybody",
        isOffered: { page in
            switch page.review?.stage {
            case .arranging, .meetingSet: page.isHeld(by: .coordinator)
            default: false
            }
        },
        prefilled: { page in MeetingFields.prefilled(page.review?.hearingToCome, page) },
        fields: { page, shown in
            let others = page.meetings.map {
                Choice("\($0.id)", "\($0.startsAt.inWords), \($0.minutes) minutes, \($0.place)")
            }
            let existing: HTML? =
                others.isEmpty
                ? nil
                : shown.select(
                    "meeting",
                    "A meeting that is already set",
                    others,
                    hint: "Or leave it, and set one below."
                )
            // Where no other meeting can be shared, the review has all of its own.
            let slot: HTML? =
                others.isEmpty
                ? nil
                : """
                \(shown.input(
                    "slot_time", "If the meeting hears other cases too: when is this one heard?",
                    hint: "UK time, for example 2:30pm. Leave it empty for the whole meeting.", width: "short"))
                \(shown.input("slot_minutes", "For how many minutes?", type: "number", width: "four"))
                """
            // Whoever was invited is told why, where something is said.
            let reason: HTML? =
                page.review?.hearingToCome == nil
                ? nil
                : """
                \(ReadByEvery.applicant(of: page))\(shown.area(
                    "reason", "Why does it change? (optional)",
                    hint: "Everybody who was invited reads this, the applicant too.", rows: 3))
                """
            return """
                <p>\(HTML.link(
                    to: "/work/cases/\(page.application.reference)/meeting/plan",
                    "Find a time when most can come, or ask them"))</p>
                \(RequestsView(page: page).gaps)\
                \(MeetingFields.despite(shown))\(page.standingHint)\(existing)
                \(shown.date("day", "Day"))
                \(shown.input("time", "Time", hint: "UK time, for example 2:30pm", width: "short"))
                \(shown.input("minutes", "How many minutes does the meeting last?", type: "number", width: "four"))
                \(MeetingFields.place(page, shown))
                \(slot)
                \(shown.checkboxes("invited", "Who is invited?", page.choices(page.eligible)))
                \(TimesApartFields(page: page).html(shown))
                \(reason)
                """
        },
        perform: { form, page, desk in
            let chosen: Meeting.ID? =
                form.shown.value("meeting").isEmpty
                ? nil : form.id("meeting", "Choose one of the meetings")
            let existing = page.meetings.first { $0.id == chosen }
            if chosen != nil && existing == nil { form.note("meeting", "Choose one of the meetings") }
            var meeting = existing
            if chosen == nil {
                meeting = form.meeting(page, before: page.review?.hearingToCome?.meeting)
            }
            let slot = meeting.flatMap { form.slot(in: $0) }
            let invited = form.checkboxes(
                "invited",
                among: page.eligible.map { "\($0.person)" },
                missing: "Choose who is invited"
            )
            let apart = meeting.flatMap { TimesApartFields(page: page).read(&form, in: slot ?? $0.whole) }
            let reason = form.area("reason", "Why it changes", max: 1_000, required: false)
            let despite = form.area("despite", "Why it is set all the same", max: 1_000, required: false)
            guard try form.isRight(), let meeting else { return false }
            let people = page.people(invited)
            do {
                try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                    try review.settingMeeting(
                        meeting, slot: slot, inviting: people, because: reason, despite: despite, apart: apart,
                        by: page.actor, in: around)
                }
            } catch Refusal.meeting(let concerns) {
                form.note(concerns)
                return false
            } catch Refusal.part(let fault) {
                guard TimesApartFields(page: page).note(fault, &form) else { throw Refusal.part(fault) }
                return false
            }
            return true
        }
    )

    static let hearing = CaseAct(
        noun: "hearing",
        title: "Record a meeting in short, after it",
        button: "Record",
        isOffered: { page in
            if case .meetingSet? = page.review?.stage { page.isHeld(by: .chair, .coordinator) } else { false }
        },
        fields: { page, shown in
            """
            \(shown.checkboxes("attended", "Which bodies were there?", page.agencyChoices))
            \(shown.area("findings", "What did the panel find?", rows: 8))
            """
        },
        perform: { form, page, desk in
            let attended = form.checkboxes(
                "attended",
                among: page.agencies.map { "\($0.id)" },
                missing: "Choose the bodies that were there"
            )
            let findings = form.area("findings", "What the panel found", max: 10_000)
            try await form.mustHaveNoDraft("findings", "finish it there", page, desk)
            guard try form.isRight() else { return false }
            let bodies = page.bodies(attended)
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.holding(attended: bodies, findings: findings, by: page.actor, in: around)
            }
            return true
        }
    )
}

extension Form {
    /// When the meeting hears this review; nil for the whole meeting. Without minutes it is the rest of the meeting.
    mutating func slot(in meeting: Meeting) -> Slot? {
        let (isTimed, isMeasured) = (!shown.value("slot_time").isEmpty, !shown.value("slot_minutes").isEmpty)
        guard isTimed || isMeasured else { return nil }
        let time = time("slot_time", "The time of this case")
        let minutes = isMeasured ? int("slot_minutes", "The number of minutes", in: Meeting.lengths) : nil
        guard let time else { return nil }
        let day = London.date(of: meeting.startsAt)
        let starts = London.instant(date: day, hour: time / 60, minute: time % 60)
        let passed = Int(starts.seconds - meeting.startsAt.seconds) / 60
        return Slot(startsAt: starts, minutes: minutes ?? meeting.minutes - passed)
    }
}

extension Form {
    /// What somebody writes while the meeting runs must not be passed by.
    mutating func mustHaveNoDraft(_ field: String, _ there: String, _ page: CasePage, _ desk: Desk) async throws {
        guard let draft = try await desk.meetingDraft(of: page.key), !draft.entries.isEmpty else { return }
        note(field, "The record of this meeting has been begun on the page “Record the meeting”: \(there)")
    }
}

extension Review {
    var isClosed: Bool { stage.name == .closed }
}

extension CasePage {
    /// The next standing meeting, or why there is none; nothing where the partnership keeps none.
    fileprivate var standingHint: HTML? {
        switch meetingDesk?.next {
        case .place(let place)?:
            """
            <p>\(place.series.name.withUpperStart) can hear this case on \(Pieces.moment(place.slot.startsAt)): \
            \(HTML.link(to: "/work/cases/\(application.reference)/standing-meeting", "take that time")).</p>

            """
        case .none(let reason)? where reason != NextStanding.keptNone: "<p>\(reason)</p>\n"
        case .none?, nil: nil
        }
    }
}
