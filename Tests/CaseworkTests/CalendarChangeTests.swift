import Casework
import FoundationEssentials
import Testing

extension WorkingCalendar {
    /// This calendar with other bank holidays besides, and without some of its own.
    func changed(adding added: [String] = [], removing removed: [String] = []) -> WorkingCalendar {
        var holidays = holidays
        for date in added { holidays[day(date)] = "Jubilee" }
        for date in removed { holidays[day(date)] = nil }
        return WorkingCalendar(name: name, holidays: holidays, firstDay: firstDay, lastDay: lastDay)
    }
}

@Suite struct `A change of the bank holidays` {
    private let town = Town()
    private let now = WorkingCalendar.englandAndWales

    private func standing(
        _ duty: Deadline.Duty, _ subject: UUID, due: String, from: String
    ) -> Deadline.Standing {
        Deadline.Standing(
            id: .init(UUID()), duty: duty, subject: subject, owner: .coordinators, dueOn: day(due), from: day(from))
    }

    private func answer(
        _ application: Application, _ open: Deadline.Standing, _ change: CalendarChange
    ) -> CalendarChange.Answer {
        var around = town.on("2026-04-07")
        around.calendar = change.after
        return application.answer(to: change, on: open, was: application, in: around)
    }

    /// The threshold decision of an application of 2 April 2026 is due after 15 working days, on 27 April.
    @Test func `puts a day off by a new holiday before it, and by none after it`() throws {
        let application = try town.receive().after
        let open = standing(.step(.thresholdDecision), application.id.raw, due: "2026-04-27", from: "2026-04-02")
        for (holiday, due) in [
            ("2026-04-15", "2026-04-28"), ("2026-04-27", "2026-04-28"), ("2026-04-28", nil), ("2026-04-18", nil),
        ] as [(String, String?)] {
            let change = CalendarChange(from: now, to: now.changed(adding: [holiday]))
            guard let due else {
                #expect(answer(application, open, change) == .stays, "\(holiday)")
                continue
            }
            guard case .later(let deadline) = answer(application, open, change) else {
                Issue.record("\(holiday) should put it off.")
                continue
            }
            #expect(deadline.dueOn == day(due))
            #expect(deadline.working.hasSuffix("It was due on Monday 27 April 2026 before."))
            #expect(change.reason(from: open.from, until: deadline.dueOn).hasSuffix("is now a bank holiday (Jubilee)"))
        }
    }

    @Test func `puts word to the applicant off as they wish to hear`() throws {
        let application = try town.receive().after
        let open = standing(.step(.wordToApplicant), application.id.raw, due: "2026-04-13", from: "2026-04-02")
        let change = CalendarChange(from: now, to: now.changed(adding: ["2026-04-09"]))
        #expect(answer(application, open, change) == .stays, "Ten working days by the procedure: a person set the 13th.")
        var around = town.on("2026-04-07")
        (around.calendar, around.wordEvery) = (change.after, 5)
        guard case .later(let deadline) = application.answer(to: change, on: open, was: application, in: around) else {
            Issue.record("The holiday should put it off.")
            return
        }
        #expect(deadline.dueOn == day("2026-04-14"))
    }

    @Test func `never brings a day forward by itself`() throws {
        let longer = now.changed(adding: ["2026-04-15"])
        let change = CalendarChange(from: longer, to: now)
        let application = try town.receive().after
        let open = standing(.step(.thresholdDecision), application.id.raw, due: "2026-04-28", from: "2026-04-02")
        #expect(answer(application, open, change) == .earlier(day("2026-04-27")))
        #expect(change.days.map(\.words) == ["15 April 2026 is no longer a bank holiday"])
    }

    @Test func `leaves alone what a person set, what the panel set, and what counts no working days`() throws {
        let change = CalendarChange(from: now, to: now.changed(adding: ["2026-04-15"]))
        let application = try town.receive().after
        for open in [
            standing(.step(.thresholdDecision), application.id.raw, due: "2026-04-29", from: "2026-04-02"),
            standing(.action, UUID(), due: "2026-04-27", from: "2026-04-02"),
            standing(.passToArea, UUID(), due: "2026-04-02", from: "2026-04-02"),
            // 21 days.
            standing(.step(.agenciesReply), UUID(), due: "2026-04-28", from: "2026-04-07"),
        ] { #expect(answer(application, open, change) == .stays) }
    }

    @Test func `counts a limit that runs from a day of its own from that day`() throws {
        let change = CalendarChange(from: now, to: now.changed(adding: ["2026-05-20"]))
        let review = town.opened()
        var around = town.on("2026-05-19")
        around.calendar = change.after
        // 20 working days from the telling on 1 May, in no way from the days of the case.
        let own = Deadline.Standing(
            id: .init(UUID()), duty: .step(.reviewWindow), subject: review.id.raw, owner: .coordinators,
            dueOn: try #require(try? now.adding(workingDays: 20, to: day("2026-05-01"))), from: day("2026-05-01"))
        guard case .later(let deadline) = review.answer(to: change, on: own, was: review, in: around) else {
            Issue.record("It should be put off.")
            return
        }
        #expect(deadline.dueOn == (try? change.after.adding(workingDays: 20, to: day("2026-05-01"))))
        #expect(deadline.rungs.isEmpty, "Nobody is reminded of a right of the applicant.")
        let outcome = review.puttingOff(own, to: deadline, by: change, in: around)
        #expect(outcome.notices.map(\.to) == review.applications.map { .applicant($0) })
    }

    @Test func `moves the reminders of a day that stays`() throws {
        let change = CalendarChange(from: now, to: now.changed(adding: ["2026-04-23"]))
        let open = standing(.action, UUID(), due: "2026-04-27", from: "2026-04-02")
        let reminders = try #require(change.reminders(of: open, under: .islingtonLimits))
        #expect(London.date(of: reminders[0].at) == day("2026-04-21"))
    }

    @Test func `years that only one of the lists knows are no change`() {
        let longer = WorkingCalendar(
            name: now.name, holidays: now.holidays.merging([day("2029-01-01"): "New Year’s Day"]) { $1 },
            firstDay: now.firstDay, lastDay: day("2029-12-31"))
        #expect(CalendarChange(from: now, to: longer).days.isEmpty)
        #expect(CalendarChange(from: longer, to: now).days.isEmpty)
    }

    @Test(arguments: [
        ("2026-05-01", "2026-04-27"), ("2026-05-03", "2026-04-27"), ("2026-05-04", "2026-05-05"),
        ("2026-12-27", "2026-12-21"), ("2026-12-28", "2026-12-29"), ("1969-12-29", "1969-12-29"),
    ])
    func `a week begins on its first working day`(_ date: String, _ first: String) {
        #expect(now.firstWorkingDay(ofWeekOf: day(date)) == day(first))
    }
}
