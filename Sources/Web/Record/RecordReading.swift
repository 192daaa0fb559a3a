import Casework
import Desk
import Records
import Text

/// Reads what was written of a meeting, all parts together, and notes everything that is missing or wrong.
struct RecordReading {
    let page: CasePage
    let hearing: Review.Hearing
    let catalogue: ActionCatalogue
    let draft: MeetingDraft
    /// The applications of the review that the writer may see.
    let applications: [(reference: CaseReference, id: Application.ID)]
    /// Whether the meeting is adjourned: what was not come to is not missing.
    var isAdjourned = false

    /// Every field of every part.
    var fields: FormFields {
        FormFields(
            draft.entries.flatMap { entry in entry.fields.map { FormFields.Field(name: $0.name, value: $0.value) } })
    }

    /// Complete only where `form`, made of `fields`, holds no mistake afterwards.
    func written(_ form: inout Form) -> WrittenMeeting {
        var account = MeetingAccount()
        account.presences = presences(&form)
        let bodies = form.checkboxes("attendance_bodies", among: page.agencies.map { "\($0.id)" })
        account.quorumReason = form.area("attendance_quorum", "Why it counts", max: 2_000, required: false)
        account.conflicts = form.area("conflicts_text", "The conflicts of interest", max: 10_000, required: false)
        account.parts = applications.compactMap { part(&form, $0.reference, $0.id) }
        let findings = form.area(
            "findings_text", "What the panel found", max: 50_000, required: !isAdjourned,
            missing: hearing.purpose == .progress ? "Enter what came of the meeting" : "Enter what the panel found")
        account.views = views(&form)
        account.next = next(&form)
        return WrittenMeeting(
            otherBodies: page.bodies(bodies), findings: findings, account: account,
            recommendations: begun { if case .recommendation = $0 { true } else { false } }
                .compactMap { recommendation(&form, $0) },
            actions: begun { if case .action = $0 { true } else { false } }.compactMap { action(&form, $0) })
    }

    /// Why the meeting is adjourned and what is awaited; where it is finished instead, a word on what stands there.
    func adjournment(_ form: inout Form) -> (because: String, awaited: String) {
        guard isAdjourned else {
            if draft.entry(.adjournment)?.fields.isEmpty == false {
                form.note(
                    "adjournment_because",
                    "It says here why the meeting is adjourned. Adjourn it, or empty this part and finish the record")
            }
            return ("", "")
        }
        return (
            form.area("adjournment_because", "Why", max: 1_000, missing: "Enter why the meeting is adjourned"),
            form.area("adjournment_awaited", "What is awaited", max: 1_000, missing: "Enter what is awaited")
        )
    }

    /// What was arranged for an applicant is no account of how it was: without the script somebody must save it.
    func checkArranged(_ form: inout Form) {
        guard !isAdjourned, hearing.purpose == .panel, let review = page.review else { return }
        for (reference, id) in applications where draft.entry(.applicant(reference)) == nil {
            let part = review.applicantParts.part(of: id, in: hearing.number)
            guard !ArrangedPart.ways(part, now: hearing.slot.startsAt).isEmpty else { continue }
            let name = MeetingSection.applicant(reference).name
            form.note(
                "\(name)_ways",
                "Say how the applicant of \(reference) took part, and save it: what is ticked is what was arranged",
                anchor: "part-\(name)")
        }
    }

    /// The names of the parts in which anything stands, by number.
    private func begun(_ isWanted: (MeetingSection) -> Bool) -> [String] {
        // Until the panel has heard the case they stay as they were written, for the next meeting.
        if isAdjourned { return [] }
        let found = draft.entries.filter { isWanted($0.section) && !$0.fields.isEmpty }.map(\.section)
        return found.sorted { RecordReading.number($0) < RecordReading.number($1) }.map(\.name)
    }

    private static func number(_ section: MeetingSection) -> Int {
        switch section {
        case .recommendation(let number), .action(let number): number
        case .attendance, .conflicts, .applicant, .findings, .agreement, .next, .adjournment: 0
        }
    }

