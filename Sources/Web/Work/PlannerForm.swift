import Casework
import Desk
import Records
import Text

/// What the planner's form asks: when, how long, who is wanted, and who must come.
struct PlannerForm {
    var planner: PlannerPage
    var from: CivilDate
    var until: CivilDate
    var dayStart = 9 * 60
    var dayEnd = 17 * 60
    var minutes = 60
    var wanted: [Person.ID]
    var required: Set<Person.ID> = []
    var bodies: [Agency.ID]
    /// Whether there is no meeting without the applicants.
    var needsApplicants = false
    /// Whether the procedure asks for the chair.
    let needsChair: Bool
    private let quorum: Quorum

    private var page: CasePage { planner.page }

    /// As it first appears: from five working days on to the panel's last day, the chair, who answers for each agency, and
    /// whoever was invited already; of the bodies those must be there that the procedure names.
    init(_ planner: PlannerPage, calendar: WorkingCalendar) {
        self.planner = planner
        let page = planner.page
        let tomorrow = page.today.adding(days: 1)
        let early = (try? calendar.adding(workingDays: 5, to: page.today)) ?? tomorrow
        let last = PlannerForm.lastDay(page)
        let first = last.map { $0 < early ? tomorrow : early } ?? early
        from = first
        until = last.map { max($0, first) } ?? first.adding(days: 27)
        minutes =
            planner.poll.flatMap { $0.ended == nil ? $0.minutes : nil } ?? page.review?.hearing?.meeting.minutes ?? 60
        let eligible = page.eligible
        let invited = Set(page.review?.hearing?.invited ?? [])
        // Of a few who were asked alone, no meeting could be made.
        let asked = Set(planner.poll?.asked.map(\.person) ?? [])
        wanted =
            eligible.filter { officer in
                invited.contains(officer.person) || asked.contains(officer.person)
                    || invited.isEmpty
                        && (!officer.roles.isDisjoint(with: [.chair, .contact])
                            || officer.person == page.chairing?.presiding)
            }.map(\.person)
        let consulted = Set(page.application.requests.compactMap(\.member))
        quorum = Quorum(
            panel: page.procedure.panel, agencies: page.agencies, officers: eligible,
            landlordsConcerned: page.meetingDesk?.diary.landlordsConcerned ?? consulted,
            guests: page.leading.concerned.guests, chairing: page.chairing)
        bodies = quorum.bodiesNeeded(likely: consulted).filter { body in eligible.contains { $0.agency == body } }
        needsChair = page.procedure.panel.mustAttend.contains(.chair)
    }

    /// The panel's last day, where there is one.
    static func lastDay(_ page: CasePage) -> CivilDate? {
        page.deadlines.first { $0.duty == .step(.panel) && $0.state == "open" }?.dueOn
    }

    /// Reads what was sent; the form has the mistakes.
    mutating func read(_ form: inout Form) {
        let today = page.today
        if let day = form.date("from", "The first day", .from(today)) { from = day }
        if let day = form.date("until", "The last day", .from(today)) { until = day }
        if until < from {
            form.note("until", "The last day must not be before the first", anchor: "until-day")
        } else if until.days(since: from) > 366 {
            form.note("until", "The last day must be within a year of the first", anchor: "until-day")
        }
        if let time = form.time("day_start", "The earliest time") { dayStart = time }
        if let time = form.time("day_end", "The latest time") { dayEnd = time }
        if let number = form.int("minutes", "The number of minutes", in: Meeting.lengths) { minutes = number }
        if dayEnd - dayStart < minutes {
            form.note("day_end", "The meeting does not fit between the earliest and the latest time")
        }
        let people = page.eligible.map { "\($0.person)" }
        wanted = page.people(form.checkboxes("wanted", among: people, missing: "Choose who is wanted at the meeting"))
        required = Set(page.people(form.checkboxes("required", among: people)))
        wanted += required.filter { !wanted.contains($0) }
        bodies = page.bodies(form.checkboxes("bodies", among: page.agencies.map { "\($0.id)" }))
        needsApplicants = !form.checkboxes("applicant", among: ["yes"]).isEmpty
    }

    /// The last day of which people's time is looked at: of the search, and of the times that they are asked about.
    var lastDayRead: CivilDate {
        ((planner.poll?.open ?? []).map { London.date(of: $0.startsAt) } + [until]).max() ?? until
    }

    var shown: Shown {
        var shown = Shown(["day_start": clock(dayStart), "day_end": clock(dayEnd), "minutes": "\(minutes)"])
        shown.fill("from", from)
        shown.fill("until", until)
        shown.values["wanted"] = wanted.map { "\($0)" }
        shown.values["required"] = required.map { "\($0)" }
        shown.values["bodies"] = bodies.map { "\($0)" }
        shown.values["applicant"] = needsApplicants ? ["yes"] : []
        return shown
    }

    /// A room that is free then; one with a waiting room apart where an applicant comes in person.
    func room(in slot: Slot) -> MeetingRoom? {
        guard let review = page.review, let desk = page.meetingDesk else { return nil }
        let comesInPerson = review.applications.contains { application in
            guard let choice = review.part(of: application)?.choice else { return true }
            return choice.way != .online && [.comes, .representative].contains(choice.heard)
        }
        return desk.diary.freeRoom(
            in: slot, for: review.id, before: review.hearingToCome, isApart: comesInPerson, people: wanted.count)
    }

    private func clock(_ minute: Int) -> String {
        London.hourAndMinute(minute)
    }

    /// The search that it asks for, with everything that is known of people's time.
    var search: SlotSearch {
        let officers = page.eligible.filter { wanted.contains($0.person) }
        var people = officers.map { officer in
            SlotSearch.Wanted(
                who: .person(officer.person), name: "\(officer.name), \(page.agencyName(officer.agency))",
                agency: page.body(of: officer.person), isChair: quorum.isChair(officer),
                isRequired: required.contains(officer.person), busy: planner.busy(officer.person),
                prefers: planner.poll?.said(by: officer.person).suits ?? [])
        }
        for application in page.review?.applications ?? [] {
            let wish = planner.wishes[application]
            let times = wish?.times(from: from, until: until, today: page.today)
            people.append(
                SlotSearch.Wanted(
                    who: .applicant(application), name: "the applicant", isRequired: needsApplicants,
                    busy: (times?.busy ?? []).map { .init($0, .wish) }, prefers: times?.prefers ?? []))
        }
        return SlotSearch(
            from: from, until: until, dayStart: dayStart, dayEnd: dayEnd, minutes: minutes, wanted: people,
            bodies: bodies, needsChair: needsChair && officers.contains(where: quorum.isChair),
            fewestBodies: page.procedure.panel.minimum ?? 0)
    }
}
