import Casework
import Desk
import Records
import Text

// When and how the applicant could take part in the meeting.
extension Pages {
    @Sendable func preferenceForm(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard page.canPrefer else { return .seeOther("/track") }
        let known = try await desk.preference(of: application, in: partnership)
        return .page(PreferenceForm.page(visit, known.map(PreferenceForm.filled) ?? Shown()))
    }

    @Sendable func givePreference(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        var form = visit.form()
        let preference = PreferenceForm.read(&form, today: today)
        guard try form.isRight() else { return .page(PreferenceForm.page(visit, form.shown), status: 422) }
        try await desk.prefer(preference, of: application, in: partnership)
        return .page(PreferenceForm.page(visit, PreferenceForm.filled(preference), isDone: true))
    }
}

extension TrackPage {
    /// Whether the applicant can still say when they could come: until the meeting is set.
    var canPrefer: Bool {
        switch application.stage {
        case .withdrawn, .passedOn: return false
        case .received, .acknowledged, .gathering, .decided: break
        }
        if case .decided(let decision) = application.stage, decision.answer != .met { return false }
        return review == nil || review?.stage.name == .arranging
    }
}

enum PreferenceForm {
    static func page(_ visit: Visit, _ shown: Shown, isDone: Bool = false) -> HTML {
        let done: HTML? =
            isDone
            ? """
            <div class="notice" role="status"><p><strong>Thank you. We have kept what you told us.</strong> You can change \
            it here until the meeting is set.</p></div>
            """ : nil
        return Layout.form(
            "When could you come?",
            for: .applicant(token: visit.formToken),
            back: "/track",
            shown: shown,
            """
            \(done)
            <h1>When could you come?</h1>
            <p>When a meeting about your case is arranged, we look for a time that suits you. You do not have to answer \
            any of this, and you do not have to come: the meeting can also hear what you have written.</p>
            <p>Only the people who arrange the meeting see your answers. Whoever you complained about never sees them.</p>
            \(Pieces.form(
                "/track/meeting", visit.formToken, button: "Keep my answers",
                """
                \(shown.checkboxes("suits", "Which times are good for you?", choices, hint: "Tick as many as you like."))
                \(shown.checkboxes("cannot", "At which times can you not come?", choices, hint: "Tick as many as you need."))
                \(shown.date("away_from", "Are you away? The first day (optional)"))
                \(shown.date("away_until", "The last day that you are away (optional)"))
                \(shown.radios("manner", "How would you like to take part?", manners))
                \(shown.input(
                    "notice_days", "How many days do you need to know beforehand? (optional)",
                    hint: "A number from 0 to 28. For example 7, if you have to ask for time off work.",
                    type: "number", width: "two"))
                \(shown.area(
                    "note", "Is there anything else that would help you to come? (optional)",
                    hint: "For example a school run, a carer, or a place that is hard for you to get to.", rows: 4))
                """))
            """)
    }

    private static let choices = MeetingPreference.Part.all.map { part in
        Choice("\(part)", "\(part.weekday.rawValue) \(part.half.rawValue)")
    }

    private static let manners = [
        Choice(MeetingPreference.Manner.inPerson.rawValue, "In person"),
        Choice(MeetingPreference.Manner.online.rawValue, "Online or by telephone"),
        Choice(MeetingPreference.Manner.either.rawValue, "Either is fine"),
    ]

    static func filled(_ preference: MeetingPreference) -> Shown {
        var shown = Shown(["note": preference.note])
        shown.values["suits"] = preference.suits.sorted().map(\.description)
        shown.values["cannot"] = preference.cannot.sorted().map(\.description)
        shown.values["manner"] = preference.manner.map { [$0.rawValue] }
        shown.values["notice_days"] = preference.noticeDays.map { ["\($0)"] }
        for (name, day) in [("away_from", preference.awayFrom), ("away_until", preference.awayUntil)] {
            if let day { shown.fill(name, day) }
        }
        return shown
    }

    static func read(_ form: inout Form, today: CivilDate) -> MeetingPreference {
        let parts = MeetingPreference.Part.all.map(\.description)
        var preference = MeetingPreference(givenOn: today)
        preference.suits = Set(form.checkboxes("suits", among: parts).compactMap { MeetingPreference.Part($0) })
        preference.cannot = Set(form.checkboxes("cannot", among: parts).compactMap { MeetingPreference.Part($0) })
        if let both = preference.suits.intersection(preference.cannot).sorted().first {
            form.note(
                "cannot",
                "\(both.weekday.rawValue) \(both.half.rawValue) is ticked as good and as not possible: tick one of the two"
            )
        }
        preference.awayFrom = form.date("away_from", "The first day that you are away", .from(today), required: false)
        preference.awayUntil = form.date("away_until", "The last day that you are away", .from(today), required: false)
        if let until = preference.awayUntil {
            if let from = preference.awayFrom {
                if until < from {
                    form.note(
                        "away_until", "The last day that you are away must not be before the first",
                        anchor: "away_until-day")
                }
            } else {
                form.note("away_from", "Enter the first day that you are away", anchor: "away_from-day")
            }
        }
        preference.manner = form.choice(
            "manner", "Choose how you would like to take part", as: MeetingPreference.Manner.self, required: false)
        if !form.shown.value("notice_days").utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) {
            preference.noticeDays = form.int("notice_days", "The number of days", in: MeetingPreference.notice)
        }
        preference.note = form.area("note", "What would help you to come", max: 1_000, required: false)
        return preference
    }
}

extension Shown {
    /// A day in its three boxes.
    mutating func fill(_ name: String, _ day: CivilDate) {
        values["\(name)-day"] = ["\(day.day)"]
        values["\(name)-month"] = ["\(day.month)"]
        values["\(name)-year"] = ["\(day.year)"]
    }
}
