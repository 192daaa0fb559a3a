import Casework
import Desk
import FoundationEssentials
import Text

/// On the form that sets a meeting: other times that keep the applicants apart from the other side, where the other side
/// comes and the meeting may be too short for those that were arranged.
struct TimesApartFields {
    let page: CasePage

    /// nil where nothing is arranged that could be in the way.
    func html(_ shown: Shown) -> HTML? {
        guard let review = page.review, let arranged = arranged(review) else { return nil }
        let rule = page.procedure.panel.attendance
        let (from, until) = arranged.other.presence(in: arranged.hearing)
        var lines: [HTML] = ["The other side: \(clock(from)) to \(clock(until))."]
        var fields: [HTML] = []
        for (number, application) in review.applications.enumerated() {
            let part = review.applicantParts.part(of: application, in: arranged.hearing.number)
            let slot = part.slot(in: arranged.hearing, under: rule)
            let who = who(application)
            lines.append("\(who.withUpperStart): \(clock(slot.startsAt)) to \(clock(slot.endsAt)).")
            fields.append(
                """
                \(shown.input("apart_\(number)_time", "When does the time of \(who) begin?", width: "short"))
                \(shown.input("apart_\(number)_minutes", "For how many minutes?", type: "number", width: "four"))
                """)
        }
        return Pieces.act(
            "Times that keep the applicant apart from the other side", isOpen: shown.mistakes.contains(where: isOwn),
            """
            <p>In the meeting at \(Pieces.moment(arranged.hearing.slot.startsAt)) it was arranged:</p>
            \(Pieces.items(lines))
            <p>The same holds here, counted from when the meeting begins. Where it is too short for that, give other \
            times; what you leave empty stays.</p>
            \(HTML(fields))
            \(shown.input("apart_other_time", "When does the other side arrive?", width: "short"))
            \(shown.input("apart_other_minutes", "For how many minutes are they there?", type: "number", width: "four"))
            """)
    }

    /// nil where no other time was given.
    func read(_ form: inout Form, in slot: Slot) -> TimesApart? {
        guard let review = page.review, arranged(review) != nil else { return nil }
        var times = TimesApart()
        for (number, application) in review.applications.enumerated() {
            guard let (time, minutes) = pair("apart_\(number)", ApplicantPart.OwnTime.lengths, &form) else { continue }
            times.own[application] = .init(startsAfter: after(slot, time), minutes: minutes)
        }
        if let (time, minutes) = pair("apart_other", OtherSide.lengths, &form) {
            let starts = after(slot, time)
            if OtherSide.arrivals.contains(starts) {
                times.other = .init(startsAfter: starts, minutes: minutes)
            } else {
                form.note(
                    "apart_other_time", "The other side must arrive within 4 hours before the meeting or during it")
            }
        }
        return times == TimesApart() ? nil : times
    }

    /// Says at the first of the fields why the meeting cannot be so; false where there are none.
    func note(_ fault: ApplicantPart.Fault, _ form: inout Form) -> Bool {
        guard let review = page.review, arranged(review) != nil, [.sharesTime, .outside].contains(fault) else {
            return false
        }
        form.note("apart_0_time", fault.sentence)
        return true
    }

    /// The meeting from which the times hold, and what was arranged of the other side there.
    private func arranged(_ review: Review) -> (hearing: Review.Hearing, other: OtherSide)? {
        guard let hearing = review.hearing, let other = review.applicantParts.otherSide(in: hearing.number), other.comes
        else { return nil }
        return (hearing, other)
    }

    private func isOwn(_ mistake: FieldMistake) -> Bool { mistake.field.utf8.starts(with: "apart_".utf8) }

    /// A time and how many minutes; nil where both are empty or one is wrong.
    private func pair(
        _ name: String, _ lengths: ClosedRange<Int>, _ form: inout Form
    ) -> (time: Int, minutes: Int)? {
        guard !form.shown.value("\(name)_time").isEmpty || !form.shown.value("\(name)_minutes").isEmpty else {
            return nil
        }
        let time = form.time("\(name)_time", "The time")
        let minutes = form.int("\(name)_minutes", "The number of minutes", in: lengths)
        guard let time, let minutes else { return nil }
        return (time, minutes)
    }

    /// Minutes from when the meeting begins to hear the review to a time of that day.
    private func after(_ slot: Slot, _ time: Int) -> Int {
        let at = London.instant(date: London.date(of: slot.startsAt), hour: time / 60, minute: time % 60)
        return Int((at.seconds - slot.startsAt.seconds) / 60)
    }

    /// Of several others each by the reference, so that everybody can tell whose time it is.
    private func who(_ application: Application.ID) -> String {
        if application == page.application.id { return "the applicant" }
        guard page.others.count > 1 else { return "the other applicant" }
        let known = zip(page.others, page.heardWith).first { $0.0 == application }
        return known.map { "the applicant of \($0.1)" } ?? "another applicant"
    }

    private func clock(_ at: Instant) -> String { London.clock(of: at).hourAndMinute }
}
