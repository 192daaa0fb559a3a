import Casework
import Desk
import Records
import Text

/// What the meeting to come lacks, and what would restore it.
struct QuorumView {
    let page: CasePage
    /// The form's token; empty where the page shows no forms.
    let token: String

    var html: HTML? {
        guard let found = page.meetingDesk?.standIns, !found.lacks.isEmpty else { return nil }
        let path = "/work/cases/\(page.application.reference)"
        let away = page.officers.filter { page.meetingDesk?.notComing.contains($0.person) ?? false }
        let lacks: [HTML] =
            away.map { "\($0.name), \(page.agencyName($0.agency)), cannot come." }
            + found.lacks.map { "Nobody comes for \($0.inWords(page.agencies))." }
        let offers: [HTML] = token.isEmpty ? [] : found.standIns.map { offer($0, path) }
        let choose: HTML? =
            found.lacks.contains(.role(.chair))
            ? "<p>\(HTML.link(to: "\(path)/chair", "Choose who chairs"))</p>\n" : nil
        return """
            <div class="notice"><h3>This meeting has lost its quorum</h3>
            \(Pieces.items(lacks))\
            \(choose)\
            \(offers.isEmpty ? "<p>Nobody else who could come is known here.</p>\n" : HTML(offers))\
            <p>Or \(HTML.link(to: "\(path)/meeting/plan", "find the next best time")), or \
            \(HTML.link(to: "\(path)/meeting-off", "call it off")).</p></div>

            """
    }

    /// One press invites them and thanks the other.
    private func offer(_ standIn: Quorum.StandIn, _ path: String) -> HTML {
        let officer = page.officers.first { $0.person == standIn.person }
        let who = "\(page.officerName(standIn.person)), \(officer.map { page.agencyName($0.agency) } ?? "")"
        let instead = standIn.insteadOf.map { " instead of \(page.officerName($0))" } ?? ""
        let busy: HTML? = standIn.isFree ? nil : "<p class=\"hint\">They have another meeting then.</p>\n"
        return Pieces.form(
            "\(path)/stand-in", token, button: "Invite \(who)\(instead)", second: true,
            """
            \(SeenCase.field(page))<input type="hidden" name="person" value="\(standIn.person)">
            <input type="hidden" name="instead" value="\(standIn.insteadOf.map { "\($0)" } ?? "")">
            \(busy)
            """)
    }
}

/// The meetings of a review that are over, and those after the outcome.
struct OtherMeetingsView {
    let page: CasePage

    var html: HTML? {
        guard let review = page.review else { return nil }
        let others: [HTML] = review.hearings.filter { $0 != review.hearing || $0.adjournment != nil }.map(meeting)
        return others.isEmpty ? nil : HTML(others)
    }

    private func meeting(_ hearing: Review.Hearing) -> HTML {
        let title = hearing.purpose == .progress ? "Progress meeting" : "Meeting that was adjourned"
        let ended: HTML? = hearing.adjournment.map { adjourned in
            Pieces.list([
                ("Adjourned", Pieces.date(adjourned.on)), ("Because", "\(adjourned.because)"),
                ("Awaited", "\(adjourned.awaiting)"),
                ("There were", "\(adjourned.attended.map(page.agencyName).joined(separator: ", "))"),
            ])
        }
        let record = CaseView(page: page).record(of: hearing)
        let invited = hearing.invited.map { person in
            page.officerName(person) + page.answered(person.raw, to: hearing.number)
        }
        return """
            <h3>\(title)</h3>
            <p>\(Pieces.moment(hearing.slot.startsAt)), \(hearing.slot.minutes) minutes, \(hearing.meeting.place). \
            Invited: \(invited.joined(separator: ", ")).</p>
            \(ended)\(record)
            """
    }
}
