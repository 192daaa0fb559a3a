import Casework
import Desk
import Post
import Records

/// The pages, with what they all need.
struct Pages: Sendable {
    let settings: WebSettings
    let desk: Desk
    let ledger: Ledger
    let outbox: Maildir?
    let deliverDue: @Sendable () async throws -> Void
    /// How the post stands, looked at every few seconds and not for every page.
    let post: Shared<PostState>
    /// nil: no provider calls.
    let callbacks: Callbacks?
    /// The calendar file of that name; nil where there is none.
    let invitation: @Sendable (String) async throws -> String?

    /// How often each key has called lately.
    let calls = CallLimit()

    /// Every path of the public listener.
    var routes: Routes {
        var routes = Routes()
        routes.plain("/", home)
        routes.plain("/accessibility", accessibility)
        routes.plain("/procedure", procedure)
        routes.plain("/statistics", statistics)
        routes.plain("/statistics.csv", statisticsCSV)
        routes.plain("/statistics.json", statisticsJSON)
        routes.plain(StyleSheet.path) { _ in StyleSheet.reply }
        addApply(to: &routes)
        addContact(to: &routes)
        addSigningIn(to: &routes)
        routes.plain("/calendar/invitation/{file}", calendarInvitation)
        routes.hook("/callbacks/govuk-notify", takeNotifyCallback)
        routes.get("/track", track)
        routes.post("/track", askForTrackCode)
        routes.post("/track/plan-answer", answerPlan)
        routes.get("/track/withdraw", withdrawForm)
        routes.post("/track/withdraw", withdraw)
        routes.get("/track/report", trackReportForm)
        routes.post("/track/report", addTrackedReport)
        routes.get("/track/review", trackReviewForm)
        routes.post("/track/review", askTrackedReview)
        routes.get("/work", work)
        addWorkLists(to: &routes)
        routes.get("/work/post", messages)
        routes.get("/work/enter", enterForm)
        routes.post("/work/enter", enter)
        routes.get("/work/cases/{reference}", casePage)
        routes.plain("/work/cases/{reference}/decision.json", decisionRecord)
        for act in CaseAct.all {
            routes.get("/work/cases/{reference}/\(act.noun)") { visit in try await actForm(act, visit) }
            routes.post("/work/cases/{reference}/\(act.noun)") { visit in try await perform(act, visit) }
        }
        addThreshold(to: &routes)
        addRecord(to: &routes)
        addPack(to: &routes)
        addApplicantPart(to: &routes)
        addSpeaking(to: &routes)
        routes.get("/work/cases/{reference}/hand-over", handOverPage)
        routes.get("/work/areas", areasPage)
        routes.post("/work/areas", enterAreaContact)
        routes.post("/work/areas/{id}", endAreaContact)
        routes.get("/work/oversight", oversightPage)
        routes.post("/work/oversight/bodies", addPolicingBody)
        routes.post("/work/oversight/bodies/{id}", endPolicingBody)
        routes.post("/work/oversight/{switch}", setSwitch)
        routes.plain("/work/oversight/return.csv", dataReturnCSV)
        routes.get("/work/calendar", calendarPage)
        routes.post("/work/calendar", makeCalendar)
        routes.post("/work/calendar/end", endCalendar)
        routes.plain("/calendar/{token}", calendar)
        routes.get("/work/rehearsal", rehearsalPage)
        routes.post("/work/rehearsal", rehearseProcedure)
        addRequests(to: &routes)
        addActions(to: &routes)
        routes.get("/work/recommendations/{id}", recommendationPage)
        routes.post("/work/recommendations/{id}", answerRecommendation)
        routes.post("/work/recommendations/{id}/told", tellAnswer)
        routes.get("/work/tasks/{id}", taskPage)
        routes.post("/work/tasks/{id}", finishTask)
        addComingBack(to: &routes)
        addPeople(to: &routes)
        addMeetingPlaces(to: &routes)
        addAvailability(to: &routes)
        addPlanner(to: &routes)
        addBusyFeeds(to: &routes)
        routes.get("/track/meeting", preferenceForm)
        routes.post("/track/meeting", givePreference)
        addKeys(to: &routes)
        addFigures(to: &routes)
        addEndings(to: &routes)
        addInformed(to: &routes)
        addAPI(to: &routes)
        routes.get("/demonstration", demonstration)
        routes.post("/demonstration", turnClock)
        routes.plain("/demonstration/outbox", outboxPage)
        routes.plain("/demonstration/outbox/{file}", outboxMessage)
        return routes
    }

    /// Somebody who is signed in to work, and the frame of their pages.
    struct Worker: Sendable {
        var signedIn: SignedIn
        var audience: Layout.Audience
    }

    func visitor(_ visit: Visit) async throws -> Visitor? {
        guard let session = visit.session else { return nil }
        return try await desk.visitor(session)
    }

    /// - Throws: `Fault.signedOut` where nobody is signed in, or the applicant of a case.
    func worker(_ visit: Visit) async throws -> Worker {
        guard case .person(let signedIn) = try await visitor(visit) else { throw Fault.signedOut(next: visit.path) }
        let coordinates = signedIn.offices.contains { $0.roles.contains(.coordinator) }
        let notice = PostNotice.html(await post.value(), coordinates: coordinates)
        return Worker(
            signedIn: signedIn, audience: .worker(name: signedIn.name, token: visit.formToken, notice: notice))
    }

    /// The day on the service's clock.
    var today: CivilDate { desk.today }
}