    private func presences(_ form: inout Form) -> [MeetingAccount.Presence] {
        var found: [MeetingAccount.Presence] = []
        for person in page.attendees(of: hearing, typed: fields.all.map(\.name)) {
            let name = page.officerName(person)
            let isOut = !hearing.invited.contains(person)
            let came: MeetingAccount.Presence.Came? = form.choice(
                "attendance_\(person)", "Choose whether \(name) was there", required: !isAdjourned && !isOut)
            let note = form.text(
                "attendance_\(person)_note", "Who was sent in place of \(name)", max: 300, required: came == .sentOther)
            guard let came else { continue }
            found.append(
                MeetingAccount.Presence(
                    person: person, name: page.recordName(person), agency: page.body(of: person), came: came, note: note
                ))
        }
        let others = form.area("attendance_others", "Who else was there", max: 5_000, required: false)
        for line in others.utf8.split(separator: UInt8(ascii: "\n")) {
            let text = String(Substring(line))
            if text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) {
                found.append(MeetingAccount.Presence(name: text, came: .there))
            }
        }
        return found
    }

    private func part(
        _ form: inout Form, _ reference: CaseReference, _ id: Application.ID
    ) -> MeetingAccount.Part? {
        let name = MeetingSection.applicant(reference).name
        let ways = form.checkboxes("\(name)_ways", among: MeetingAccount.Part.Way.allCases.map(\.rawValue))
        let words = form.area("\(name)_words", "What the applicant said", max: 20_000, required: false)
        if ways.isEmpty && words.isEmpty { return nil }
        return MeetingAccount.Part(
            application: id, ways: ways.compactMap { MeetingAccount.Part.Way(rawValue: $0) }, words: words)
    }

    private enum Agreeing: String { case agrees, dissents }

    private func views(_ form: inout Form) -> [MeetingAccount.View] {
        var found: [MeetingAccount.View] = []
        for agency in page.agencies {
            let answer: Agreeing? = form.choice(
                "agreement_\(agency.id)", "Choose whether \(agency.name) agrees", required: false)
            let words = form.area(
                "agreement_\(agency.id)_words", "Why \(agency.name) dissents", max: 5_000,
                required: answer == .dissents)
            if let answer {
                found.append(MeetingAccount.View(agency: agency.id, agrees: answer == .agrees, words: words))
            } else if !words.isEmpty {
                form.note("agreement_\(agency.id)", "Choose whether \(agency.name) agrees")
            }
        }
        return found
    }

    private func next(_ form: inout Form) -> MeetingAccount.Next? {
        let day = form.date("next_on", "The day of the next meeting", .from(page.today), required: false)
        let words = form.area("next_words", "What the next meeting is for", max: 2_000, required: false)
        return day == nil && words.isEmpty ? nil : MeetingAccount.Next(on: day, words: words)
    }

    private func recommendation(_ form: inout Form, _ name: String) -> WrittenMeeting.Recommendation? {
        let text = form.area("\(name)_text", "The recommendation", missing: "Enter the recommendation")
        let values = page.agencies.map { "\($0.id)" } + ["outside"]
        guard let to = form.choice("\(name)_to", "Choose to whom it is made", among: values) else { return nil }
        if let agency = Agency.ID(to) { return WrittenMeeting.Recommendation(text: text, to: .agency(agency)) }
        let body = form.text("\(name)_body", "The name of the body", max: 200)
        let email = form.email("\(name)_email", "Its email address", required: false)
        let address = form.area("\(name)_address", "Its postal address", max: 500, required: false)
        if email == nil && address.isEmpty && form.shown.mistake("\(name)_email") == nil {
            form.note("\(name)_email", "Enter an email address or a postal address of the body")
        }
        return WrittenMeeting.Recommendation(
            text: text, to: .outside(OutsideBody(name: body, email: email, address: address.nonEmpty)))
    }

    private func action(_ form: inout Form, _ name: String) -> WrittenMeeting.Action? {
        let shown = form.shown
        let key = shown.value("\(name)_catalogue")
        let entry = key.isEmpty ? nil : catalogue[key]
        if !key.isEmpty && entry == nil { form.note("\(name)_catalogue", "Choose one of the catalogue") }
        let text = form.area("\(name)_text", "What is to be done", max: 1_000, missing: "Enter what is to be done")
        let done = form.area("\(name)_done", "What done looks like", max: 1_000, missing: "Enter what done looks like")
        let choices = page.owners.map { "\($0.person)" }
        let person = form.choice("\(name)_person", "Choose who does it", among: choices).flatMap { Person.ID($0) }
        let due = form.date("\(name)_due", "The day by which it is to be done", .from(page.today))
        let review = form.date(
            "\(name)_review", "The day on which it is looked at again", .from(page.today), required: false)
        let reason = form.area("\(name)_power", "Why this body does it", max: 2_000, required: false)
        if reason.isEmpty, let warning = PowerWarning.sentence(of: name, shown, page, catalogue) {
            form.note("\(name)_power", warning)
        }
        guard let person, let due else { return nil }
        return WrittenMeeting.Action(
            text: text, doneWhen: done, person: person, due: due, reviewOn: review, entry: entry, powerReason: reason)
    }
}
