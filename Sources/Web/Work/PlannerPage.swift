import Casework
import Desk
import FoundationEssentials
import Records
import Text

// Where a coordinator finds the time of a meeting: the best slots, who can come and who cannot, and the question to those
// of whom nothing is known.
extension Pages {
    func addPlanner(to routes: inout Routes) {
        let path = "/work/cases/{reference}/meeting/plan"
        routes.get(path, planner)
        routes.post(path, searchSlots)
        routes.post("\(path)/ask", askWhen)
        routes.post("\(path)/take", takeSlot)
        routes.post("\(path)/end", endPoll)
    }

    @Sendable func planner(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let form = try await plannerForm(try await key(visit, worker))
        return .page(plannerHTML(form, form.shown, worker, visit))
    }

    /// Looks again, with other people or days; nothing is changed.
    @Sendable func searchSlots(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        var form = visit.form()
        let wanted = try await plannerForm(try await key(visit, worker)) { $0.read(&form) }
        guard try form.isRight() else { return .page(plannerHTML(wanted, form.shown, worker, visit), status: 422) }
        return .page(plannerHTML(wanted, wanted.shown, worker, visit))
    }

    /// Asks those who are ticked about the slots that are ticked.
    @Sendable func askWhen(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let key = try await key(visit, worker)
        let wanted = try await plannerForm(key)
        let planner = wanted.planner
        var form = visit.form()
        guard try SeenCase.isStill(planner.page, form) else {
            form.note(SeenCase.name, SeenCase.sentence, anchor: "main")
            return .page(plannerHTML(wanted, PlannerView.kept(form, wanted), worker, visit), status: 409)
        }
        let starts = form.fields.values("slot").compactMap { Int64($0) }.compactMap { Instant(seconds: $0) }
        let minutes = form.int("slot_minutes", "The number of minutes", in: Meeting.lengths)
        let people = planner.page.people(
            form.checkboxes(
                "asked", among: planner.page.eligible.map { "\($0.person)" }, missing: "Choose who is asked"))
        let lastDay = form.date("last_day", "The day by which they should answer", .from(planner.page.today))
        if starts.isEmpty { form.note("slot", "Choose the times that they are asked about") }
        if starts.count > AvailabilityPoll.mostCandidates {
            form.note("slot", "Choose \(AvailabilityPoll.mostCandidates) times or fewer")
        }
        if let first = starts.min(), let lastDay, lastDay >= London.date(of: first), lastDay > planner.page.today {
            form.note(
                "last_day", "The last day to answer must be before the first of the times", anchor: "last_day-day")
        }
        guard try form.isRight(), let minutes, let lastDay else {
            return .page(plannerHTML(wanted, PlannerView.kept(form, wanted), worker, visit), status: 422)
        }
        let isDone = try await mend(&form) {
            try await desk.askWhen(
                starts, minutes: minutes, of: people, until: lastDay, on: key, seen: planner.page.seen)
        }
        guard isDone else {
            return .page(plannerHTML(wanted, PlannerView.kept(form, wanted), worker, visit), status: 422)
        }
        return .seeOther("/work/cases/\(planner.page.application.reference)/meeting/plan")
    }

    /// Opens the form of the meeting with a slot filled in; nothing is changed until that is sent.
    @Sendable func takeSlot(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        var form = visit.form()
        let start = try form.fields.only("start").flatMap { Int64($0) }.flatMap { Instant(seconds: $0) }
        let wanted = try await plannerForm(try await key(visit, worker), also: start)
        let planner = wanted.planner
        let minutes = form.int("slot_minutes", "The number of minutes", in: Meeting.lengths)
        guard CaseAct.meeting.isOffered(planner.page), try form.isRight(), let start, let minutes else {
            return .page(plannerHTML(wanted, PlannerView.kept(form, wanted), worker, visit), status: 422)
        }
        let people = planner.page.eligible.map(\.person)
        let invited = people.filter { person in form.fields.values("wanted").contains("\(person)") }
        let slot = Slot(startsAt: start, minutes: minutes)
        let coming = invited.filter { person in !planner.busy(person).contains { $0.time.meets(slot) } }
        var shown = CaseAct.meeting.prefilled(planner.page)
        let clock = London.clock(of: start)
        shown.fill("day", clock.date)
        shown.values["time"] = [clock.hourAndMinute]
        shown.values["minutes"] = ["\(minutes)"]
        if let room = wanted.room(in: slot) {
            shown.values["room"] = ["\(room.id)"]
            shown.values["place"] = nil
        } else {
            shown.values["room"] = nil
        }
        shown.values["invited"] = (coming.isEmpty ? invited : coming).map { "\($0)" }
        return .page(actPage(.meeting, planner.page, worker, visit, shown))
    }

    @Sendable func endPoll(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let key = try await key(visit, worker)
        let wanted = try await plannerForm(key)
        let planner = wanted.planner
        var form = visit.form()
        let reason = form.area("reason", "Why nobody is asked any more", max: 1_000)
        guard try form.isRight(), try await mend(&form, { try await desk.callOffPoll(of: key, because: reason) }) else {
            return .page(plannerHTML(wanted, PlannerView.kept(form, wanted), worker, visit), status: 422)
        }
        return .seeOther("/work/cases/\(planner.page.application.reference)/meeting/plan")
    }

    /// The form as it first appears or as it is then `changed`, with what is known of people's time for as long as it
    /// looks ahead, and up to a slot beside.
    private func plannerForm(
        _ key: CaseKey, also slot: Instant? = nil, _ changed: (inout PlannerForm) -> Void = { _ in }
    ) async throws -> PlannerForm {
        var form = PlannerForm(try await desk.plannerPage(key), calendar: desk.workingCalendar)
        changed(&form)
        let lastDay = slot.map { max(London.date(of: $0), form.lastDayRead) } ?? form.lastDayRead
        form.planner = try await desk.reading(form.planner, through: lastDay)
        return form
    }

    private func plannerHTML(_ form: PlannerForm, _ shown: Shown, _ worker: Worker, _ visit: Visit) -> HTML {
        let path = "/work/cases/\(form.planner.page.application.reference)"
        let view = PlannerView(form: form, shown: shown, token: visit.formToken, calendar: desk.workingCalendar)
        return Layout.form("Find a time for the meeting", for: worker.audience, back: path, shown: shown, view.html)
    }
}
