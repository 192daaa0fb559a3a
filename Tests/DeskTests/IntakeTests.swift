import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `Taking applications in` {
    @Test func `the same form sent again gives the same reference and changes nothing`() async throws {
        try await Office.with { office in
            let id = Application.ID(UUID())
            func send() async throws -> CaseReference {
                try await office.desk.receive(
                    office.intake(), from: office.applicant(), id: id, in: office.here.id, as: .service)
            }
            let first = try await send()
            let before = try await office.everything()
            office.at("2026-05-02")
            #expect(try await send() == first)
            #expect(try await office.everything() == before)
        }
    }

    @Test func `who gives no e-mail address is taken in by the public form and told by hand`() async throws {
        try await Office.with { office in
            let open = try await office.apply(email: nil)
            let list = try await office.desk.workList(of: office.signedIn(office.here.coordinator))
            #expect(list.tasks.map(\.task.notice) == [.acknowledgement])
            #expect(list.tasks.map(\.task.kind) == [.tellByHand])
            #expect(list.tasks.first?.references == [open.reference])
            let application = try await office.look { tx in try Applications.load(open.id, in: office.here.id, tx) }
            #expect(application?.stage == .received)
        }
    }

    @Test func `telling by hand is the acknowledgement, on the day on which it was done`() async throws {
        try await Office.with { office in
            let here = office.here
            let id = Application.ID(UUID())
            _ = try await office.desk.receive(
                office.intake(channel: .phone, takenBy: "the front desk", reachableByMail: false),
                from: office.applicant(email: nil), id: id, in: here.id, as: .officer(here.policeContact))
            let visitor = office.signedIn(here.coordinator)
            let listed = try #require(try await office.desk.workList(of: visitor).tasks.first)
            office.at("2026-05-12")
            let (task, officer) = try await office.desk.task(listed.task.id, for: visitor)
            await office.isRefused(.date("done_on", day("2026-05-13"), from: nil, until: day("2026-05-12"))) {
                try await office.desk.finish(task, on: day("2026-05-13"), note: "Called.", by: officer)
            }
            let before = try await office.everything()
            await office.isRefused(
                .date("done_on", day("2026-04-30"), from: day("2026-05-01"), until: day("2026-05-12"))
            ) {
                try await office.desk.finish(task, on: day("2026-04-30"), note: "Called.", by: officer)
            }
            #expect(try await office.everything() == before)

            try await office.desk.finish(task, on: day("2026-05-11"), note: "Called.", by: officer)
            let application = try await office.look { tx in try Applications.load(id, in: here.id, tx) }
            #expect(application?.stage == .acknowledged(on: day("2026-05-11")))
            #expect(try await office.deadlines().contains("acknowledge 2026-05-11 met"))
            let key = try await office.desk.find(try #require(application).reference, for: visitor)
            let page = try await office.desk.casePage(key)
            #expect(page.events.suffix(2).map(\.event.kind) == [.told, .acknowledged])
            #expect(page.messages.first { $0.kind == .acknowledgement }?.state == "accepted")
            #expect(try await office.desk.workList(of: visitor).tasks.isEmpty)
            await office.isRefused(.already("done")) {
                try await office.desk.finish(task, on: day("2026-05-11"), note: "Again.", by: officer)
            }
        }
    }

    @Test func `tasks are for coordinators, and an unknown one is absent`() async throws {
        try await Office.with { office in
            _ = try await office.apply(email: nil)
            let task = try #require(
                try await office.desk.workList(of: office.signedIn(office.here.secondCoordinator)).tasks.first)
            #expect(try await office.desk.workList(of: office.signedIn(office.here.chair)).tasks.isEmpty)
            await #expect(throws: DeskError.absent) {
                try await office.desk.task(task.task.id, for: office.signedIn(office.here.policeContact))
            }
            await #expect(throws: DeskError.absent) {
                try await office.desk.task(UUID(), for: office.signedIn(office.here.coordinator))
            }
        }
    }

    @Test func `an area that the partnership does not serve is refused`() async throws {
        try await Office.with { office in
            let there = try await TestPartnership.found(in: office.database, name: "West", areas: ["E07000147"])
            var intake = office.intake()
            intake.area = there.areas[0]
            let elsewhere = intake
            await office.isRefused(.missing("relevant bodies of the area")) {
                _ = try await office.desk.receive(
                    elsewhere, from: office.applicant(), id: Application.ID(UUID()), in: office.here.id, as: .service)
            }
            let served = try await office.desk.areas()
            #expect(served.map(\.code) == ["E07000146", "E07000147"])
            #expect(served.map(\.partnership.id) == [office.here.id, there.id])
        }
    }

    @Test func `a browser's answers are kept for a day, for that browser`() async throws {
        try await Office.with { office in
            let (mine, other) = (Token.make(), Token.make())
            try await office.desk.saveDraft(#"{"area": "E07000146"}"#, of: mine)
            try await office.desk.saveDraft(#"{"area": "E07000147"}"#, of: mine)
            #expect(try await office.desk.draft(of: mine)?.contains("E07000147") == true)
            #expect(try await office.desk.draft(of: other) == nil)
            office.at("2026-05-02", hour: 9, minute: 59)
            #expect(try await office.desk.draft(of: mine) != nil)
            office.at("2026-05-02")
            #expect(try await office.desk.draft(of: mine) == nil)
            try await office.desk.saveDraft("{}", of: other)
            try await office.desk.deleteDraft(of: other)
            #expect(try await office.desk.draft(of: other) == nil)
        }
    }
}
