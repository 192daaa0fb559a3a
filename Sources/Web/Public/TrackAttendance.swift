import Casework
import Desk
import Records
import Text

// How the applicant is heard at the meeting, as they choose it, and what they write for it.
extension Pages {
    @Sendable func attendanceForm(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard page.canChooseAttendance else { return .seeOther("/track") }
        let choice = page.review?.part(of: application)?.choice
        return .page(attendancePage(page, visit, AttendanceFields.prefilled(choice)))
    }

    private func attendancePage(_ page: TrackPage, _ visit: Visit, _ shown: Shown) -> HTML {
        let view = TrackView(page: page)
        return Layout.form(
            "How the meeting hears you",
            for: .applicant(token: visit.formToken),
            back: "/track",
            shown: shown,
            """
            <h1>How the meeting hears you</h1>
            \(view.appointment)
            <p>There is no wrong choice, and you do not have to come. You can change it until \
            \(page.review?.hearing.map { Pieces.date($0.lastDayToChoose) }). If you come, you can stop, take a break or \
            leave at any time.</p>
            \(Pieces.form(
                "/track/attendance", visit.formToken, button: "Save my choice",
                AttendanceFields.html(shown, isInvited: page.isInvited, isToApplicant: true) {
                    $0.inWordsToApplicant
                }))
            """
        )
    }

    @Sendable func chooseAttendance(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard let review = page.review, page.canChooseAttendance else { return .seeOther("/track") }
        var form = visit.form()
        guard let choice = AttendanceFields.read(&form, on: page.today, isToApplicant: true), try form.isRight() else {
            _ = try form.isRight()
            return .page(attendancePage(page, visit, form.shown), status: 422)
        }
        do {
            try await desk.act(onReview: review.id, in: partnership, as: .applicant(application)) {
                review, around throws(Refusal) in
                try review.choosing(choice, of: application, by: .applicant(application), in: around)
            }
        } catch .part(let fault) as Refusal {
            form.note("heard", fault.sentenceToApplicant)
            return .page(attendancePage(page, visit, form.shown), status: 422)
        }
        return .seeOther("/track")
    }

    @Sendable func statementForm(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard page.canWriteStatement else { return .seeOther("/track") }
        var shown = Shown()
        if !page.isAddition, let own = page.review?.applicantParts.statement(of: application) {
            shown = Shown(["statement": own.text, "wishes": own.wishes])
        }
        return .page(statementPage(page, visit, shown))
    }

    private func statementPage(_ page: TrackPage, _ visit: Visit, _ shown: Shown) -> HTML {
        let title = page.isAddition ? "Add to your statement" : "Your statement to the meeting"
        let fixed: HTML =
            page.isAfterMeeting
            ? """
            <p>The meeting has been held. What you write here is kept beside your statement, as added today, and the \
            people who work on your case are told to read it.</p>
            """
            : page.isPackFixed
                ? """
                <p>The meeting has been given your statement. What you write here goes to the person who leads the meeting, \
                as something that you added.</p>
                """
                : """
                <p>Write as much or as little as you like. The people at the meeting read it beforehand. You can change it \
                until it is given to them. You do not have to write anything.</p>
                """
        return Layout.form(
            title,
            for: .applicant(token: visit.formToken),
            back: "/track",
            shown: shown,
            """
            <h1>\(title)</h1>
            \(fixed)
            <p>If you or somebody else is in danger now, call 999. Nobody may read this page before tomorrow.</p>
            \(Pieces.form(
                "/track/statement", visit.formToken, button: "Save",
                shown.area(
                    "statement", "How does it affect you?",
                    hint: "For example your sleep, your health, your children, your work.", rows: 10)
                    + shown.area("wishes", "What do you want to happen?", rows: 5)))
            """
        )
    }

    @Sendable func writeStatement(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard let review = page.review, page.canWriteStatement else { return .seeOther("/track") }
        var form = visit.form()
        let (text, wishes) = form.statement(isToApplicant: true)
        guard try form.isRight() else { return .page(statementPage(page, visit, form.shown), status: 422) }
        try await desk.act(onReview: review.id, in: partnership, as: .applicant(application)) {
            review, around throws(Refusal) in
            try review.writing(text, wishes: wishes, of: application, by: .applicant(application), in: around)
        }
        return .seeOther("/track")
    }
}

