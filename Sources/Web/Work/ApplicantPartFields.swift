import Casework
import Desk
import FoundationEssentials
import Text

/// The form in which an applicant's part in the meeting is arranged.
struct ApplicantPartFields {
    let page: CasePage

    var prefilled: Shown {
        guard let hearing = page.review?.hearing, let part = page.review?.part(of: page.application.id) else {
            return Shown()
        }
        var shown = Shown([
            "invited": part.isInvited(under: page.procedure.panel.attendance) ? "yes" : "no",
            "reasons": part.decision?.reasons ?? "", "waiting_room": part.waitingRoom, "link": part.link,
        ])
        func put(_ name: String, _ text: String) { shown.values[name] = [text] }
        if let own = part.own {
            put("own_time", clock(hearing.slot.startsAt.adding(seconds: Int64(own.startsAfter) * 60)))
            put("own_minutes", "\(own.minutes)")
        }
        if let chair = part.chairMeeting {
            shown.set("chair_day", London.date(of: chair.at))
            put("chair_time", clock(chair.at))
            put("chair_place", chair.place)
        }
        if let other = page.review?.applicantParts.otherSide(in: hearing.number) {
            put("other_side", other.comes ? "yes" : "no")
            if other.comes {
                put("other_time", clock(other.presence(in: hearing).from))
                put("other_minutes", "\(other.minutes)")
                put("other_waiting_room", other.waitingRoom)
                put("other_link", other.link)
            }
        } else {
            put("other_side", "unknown")
        }
        return shown
    }

    func html(_ shown: Shown) -> HTML {
        guard let review = page.review, let hearing = review.hearing else { return "" }
        let rule = page.procedure.panel.attendance
        let part = applicantPart(review, hearing)
        let slot = part.slot(in: hearing, under: rule)
        let said: HTML? = rule?.words.map { "<p>The procedure says: \($0)</p>" }
        return """
            \(said)
            <p>The meeting hears this case at \(Pieces.moment(hearing.slot.startsAt)), for \(hearing.slot.minutes) \
            minutes. The applicant’s time is now \(Pieces.moment(slot.startsAt)), \(slot.minutes) minutes. They are \
            told whatever changes for them.</p>
            \(shown.radios("invited", "Is the applicant invited?", Choice.yesNo))
            \(shown.area(
                "reasons", "If not: why?",
                hint: "They are sent this at once, before the meeting. They can still send a statement.", rows: 4))
            \(shown.input(
                "own_time", "When does their own time begin?",
                hint: "For example 2:30pm. Leave it empty to follow the procedure.", width: "short"))
            \(shown.input("own_minutes", "For how many minutes?", type: "number", width: "four"))
            \(shown.input("waiting_room", "Where do they wait?", hint: "A room that is theirs alone"))
            \(shown.input("link", "Their own video link", hint: "Used where they come online"))
            <h2>Meeting the chair beforehand</h2>
            \(shown.date("chair_day", "Day (if it is arranged)"))
            \(shown.input("chair_time", "Time", width: "short"))
            \(shown.input("chair_place", "Where, or by which number or link"))
            <h2>The other side</h2>
            <p>An applicant never shares a waiting room, a link or a time with those they complain about.</p>
            \(shown.radios(
                "other_side", "Does anybody from the other side come to this meeting?",
                [Choice("yes", "Yes"), Choice("no", "No"), Choice("unknown", "Not known yet")]))
            \(shown.input("other_time", "If they come: when do they arrive?", width: "short"))
            \(shown.input("other_minutes", "For how many minutes are they there?", type: "number", width: "four"))
            \(shown.input("other_waiting_room", "Where do they wait?"))
            \(shown.input("other_link", "Their video link"))
            """
    }

    /// nil where there are mistakes; the other side is nil where nobody knows.
    func read(_ form: inout Form) -> (ApplicantPart.Setting, OtherSide?)? {
        guard let hearing = page.review?.hearing else { return nil }
        let day = London.date(of: hearing.slot.startsAt)
        let isInvited = form.yesNo("invited", "Choose whether the applicant is invited")
        let reasons = form.area(
            "reasons", "The reasons", max: 2_000, required: isInvited == false,
            missing: "Enter why the applicant is not invited")
        var setting = ApplicantPart.Setting(
            isInvited: isInvited ?? true, reasons: reasons,
            waitingRoom: form.text("waiting_room", "Where they wait", max: 300, required: false),
            link: form.text("link", "Their video link", max: 300, required: false))
        if !form.shown.value("own_time").isEmpty || !form.shown.value("own_minutes").isEmpty {
            let time = form.time("own_time", "The time at which their own time begins")
            let minutes = form.int("own_minutes", "The number of minutes", in: ApplicantPart.OwnTime.lengths)
            if let time, let minutes {
                setting.own = .init(startsAfter: after(hearing, day, time), minutes: minutes)
            }
        }
        let chair = ["chair_day-day", "chair_day-month", "chair_day-year", "chair_time", "chair_place"]
        if chair.contains(where: { !form.shown.value($0).isEmpty }) {
            // One that has been held may stand.
            let isArranged = page.review?.part(of: page.application.id)?.chairMeeting != nil
            let chairDay = form.date(
                "chair_day", "The day of the meeting with the chair", isArranged ? .any : .from(page.today))
            let time = form.time("chair_time", "The time of the meeting with the chair")
            let place = form.text("chair_place", "Where they meet the chair", max: 300)
            if let chairDay, let time {
                setting.chairMeeting = .init(
                    at: London.instant(date: chairDay, hour: time / 60, minute: time % 60), place: place)
            }
        }
        let other = readOther(&form, hearing, day)
        return form.shown.mistakes.isEmpty ? (setting, other) : nil
    }

    private func readOther(_ form: inout Form, _ hearing: Review.Hearing, _ day: CivilDate) -> OtherSide? {
        let by = page.key.officer.person
        switch form.choice("other_side", "Choose whether the other side comes", among: ["yes", "no", "unknown"]) {
        case "no":
            return OtherSide(hearing: hearing.number, comes: false, on: page.today, by: by)
        case "yes":
            let time = form.time("other_time", "The time at which the other side arrives")
            let minutes = form.int("other_minutes", "The number of minutes of the other side", in: OtherSide.lengths)
            let room = form.text("other_waiting_room", "Where the other side waits", max: 300, required: false)
            let link = form.text("other_link", "The other side’s video link", max: 300, required: false)
            guard let time, let minutes else { return nil }
            let starts = after(hearing, day, time)
            if !OtherSide.arrivals.contains(starts) {
                form.note("other_time", "The other side must arrive within 4 hours before the meeting or during it")
                return nil
            }
            return OtherSide(
                hearing: hearing.number, comes: true, startsAfter: starts, minutes: minutes, waitingRoom: room,
                link: link, on: page.today, by: by)
        default: return nil
        }
    }

    /// Minutes from when the meeting begins to hear the review to a time of that day.
    private func after(_ hearing: Review.Hearing, _ day: CivilDate, _ time: Int) -> Int {
        let at = London.instant(date: day, hour: time / 60, minute: time % 60)
        return Int((at.seconds - hearing.slot.startsAt.seconds) / 60)
    }

    private func applicantPart(_ review: Review, _ hearing: Review.Hearing) -> ApplicantPart {
        review.applicantParts.part(of: page.application.id, in: hearing.number)
    }

    private func clock(_ at: Instant) -> String { London.clock(of: at).hourAndMinute }
}
