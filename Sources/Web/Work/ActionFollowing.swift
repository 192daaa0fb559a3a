import Casework
import Desk
import Records
import Text

/// What those who follow a plan decide of an action: time that is asked for, one that was declined, and whether the
/// applicant is told before it begins.
struct ActionFollowing {
    let action: Action
    let page: CasePage
    let token: String

    enum What: String, CaseIterable {
        case giveTime = "give-time"
        case refuseTime = "refuse-time"
        case settle
        case mark
        case tell
        case told
        case waive

        /// The field in which a mistake of this form stands.
        var field: String { "follow_\(rawValue)" }
    }

    func html(_ shown: Shown) -> HTML? {
        guard let review = page.review, !review.isClosed, review.followsPlan(page.key.officer) else { return nil }
        return "\(time(shown))\(declined(shown))\(telling(shown))"
    }

    private func form(_ what: What, _ button: String, second: Bool = false, _ fields: HTML = "") -> HTML {
        Pieces.form(
            "\(action.path)/follow", token, button: button, second: second,
            """
            <input type="hidden" name="\(ActionForm.mark)" value="\(action.mark)">
            <input type="hidden" name="what" value="\(what.rawValue)">
            \(fields)
            """)
    }

    private func act(_ what: What, _ title: String, _ shown: Shown, _ fields: HTML) -> HTML {
        Pieces.act(title, isOpen: shown.has("what", what.rawValue), form(what, title, second: true, fields))
    }

    private func time(_ shown: Shown) -> HTML? {
        guard let asked = action.timeAsked, case .asksTime(_, let day) = asked.kind else { return nil }
        return """
            <div class="notice"><h2>More time is asked for</h2>
            <p>Until \(Pieces.date(day)) instead of \(Pieces.date(action.due)), by \(page.officerName(asked.by)):</p>
            \(Pieces.lines(asked.words))</div>
            \(form(.giveTime, "Give the time until \(day.inWords)"))
            \(act(.refuseTime, "Do not give it", shown, shown.area(What.refuseTime.field, "Why not?", rows: 3)))
            """
    }

    private func declined(_ shown: Shown) -> HTML? {
        guard action.isUnsettled else { return nil }
        let link: HTML? =
            CaseAct.actions.isOffered(page)
            ? "<p>\(HTML.link(to: "/work/cases/\(page.application.reference)/actions", "Set it anew, for another body"))</p>\n"
            : nil
        return """
            <div class="notice"><h2>It was declined</h2>
            <p>Set it for another body, or say why it stays undone.</p></div>
            \(link)\
            \(act(.settle, "It stays undone", shown, shown.area(What.settle.field, "Why?", rows: 3)))
            """
    }

    private func telling(_ shown: Shown) -> HTML? {
        guard action.isOpen else { return nil }
        switch action.tellFirst {
        case .told, .waived: return nil
        case .notNeeded:
            return Pieces.act(
                "Must the applicant be told before it begins?",
                form(
                    .mark, "The applicant is told first", second: true,
                    "<p>Until they have been told the action cannot begin.</p>\n"))
        case .needed, .asked:
            var told = shown
            if told.value("follow_told_on-day").isEmpty { told.set("follow_told_on", page.today) }
            let isWritten = action.tellFirst != .needed
            return """
                <h2>Tell the applicant first</h2>
                <p>\(action.tellFirst.inWords(page) ?? "") We write to them only by a way that is safe; where none is, you \
                find it on your list to tell them yourself.</p>
                \(form(.tell, isWritten ? "Write to the applicant again" : "Write to the applicant now", second: isWritten))
                \(act(
                    .told, "I have told them myself", shown,
                    told.date("follow_told_on", "On which day?")
                        + shown.input(What.told.field, "How?", hint: "For example, by telephone")))
                \(act(
                    .waive, "The applicant is not told", shown,
                    shown.area(What.waive.field, "Why not?", rows: 3)
                        + shown.input("follow_named", "Who answers for that?", hint: "Name and part")))
                """
        }
    }
}

extension Pages {
    @Sendable func followAction(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (action, page) = try await action(visit, worker)
        var form = visit.form()
        let mark = try visit.sent.only(ActionForm.mark) ?? ""
        guard let what: ActionFollowing.What = form.choice("what", "Choose what to do") else {
            return .page(actionPage(action, page, worker, visit, Shown(), following: form.shown), status: 422)
        }
        do {
            guard try await follow(what, &form, action, page, mark) else {
                return .page(actionPage(action, page, worker, visit, Shown(), following: form.shown), status: 422)
            }
        } catch let refusal as Refusal {
            let status = try form.note(refusal, of: "action")
            let (now, fresh) = try await self.action(visit, worker)
            return .page(actionPage(now, fresh, worker, visit, Shown(), following: form.shown), status: status)
        }
        return .seeOther(action.path)
    }

    /// Returns false where the form has mistakes.
    private func follow(
        _ what: ActionFollowing.What, _ form: inout Form, _ action: Action, _ page: CasePage, _ mark: String
    ) async throws -> Bool {
        let (id, actor) = (action.id, page.actor)
        func act(
            _ decide: @Sendable (Review, Circumstances) throws(Refusal) -> Outcome<Review>
        ) async throws {
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.mustBe(mark, id)
                return try decide(review, around)
            }
        }
        switch what {
        case .giveTime:
            guard let asked = action.timeAsked, case .asksTime(_, let day) = asked.kind else {
                throw Refusal.already(Refusal.changedMeanwhile)
            }
            try await act { review, around throws(Refusal) in
                try review.extending(id, to: day, because: asked.words, by: actor, in: around)
            }
        case .refuseTime:
            let reason = form.area(what.field, "Why more time is not given", max: 2_000)
            guard try form.isRight() else { return false }
            try await act { review, around throws(Refusal) in
                try review.refusingTime(for: id, because: reason, by: actor, in: around)
            }
        case .settle:
            let reason = form.area(what.field, "Why it stays undone", max: 2_000)
            guard try form.isRight() else { return false }
            try await act { review, around throws(Refusal) in
                try review.settling(id, because: reason, by: actor, in: around)
            }
        case .mark:
            try await act { review, around throws(Refusal) in
                try review.markingTellFirst(id, by: actor, in: around)
            }
        case .tell: try await desk.tellFirst(id, mark: mark, of: page.key)
        case .told:
            let day = form.date("follow_told_on", "The day on which you told them", .upTo(page.today))
            let how = form.text(what.field, "How you told them", max: 300)
            guard try form.isRight(), let day else { return false }
            try await act { review, around throws(Refusal) in
                try review.toldFirst(id, on: day, how: how, by: actor, in: around)
            }
        case .waive:
            let reason = form.area(what.field, "Why they are not told", max: 2_000)
            let named = form.text("follow_named", "Who answers for that", max: 200)
            guard try form.isRight() else { return false }
            try await act { review, around throws(Refusal) in
                try review.waivingTelling(of: id, because: reason, named: named, by: actor, in: around)
            }
        }
        return true
    }
}
