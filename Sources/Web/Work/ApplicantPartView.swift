import Casework
import Desk
import Records
import Text

/// The applicant's part in the meeting, as those who run the review read it.
struct ApplicantPartView {
    let page: CasePage

    var html: HTML? {
        guard let review = page.review else { return nil }
        let path = "/work/cases/\(page.application.reference)"
        let links: [HTML] = CaseAct.ofApplicantPart.filter { $0.isOffered(page) }.map {
            HTML.link(to: "\(path)/\($0.noun)", $0.title)
        }
        let reader = PackReader(page.key.officer, of: review.hearing)
        guard reader != nil else { return nil }
        let acts: HTML? = links.isEmpty ? nil : Pieces.items(links)
        let pack: HTML? =
            page.isHeld(by: .coordinator, .chair) ? PackWords.link(page) : nil
        guard let hearing = review.hearing else {
            return acts.map { "<h3>The applicant’s part in the meeting</h3>\n\($0)\(said(review))\(pack)" }
        }
        let part = review.applicantParts.part(of: page.application.id, in: hearing.number)
        return """
            <h3>The applicant’s part in the meeting</h3>
            \(Pieces.list(rows(part, hearing, review)))
            \(gaps(part, hearing, review))
            \(said(review))
            \(acts)
            \(pack)
            """
    }

    private func rows(_ part: ApplicantPart, _ hearing: Review.Hearing, _ review: Review) -> [(String, HTML?)] {
        let rule = page.procedure.panel.attendance
        let slot = part.slot(in: hearing, under: rule)
        let isInvited = part.isInvited(under: rule)
        let decided = part.decision == nil ? ", as the procedure has it" : ""
        let other: HTML? =
            page.isHeld(by: .coordinator, .chair)
            ? review.applicantParts.otherSide(in: hearing.number).map { other in
                guard other.comes else { return "Does not come" }
                let presence = other.presence(in: hearing)
                let room: HTML? = other.waitingRoom.isEmpty ? nil : ", waiting in \(other.waitingRoom)"
                return "Comes at \(Pieces.moment(presence.from)), \(other.minutes) minutes\(room)"
            } ?? "Not known yet" : nil
        return [
            ("Invited", isInvited ? "Yes\(decided)" : "No\(decided)"),
            ("Why not", part.reasonsNotInvited(under: rule).map { Pieces.lines($0) }),
            ("Their time", isInvited ? "\(Pieces.moment(slot.startsAt)), \(slot.minutes) minutes" : nil),
            ("Waits in", part.waitingRoom.isEmpty ? nil : "\(part.waitingRoom)"),
            ("Own link", part.link.isEmpty ? nil : "\(part.link)"),
            ("Wants to be heard", choice(part.choice)),
            ("Meets the chair", part.chairMeeting.map { "\(Pieces.moment($0.at)), \($0.place)" }),
            ("The other side", other),
        ]
    }

    private func choice(_ choice: AttendanceChoice?) -> HTML {
        guard let choice else { return "Has not said yet" }
        let by: String = choice.by.map { "entered by \(page.officerName($0))" } ?? "chosen by the applicant"
        var said: [HTML] = ["\(choice.heard.inWords)\(choice.way.map { " (\($0.inWords))" } ?? "")"]
        if !choice.representative.isEmpty { said.append("Who speaks for them: \(choice.representative)") }
        if !choice.supporter.isEmpty { said.append("For support: \(choice.supporter)") }
        if !choice.interpreter.isEmpty { said.append("Interpreter: \(choice.interpreter)") }
        if !choice.needs.isEmpty { said.append("Needs: \(Pieces.lines(choice.needs))") }
        if choice.meetsChair { said.append("Would like to meet the chair beforehand") }
        return "\(Pieces.items(said))<p class=\"hint\">\(by) on \(Pieces.date(choice.on))</p>"
    }

    /// What is still to be arranged for what they chose.
    private func gaps(_ part: ApplicantPart, _ hearing: Review.Hearing, _ review: Review) -> HTML? {
        guard case .meetingSet = review.stage, page.isHeld(by: .coordinator, .chair) else { return nil }
        let rule = page.procedure.panel.attendance
        var gaps: [HTML] = []
        if let fault = review.applicantParts.otherSide(in: hearing.number)?.shares(
            with: part, in: hearing, under: rule)
        {
            gaps.append("\(fault.sentence)")
        }
        if part.choice?.meetsChair == true, part.chairMeeting == nil {
            gaps.append("They would like to meet the chair, and no time is arranged.")
        }
        if let language = part.choice?.interpreter, !language.isEmpty {
            gaps.append("An interpreter must be booked: \(language).")
        }
        let own = part.slot(in: hearing, under: rule)
        let others = review.applicantParts.parts.filter {
            $0.hearing == hearing.number && $0.application != part.application && $0.isInvited(under: rule)
        }.map { $0.slot(in: hearing, under: rule) }
        let ends = own.startsAt.adding(seconds: Int64(own.minutes) * 60)
        if others.contains(where: {
            $0.startsAt < ends && own.startsAt < $0.startsAt.adding(seconds: Int64($0.minutes) * 60)
        }) {
            gaps.append("Another applicant of this review has the same time: give each a time of their own.")
        }
        return gaps.isEmpty
            ? nil : "<div class=\"notice alarm\"><h4>To arrange</h4>\n\(Pieces.items(gaps))</div>"
    }

    /// The statement, for those who run the review; the panel reads it in its pack.
    private func said(_ review: Review) -> HTML? {
        guard page.isHeld(by: .coordinator, .chair) else { return nil }
        let statement = review.applicantParts.statement(of: page.application.id)
        let additions: [HTML] = review.applicantParts.additions(of: page.application.id).map { added in
            "<p>Added on \(Pieces.date(added.on)):</p>\(Pieces.lines(added.text))\(Pieces.lines(added.wishes))"
        }
        guard statement != nil || !additions.isEmpty else { return nil }
        let written: HTML? = statement.map { statement in
            """
            <p>Written on \(Pieces.date(statement.on))\(statement.by.map { ", entered by \(page.officerName($0))" }).</p>
            \(Pieces.lines(statement.text))
            \(statement.wishes.isEmpty ? nil : "<p>What they want to happen:</p>\(Pieces.lines(statement.wishes))" as HTML?)
            """
        }
        return "<h4>The applicant’s statement</h4>\n\(written)\(additions)"
    }
}
