public import Casework
import Postgres
public import Records

/// What a coordinator reads to find the time of a meeting.
public struct PlannerPage: Sendable {
    public var page: CasePage
    public var poll: AvailabilityPoll?
    /// The wishes of those whose applications are heard, of those who gave any.
    public var wishes: [Application.ID: MeetingPreference]
    /// The calendars from which busy times are read.
    public var feeds: [BusyFeeds.Entry]
    /// What is known of each who could come, beside the answers to the poll; nothing until it is read
    /// (`Desk.reading`).
    public var busy: [Person.ID: [SlotSearch.Busy]]
    public var now: Instant

    /// What is known of somebody's time: an answer holds against a calendar.
    public func busy(_ person: Person.ID) -> [SlotSearch.Busy] {
        guard let said = poll?.said(by: person) else { return busy[person] ?? [] }
        let known = (busy[person] ?? []).flatMap { entry -> [SlotSearch.Busy] in
            // Nobody sits in two meetings.
            guard entry.because != .anotherMeeting else { return [entry] }
            return BusyTime.without(said.can, in: [entry.time]).map { .init($0, entry.because) }
        }
        return known + said.busy.map { .init($0, .answered) }
    }

    /// The calendar of a person, or that of their agency.
    public func feed(of officer: Officer) -> BusyFeeds.Entry? {
        feeds.first { $0.whose == .person(officer.person) } ?? feeds.first { $0.whose == .agency(officer.agency) }
    }
}

extension Desk {
    /// The working days and holidays that meetings are planned by.
    public var workingCalendar: WorkingCalendar { calendar }

    /// Throws `DeskError.forbidden` for all but coordinators, `.absent` where no review is open.
    public func plannerPage(_ key: CaseKey) async throws -> PlannerPage {
        guard key.officer.roles.contains(.coordinator) else { throw DeskError.forbidden }
        let page = try await casePage(key)
        guard let review = page.review, review.stage.name != .closed else { throw DeskError.absent }
        let now = now
        return try await transaction(.readOnly, acting(key.actor, in: key.partnership)) { tx in
            var wishes: [Application.ID: MeetingPreference] = [:]
            for application in review.applications {
                wishes[application] = try MeetingPreferences.load(of: application, in: key.partnership, tx)
            }
            return PlannerPage(
                page: page, poll: try AvailabilityPolls.newest(of: review.id, in: key.partnership, tx), wishes: wishes,
                feeds: try BusyFeeds.all(in: key.partnership, tx), busy: [:], now: now)
        }
    }

    /// The same page with what is known of people's time from now to the end of a day, London time: calendars hold years,
    /// and a search looks at weeks.
    public func reading(_ planner: PlannerPage, through lastDay: CivilDate) async throws -> PlannerPage {
        guard let review = planner.page.review else { return planner }
        let (from, today) = (planner.now, London.date(of: planner.now))
        let until = max(from, London.instant(date: lastDay.adding(days: 1), hour: 0, minute: 0))
        let feeds = planner.page.officers.map { officer in
            planner.feeds.filter { $0.whose == .person(officer.person) || $0.whose == .agency(officer.agency) }.map(
                \.id)
        }
        var read = planner
        // Of other cases the times alone count, also of those that the coordinator may not see.
        read.busy = try await transaction(.readOnly, .service(in: review.partnership)) { tx in
            var busy = try BusyFeeds.meetings(
                from: from, until: until, beside: review.id, in: review.partnership, tx
            ).mapValues { times in times.map { SlotSearch.Busy($0, .anotherMeeting) } }
            let times = try BusyFeeds.times(
                of: Array(Set(feeds.joined())), from: from, until: until, in: review.partnership, tx)
            for (officer, feeds) in zip(planner.page.officers, feeds) {
                for feed in feeds {
                    busy[officer.person, default: []] += (times[feed] ?? []).map { .init($0, .calendar) }
                }
            }
            for cover in try Covers.notEnded(before: today, in: review.partnership, tx) {
                guard let time = BusyTime(days: cover.from, cover.lastDay) else { continue }
                busy[cover.person, default: []].append(.init(time, .away))
            }
            return busy
        }
        return read
    }

    /// What an applicant said of when they could come; nil where they said nothing yet.
    public func preference(
        of application: Application.ID, in partnership: Partnership.ID
    ) async throws -> MeetingPreference? {
        try await transaction(.readOnly, Acting(.applicant(application), in: partnership)) { tx in
            try MeetingPreferences.load(of: application, in: partnership, tx)
        }
    }

    /// Keeps what an applicant says of when they could come, in place of what they said before.
    public func prefer(
        _ preference: MeetingPreference, of application: Application.ID, in partnership: Partnership.ID
    ) async throws {
        let actor = Actor.applicant(application)
        try await act(onApplication: application, besideItsReviewIn: partnership, as: actor) {
            own, review, around throws(Refusal) in
            try own.preferring(preference, heardIn: review, by: actor, in: around)
        } saving: { tx in
            try MeetingPreferences.save(preference, of: application, in: partnership, tx)
        }
    }
}
