import Casework
import Desk
import FoundationEssentials
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
        prefilled: { page in
            var shown = Shown(["minutes": "\(page.review?.hearing?.meeting.minutes ?? 60)"])
            shown.values["place"] = page.review?.hearing.map { [$0.meeting.place] }
            shown.values["invited"] = (page.review?.hearing?.invited ?? page.eligible.map(\.person)).map { "\($0)" }
            return shown
        },
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
                page.review?.hearing == nil
                ? nil
                : shown.area(
                    "reason", "Why does it change? (optional)",
                    hint: "Everybody who was invited reads this, the applicant too.", rows: 3)
            return """
                \(existing)
                \(shown.date("day", "Day"))
                \(shown.input("time", "Time", hint: "UK time, for example 2:30pm", width: "short"))
                \(shown.input("minutes", "How many minutes does the meeting last?", type: "number", width: "four"))
                \(shown.input("place", "Place", hint: "A room or a video link"))
                \(slot)
                \(shown.checkboxes("invited", "Who is invited?", page.choices(page.eligible)))
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
                let day = form.date("day", "The day of the meeting", .from(page.today))
                let time = form.time("time", "The time of the meeting")
                let minutes = form.int("minutes", "The number of minutes", in: Meeting.lengths)
                let place = form.text("place", "The place of the meeting", max: 300)
                if let day, let time, let minutes {
                    meeting = Meeting(
                        id: Meeting.ID(UUID()),
                        startsAt: London.instant(date: day, hour: time / 60, minute: time % 60),
                        minutes: minutes,
                        place: place
                    )
                }
            }
            let slot = meeting.flatMap { form.slot(in: $0) }
            let invited = form.checkboxes(
                "invited",
                among: page.eligible.map { "\($0.person)" },
                missing: "Choose who is invited"
            )
            let reason = form.area("reason", "Why it changes", max: 1_000, required: false)
            guard try form.isRight(), let meeting else { return false }
            let people = page.people(invited)
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.settingMeeting(
                    meeting, slot: slot, inviting: people, because: reason, by: page.actor, in: around)
            }
            return true
        }
    )

    static let lead = CaseAct(
        noun: "lead",
        title: "Nominate the lead officer",
        button: "Nominate",
        isOffered: { page in
            guard let review = page.review, !review.isClosed, page.isHeld(by: .coordinator, .chair) else {
                return false
            }
            guard let lead = review.lead, page.officers.contains(where: { $0.person == lead.person }) else {
                return true
            }
            return lead.standing != .accepted && lead.standing != .confirmed
        },
        fields: { page, shown in
            """
            <p>A lead officer belongs to one of the agencies. The chair confirms, and the officer accepts.</p>
            \(shown.select("person", "Who?", page.choices(page.eligible)))
            \(shown.area("reason", "Why this person?", rows: 3))
            """
        },
        perform: { form, page, desk in
            let person: Person.ID? = form.id("person", "Choose the lead officer")
            let reason = form.area(
                "reason",
                "Why this person",
                max: 1_000,
                missing: "Enter why you nominate this person"
            )
            guard try form.isRight(), let person else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.nominating(person, because: reason, by: page.actor, in: around)
            }
            return true
        }
    )

    static let leadConfirmation = CaseAct(
        noun: "lead-confirmation",
        title: "Confirm the lead officer",
        button: "Confirm",
        isOffered: { page in
            guard page.review?.lead?.standing == .nominated else { return false }
            let isChaired = page.eligible.contains { $0.roles.contains(.chair) }
            return page.isHeld(by: .chair) || !isChaired && page.isHeld(by: .coordinator)
        },
        fields: { page, _ in
            guard let lead = page.review?.lead else { return "" }
            return "<p>\(page.officerName(lead.person)), \(page.agencyName(lead.agency)): \(lead.reason)</p>"
        },
        perform: { form, page, desk in
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.confirmingLead(by: page.actor, in: around)
            }
            return true
        }
    )

    static let leadAnswer = CaseAct(
        noun: "lead-answer",
        title: "Accept or decline to be the lead officer",
        button: "Send my answer",
        isOffered: { page in
            guard let lead = page.review?.lead, lead.person == page.key.officer.person else { return false }
            return lead.standing == .nominated || lead.standing == .confirmed
        },
        fields: { _, shown in
            """
            \(shown.radios("answer", "Do you accept?", [
                Choice("yes", "Yes, I accept", hint: "This becomes possible when the chair has confirmed you."),
                Choice("no", "No, I decline"),
            ]))
            \(shown.area("reason", "If you decline, why?", rows: 3))
            """
        },
        perform: { form, page, desk in
            let accepts = form.yesNo("answer", "Choose whether you accept")
            let reason = form.area(
                "reason",
                "Why",
                max: 1_000,
                required: accepts == false,
                missing: "Enter why you decline"
            )
            guard try form.isRight(), let accepts else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.answeringNomination(accepting: accepts, because: reason, by: page.actor, in: around)
            }
            return true
        }
    )

    static let hearing = CaseAct(
        noun: "hearing",
        title: "Record the meeting",
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

extension Review {
    var isClosed: Bool { stage.name == .closed }
}