extension TrackPage {
    /// Whether they are invited to the newest meeting.
    var isInvited: Bool { review?.part(of: application.id)?.isInvited(under: procedure.panel.attendance) ?? true }

    var isPackFixed: Bool { review?.hearing?.papers != nil }

    /// Until the day before the meeting.
    var canChooseAttendance: Bool {
        guard case .meetingSet? = review?.stage, let hearing = review?.hearing else { return false }
        return today <= hearing.lastDayToChoose
    }

    /// At any time until the case is closed.
    var canWriteStatement: Bool {
        guard application.stage.name == .decided, let review else { return false }
        return review.stage.name != .closed
    }

    var isAfterMeeting: Bool {
        switch review?.stage {
        case .held?, .consulting?, .outcomeSent?, .closed?: true
        case .arranging?, .meetingSet?, nil: false
        }
    }

    /// Whether what they write is kept beside their statement, and does not change it.
    var isAddition: Bool { isPackFixed || isAfterMeeting }
}

extension TrackView {
    /// Their own part in the meeting, and what they can do for it; nil where no meeting is to come.
    var meeting: HTML? {
        guard page.canWriteStatement, let review = page.review else { return nil }
        let statement = review.applicantParts.statement(of: page.application.id)
        let additions: [HTML] = review.applicantParts.additions(of: page.application.id).map { added in
            "<p>You added on \(Pieces.date(added.on)):</p>\(Pieces.lines(added.text))\(Pieces.lines(added.wishes))"
        }
        let written: HTML? = statement.map { statement in
            """
            <h3>Your statement</h3>
            <p>Written on \(Pieces.date(statement.on)).</p>
            \(Pieces.lines(statement.text))
            \(statement.wishes.isEmpty ? nil : "<p>What you want to happen:</p>\(Pieces.lines(statement.wishes))" as HTML?)
            """
        }
        let words =
            page.isAddition
            ? "Add to your statement" : statement == nil ? "Write a statement for the meeting" : "Change your statement"
        return """
            <h2>\(page.isAfterMeeting ? "Your statement" : "The meeting and you")</h2>
            \(appointment)
            \(chosen)
            \(written)\(additions)
            <p><a href="/track/statement">\(words)</a></p>
            """
    }

    /// When and where their own part is, or why they are not invited.
    var appointment: HTML? {
        guard case .meetingSet? = page.review?.stage, let hearing = page.review?.hearing,
            let part = page.review?.part(of: page.application.id)
        else { return nil }
        let rule = page.procedure.panel.attendance
        if let reasons = part.reasonsNotInvited(under: rule) {
            return """
                <p>The meeting hears you in writing: you are not invited to come to it. The reasons are:</p>
                \(Pieces.lines(reasons))
                \(part.chairMeeting.map { HTML("<p>You meet the chair on \(Pieces.moment($0.at)), \($0.place).</p>") })
                """
        }
        let slot = part.slot(in: hearing, under: rule)
        let bodies = Set(page.officers.filter { hearing.invited.contains($0.person) }.map(\.agency))
        let names = page.agencies.filter { bodies.contains($0.id) }.map(\.name).joined(separator: ", ")
        return Pieces.list([
            ("Your own time", "\(Pieces.moment(slot.startsAt)), about \(slot.minutes) minutes"),
            ("Where", "\(part.place(in: hearing))"),
            ("Where you can wait", part.waitingRoom.isEmpty ? nil : "\(part.waitingRoom)"),
            ("Who will be there", names.isEmpty ? nil : "\(names)"),
            ("You meet the chair", part.chairMeeting.map { "\(Pieces.moment($0.at)), \($0.place)" }),
        ])
    }

    private var chosen: HTML? {
        guard case .meetingSet? = page.review?.stage, let part = page.review?.part(of: page.application.id) else {
            return nil
        }
        let said: HTML =
            part.choice.map { choice in
                let items: [HTML] = choice.sentences.map { HTML(escaping: $0) }
                return "<p>On \(Pieces.date(choice.on)) you told us:</p>\n\(Pieces.items(items))"
            } ?? "<p>You have not told us yet how you want to be heard.</p>"
        let link: HTML =
            page.canChooseAttendance
            ? "<p><a href=\"/track/attendance\">\(part.choice == nil ? "Choose how the meeting hears you" : "Change how the meeting hears you")</a></p>"
            : "<p>It can no longer be changed here. Please telephone us.</p>"
        return "\(said)\(link)"
    }
}
