import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Desk

@Suite struct `Taking up another calendar` {
    /// This desk with other bank holidays.
    private func desk(
        _ office: Office, adding added: [String] = [], removing removed: [String] = []
    ) -> Desk {
        let now = office.desk.calendar
        var holidays = now.holidays
        for date in added { holidays[day(date)] = "Jubilee" }
        for date in removed { holidays[day(date)] = nil }
        return Desk(
            pool: office.database.serve, clock: office.clock,
            calendar: WorkingCalendar(
                name: now.name, holidays: holidays, firstDay: now.firstDay, lastDay: now.lastDay),
            routes: Routes(email: "maildir"))
    }

    private func open(_ office: Office, _ duty: String) async throws -> [String] {
        try await office.deadlines().filter { $0.hasPrefix("\(duty) ") }
    }

    @Test func `puts open days off once, tells those whom it concerns, and journals it`() async throws {
        try await Office.with { office in
            _ = try await office.desk.takeUpCalendar()
            _ = try await office.apply()
            #expect(try await open(office, "threshold-decision") == ["threshold-decision 2026-05-26 open"])
            let other = desk(office, adding: ["2026-05-20"])
            let taken = try await other.takeUpCalendar()
            // The threshold decision and nothing else: the rest is due before that day or met.
            #expect(taken.map(\.later) == [1] && taken.map(\.earlier) == [0] && taken.map(\.days) == [1])
            #expect(
                try await open(office, "threshold-decision") == [
                    "threshold-decision 2026-05-26 moved", "threshold-decision 2026-05-27 open",
                ])
            let sent = try await office.messages()
            #expect(sent["deadline-moved"] == 2 && sent["day-moved"] == 1)
            #expect(try await other.takeUpCalendar().isEmpty)
            #expect(try await office.messages() == sent, "Nobody is told twice.")
            let because: String = try await office.look { tx in
                try tx.one("select ended_because as because from deadline where state = 'moved'") { try $0["because"] }
            }
            #expect(because == "20 May 2026 is now a bank holiday (Jubilee)")
            let (rows, findings) = try await office.chain()
            #expect(findings.isEmpty && rows > 2)
            #expect(try await office.tasks().isEmpty)
        }
    }

    @Test func `is done by exactly one of many at once`() async throws {
        try await Office.with { office in
            _ = try await office.desk.takeUpCalendar()
            for name in ["Ada Quill", "Bel Osei", "Cy Ives"] { _ = try await office.apply(name) }
            let others = (0..<5).map { _ in desk(office, adding: ["2026-05-20"]) }
            let taken = try await withThrowingTaskGroup(of: [CalendarTaken].self) { group in
                for other in others { group.addTask { try await other.takeUpCalendar() } }
                return try await group.reduce(into: [CalendarTaken]()) { $0 += $1 }
            }
            #expect(taken.map(\.later) == [3])
            #expect(try await office.messages()["day-moved"] == 3)
        }
    }

    @Test func `asks a person where a day would be earlier, who agrees or keeps it`() async throws {
        for agreeing in [true, false] {
            try await Office.with { office in
                let longer = desk(office, adding: ["2026-05-20"])
                _ = try await longer.takeUpCalendar()
                let receipt = Office.Case(id: Application.ID(UUID()), reference: TestPartnership.reference())
                _ = try await longer.receive(
                    office.intake(), from: office.applicant(), id: receipt.id, in: office.here.id, as: .service)
                #expect(try await open(office, "threshold-decision") == ["threshold-decision 2026-05-27 open"])

                let taken = try await office.desk.takeUpCalendar()
                #expect(taken.map(\.later) == [0] && taken.map(\.earlier) == [1])
                #expect(try await open(office, "threshold-decision") == ["threshold-decision 2026-05-27 open"])
                #expect(try await office.messages()["day-moved"] == nil)
                let task = try #require(try await office.tasks().first)
                #expect(task.kind == .earlierDate)
                let question = try await office.desk.earlierDate(task, by: office.here.coordinator)
                #expect(question.dueOn == day("2026-05-27") && question.earlierOn == day("2026-05-26"))
                try await office.desk.answer(question, agreeing: agreeing)
                #expect(try await office.tasks().isEmpty)
                let now = try await open(office, "threshold-decision")
                #expect(
                    now
                        == (agreeing
                            ? ["threshold-decision 2026-05-26 open", "threshold-decision 2026-05-27 moved"]
                            : ["threshold-decision 2026-05-27 open"]))
                #expect(try await office.messages()["day-moved"] == (agreeing ? 1 : nil))
                await #expect(throws: (any Error).self) { try await office.desk.answer(question, agreeing: true) }
            }
        }
    }

    @Test func `asks about the day of now where the list changes again before anybody has answered`() async throws {
        try await Office.with { office in
            let longest = desk(office, adding: ["2026-05-20", "2026-05-21"])
            _ = try await longest.takeUpCalendar()
            _ = try await longest.receive(
                office.intake(), from: office.applicant(), id: Application.ID(UUID()), in: office.here.id, as: .service)
            #expect(try await open(office, "threshold-decision") == ["threshold-decision 2026-05-28 open"])
            let longer = desk(office, adding: ["2026-05-20"])
            #expect(try await longer.takeUpCalendar().map(\.earlier) == [1])
            let task = try #require(try await office.tasks().first)
            #expect(
                try await office.desk.earlierDate(task, by: office.here.coordinator).earlierOn == day("2026-05-27"))
            #expect(try await office.desk.takeUpCalendar().map(\.earlier) == [1])
            let again = try #require(try await office.tasks().first)
            #expect(again.id == task.id && again.about?.contains("26 May 2026") == true, "\(again.about ?? "")")
            #expect(
                try await office.desk.earlierDate(again, by: office.here.coordinator).earlierOn == day("2026-05-26"))
            // Back to the list by which the day was told: there is nothing to ask any more.
            #expect(try await longest.takeUpCalendar().map(\.earlier) == [0])
            #expect(try await office.desk.earlierDate(again, by: office.here.coordinator).earlierOn == nil)
            // And once more forward: what stays open asks again, and is not lost.
            #expect(try await longer.takeUpCalendar().map(\.earlier) == [1])
            #expect(
                try await office.desk.earlierDate(again, by: office.here.coordinator).earlierOn == day("2026-05-27"))
            // A list that puts the day off beyond the one that was told does so.
            let far = desk(office, adding: ["2026-05-19", "2026-05-20", "2026-05-21"])
            #expect(try await far.takeUpCalendar().map(\.later) == [1])
            #expect(try await open(office, "threshold-decision").contains("threshold-decision 2026-05-29 open"))
        }
    }

    @Test func `keeps a day that a person set, and moves the reminders of days that stay`() async throws {
        try await Office.with { office in
            _ = try await office.desk.takeUpCalendar()
            let `case` = try await office.apply()
            let key = try await office.key(`case`, office.here.coordinator)
            let page = try await office.desk.casePage(key)
            let entry = try #require(page.deadlines.first { $0.duty == .step(.thresholdDecision) })
            try await office.desk.moveDeadline(entry.id, to: day("2026-05-29"), because: "So agreed.", of: key)
            let taken = try await desk(office, adding: ["2026-05-28"]).takeUpCalendar()
            #expect(taken.map(\.later) == [0] && taken.map(\.retimed) == [1])
            #expect(try await open(office, "threshold-decision").contains("threshold-decision 2026-05-29 open"))
            let first: Instant = try await office.look { tx in
                try tx.one(
                    """
                    select min(r.fires_at) as first
                      from deadline_rung r
                      join deadline d on d.id = r.deadline_id
                     where d.duty = 'threshold-decision' and d.state = 'open'
                    """
                ) { try $0["first"] }
            }
            // Three working days before 29 May, with 25 May and 28 May off.
            #expect(London.date(of: first) == day("2026-05-22"))
        }
    }

    @Test func `leaves nothing half done where it is cut off`() async throws {
        try await Office.with { office in
            _ = try await office.desk.takeUpCalendar()
            _ = try await office.apply()
            let before = try await office.deadlines()
            // The journal cannot be written: the very last step fails.
            try await office.tamper { tx in
                try tx.run("alter table journal_head add constraint cut check (seq < 0) not valid")
            }
            let other = desk(office, adding: ["2026-05-20"])
            await #expect(throws: PostgresError.self) { try await other.takeUpCalendar() }
            #expect(try await office.deadlines() == before)
            #expect(try await office.messages()["day-moved"] == nil)
            try await office.tamper { tx in try tx.run("alter table journal_head drop constraint cut") }
            #expect(try await other.takeUpCalendar().map(\.later) == [1])
        }
    }
}

extension Office {
    fileprivate func tasks() async throws -> [Tasks.Entry] {
        try await look { tx in try Tasks.open(in: here.id, tx) }
    }
}
