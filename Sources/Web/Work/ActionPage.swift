import Casework
import Desk
import Records
import Text

// An action, as the agency that undertakes it reads and answers it, and those who follow the plan follow it.
extension Pages {
    func addActions(to routes: inout Routes) {
        routes.get("/work/actions/{id}", actionPage)
        routes.post("/work/actions/{id}", answerAction)
        routes.post("/work/actions/{id}/follow", followAction)
    }

    @Sendable func actionPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (action, page) = try await action(visit, worker)
        return .page(actionPage(action, page, worker, visit, Shown()))
    }

    func action(_ visit: Visit, _ worker: Worker) async throws -> (Action, CasePage) {
        guard let id = visit.parameters["id"].flatMap({ Action.ID($0) }) else { throw Fault.notFound }
        let page = try await desk.casePage(try await desk.find(action: id, for: worker.signedIn))
        guard let action = page.review?.actions.first(where: { $0.id == id }) else { throw DeskError.absent }
        return (action, page)
    }

    /// `shown`: of the form that answers; `following`: of one of those below it.
    func actionPage(
        _ action: Action, _ page: CasePage, _ worker: Worker, _ visit: Visit, _ shown: Shown,
        following: Shown = Shown()
    ) -> HTML {
        let due: HTML =
            desk.reasonOff(action.due).map {
                "\(Pieces.date(action.due)) (\($0): no work is done on that day)"
            } ?? Pieces.date(action.due)
        let person = action.isOpen ? page.personNamed(action.person) : page.officerName(action.person)
        var all = shown
        all.mistakes += following.mistakes
        return Layout.form(
            "Action", for: worker.audience, back: "/work", shown: all,
            """
            <h1>Action</h1>
            \(Pieces.list([
                ("Case", HTML.link(to: "/work/cases/\(page.application.reference)", "\(page.application.reference)")),
                ("Agency", "\(page.agencyName(action.agency))"), ("Person", "\(person)"),
                ("What is to be done", Pieces.lines(action.text)), ("Done when", Pieces.lines(action.doneWhen)),
                ("By", due), ("Looked at again", action.reviewOn.map { Pieces.date($0) }),
                ("Why this body does it", action.powerReason.map { Pieces.lines($0) }),
                ("The applicant is told first", action.tellFirst.inWords(page).map { "\($0)" }),
                ("How it stands", "\(action.state.inWords)"),
                ("Since it was declined", action.settled.map { ActionWords.settled($0, page) }),
            ]))
            \(ActionForm(action: action, page: page).html(shown, visit.formToken))
            \(ActionFollowing(action: action, page: page, token: visit.formToken).html(following))
            \(ActionHistory(action: action, page: page).html)
            """
        )
    }

    @Sendable func answerAction(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (action, page) = try await action(visit, worker)
        var form = visit.form()
        let given = ActionForm(action: action, page: page).read(&form)
        guard try form.isRight(), let given else {
            return .page(actionPage(action, page, worker, visit, form.shown), status: 422)
        }
        let mark = try visit.sent.only(ActionForm.mark) ?? ""
        do {
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.mustBe(mark, action.id)
                return try given.act(on: review, action.id, by: page.actor, in: around)
            }
        } catch let refusal as Refusal {
            let status = try form.note(refusal, of: "action")
            let (now, fresh) = try await self.action(visit, worker)
            return .page(actionPage(now, fresh, worker, visit, form.shown), status: status)
        }
        return .seeOther(action.path)
    }
}

extension Form {
    /// Says above the form what other answers could mend, with everything that was typed kept; one that they could not is
    /// thrown. What somebody else changed meanwhile is shown, to be looked at.
    mutating func note(_ refusal: Refusal, of what: String) throws -> Int {
        if refusal == .already(Refusal.changedMeanwhile) {
            note(
                ActionForm.mark,
                "Somebody else has changed this \(what) since you opened the page. Look at how it stands now, and send "
                    + "this again if it is still right.", anchor: "main")
            return 409
        }
        switch refusal {
        case .wrongStage, .notYours, .calendarEnds, .already: throw refusal
        default:
            note("refused", refusal.sentence, anchor: "main")
            return 422
        }
    }
}
